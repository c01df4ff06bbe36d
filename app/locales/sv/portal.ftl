### E-tjänsten: vad människor ser av sitt eget och vad de kan göra.

## Meny

portal-nav-home = Startsida
portal-nav-data = Mina uppgifter
portal-nav-documents = Dokument
portal-nav-looked = Vem har tittat
portal-nav-people = Vilka ser det här
portal-nav-settings = Inställningar
portal-leave = Lämna snabbt

## Startsida

portal-home-title = Hej, { $name }
portal-home-nothing = Du behöver inte göra något nu.
portal-home-nothing-text = När något väntar på dig syns det här.
portal-home-waiting = Det här väntar på dig
portal-home-letter = Ett brev till dig, { $day }.
portal-home-all = Allt som är ditt
portal-home-data = Vad vi sparar om dig, varför och hur länge.
portal-home-documents = Filer som din kontaktperson har delat med dig.
portal-documents-title = Dokument som delats med dig
portal-documents-text = De här har delats med dig. När du öppnar ett dokument sparas en kopia på din enhet: tänk på vem mer som använder den.
portal-documents-empty = Inga dokument ännu. När någon hos oss delar ett dokument med dig syns det här.
portal-home-looked = Vem som har öppnat dina uppgifter och varför.
portal-home-people = Familjemedlemmar och andra som har tillgång.
portal-home-represented = Personer som du företräder
portal-home-help = Om du behöver hjälp

## Mina uppgifter

portal-data-details = Dina uppgifter
portal-data-name = Namn
portal-data-birth = Född
portal-data-number = Nummer
portal-data-code = Personbeteckning
portal-data-language = Språk
portal-data-phone = Telefon
portal-data-email = E-post
portal-data-address = Adress
portal-data-address-protected = Skyddad. Vi visar den inte här.
portal-data-not-known = Inte känt
portal-data-wrong = Är något fel? Berätta för din handläggare. Du har rätt att få det rättat.
portal-data-notes = Anteckningar som vi delar med dig
portal-data-notes-count = { $count ->
    [one] { $count } anteckning
   *[other] { $count } anteckningar
}
portal-data-held = Vad vi sparar, varför och hur länge
portal-data-held-details = Dina uppgifter
portal-data-why-details = För att vi ska veta vem du är och kunna nå dig.
portal-data-how-long-details = Vi har inte bestämt tiden ännu. Vi förstör ingenting före det.
portal-data-held-notes = Anteckningar om vårt arbete med dig
portal-data-why-notes = Lagen kräver att vi skriver ner vad vi gör och beslutar. På den här sidan syns bara det som vi delar.
portal-data-how-long-notes = Tiden beror på vilken service du får. Fråga oss, så berättar vi.
portal-data-held-log = Logg över vem som har använt dina uppgifter
portal-data-why-log = Den visar vem som har öppnat dina uppgifter och när. Den skyddar dig.
portal-data-how-long-log = Vi har inte bestämt tiden ännu. Vi förstör ingenting före det.
portal-data-held-account = Din inloggning i den här tjänsten
portal-data-why-account = Din e-post, ditt lösenord som ett fingeravtryck som inte kan vändas tillbaka, och dina enheter.
portal-data-how-long-account = Så länge du har tillgång till den här tjänsten.
portal-data-until = { $period } ({ $law }).
portal-data-held-documents = Dokument som delats med dig
portal-data-why-documents = De hör till vårt arbete med dig. Här syns bara det som vi delar.
portal-data-how-long-documents = Tiden beror på vilken service du får. Fråga oss, så berättar vi.
portal-data-documents-count = { $count ->
    [one] { $count } dokument
   *[other] { $count } dokument
}
portal-data-held-family = Familj och hushåll
portal-data-why-family = För att vi ska veta vilka som hör ihop när vi planerar din service. Det som gäller andra är deras: vi visar det inte här.
portal-data-how-long-family = Lika länge som dina uppgifter.
portal-data-households = { $count ->
    [0] Inget hushåll är antecknat för dig.
    [one] Du är antecknad som medlem i { $count } hushåll.
   *[other] Du är antecknad som medlem i { $count } hushåll.
}
portal-data-held-requests = Vad du har bett om, med våra svar
portal-data-why-requests = För att vi ska kunna visa att dina rättigheter har följts.
portal-data-how-long-requests = Vi har inte bestämt tiden ännu. Vi förstör ingenting före det.
portal-data-requests-count = { $count ->
    [one] { $count } begäran
   *[other] { $count } begäranden
}
portal-data-held-recipients = Till vem dina uppgifter har lämnats
portal-data-why-recipients = För att du ska veta var dina uppgifter finns. Listan visar det som den här tjänsten själv har skickat. Också andra kan ha fått veta något: fråga oss, så svarar vi skriftligt.
portal-data-how-long-recipients = Så länge vi har dina uppgifter. Listan försvinner tillsammans med dem.
portal-data-given-letter = { $day }: ett brev till dig
portal-data-given-package = { $day }: kopian av dina uppgifter, till dig
portal-data-given-representative = { $day }: ett dokument, till någon som företräder dig
portal-data-law = Lagen bakom det
portal-data-how-long = Hur länge
portal-data-ended = Vårt arbete med dig som slutade { $closed }: minst till { $until }.
portal-data-ended-over = Vårt arbete med dig som slutade { $closed }: tiden gick ut { $until }. Någon beslutar innan något förstörs.
portal-data-longer = En annan skyldighet kan göra tiden längre, till exempel en rättegång eller en lag om arkiv. När tiden är slut beslutar två personer innan vi förstör något.
portal-data-more-for = Vi kan ha mer om { $name } än vad den här sidan visar. Du kan fråga oss, och vi svarar skriftligt.
portal-data-held-for-details = Uppgifter om { $name }
portal-data-why-for-details = För att vi ska veta vem { $name } är och hur vi når personen.
portal-data-how-long-for-details = Vi har inte bestämt tiden ännu. Vi förstör ingenting före det.
portal-data-held-for-notes = Anteckningar om vårt arbete med { $name }
portal-data-why-for-notes = Lagen kräver att vi skriver ner vad vi gör och beslutar. På den här sidan syns bara det som vi delar med dem som företräder { $name }.
portal-data-how-long-for-notes = Tiden beror på vilken service { $name } får. Fråga oss, så berättar vi.
portal-data-held-for-documents = Dokument om { $name }
portal-data-why-for-documents = De hör till vårt arbete med { $name }. På den här sidan syns bara det som vi delar med dem som företräder { $name }.
portal-data-how-long-for-documents = Tiden beror på vilken service { $name } får. Fråga oss, så berättar vi.
portal-data-held-for-requests = Vad du har bett om för { $name }, med våra svar
portal-data-why-for-requests = För att vi ska kunna visa att rättigheterna har följts för { $name }.
portal-data-how-long-for-requests = Vi har inte bestämt tiden ännu. Vi förstör ingenting före det.
portal-data-law-care-fi = Lagen om behandling av kunduppgifter inom social- och hälsovården (703/2023). Allmänna dataskyddsförordningen (GDPR), artiklarna 6.1 c, 6.1 e och 9.2 h.
portal-data-law-care-eu = Allmänna dataskyddsförordningen (GDPR), artiklarna 6.1 c, 6.1 e och 9.2 h, och lagen i det land där du får servicen.
portal-data-law-care-us = HIPAA, 45 CFR 164.506, och din delstats lag.
portal-data-law-log-fi = Lagen om behandling av kunduppgifter inom social- och hälsovården (703/2023). Allmänna dataskyddsförordningen (GDPR), artikel 32.
portal-data-law-log-eu = Allmänna dataskyddsförordningen (GDPR), artiklarna 5.2 och 32.
portal-data-law-log-us = HIPAA, 45 CFR 164.312(b).
portal-data-law-requests-eu = Allmänna dataskyddsförordningen (GDPR), artiklarna 5.2, 12 och 15–22.
portal-data-law-requests-us = HIPAA, 45 CFR 164.522–164.528.
portal-data-law-recipients-eu = Allmänna dataskyddsförordningen (GDPR), artiklarna 15.1 c och 19.
portal-data-law-recipients-us = HIPAA, 45 CFR 164.528.
portal-data-law-account-eu = Allmänna dataskyddsförordningen (GDPR), artikel 32.
portal-data-law-account-us = HIPAA, 45 CFR 164.312(d).
portal-data-more = Vi kan ha mer än vad den här sidan visar. Du kan fråga oss vad, och vi svarar skriftligt.
portal-entries-empty = Inga anteckningar ännu. Det som vi delar med dig syns här.
portal-entry-note = Anteckning
portal-entry-call = Telefonsamtal
portal-entry-visit = Besök
portal-entry-meeting = Möte
portal-entry-corrected = Rättat senare

## Vem har tittat

portal-looked-text = Alla som öppnar dina uppgifter lämnar ett spår. Listan går två år tillbaka och visar inga namn. Du kan be oss om namnen och om äldre spår.
portal-looked-withheld = Lagen kan kräva att vi utelämnar spår från den här listan, till exempel för någons säkerhet. Då visar vi inte att de finns.
portal-looked-complain = Tror du att någon har tittat utan orsak? Berätta för oss, eller klaga hos dataskyddsmyndigheten.
portal-looked-empty = Enligt den här listan har ingen öppnat dina uppgifter ännu.
portal-looked-caption = Nyast först
portal-looked-day = Dag
portal-looked-unit = Enhet
portal-looked-role = Roll
portal-looked-ground = Varför
portal-role-worker = Handläggare
portal-role-supervisor = Chef
portal-role-assistant = Kanslist
portal-role-privacy-officer = Dataskyddsombud
portal-role-admin = Administratör
portal-role-auditor = Granskare
portal-role-representative = Någon som företräder dig
portal-role-system = Systemet självt
portal-ground-assigned = Arbetar med dig
portal-ground-substitute = Vikarierar för din handläggare
portal-ground-team = Hör till din handläggares team
portal-ground-supervisor = Leder din handläggares team
portal-ground-registered = Skrev ner dina uppgifter
portal-ground-own = Egna uppgifter
portal-ground-role = Hör till arbetet i den här rollen
portal-ground-admin = Skyldighet att sköta tjänsten
portal-ground-system = Systemets arbete
portal-ground-nobody = Inte känt
portal-ground-represents-details = Får se dina uppgifter
portal-ground-represents-record = Får se anteckningar som vi delar
portal-ground-represents-requests = Får göra begäranden för dig

## Vilka ser det här

portal-people-text = De här personerna ser sådant som är ditt i den här tjänsten. Du kan avsluta det när som helst.
portal-people-empty = Ingen utom du.
portal-people-until = Längst till { $date }
portal-people-end = Avsluta tillgången
portal-people-end-title = Ska tillgången avslutas: { $name }?
portal-people-end-at-once = Den tar slut genast.
portal-people-end-silent = Vi skickar inget meddelande om det.
portal-people-end-back = Om du vill ge tillgång igen, tala med din handläggare.
portal-people-keep = Behåll tillgången
portal-people-staff = Våra egna anställda ser dina uppgifter när arbetet kräver det.
portal-thing-details = Uppgifter
portal-thing-record = Delade anteckningar
portal-thing-requests = Begäranden
portal-relation-mother = Mamma
portal-relation-father = Pappa
portal-relation-parent = Förälder
portal-relation-guardian = Vårdnadshavare
portal-relation-child = Barn
portal-relation-ward = Myndling
portal-relation-sibling = Syskon
portal-relation-partner = Partner
portal-relation-grandparent = Mor- eller farförälder
portal-relation-grandchild = Barnbarn
portal-relation-support-person = Stödperson
portal-relation-supported-person = Person som får stöd
portal-relation-other = Annan
portal-represented-title = En person som du företräder
portal-represented-until = Du har tillgång längst till { $date }.
portal-represented-ask = Den här sidan visar det som du har fått tillgång till. Om du behöver något annat, fråga oss.

## Inställningar

portal-settings-looks = Språk och färger
portal-settings-theme = Färger
portal-theme-system = Som på min enhet
portal-theme-light = Ljust
portal-theme-dark = Mörkt
portal-settings-sign-in = Inloggning
portal-settings-email = Du loggar in med { $email }. Om du vill byta den, tala med din handläggare.
portal-settings-devices = Var du är inloggad
portal-device-name = { $browser } på { $system }
portal-device-unknown = Okänd enhet
portal-device-current = Den här enheten
portal-device-seen = Senast använd
portal-device-end = Logga ut
portal-devices-end-others = Logga ut alla andra enheter
portal-password-title = Byt lösenord
portal-password-hint = Minst { $count } tecken, utan ditt namn.
portal-password-others = Alla andra enheter loggas ut.
portal-password-current = Nuvarande lösenord
portal-second-step-title = Lägg till ett andra steg
portal-second-step-off = Du loggar in med bara lösenordet. Ett andra steg gör det säkrare.
portal-second-step-on = Du loggar in med lösenordet och en kod.
portal-second-step-text = Sedan behöver du ditt lösenord och en kod från din telefon för att logga in.
portal-second-step-end = Ta bort det andra steget
portal-second-step-end-text = Sedan loggar du in med bara lösenordet.
portal-recovery-kept = Jag har sparat dem
portal-safe-title = Om någon ser vad du gör
portal-safe-leave = ”Lämna snabbt” loggar ut dig och visar en vanlig kalendersida. Den finns på varje sida.
portal-safe-history = Din webbläsare minns ändå att du var här. Radera historiken, eller använd ett privat fönster.

## Vad som är fel

portal-error-language = Välj ett språk
portal-error-theme = Välj färger
portal-error-current = Det nuvarande lösenordet är fel. Kontrollera det och försök igen
portal-error-short-password = Välj ett längre lösenord

## Vad som gjordes

done-portal-grant-ended = Tillgången har avslutats.
done-portal-settings-saved = Dina inställningar är sparade.
done-portal-device-ended = Enheten är utloggad.
done-portal-devices-ended = Alla andra enheter är utloggade.
done-portal-password-changed = Ditt lösenord är bytt.
done-portal-second-step-ended = Det andra steget är borttaget.

portal-nav-requests = Mina begäranden
portal-home-requests = Be att få se dina uppgifter eller få dem raderade
portal-requests-text = Du kan be att få se vilka uppgifter vi har om dig, eller be att de raderas. Det kostar ingenting och du behöver inget skäl.
portal-requests-none = Du har inte bett om något ännu.
portal-ask = Gör en begäran
portal-ask-step-what = Steg 1 av 3: vad
portal-ask-step-why = Steg 2 av 3: varför, om du vill
portal-ask-step-check = Steg 3 av 3: kontrollera och skicka
portal-ask-what = Vad ber du om?
portal-ask-why = Vill du berätta mer?
portal-ask-why-hint = Du måste inte. Det kan hjälpa oss att hitta det du menar.
portal-ask-next = Fortsätt
portal-ask-back = Tillbaka
portal-ask-send = Skicka begäran
portal-ask-then = Vad händer sedan
portal-ask-then-look = Vi går igenom allt som vi har om dig.
portal-ask-then-due = Vi svarar senast den { $day }. Om vi behöver mer tid berättar vi det innan dess.
portal-ask-then-keep = Lagen kan kräva att vi sparar något. Då berättar vi vilken lag och hur länge.
portal-ask-then-care = Dina tjänster fortsätter som förut. Det som raderas kan inte fås tillbaka.
portal-ask-then-back = Du kan ta tillbaka din begäran tills vi har genomfört den.
portal-ask-error-kind = Välj vad du ber om.
portal-kind-access = Se mina uppgifter
portal-kind-access-hint = Du får en kopia av det som vi har om dig.
portal-kind-erasure = Radera mina uppgifter
portal-kind-erasure-hint = Vi raderar det som lagen inte kräver att vi sparar.
portal-kind-access-log = Vem som har läst mina uppgifter
portal-kind-access-log-hint = Du får en lista med namn, dagar och grunder, om den inte kan utsätta någon för fara.
portal-kind-rectification = Rätta mina uppgifter
portal-kind-restriction = Begränsa användningen av mina uppgifter
portal-kind-portability = Ta med mig mina uppgifter
portal-kind-objection = Invända mot användningen av mina uppgifter
portal-kind-accounting-of-disclosures = Till vem mina uppgifter har lämnats
portal-kind-party-access = Handlingar i mitt eget ärende
portal-kind-for-access = Se uppgifterna
portal-kind-for-access-hint = Vi beslutar vad av det som kan lämnas ut till dig.
portal-kind-for-erasure = Radera uppgifterna
portal-kind-for-erasure-hint = Vi beslutar vad som kan raderas. Lagen kräver ofta att vi sparar anteckningar.
portal-kind-for-access-log = Vem som har läst uppgifterna
portal-kind-for-access-log-hint = Vi beslutar vad som kan berättas för dig: ingen får råka i fara.
portal-kind-for-rectification = Rätta uppgifterna
portal-kind-for-restriction = Begränsa användningen av uppgifterna
portal-kind-for-portability = Ta med uppgifterna
portal-kind-for-objection = Invända mot användningen av uppgifterna
portal-kind-for-accounting-of-disclosures = Till vem uppgifterna har lämnats
portal-kind-for-party-access = Handlingar i ärendet
portal-ask-for = Gör en begäran för { $name }
portal-ask-for-then-look = Vi går igenom vad vi har om { $name } och beslutar vad som kan lämnas ut eller raderas.
portal-ask-for-then-care = Tjänsterna fortsätter som förut. Det som raderas kan inte fås tillbaka.
portal-ask-for-then-seen = { $name } kan se här att detta har begärts, men inte vad du skriver.
portal-represented-request-text = Vi skriver här vad vi beslutar. Om du vill ta tillbaka begäran, berätta det för oss.
portal-request-by-representative = Någon som företräder dig bad om detta. Du kan ta tillbaka begäran som om den vore din egen.
portal-stage-for-withdrawn = Begäran har tagits tillbaka
portal-stage-open = Vi arbetar med din begäran
portal-stage-open-text = Du behöver inte göra något nu.
portal-stage-identity = Vi måste kontrollera vem du är
portal-stage-identity-text = Vi måste vara säkra på att det är du. Visa oss ditt pass eller identitetskort. Sedan går vi vidare.
portal-stage-forwarded = Skickad vidare
portal-stage-forwarded-text = Någon annan bestämmer om de här uppgifterna. Vi skickade din begäran dit. De svarar dig.
portal-stage-merged = Besvaras med din tidigare begäran
portal-stage-merged-text = Du har bett om samma sak tidigare. Vi svarar på båda tillsammans.
portal-stage-approved = Beslutad
portal-stage-approved-text = Vi genomför den dagen som står nedan. Tills dess kan du ta tillbaka den.
portal-stage-answered = Besvarad
portal-stage-answered-text = Här är vad vi gjorde.
portal-stage-refused = Avslagen
portal-stage-refused-text = Här är varför, och vad du kan göra.
portal-stage-withdrawn = Du tog tillbaka den
portal-stage-withdrawn-text = Ingenting gjordes. Du kan begära det på nytt när som helst.
portal-request-received = skickad { $day }
portal-request-asked = Du bad om det
portal-request-due = Vi svarar senast
portal-request-extended = Varför vi behöver mer tid
portal-request-execute = Genomförs tidigast
portal-request-closed = Avslutad
portal-request-why = Vad du skrev
portal-request-reason = Varför
portal-request-answer = Vad vi gjorde
portal-request-erased = Raderat. Ingen kan öppna det längre.
portal-request-kept = Vi måste spara detta.
portal-request-until = Vi sparar det till { $day }, sedan raderar vi det också.
portal-request-until-unknown = Den sista dagen är inte känd ännu: den beror på när vårt arbete tar slut.
portal-request-complain = Skriv till oss om du tycker att vi har fel. Du kan också gå till domstol.
portal-request-withdraw = Ta tillbaka begäran
portal-request-withdraw-text = Ingenting har raderats ännu. Om du tar tillbaka den blir allt som förut.
portal-item-identity = Ditt namn, födelsedatum och din personbeteckning
portal-item-contact = Dina kontaktuppgifter och andra uppgifter
portal-item-relation = Vem du är för andra människor
portal-item-household-member = Ditt hushåll
portal-item-case = Uppgifterna om ditt ärende
portal-item-entry = Anteckningar i ditt ärende
portal-item-draft = Ofärdiga anteckningar
portal-item-document = Dokument i ditt ärende
portal-item-mention = Anteckningar
portal-refusal-no-ground = Lagen ger ingen grund för att radera.
portal-refusal-unfounded = Begäran saknar grund eller går för långt.
portal-refusal-identity-unknown = Vi kunde inte vara säkra på vem som ber.
portal-refusal-others-rights = Det skulle skada andras rättigheter.
portal-refusal-not-controller = Någon annan bestämmer om dessa uppgifter.
portal-refusal-no-such-right = Lagen som gäller känner inte till en sådan rätt.
done-portal-asked = Vi fick din begäran. Du behöver inte göra något nu.
done-portal-request-withdrawn = Du tog tillbaka din begäran.
portal-package = Dina uppgifter
portal-package-text = Kopian av dina uppgifter är klar. Du kan hämta den till och med { $day }. Spara filen där bara du kan öppna den.
portal-package-download = Hämta mina uppgifter
portal-letters = Brev
portal-letter = Brev
portal-letter-file = Ladda ner som PDF
portal-certificate = Intyg
portal-certificate-text = Den här filen visar vad som raderades, och vad som sparas och varför. Vem som helst kan kontrollera den utan oss. Ditt namn står inte i den.
portal-certificate-download = Ladda ner intyget
answer-link = Svarslänk
answer-link-offer = Om inget om dig finns kvar slutar din inloggning att fungera. Den här länken öppnar vårt svar och intyget också då.
answer-link-take = Ta min svarslänk
answer-link-once = Spara länken nu. Den visas bara en gång. Om du tar en ny länk slutar den här att fungera.
answer-link-once-staff = Skriv ut den här sidan med brevet eller kopiera länken. Den visas bara en gång. En ny länk gör den här oanvändbar.
answer-link-days = Den öppnar svaret i { $days } dagar från den dag då allt är klart. Sedan förstörs den.
answer-link-keep = Spara den där bara du kan öppna den. Den som har länken kan läsa svaret. Ditt namn står inte i det.
answer-link-kept = Jag har sparat den
answer-title = Svaret på din begäran
answer-until = Du kan öppna den här sidan till och med { $day }. Skriv ut den eller spara intyget om du vill behålla det.
answer-waiting = Svaret är inte här än.
answer-waiting-text = Det kommer när allt som vi beslutade att radera är borta. Öppna samma länk igen senare.
