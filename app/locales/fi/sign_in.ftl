### Kirjautuminen, ensimmäinen kirjautuminen, henkilöllisyyden varmistus uudelleen, talteen otettu lomake.

## Organisaatio ja salasana

sign-in-title = Kirjaudu
sign-in-organization = Organisaatiosi lyhyt nimi
sign-in-organization-hint = Saat sen pääkäyttäjältäsi. Voit myös avata kirjautumislinkin, jonka sait organisaatioltasi.
sign-in-continue = Jatka
sign-in-kept = Se, mitä kirjoitit, on tallessa. Kirjaudu, niin saat sen takaisin.
sign-in-email = Sähköposti
sign-in-password = Salasana
sign-in-other-organization = Valitse toinen organisaatio

## Koodi

sign-in-code-title = Kirjoita koodi
sign-in-code = Koodi
sign-in-code-hint = 6 numeroa todennussovelluksesta tai varakoodi.
sign-in-submit = Kirjaudu
sign-in-again = Aloita alusta

## Ensimmäinen kirjautuminen

sign-in-enrol-title = Ota kirjautuminen käyttöön
sign-in-enrol-text = Tervetuloa, { $name }. Valitse salasana ja ota käyttöön toinen vaihe. Sitten voit kirjautua.
sign-in-enrol-password-title = 1. Valitse salasana
sign-in-enrol-password = Uusi salasana
sign-in-enrol-password-hint = Vähintään 12 merkkiä, ei omaa nimeäsi. Muutama toisiinsa liittymätön sana on vahva ja helppo muistaa.
sign-in-enrol-app-title = 2. Lisää todennussovellus
sign-in-enrol-app-text = Avaa puhelimesi todennussovellus, esimerkiksi Microsoft Authenticator tai Aegis, ja lue sillä tämä kuva.
sign-in-enrol-secret = Tai kirjoita sovellukseen tämä avain:
sign-in-enrol-code = Koodi sovelluksesta
sign-in-enrol-code-hint = 6 numeroa. Siitä näkyy, että sovellus toimii.
sign-in-enrol-submit = Valmis
sign-in-portal-text = Tarvitset koodin, jonka sait muulla tavalla kuin tämän linkin.
sign-in-portal-code = Koodi
sign-in-portal-code-hint = Esimerkiksi ABCD-2345. Viiden väärän koodin jälkeen tämä linkki ei enää toimi.
sign-in-portal-password-hint = Vähintään 15 merkkiä, ei omaa nimeäsi. Kolme tai neljä toisiinsa liittymätöntä sanaa on vahva ja helppo muistaa.
sign-in-portal-email = Kirjaudut tällä sähköpostilla ja uudella salasanallasi: { $email }
sign-in-enrolled-title = Voit nyt kirjautua
sign-in-recovery-title = Varakoodit
sign-in-recovery-text = Jos puhelimesi katoaa, pääset sisään varakoodilla. Jokainen toimii kerran. Näytämme ne vain nyt: tulosta ne tai kirjoita ne muistiin ja säilytä ne erillään laitteestasi.
sign-in-recovery-kept = Koodit ovat tallessa. Kirjaudu

## Varmistus uudelleen

sign-in-step-up-title = Vahvista, että se olet sinä
sign-in-step-up-text = Tähän tarvitaan uusi koodi.
sign-in-step-up-sends = Se, minkä juuri lähetit, menee samalla perille.
sign-in-step-up-submit = Jatka

## Talteen otettu lomake

sign-in-resume-title = Otimme talteen, mitä olit lähettämässä
sign-in-resume-text = Sitä ei ole vielä lähetetty. Lähetä se nyt tai hylkää se.
sign-in-resume-read = Lue se ensin
sign-in-resume-nothing-long = Siinä ei ole pitkää tekstiä.
sign-in-resume-send = Lähetä nyt
sign-in-resume-drop = Hylkää

## Nopea poistuminen

leave-week = Viikko { $count }

## Mikä on vialla

sign-in-error-no-organization = Tarkista lyhyt nimi. Emme tunne tätä
sign-in-error-wrong = Sähköposti tai salasana on väärä. Tarkista molemmat ja yritä uudelleen
sign-in-error-code = Koodi on väärä tai vanhentunut. Odota seuraavaa ja kirjoita se
sign-in-error-short-password = Valitse vähintään 12 merkin salasana
sign-in-error-short-alone = Valitse vähintään 15 merkin salasana
sign-in-error-handover = Koodi on väärä. Tarkista se ja yritä uudelleen
sign-in-error-personal-password = Valitse salasana, jossa ei ole nimeäsi eikä sähköpostiasi
