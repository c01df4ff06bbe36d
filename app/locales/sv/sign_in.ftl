### Inloggning, första inloggningen, bekräftelse på nytt, sparat formulär.

## Organisation och lösenord

sign-in-title = Logga in
sign-in-organization = Organisationens korta namn
sign-in-organization-hint = Du får det av din administratör. Du kan också öppna inloggningslänken som du fick av din organisation.
sign-in-continue = Fortsätt
sign-in-kept = Det du skrev är sparat. Logga in för att få det tillbaka.
sign-in-email = E-post
sign-in-password = Lösenord
sign-in-other-organization = Välj en annan organisation

## Kod

sign-in-code-title = Skriv koden
sign-in-code = Kod
sign-in-code-hint = 6 siffror från din autentiseringsapp, eller en reservkod.
sign-in-submit = Logga in
sign-in-again = Börja om

## Första inloggningen

sign-in-enrol-title = Ta inloggningen i bruk
sign-in-enrol-text = Välkommen, { $name }. Välj ett lösenord och ett andra steg. Sedan kan du logga in.
sign-in-enrol-password-title = 1. Välj ett lösenord
sign-in-enrol-password = Nytt lösenord
sign-in-enrol-password-hint = Minst 12 tecken, utan ditt namn. Några ord som inte hör ihop är starka och lätta att minnas.
sign-in-enrol-app-title = 2. Lägg till en autentiseringsapp
sign-in-enrol-app-text = Öppna appen på din telefon och läs in den här bilden. Microsoft Authenticator eller Aegis duger.
sign-in-enrol-secret = Eller skriv den här nyckeln i appen:
sign-in-enrol-code = Kod från appen
sign-in-enrol-code-hint = 6 siffror. De visar att appen fungerar.
sign-in-enrol-submit = Klar
sign-in-portal-text = Du behöver koden som du fick på ett annat sätt än den här länken.
sign-in-portal-code = Kod
sign-in-portal-code-hint = Till exempel ABCD-2345. Efter fem fel koder slutar länken att fungera.
sign-in-portal-password-hint = Minst 15 tecken, utan ditt namn. Tre eller fyra ord som inte hör ihop är starka och lätta att minnas.
sign-in-portal-email = Du loggar in med den här e-posten och ditt nya lösenord: { $email }
sign-in-enrolled-title = Din inloggning är klar
sign-in-recovery-title = Reservkoder
sign-in-recovery-text = Om du tappar din telefon släpper en reservkod in dig. Var och en fungerar en gång. Vi visar dem bara nu: skriv ut dem eller skriv ner dem, och förvara dem på ett annat ställe än din enhet.
sign-in-recovery-kept = Jag har sparat dem. Logga in

## Bekräftelse på nytt

sign-in-step-up-title = Bekräfta att det är du
sign-in-step-up-text = För det här behövs en ny kod.
sign-in-step-up-sends = Det du just skickade går fram samtidigt.
sign-in-step-up-submit = Fortsätt

## Sparat formulär

sign-in-resume-title = Vi sparade det du höll på att skicka
sign-in-resume-text = Det har inte skickats ännu. Skicka det nu, eller kasta det.
sign-in-resume-read = Läs det först
sign-in-resume-nothing-long = Det innehåller ingen lång text.
sign-in-resume-send = Skicka nu
sign-in-resume-drop = Kasta

## Att lämna snabbt

leave-week = Vecka { $count }

## Vad som är fel

sign-in-error-no-organization = Kontrollera det korta namnet. Vi känner inte till det
sign-in-error-wrong = E-posten eller lösenordet är fel. Kontrollera båda och försök igen
sign-in-error-code = Koden är fel eller för gammal. Vänta på nästa och skriv den
sign-in-error-short-password = Välj ett lösenord på minst 12 tecken
sign-in-error-short-alone = Välj ett lösenord på minst 15 tecken
sign-in-error-handover = Koden är fel. Kontrollera den och försök igen
sign-in-error-personal-password = Välj ett lösenord utan ditt namn eller din e-post
