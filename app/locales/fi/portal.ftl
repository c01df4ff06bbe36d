### Asiointipalvelu: mitä ihmiset näkevät omistaan ja mitä he voivat tehdä.

## Valikko

portal-nav-home = Etusivu
portal-nav-data = Omat tiedot
portal-nav-documents = Asiakirjat
portal-nav-looked = Kuka on katsonut
portal-nav-people = Ketkä näkevät tämän
portal-nav-settings = Asetukset
portal-leave = Poistu nopeasti

## Etusivu

portal-home-title = Hei, { $name }
portal-home-nothing = Sinun ei tarvitse tehdä nyt mitään.
portal-home-nothing-text = Kun jokin odottaa sinua, se näkyy tässä.
portal-home-waiting = Tämä odottaa sinua
portal-home-letter = Kirje sinulle, { $day }.
portal-home-all = Kaikki asiasi
portal-home-data = Mitä säilytämme sinusta, miksi ja kuinka kauan.
portal-home-documents = Tiedostot, jotka työntekijäsi on jakanut kanssasi.
portal-documents-title = Sinulle jaetut asiakirjat
portal-documents-text = Työntekijäsi on jakanut nämä kanssasi. Kun avaat asiakirjan, siitä jää jäljennös laitteeseesi: mieti, kuka muu laitetta käyttää.
portal-documents-empty = Ei vielä asiakirjoja. Kun työntekijäsi jakaa asiakirjan kanssasi, se näkyy täällä.
portal-home-looked = Kuka on avannut tietosi ja miksi.
portal-home-people = Perheenjäsenet ja muut, joilla on pääsy tietoihisi.
portal-home-represented = Ihmiset, joita edustat
portal-home-help = Jos tarvitset apua

## Omat tiedot

portal-data-details = Sinun tietosi
portal-data-name = Nimi
portal-data-birth = Syntynyt
portal-data-number = Numero
portal-data-code = Henkilötunnus
portal-data-language = Kieli
portal-data-phone = Puhelin
portal-data-email = Sähköposti
portal-data-address = Osoite
portal-data-address-protected = Suojattu. Emme näytä sitä tässä.
portal-data-not-known = Ei tiedossa
portal-data-wrong = Onko jokin väärin? Kerro työntekijällesi. Sinulla on oikeus saada tieto korjatuksi.
portal-data-notes = Kirjaukset, jotka jaamme sinulle
portal-data-notes-count = { $count ->
    [one] { $count } kirjaus
   *[other] { $count } kirjausta
}
portal-data-held = Mitä säilytämme, miksi ja kuinka kauan
portal-data-held-details = Sinun tietosi
portal-data-why-details = Jotta tiedämme, kuka olet, ja tavoitamme sinut.
portal-data-how-long-details = Emme ole vielä päättäneet aikaa. Emme hävitä mitään ennen sitä.
portal-data-held-notes = Kirjaukset työstämme kanssasi
portal-data-why-notes = Laki velvoittaa meidät kirjaamaan, mitä teemme ja päätämme. Tällä sivulla näkyy vain se, minkä jaamme.
portal-data-how-long-notes = Aika riippuu palvelusta, jota saat. Kysy meiltä, niin kerromme.
portal-data-held-log = Loki siitä, kuka on käyttänyt tietojasi
portal-data-why-log = Se kertoo, kuka avasi tietosi ja milloin. Se suojaa sinua.
portal-data-how-long-log = Emme ole vielä päättäneet aikaa. Emme hävitä mitään ennen sitä.
portal-data-held-account = Kirjautumisesi tähän palveluun
portal-data-why-account = Sähköpostisi, salasanasi sormenjälkenä, josta sitä ei saa takaisin, ja laitteesi.
portal-data-how-long-account = Niin kauan kuin sinulla on pääsy tähän palveluun.
portal-data-until = { $period } ({ $law }).
portal-data-held-documents = Sinulle jaetut asiakirjat
portal-data-why-documents = Ne kuuluvat työhömme kanssasi. Täällä näkyy vain se, minkä jaamme.
portal-data-how-long-documents = Aika riippuu palvelusta, jota saat. Kysy meiltä, niin kerromme.
portal-data-documents-count = { $count ->
    [one] { $count } asiakirja
   *[other] { $count } asiakirjaa
}
portal-data-held-family = Perhe ja talous
portal-data-why-family = Jotta tiedämme, ketkä kuuluvat yhteen, kun suunnittelemme palvelujasi. Toisia koskevat tiedot ovat heidän: emme näytä niitä tässä.
portal-data-how-long-family = Yhtä kauan kuin sinun tietosi.
portal-data-households = { $count ->
    [0] Sinulle ei ole kirjattu taloutta.
    [one] Sinut on kirjattu { $count } talouden jäseneksi.
   *[other] Sinut on kirjattu { $count } talouden jäseneksi.
}
portal-data-held-requests = Pyyntösi ja vastauksemme niihin
portal-data-why-requests = Jotta voimme osoittaa, että oikeutesi ovat toteutuneet.
portal-data-how-long-requests = Emme ole vielä päättäneet aikaa. Emme hävitä mitään ennen sitä.
portal-data-requests-count = { $count ->
    [one] { $count } pyyntö
   *[other] { $count } pyyntöä
}
portal-data-held-recipients = Kenelle tietojasi on annettu
portal-data-why-recipients = Jotta tiedät, missä tietosi ovat. Tässä on se, minkä tämä palvelu on itse lähettänyt. Myös muille on voitu kertoa jotakin: kysy meiltä, niin vastaamme kirjallisesti.
portal-data-how-long-recipients = Niin kauan kuin säilytämme sinun tietosi. Luettelo häviää niiden mukana.
portal-data-given-letter = { $day }: kirje sinulle
portal-data-given-package = { $day }: jäljennös tiedoistasi sinulle
portal-data-given-representative = { $day }: asiakirja jollekulle, joka edustaa sinua
portal-data-law = Laki tämän takana
portal-data-how-long = Mihin asti
portal-data-ended = Työmme kanssasi, joka päättyi { $closed }: vähintään { $until } asti.
portal-data-ended-over = Työmme kanssasi, joka päättyi { $closed }: aika päättyi { $until }. Joku päättää asiasta, ennen kuin mitään hävitetään.
portal-data-longer = Muu velvollisuus voi pidentää aikaa, esimerkiksi oikeudenkäynti tai arkistoja koskeva laki. Kun aika on ohi, kaksi ihmistä päättää, ennen kuin hävitämme mitään.
portal-data-more-for = Meillä voi olla enemmän tietoja kuin tällä sivulla näkyy. Henkilö: { $name }. Voit kysyä, mitä, ja vastaamme kirjallisesti.
portal-data-held-for-details = Henkilön tiedot: { $name }
portal-data-why-for-details = Jotta tiedämme, kuka hän on, ja tavoitamme hänet.
portal-data-how-long-for-details = Emme ole vielä päättäneet aikaa. Emme hävitä mitään ennen sitä.
portal-data-held-for-notes = Kirjaukset työstämme: { $name }
portal-data-why-for-notes = Laki velvoittaa meidät kirjaamaan, mitä teemme ja päätämme. Tällä sivulla näkyy vain se, minkä jaamme myös hänen edustajilleen.
portal-data-how-long-for-notes = Aika riippuu palvelusta, jota hän saa. Kysy meiltä, niin kerromme.
portal-data-held-for-documents = Asiakirjat: { $name }
portal-data-why-for-documents = Ne kuuluvat työhömme hänen kanssaan. Tällä sivulla näkyy vain se, minkä jaamme myös hänen edustajilleen.
portal-data-how-long-for-documents = Aika riippuu palvelusta, jota hän saa. Kysy meiltä, niin kerromme.
portal-data-held-for-requests = Pyyntösi ja vastauksemme niihin: { $name }
portal-data-why-for-requests = Jotta voimme osoittaa, että hänen oikeutensa ovat toteutuneet.
portal-data-how-long-for-requests = Emme ole vielä päättäneet aikaa. Emme hävitä mitään ennen sitä.
portal-data-law-care-fi = Laki sosiaali- ja terveydenhuollon asiakastietojen käsittelystä (703/2023). Yleinen tietosuoja-asetus (GDPR), 6 artiklan 1 kohdan c ja e alakohta ja 9 artiklan 2 kohdan h alakohta.
portal-data-law-care-eu = Yleinen tietosuoja-asetus (GDPR), 6 artiklan 1 kohdan c ja e alakohta ja 9 artiklan 2 kohdan h alakohta, sekä sen maan laki, jossa saat palvelua.
portal-data-law-care-us = HIPAA, 45 CFR 164.506, sekä osavaltiosi laki.
portal-data-law-log-fi = Laki sosiaali- ja terveydenhuollon asiakastietojen käsittelystä (703/2023). Yleinen tietosuoja-asetus (GDPR), 32 artikla.
portal-data-law-log-eu = Yleinen tietosuoja-asetus (GDPR), 5 artiklan 2 kohta ja 32 artikla.
portal-data-law-log-us = HIPAA, 45 CFR 164.312(b).
portal-data-law-requests-eu = Yleinen tietosuoja-asetus (GDPR), 5 artiklan 2 kohta sekä 12 ja 15–22 artikla.
portal-data-law-requests-us = HIPAA, 45 CFR 164.522–164.528.
portal-data-law-recipients-eu = Yleinen tietosuoja-asetus (GDPR), 15 artiklan 1 kohdan c alakohta ja 19 artikla.
portal-data-law-recipients-us = HIPAA, 45 CFR 164.528.
portal-data-law-account-eu = Yleinen tietosuoja-asetus (GDPR), 32 artikla.
portal-data-law-account-us = HIPAA, 45 CFR 164.312(d).
portal-data-more = Meillä voi olla enemmän tietoja kuin tällä sivulla näkyy. Voit kysyä, mitä, ja vastaamme kirjallisesti.
portal-entries-empty = Ei vielä kirjauksia. Se, minkä jaamme sinulle, näkyy tässä.
portal-entry-note = Muistiinpano
portal-entry-call = Puhelu
portal-entry-visit = Käynti
portal-entry-meeting = Tapaaminen
portal-entry-corrected = Korjattu myöhemmin

## Kuka on katsonut

portal-looked-text = Jokaisesta, joka avaa tietosi, jää merkintä. Luettelo ulottuu kahden vuoden taakse, eikä siinä ole nimiä. Voit pyytää meiltä nimet ja vanhemmat merkinnät.
portal-looked-withheld = Laki voi velvoittaa meidät jättämään merkintöjä pois tästä luettelosta, esimerkiksi jonkun turvallisuuden vuoksi. Silloin emme näytä, että niitä on.
portal-looked-complain = Epäiletkö, että joku on katsonut tietojasi ilman syytä? Kerro meille, tai tee valitus tietosuojaviranomaiselle.
portal-looked-empty = Tämän luettelon mukaan kukaan ei ole vielä avannut tietojasi.
portal-looked-caption = Uusin ensin
portal-looked-day = Päivä
portal-looked-unit = Yksikkö
portal-looked-role = Rooli
portal-looked-ground = Miksi
portal-role-worker = Työntekijä
portal-role-supervisor = Esihenkilö
portal-role-assistant = Toimistotyöntekijä
portal-role-privacy-officer = Tietosuojavastaava
portal-role-admin = Pääkäyttäjä
portal-role-auditor = Tarkastaja
portal-role-representative = Joku, joka edustaa sinua
portal-role-system = Järjestelmä itse
portal-ground-assigned = Työskentelee kanssasi
portal-ground-substitute = Sijaistaa työntekijääsi
portal-ground-team = Kuuluu työntekijäsi tiimiin
portal-ground-supervisor = Johtaa työntekijäsi tiimiä
portal-ground-registered = Kirjasi tietosi
portal-ground-own = Omat tiedot
portal-ground-role = Kuuluu tämän roolin työhön
portal-ground-admin = Velvollisuus huolehtia palvelusta
portal-ground-system = Järjestelmän työ
portal-ground-nobody = Ei tiedossa
portal-ground-represents-details = Saa nähdä tietosi
portal-ground-represents-record = Saa nähdä jakamamme kirjaukset
portal-ground-represents-requests = Saa tehdä pyyntöjä puolestasi

## Ketkä näkevät tämän

portal-people-text = Nämä ihmiset näkevät tietojasi tässä palvelussa. Voit päättää pääsyn milloin tahansa.
portal-people-empty = Ei kukaan muu kuin sinä.
portal-people-until = Enintään { $date } asti
portal-people-end = Päätä pääsy
portal-people-end-title = Päätetäänkö pääsy: { $name }?
portal-people-end-at-once = Se päättyy heti.
portal-people-end-silent = Emme lähetä siitä viestiä.
portal-people-end-back = Jos haluat antaa pääsyn uudelleen, puhu työntekijäsi kanssa.
portal-people-keep = Säilytä pääsy
portal-people-staff = Omat työntekijämme näkevät tietosi, kun heidän työnsä vaatii sitä.
portal-thing-details = Tiedot
portal-thing-record = Jaetut kirjaukset
portal-thing-requests = Pyynnöt
portal-relation-mother = Äiti
portal-relation-father = Isä
portal-relation-parent = Vanhempi
portal-relation-guardian = Huoltaja
portal-relation-child = Lapsi
portal-relation-ward = Huollettava
portal-relation-sibling = Sisarus
portal-relation-partner = Kumppani
portal-relation-grandparent = Isovanhempi
portal-relation-grandchild = Lapsenlapsi
portal-relation-support-person = Tukihenkilö
portal-relation-supported-person = Tuettava
portal-relation-other = Muu
portal-represented-title = Ihminen, jota edustat
portal-represented-until = Sinulla on pääsy enintään { $date } asti.
portal-represented-ask = Tällä sivulla näkyy se, mihin sinulla on pääsy. Jos tarvitset muuta, kysy meiltä.

## Asetukset

portal-settings-looks = Kieli ja värit
portal-settings-theme = Värit
portal-theme-system = Kuten laitteessani
portal-theme-light = Vaalea
portal-theme-dark = Tumma
portal-settings-sign-in = Kirjautuminen
portal-settings-email = Kirjaudut sähköpostilla { $email }. Jos haluat vaihtaa sen, puhu työntekijäsi kanssa.
portal-settings-devices = Missä olet kirjautuneena
portal-device-name = { $browser }, { $system }
portal-device-unknown = Tuntematon laite
portal-device-current = Tämä laite
portal-device-seen = Käytetty viimeksi
portal-device-end = Kirjaa ulos
portal-devices-end-others = Kirjaa ulos kaikki muut laitteet
portal-password-title = Vaihda salasana
portal-password-hint = Vähintään { $count } merkkiä, ei omaa nimeäsi.
portal-password-others = Kaikki muut laitteet kirjataan ulos.
portal-password-current = Nykyinen salasana
portal-second-step-title = Lisää toinen vaihe
portal-second-step-off = Kirjaudut pelkällä salasanalla. Toinen vaihe tekee siitä turvallisemman.
portal-second-step-on = Kirjaudut salasanalla ja koodilla.
portal-second-step-text = Sen jälkeen tarvitset kirjautumiseen salasanan ja koodin puhelimestasi.
portal-second-step-end = Poista toinen vaihe
portal-second-step-end-text = Sen jälkeen kirjaudut pelkällä salasanalla.
portal-recovery-kept = Koodit ovat tallessa
portal-safe-title = Jos joku seuraa, mitä teet
portal-safe-leave = ”Poistu nopeasti” kirjaa sinut ulos ja näyttää tavallisen kalenterisivun. Se on jokaisella sivulla.
portal-safe-history = Selaimesi muistaa silti, että kävit täällä. Poista historia tai käytä yksityistä ikkunaa.

## Mikä on pielessä

portal-error-language = Valitse kieli
portal-error-theme = Valitse värit
portal-error-current = Nykyinen salasana on väärä. Tarkista se ja yritä uudelleen
portal-error-short-password = Valitse pidempi salasana

## Mitä tehtiin

done-portal-grant-ended = Pääsy on päättynyt.
done-portal-settings-saved = Asetuksesi on tallennettu.
done-portal-device-ended = Laite on kirjattu ulos.
done-portal-devices-ended = Kaikki muut laitteet on kirjattu ulos.
done-portal-password-changed = Salasanasi on vaihdettu.
done-portal-second-step-ended = Toinen vaihe on poistettu.

portal-nav-requests = Pyyntöni
portal-home-requests = Pyydä nähdä tietosi tai pyydä niiden poistamista
portal-requests-text = Voit pyytää nähdä, mitä tietoja meillä on sinusta, tai pyytää niiden poistamista. Se ei maksa mitään, eikä syytä tarvita.
portal-requests-none = Et ole vielä pyytänyt mitään.
portal-ask = Tee pyyntö
portal-ask-step-what = Vaihe 1/3: mitä
portal-ask-step-why = Vaihe 2/3: miksi, jos haluat kertoa
portal-ask-step-check = Vaihe 3/3: tarkista ja lähetä
portal-ask-what = Mitä pyydät?
portal-ask-why = Haluatko kertoa lisää?
portal-ask-why-hint = Sinun ei tarvitse. Se voi auttaa meitä löytämään, mitä tarkoitat.
portal-ask-next = Jatka
portal-ask-back = Takaisin
portal-ask-send = Lähetä pyyntö
portal-ask-then = Mitä sitten tapahtuu
portal-ask-then-look = Käymme läpi kaiken, mitä meillä on sinusta.
portal-ask-then-due = Vastaamme viimeistään { $day }. Jos tarvitsemme lisää aikaa, kerromme siitä ennen sitä.
portal-ask-then-keep = Laki voi vaatia, että säilytämme jotain. Silloin kerromme, mikä laki ja kuinka kauan.
portal-ask-then-care = Palvelusi jatkuvat kuten ennen. Poistettua ei saa takaisin.
portal-ask-then-back = Voit perua pyynnön, kunnes olemme toteuttaneet sen.
portal-ask-error-kind = Valitse, mitä pyydät.
portal-kind-access = Haluan nähdä tietoni
portal-kind-access-hint = Saat jäljennöksen siitä, mitä meillä on sinusta.
portal-kind-erasure = Poistakaa tietoni
portal-kind-erasure-hint = Poistamme sen, mitä laki ei käske säilyttää.
portal-kind-access-log = Kuka on katsonut tietojani
portal-kind-access-log-hint = Saat luettelon nimistä, päivistä ja perusteista, ellei se voi vaarantaa jonkun turvallisuutta.
portal-kind-rectification = Korjatkaa tietoni
portal-kind-restriction = Rajoittakaa tietojeni käyttöä
portal-kind-portability = Haluan tietoni mukaani
portal-kind-objection = Vastustan tietojeni käyttöä
portal-kind-accounting-of-disclosures = Kenelle tietojani on annettu
portal-kind-party-access = Oman asiani asiakirjat
portal-kind-for-access = Tietojen näkeminen
portal-kind-for-access-hint = Päätämme, mitä niistä sinulle voidaan antaa.
portal-kind-for-erasure = Tietojen poistaminen
portal-kind-for-erasure-hint = Päätämme, mitä niistä voidaan poistaa. Usein laki käskee säilyttää kirjaukset.
portal-kind-for-access-log = Kuka on katsonut tietoja
portal-kind-for-access-log-hint = Päätämme, mitä sinulle voidaan kertoa: kenenkään turvallisuus ei saa vaarantua.
portal-kind-for-rectification = Tietojen korjaaminen
portal-kind-for-restriction = Tietojen käytön rajoittaminen
portal-kind-for-portability = Tietojen saaminen mukaan
portal-kind-for-objection = Tietojen käytön vastustaminen
portal-kind-for-accounting-of-disclosures = Kenelle tietoja on annettu
portal-kind-for-party-access = Asian asiakirjat
portal-ask-for = Tee pyyntö henkilön { $name } puolesta
portal-ask-for-then-look = Käymme läpi, mitä meillä on henkilöstä { $name }, ja päätämme, mitä voidaan antaa tai poistaa.
portal-ask-for-then-care = Palvelut jatkuvat kuten ennen. Poistettua ei saa takaisin.
portal-ask-for-then-seen = { $name } näkee täällä, että tätä on pyydetty, mutta ei sitä, mitä kirjoitat.
portal-represented-request-text = Kerromme tässä, mitä päätämme. Jos haluat perua pyynnön, kerro meille.
portal-request-by-representative = Tätä pyysi joku, joka edustaa sinua. Voit perua pyynnön, kuin se olisi omasi.
portal-stage-for-withdrawn = Pyyntö on peruttu
portal-stage-open = Käsittelemme pyyntöäsi
portal-stage-open-text = Sinun ei tarvitse tehdä nyt mitään.
portal-stage-identity = Meidän täytyy varmistaa, kuka olet
portal-stage-identity-text = Meidän täytyy varmistaa, että pyyntö on sinulta. Näytä meille passi tai henkilökortti. Jatkamme sen jälkeen.
portal-stage-forwarded = Lähetetty eteenpäin
portal-stage-forwarded-text = Joku muu päättää näistä tiedoista. Lähetimme pyyntösi sinne. Sieltä vastataan sinulle.
portal-stage-merged = Vastaamme aiemman pyyntösi yhteydessä
portal-stage-merged-text = Olet pyytänyt samaa aiemmin. Vastaamme molempiin yhdessä.
portal-stage-approved = Päätetty
portal-stage-approved-text = Toteutamme sen alla olevana päivänä. Siihen asti voit perua sen.
portal-stage-answered = Vastattu
portal-stage-answered-text = Tässä on, mitä teimme.
portal-stage-refused = Hylätty
portal-stage-refused-text = Tässä on syy, ja mitä voit tehdä.
portal-stage-withdrawn = Peruit pyynnön
portal-stage-withdrawn-text = Mitään ei tehty. Voit pyytää uudelleen milloin vain.
portal-request-received = lähetetty { $day }
portal-request-asked = Pyysit
portal-request-due = Vastaamme viimeistään
portal-request-extended = Miksi tarvitsemme lisää aikaa
portal-request-execute = Toteutetaan aikaisintaan
portal-request-closed = Päättynyt
portal-request-why = Mitä kirjoitit
portal-request-reason = Syy
portal-request-answer = Mitä teimme
portal-request-erased = Poistettu. Kukaan ei voi enää avata sitä.
portal-request-kept = Meidän täytyy säilyttää tämä.
portal-request-until = Säilytämme sen viimeistään { $day } asti, sitten poistamme senkin.
portal-request-until-unknown = Viimeistä päivää ei vielä tiedetä: se riippuu siitä, milloin työmme päättyy.
portal-request-complain = Kirjoita meille, jos olet eri mieltä. Voit myös viedä asian tuomioistuimeen.
portal-request-withdraw = Peru pyyntö
portal-request-withdraw-text = Mitään ei ole vielä poistettu. Jos perut, kaikki jää ennalleen.
portal-item-identity = Nimesi, syntymäaikasi ja henkilötunnuksesi
portal-item-contact = Yhteystietosi ja muut tietosi
portal-item-relation = Kuka olet muille ihmisille
portal-item-household-member = Taloutesi
portal-item-case = Asiasi tiedot
portal-item-entry = Kirjaukset asiassasi
portal-item-draft = Keskeneräiset kirjaukset
portal-item-document = Asiasi asiakirjat
portal-item-mention = Kirjaukset
portal-refusal-no-ground = Laissa ei ole perustetta poistamiselle.
portal-refusal-unfounded = Pyynnölle ei ole perustetta, tai se menee liian pitkälle.
portal-refusal-identity-unknown = Emme voineet varmistaa, kuka pyytää.
portal-refusal-others-rights = Se loukkaisi muiden oikeuksia.
portal-refusal-not-controller = Joku muu päättää näistä tiedoista.
portal-refusal-no-such-right = Sovellettava laki ei tunne tällaista oikeutta.
done-portal-asked = Saimme pyyntösi. Sinun ei tarvitse tehdä nyt mitään.
done-portal-request-withdrawn = Peruit pyynnön.
portal-package = Tietosi
portal-package-text = Jäljennös tiedoistasi on valmis. Voit hakea sen { $day } asti. Säilytä tiedostoa siellä, missä vain sinä voit avata sen.
portal-package-download = Hae tietoni
portal-letters = Kirjeet
portal-letter = Kirje
portal-letter-file = Lataa PDF-tiedostona
portal-certificate = Todistus
portal-certificate-text = Tämä tiedosto todistaa, mitä poistettiin ja mitä säilytetään ja miksi. Kuka tahansa voi tarkistaa sen ilman meitä. Siinä ei ole nimeäsi.
portal-certificate-download = Lataa todistus
answer-link = Vastauslinkki
answer-link-offer = Jos sinusta ei jää mitään tietoja, kirjautumisesi päättyy. Tämä linkki avaa vastauksemme ja todistuksen silloinkin.
answer-link-take = Ota vastauslinkki
answer-link-once = Tallenna linkki nyt. Se näytetään vain kerran. Jos otat uuden linkin, tämä lakkaa toimimasta.
answer-link-once-staff = Tulosta tämä sivu kirjeen mukaan tai kopioi linkki. Se näytetään vain kerran. Uusi linkki tekee tästä hyödyttömän.
answer-link-days = Se avaa vastauksen { $days } päivän ajan siitä päivästä, jona kaikki on tehty. Sitten se tuhotaan.
answer-link-keep = Säilytä linkki siellä, missä vain sinä voit avata sen. Se, jolla on linkki, voi lukea vastauksen. Siinä ei ole nimeäsi.
answer-link-kept = Otin sen talteen
answer-title = Vastaus pyyntöösi
answer-until = Voit avata tämän sivun { $day } asti. Tulosta se tai tallenna todistus, jos haluat säilyttää sen.
answer-waiting = Vastaus ei ole vielä täällä.
answer-waiting-text = Se tulee, kun kaikki, minkä päätimme poistaa, on poistettu. Avaa sama linkki myöhemmin uudelleen.
