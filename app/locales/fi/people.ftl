### Henkilöt: haku, yksi henkilö, palkki jokaisen henkilön sivun yläreunassa, kuolema, kuka on katsonut.

## Palkki

people-banner = Asiakas
people-tabs = Tämän asiakkaan sivut
people-tab-overview = Yleiskuva
people-tab-notes = Kirjaukset
people-tab-family = Perhe ja läheiset
people-tab-access-log = Katselutiedot
people-tab-portal = Asiointi
people-born = Syntynyt
people-born-not-known = Syntymäaika ei tiedossa
people-age = { $age } v
people-client-number = Asiakasnro
people-number = K-{ $number }
people-personal-id = Henkilötunnus
people-show = Näytä
people-show-address = osoite, tästä jää merkintä
people-address-protected = Suojattu
people-show-personal-id = henkilötunnus, tästä jää merkintä lokiin
people-not-known = Ei tiedossa
people-deceased = Kuollut
people-sensitive = Arkaluonteiset tiedot
people-sensitive-banner = Arkaluonteiset tiedot: ne näkevät vain ne, jotka hoitavat tämän henkilön asioita
people-alert-address-protected = Turvakielto: osoitetta ei saa antaa
people-alert-never-call = Ei saa soittaa
people-alert-never-write = Ei saa kirjoittaa
people-alert-death-unconfirmed = Kuolema ilmoitettu, ei vahvistettu
people-alert-safe-hours = Ota yhteyttä vain: { $hours }
people-alert-interpreter = Tulkki:
people-alerts-more = { $count } lisää
people-not-to-be-told = Ei saa kertoa ({ $who }): { $what }
people-must-not-be-told = Tälle ei saa kertoa: { $what } (koskee: { $about })

## Haku

people-search-title = Etsi henkilö
people-search-label = Nimi, henkilötunnus, puhelin, sähköposti tai asian numero
people-search-hint = Nimessä saa olla kirjoitusvirheitä. Syntymäaika tai -vuosi rajaa hakua: Lehtonen 2011.
people-search-submit = Etsi
people-search-logged = Jokaisesta hausta ja siitä, mitä kirjoitat, jää merkintä lokiin.
people-search-restricted = Henkilö, jonka tietoja säilytetään vain lain vuoksi?
people-search-reason = Syy
people-search-reason-hint = Poiston jälkeen jäljelle jääneet tiedot eivät näy hauissa eikä luetteloissa. Ne löytyvät tarkalla henkilötunnuksella, puhelinnumerolla, sähköpostilla tai numerolla, kun kerrot syyn. Syy kirjataan lokiin.
people-search-too-short = Kirjoita vähintään kaksi kirjainta
people-search-found =
    { $count ->
        [one] Löytyi yksi henkilö
       *[other] Löytyi { $count } henkilöä
    }
people-search-closed = Et saa avata näitä tietoja. Jos tarvitset niitä työssäsi, pyydä esihenkilöltäsi, että asia annetaan sinulle.
people-search-capped = Heitä voi olla enemmän. Kirjoita lisää nimestä tai syntymäaika.
people-search-none = Ketään ei löytynyt
people-search-none-text = Haku ”{ $text }” ei löytänyt ketään, jonka saat nähdä. Tarkista kirjoitusasu tai kokeile syntymäaikaa.
people-search-not-here = Eikö henkilöä ole täällä?
people-new = Lisää uusi henkilö

## Yksi henkilö

people-cases = Asiat
people-cases-empty = Et näe tämän henkilön asioita. Asiat, jotka saat nähdä, näkyvät täällä.
people-contact = Yhteystiedot ja turvallisuus
people-edit = Muokkaa
people-safe-contact = Turvallinen yhteydenpito
people-phone = Puhelin
people-email = Sähköposti
people-address = Osoite
people-language = Kieli
people-needs-interpreter = Tarvitsee tulkin
people-also-known-as = Muut nimet
people-is-client = Saa palvelua täällä
people-is-client-yes = Kyllä
people-is-client-no = Ei: perheenjäsen tai läheinen
people-remark = Huomautus vanhasta järjestelmästä
people-family-all = Kaikki
people-family-empty = Perhettä ei ole vielä lisätty. Lisäämäsi suhteet näkyvät täällä.
people-more = Muut toimet
people-died-on = Kuollut { $day }.
people-death-waits = Kuolemasta on ilmoitettu, päivä { $day }. Tieto on voimassa, kun toinen henkilö vahvistaa sen.
people-death-link = Kirjaa kuolema
people-death-link-recorded = Katso, mitä kuolemasta on kirjattu
people-sensitive-mark = Merkitse tiedot arkaluonteisiksi
people-sensitive-mark-text = Käytä tätä, kun henkilöä saavat etsiä vain ne, jotka hoitavat hänen asioitaan. Hän häviää muiden hauista ja luetteloista.
people-sensitive-lift = Poista merkintä
people-sensitive-lift-text = Sen jälkeen koko henkilöstö voi löytää tämän henkilön.
people-back = Takaisin yleiskuvaan

## Henkilötunnus

people-shown-logged = Katselustasi on nyt merkintä lokissa.

## Kuka on katsonut

people-access-title = Kuka on katsonut näitä tietoja
people-access-text = Jokainen kerta, kun joku on avannut tai muuttanut tämän henkilön tietoja, ja peruste, jolla hän sai tehdä sen.
people-access-caption = Uusin ensin
people-access-at = Milloin
people-access-who = Kuka
people-access-action = Mitä
people-access-ground = Peruste
people-access-empty = Kukaan ei ole vielä avannut näitä tietoja. Jokainen avaaminen näkyy täällä.

## Kuolema

people-death-title = Kuolema
people-death-explained = Tieto kuolemasta on voimassa, kun kaksi henkilöä on vahvistanut sen. Siihen asti mikään ei muutu: käyttöoikeuksia ei päätetä eikä mitään hävitetä.
people-death-recorded = Mitä on kirjattu
people-death-confirmed = Vahvistettu
people-death-unconfirmed = Ei vahvistettu
people-death-day = Kuolinpäivä
people-death-source = Lähde
people-death-source-hint = Mistä tiedät sen? Esimerkiksi: väestötiedot, soitto sairaalasta.
people-death-own = Sinä kirjasit tämän. Jonkun muun täytyy vahvistaa se.
people-death-confirm-text = Tarkista lähde itse, ennen kuin vahvistat.
people-death-confirm = Vahvista kuolema
people-death-record = Kirjaa kuolema
people-death-again = Korjaa kirjattua
people-death-submit = Kirjaa

## Lomake

people-new-title = Lisää uusi henkilö
people-edit-title = Muokkaa henkilötietoja
people-register = Lisää henkilö
people-duplicates = Onko hän joku näistä?
people-duplicates-text = Avaa tiedot ja vertaa. Jos henkilö on jo täällä, käytä niitä tietoja.
people-anyway = Hän on joku muu. Lisää silti
people-anyway-hint = Henkilö saa omat tietonsa.
people-form-name = Nimi ja syntymä
people-form-name-text = Yksi nimi riittää. Lisää loput, kun tiedät ne.
people-family = Sukunimi
people-given = Etunimet
people-also-known-as-hint = Entiset nimet ja muut kirjoitusasut. Haku löytää henkilön niilläkin.
people-birth = Syntymäaika
people-personal-id-hint = Syntymäaika otetaan siitä. Jos tunnus on jo tallessa, jätä kenttä tyhjäksi. Tunnusta ei näytetä tässä.
people-form-is-client = Saa palvelua täällä
people-form-is-client-hint = Jätä tyhjäksi, jos hän on perheenjäsen tai muu läheinen.
people-form-contact = Yhteystiedot
people-street = Katuosoite
people-postal-code = Postinumero
people-city = Postitoimipaikka
people-form-safety = Turvallisuus
people-form-safety-text = Jokainen kirje, puhelu ja viesti noudattaa tätä.
people-form-address-protected = Turvakielto
people-form-address-protected-hint = Viranomaisen määräämä turvakielto tai muu vaara. Osoite pysyy piilossa, kunnes joku avaa sen.
people-form-never-call = Ei saa soittaa
people-form-never-write = Ei saa kirjoittaa
people-form-safe-hours = Milloin saa ottaa yhteyttä?
people-form-safe-hours-hint = Henkilön omin sanoin, esimerkiksi arkisin 9–15. Jätä tyhjäksi, jos kaikki ajat ovat turvallisia.

## Mikä on vialla

people-error-no-name = Kirjoita sukunimi tai etunimi
people-error-birth = Kirjoita päivä, kuukausi ja vuosi, esimerkiksi 4.3.2011
people-error-birth-future = Kirjoita päivä, joka ei ole tulevaisuudessa
people-error-birth-past = Tarkista syntymävuosi: kukaan ei ole niin vanha
people-error-language = Valitse kieli luettelosta
people-error-birth-differs = Päivä on eri kuin henkilötunnuksessa. Tarkista molemmat
people-error-identity-code = Tarkista henkilötunnus. Se ei voi olla oikein tällaisena
people-error-code-taken = Tämä henkilötunnus on jo jollakulla muulla. Katso tiedot alta
people-error-phone = Kirjoita puhelinnumero, esimerkiksi +358 40 123 4567
people-error-email = Kirjoita sähköpostiosoite, esimerkiksi nimi@esimerkki.fi
people-error-duplicates = Tarkista, onko henkilö jo täällä, tai merkitse, että hän on joku muu
people-error-no-source = Kirjoita, mistä tiedät sen
people-error-death-before-birth = Kirjoita päivä, joka ei ole ennen syntymää
people-error-nothing-to-confirm = Vahvistettavaa kuolemaa ei ole. Lataa sivu uudelleen
people-error-same-person = Jonkun muun täytyy vahvistaa, mitä sinä kirjasit

## Mitä tehtiin

done-person-created = Henkilö on lisätty.
done-person-saved = Henkilön tiedot on tallennettu.
done-death-recorded = Kuolema on kirjattu. Nyt jonkun muun täytyy vahvistaa se.
done-death-confirmed = Kuolema on vahvistettu.
people-error-death-confirmed = Kuolema on jo vahvistettu. Sitä ei voi kirjata uudelleen.
action-search-forget = Päätti jakson haut: kirjoitettu ei enää avaudu
