### Käyttäjät ja roolit, tiimit, kutsut.

## Roolit kaikkialla, missä ne mainitaan

role-admin = Pääkäyttäjä
role-admin-hint = Hoitaa käyttäjät, roolit, tiimit ja tietojen tuonnin. Näkee kaikki asiat paitsi rajoitetut.
role-privacy-officer = Tietosuojavastaava
role-privacy-officer-hint = Valvoo tietosuojaa: lukee lokia ja kaikkia asioita paitsi rajoitettuja.
role-supervisor = Esihenkilö
role-supervisor-hint = Johtaa tiimejä. Näkee omien tiimiensä asiat ja allekirjoittaa kirjauksia.
role-worker = Työntekijä
role-worker-hint = Hoitaa omia ja tiiminsä asioita ja allekirjoittaa kirjauksia.
role-assistant = Toimistotyöntekijä
role-assistant-hint = Asiakaspalvelu: etsii henkilöitä ja pitää yhteystiedot ajan tasalla. Ei näe asioiden sisältöä.
role-auditor = Tarkastaja
role-auditor-hint = Lukee ja tarkistaa lokin. Ei näe henkilöitä eikä asioita.
role-client = Asiakas
role-representative = Edustaja

## Luettelo

accounts-title = Käyttäjät ja roolit
accounts-tabs = Käyttäjät ja tiimit
accounts-tab-people = Käyttäjät
accounts-tab-ended = Käyttöoikeus päättynyt
accounts-tab-teams = Tiimit
accounts-tab-security = Tietoturva
accounts-tab-retention = Säilytys
accounts-tab-contact = Yhteystiedot
accounts-crumb = Murupolku
accounts-invite = Kutsu työkaveri
accounts-caption = Kaikki, jotka voivat kirjautua tai jotka on kutsuttu
accounts-caption-ended = Käyttäjät, joiden käyttöoikeus on päättynyt
accounts-empty = Ei vielä käyttäjiä. Kaikki kutsumasi näkyvät täällä.
accounts-empty-ended = Kenenkään käyttöoikeus ei ole päättynyt. Lähteneet näkyvät täällä.
accounts-name = Nimi
accounts-name-hint = Niin kuin työkaverit ja asiakkaat hänet tuntevat, esimerkiksi Mikael Ström.
accounts-email = Sähköposti
accounts-email-hint = Hän kirjautuu sillä. Emme lähetä siihen mitään.
accounts-job-title = Tehtävänimike
accounts-job-title-hint = Näkyy nimen perässä, esimerkiksi sosiaalityöntekijä.
accounts-roles = Roolit
accounts-roles-hint = Valitse vain ne, joita työssä tarvitaan. Yhdellä käyttäjällä voi olla useita rooleja.
accounts-teams = Tiimit
accounts-state = Tila
accounts-state-invited = Kutsuttu
accounts-state-active = Käytössä
accounts-state-ended = Käyttöoikeus päättynyt
accounts-seen = Käytetty viimeksi
accounts-seen-never = Ei viimeisen kuukauden aikana
accounts-none = Ei ole

## Yksi käyttäjä

accounts-self = Tämä on oma tilisi.
accounts-facts = Tili
accounts-created = Tili luotu
accounts-ended = Käyttöoikeus päättyi
accounts-edit = Muuta tietoja
accounts-change-roles = Muuta rooleja
accounts-invite-invited = Luo uusi kutsu
accounts-invite-active = Aseta kirjautuminen uudelleen
accounts-invite-ended = Kutsu takaisin
accounts-end = Päätä käyttöoikeus
accounts-log = Katso lokista

## Kutsu

accounts-new-title = Kutsu työkaveri
accounts-new-text = Saat linkin, jonka annat työkaverillesi. Sen avulla hän valitsee salasanan ja ottaa käyttöön kirjautumisen toisen vaiheen.
accounts-new-submit = Luo kutsu
accounts-link-title = Kutsu: { $name }
accounts-link-once = Näytämme tämän linkin vain nyt. Kopioi se ennen kuin poistut sivulta.
accounts-link = Kutsulinkki
accounts-link-valid = Linkki toimii kerran, { $hours } tunnin ajan: viimeistään { $until }.
accounts-link-next = Mitä seuraavaksi tapahtuu
accounts-link-how = Anna linkki vain tälle henkilölle. Se, joka avaa sen ensin, saa tilin.
accounts-link-then = Hän avaa linkin, valitsee salasanan ja ottaa käyttöön kirjautumisen toisen vaiheen.
accounts-link-lost = Jos linkki katoaa tai vanhenee, tee uusi kutsu henkilön sivulla.
accounts-link-done = Olen kopioinut linkin

accounts-again-link = Saat uuden linkin, joka toimii kerran.
accounts-again-old-link = Aiempi linkki lakkaa toimimasta.
accounts-again-sessions = Kaikki hänen laitteensa kirjataan heti ulos.
accounts-again-sign-in = Vanha salasana ja toinen vaihe lakkaavat toimimasta. Hän asettaa uudet linkin avulla.
accounts-again-roles = Hän saa aiemmat roolinsa takaisin: { $roles }. Tarkista, että ne ovat yhä oikein.
accounts-again-nothing = Hän ei saa takaisin aiempia tiimejään eikä asioitaan. Lisää ne erikseen.
accounts-again-self = Tämä on oma tilisi. Sinut kirjataan ulos: kopioi linkki ennen kuin poistut seuraavalta sivulta.
accounts-again-submit = Luo kutsu: { $name }

## Yhden käyttäjän tiedot

accounts-edit-title = Tiedot: { $name }
accounts-email-change-hint = Hän kirjautuu sillä. Tästä lähtien vain uusi osoite toimii.
accounts-edit-signed = Hänen allekirjoituksissaan säilyvät silloinen nimi ja tehtävänimike.

## Yhden käyttäjän roolit

accounts-roles-title = Roolit: { $name }
accounts-roles-text = Uudet roolit ovat voimassa käyttäjän seuraavasta sivusta alkaen. Lokiin jää, kuka muutti niitä ja miten.
accounts-roles-submit = Tallenna roolit

## Käyttöoikeuden päättäminen

accounts-end-title = Päätetäänkö käyttöoikeus: { $name }?
accounts-end-self = Tämä on oma tilisi. Sinut kirjataan ulos, etkä voi enää kirjautua.
accounts-end-follows = Mitä tästä seuraa
accounts-end-sessions = Kaikki hänen laitteensa kirjataan heti ulos.
accounts-end-sign-in = Hänen salasanansa ja toinen vaiheensa poistetaan. Avoimet kutsut lakkaavat toimimasta.
accounts-end-teams = Hän lähtee tiimeistään: { $teams }. Hänen johtamansa tiimit jäävät ilman vetäjää.
accounts-end-assigned =
    { $count ->
        [one] Yksi asia jää ilman tätä työntekijää. Anna se työkaverille.
       *[other] { $count } asiaa jää ilman tätä työntekijää. Anna ne työkavereille.
    }
accounts-end-stays = Hänen allekirjoittamansa kirjaukset säilyvät, ja niissä on hänen nimensä.
accounts-end-back = Voit kutsua hänet myöhemmin takaisin. Silloin hän aloittaa ilman tiimejä ja asioita.
accounts-end-keep = Säilytä käyttöoikeus
accounts-end-submit = Päätä käyttöoikeus: { $name }

## Tiimit

accounts-teams-title = Tiimit
accounts-teams-caption = Tiimit, niiden vetäjät ja jäsenet
accounts-teams-empty = Ei vielä tiimejä. Asian voi antaa tiimille; kaikki sen jäsenet näkevät sen.
accounts-team-new = Uusi tiimi
accounts-team-name = Tiimin nimi
accounts-team-name-hint = Esimerkiksi Itäiset perhepalvelut.
accounts-team-create = Luo tiimi
accounts-team-leader = Vetäjä
accounts-team-leader-hint = Esihenkilö. Vetäjä on aina myös jäsen.
accounts-team-no-leader = Ei vetäjää
accounts-team-members = Jäsenet
accounts-team-members-hint = Jäsenet näkevät kaikki tiimin asiat.
accounts-team-save = Tallenna tiimi

accounts-team-end = Lopeta tiimi
accounts-team-end-title = Lopetetaanko tiimi: { $name }?
accounts-team-end-members =
    { $count ->
        [0] Tiimissä ei ole jäseniä.
        [one] Yksi jäsen lähtee tiimistä.
       *[other] { $count } jäsentä lähtee tiimistä.
    }
accounts-team-end-cases =
    { $count ->
        [one] Tiimi ei enää näe yhtä asiaa. Anna se tarvittaessa jollekulle muulle.
       *[other] Tiimi ei enää näe { $count } asiaa. Anna ne tarvittaessa muille.
    }
accounts-team-end-stays = Tiimi ja sen jäsenten teot säilyvät lokissa.
accounts-team-end-final = Tiimiä ei voi palauttaa. Voit luoda uuden samannimisen tiimin.
accounts-team-keep = Säilytä tiimi
accounts-team-end-submit = Lopeta tiimi: { $name }

## Mitä kukaan muu ei voi avata

accounts-alone-cases =
    { $count ->
        [one] Yhtä rajoitettua asiaa ei voi avata kukaan muu.
       *[other] { $count } rajoitettua asiaa ei voi avata kukaan muu.
    }
accounts-alone-people =
    { $count ->
        [one] Yhden henkilön arkaluonteisia tietoja ei voi avata kukaan muu.
       *[other] { $count } henkilön arkaluonteisia tietoja ei voi avata kukaan muu.
    }
accounts-alone-text = Valitse työkaveri, joka jatkaa. Muuten kukaan ei voisi avata näitä tietoja.
accounts-successor = Kuka jatkaa
accounts-successor-hint = Työkaveri saa nämä vastuulleen ja näkee tiedot heti.
accounts-successor-choose = Valitse työkaveri

## Tietoturva

accounts-security-title = Tietoturva
accounts-timeout = Aikakatkaisu
accounts-timeout-text = Käyttäjä kirjataan ulos, kun hän ei tee mitään näin pitkään aikaan. Lyhyt aika on turvallisempi yhteiskäyttöisillä koneilla.
accounts-timeout-minutes = Minuutteja ilman toimintaa
accounts-timeout-hint = 5–30 minuuttia. Muutos koskee jokaista seuraavasta sivusta alkaen.
accounts-timeout-now = Minuutteja ilman toimintaa: { $minutes }
accounts-timeout-absolute = Kaikki kirjautuvat uudelleen viimeistään 10 tunnin kuluttua.

## Mikä on vialla

accounts-error-no-name = Kirjoita henkilön nimi
accounts-error-too-long = Lyhennä tekstiä
accounts-error-email = Kirjoita sähköpostiosoite, esimerkiksi nimi@esimerkki.fi
accounts-error-email-taken = Tällä sähköpostilla on jo tili. Avaa se luettelosta tai käytä toista osoitetta
accounts-error-no-role = Valitse vähintään yksi rooli
accounts-error-last-admin = Tämä on ainoa pääkäyttäjä, joka voi kirjautua. Tee ensin jostakusta muusta pääkäyttäjä
accounts-error-last-admin-invite = Tämä on ainoa pääkäyttäjä, joka voi kirjautua. Kutsu ensin toinen pääkäyttäjä, jotta joku voi auttaa, jos linkki katoaa
accounts-error-idle-minutes = Kirjoita kokonaisluku väliltä 5–30
accounts-error-no-successor = Valitse, kuka jatkaa
accounts-error-changed = Joku muu on muuttanut tätä sillä välin. Tarkista valintasi ja tallenna uudelleen
accounts-error-no-team-name = Kirjoita tiimille nimi
accounts-error-team-taken = Tämän niminen tiimi on jo olemassa. Käytä toista nimeä

## Mitä tehtiin

done-security-saved = Aikakatkaisu on tallennettu.
done-account-roles-saved = Roolit on tallennettu.
done-account-saved = Tiedot on tallennettu.
done-team-ended = Tiimi on lopetettu.
done-account-ended = Käyttöoikeus on päättynyt.
done-team-created = Tiimi on luotu. Valitse nyt vetäjä ja jäsenet.
done-team-saved = Tiimi on tallennettu.
