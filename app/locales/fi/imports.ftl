### Tuonnit: henkilöitä ja asioita vanhoista järjestelmistä, tiedostoina.

## Luettelo ja uusi tiedosto

imports-title = Tuonnit
imports-caption = Tuodut tiedostot, uusin ensin
imports-empty = Ei vielä tuonteja. Vanhasta järjestelmästä tuomasi tiedostot näkyvät täällä.
imports-crumb = Murupolku
imports-pages = Sivut
imports-older = Vanhemmat tuonnit
imports-file = Tiedosto
imports-file-unnamed = Nimetön tiedosto
imports-file-hint = CSV tai muu teksti, jossa on yksi rivi henkilöä kohti, enintään 64 Mt. Merkistö ja erotin tunnistetaan.
imports-at = Lähetetty
imports-by = Tuoja
imports-by-command-line = Komentorivi
imports-state = Tila
imports-state-draft = Ei vielä tuotu
imports-state-running = Tuodaan
imports-state-finished = Tuotu
imports-state-undoing = Perutaan
imports-state-undone = Peruttu
imports-rows = Rivejä
imports-created = Henkilöitä luotu
imports-new = Tuo tiedosto
imports-new-explained = Ketään ei vielä luoda. Ensin näet, mitä tiedostossa on ja mitä tuonti tekisi.
imports-system = Toisen järjestelmän nimi
imports-system-hint = Anna saman järjestelmän kaikille tiedostoille sama nimi. Nimestä ja henkilön numerosta tunnistetaan, kuka on jo tuotu.
imports-country = Tiedoston maa
imports-country-hint = Puhelinnumerot ilman maatunnusta luetaan tämän maan numeroiksi, ja sen henkilötunnuksia kokeillaan ensin.
imports-country-fi = Suomi
imports-country-se = Ruotsi
imports-country-nl = Alankomaat
imports-upload = Lähetä tiedosto

imports-error-no-file = Valitse tiedosto, jossa on rivejä
imports-error-file-again = Valitse tiedosto uudelleen
imports-error-too-large = Valitse enintään 64 Mt:n tiedosto tai jaa se osiin
imports-error-not-text = Valitse tekstitiedosto: tallenna taulukko ensin CSV-muotoon
imports-error-system = Anna toiselle järjestelmälle nimi, jossa on enintään 40 merkkiä
imports-error-busy = Odota, kunnes käynnissä oleva tuonti on valmis
imports-error-number = Kirjoita, montako henkilöä tuonti loi

## Sarakkeet

imports-columns-title = Tiedoston sarakkeet
imports-columns-explained = Valitse, mitä kukin sarake on. Arvasimme sen sarakkeiden nimistä; katso myös arvoja. Pois jättämiäsi sarakkeita ei tuoda.
imports-columns-caption = Sarakkeet ja niiden ensimmäiset arvot
imports-column = Sarake
imports-samples = Ensimmäiset arvot
imports-no-samples = Ei arvoja
imports-is = Tuodaan tietona
imports-twice = Valittu kahdesti
imports-encoding = Merkistö
imports-delimiter = Erotin
imports-delimiter-semicolon = Puolipiste
imports-delimiter-comma = Pilkku
imports-delimiter-tab = Sarkain
imports-delimiter-bar = Pystyviiva
imports-check = Katso, mitä tuonti tekisi

imports-error-no-name-column = Valitse sarake, jossa on nimi
imports-error-twice = Kaksi saraketta on sama asia. Jätä niistä toinen pois.

imports-field-source-number = Numero toisessa järjestelmässä
imports-field-family-name = Sukunimi
imports-field-given-names = Etunimet
imports-field-full-name = Nimi
imports-field-identity-code = Henkilötunnus
imports-field-birth-date = Syntymäaika
imports-field-street = Katuosoite
imports-field-postal-code = Postinumero
imports-field-city = Postitoimipaikka
imports-field-phone = Puhelin
imports-field-email = Sähköposti
imports-field-language = Kieli
imports-field-household = Kotitalous
imports-field-role-in-household = Rooli kotitaloudessa
imports-field-service = Palvelu
imports-field-opened-on = Asia avattu
imports-field-closed-on = Asia päätetty
imports-field-address-protection = Turvakielto
imports-field-remark = Huomautus
imports-field-ignore = Jätä pois

## Mitä tuonti tekisi

imports-draft-title = Mitä tuonti tekisi
imports-draft-explained = Ketään ei ole vielä luotu. Tiedosto tarkistettu: { $at }.
imports-would-create = henkilöä luotaisiin
imports-would-wait = riviä odottaisi päätöstä
imports-would-refuse = riviä hylättäisiin
imports-unchanged = riviä on täällä jo
imports-duplicates = riviä voi olla joku, joka on jo täällä
imports-refused = riviä hylätty
imports-alike = { $count ->
        [one] Yhdellä uudella henkilöllä on sama syntymäaika ja samankaltainen nimi kuin jollakulla, joka on jo täällä. Henkilö luodaan, ja voit verrata heitä jälkikäteen.
       *[other] { $count } uudella henkilöllä on sama syntymäaika ja samankaltainen nimi kuin jollakulla, joka on jo täällä. Heidät luodaan, ja voit verrata heitä jälkikäteen.
    }
imports-without-number = { $count ->
        [one] Yhdellä uudella henkilöllä ei ole numeroa toisessa järjestelmässä. Jos rivi muuttuu, myöhempi tuonti ei tunnista henkilöä.
       *[other] { $count } uudella henkilöllä ei ole numeroa toisessa järjestelmässä. Jos rivit muuttuvat, myöhempi tuonti ei tunnista heitä.
    }
imports-start = Aloita tuonti
imports-team = Kuka saa asiat
imports-team-hint = Tiimin jäsenet näkevät henkilöt ja heidän asiansa.
imports-team-me = Minä
imports-run = { $count ->
        [one] Tuo yksi henkilö
       *[other] Tuo { $count } henkilöä
    }
imports-change-columns = Muuta sarakkeita
imports-discard = Poista tiedosto
imports-discard-explained = Tiedosto, jota ei tuoda, poistetaan viikon kuluttua. Voit poistaa sen nyt.

imports-row = Rivi
imports-row-number = Rivi { $number }
imports-field = Mikä
imports-reason = Miksi
imports-refused-title = { $count ->
        [one] Yksi rivi hylätty
       *[other] { $count } riviä hylätty
    }
imports-refused-none = Yhtään riviä ei hylätty.
imports-dates-day-first = Sarakkeen ”{ $field }” vinoviivalliset päivämäärät luetaan päivä ensin, kuten 31/12/2026.
imports-dates-month-first = Sarakkeen ”{ $field }” vinoviivalliset päivämäärät luetaan kuukausi ensin, kuten 12/31/2026.
imports-dropped-title = { $count ->
        [one] Yksi tieto jätetty pois
       *[other] { $count } tietoa jätetty pois
    }
imports-dropped-none = Yhtään tietoa ei jätetty pois.
imports-dropped-explained = Henkilö tuodaan ilman tätä tietoa.
imports-more-shown = { $count ->
        [one] Vain ensimmäinen näytetään.
       *[other] Vain ensimmäiset { $count } näytetään.
    }

## Työn alla

imports-running-title = Tuonti on käynnissä
imports-running-explained = Voit poistua tältä sivulta. Tuonti jatkuu itsestään, myös uudelleenkäynnistyksen jälkeen.
imports-running = Rivejä valmiina: { $done } / { $rows }
imports-undoing = Rivejä peruttu: { $done } / { $rows }
imports-refresh = Näytä, miten pitkällä se on nyt
imports-still = Työ on pysähtynyt usean yrityksen jälkeen. Tehty säilyy, ja työ voi jatkua siitä.
imports-go-on = Jatka
imports-done = Tuonti on valmis.
imports-undone = Tuonti on peruttu.
imports-see-result = Katso tulos

## Valmis

imports-finished-title = Tuonti on valmis
imports-finished-at = Valmistui
imports-waiting = { $count ->
        [one] Yksi rivi odottaa päätöstäsi: onko henkilö jo täällä?
       *[other] { $count } riviä odottaa päätöstäsi: ovatko henkilöt jo täällä?
    }
imports-decide = Vertaa ja päätä
imports-look-again = Katso samankaltaiset henkilöt ja ohitetut rivit
imports-case-title = Tuotu asia
imports-closure-reason = Päätetty aiemmassa järjestelmässä

## Kaksoiskappaleet

imports-duplicates-title = Ovatko nämä samoja henkilöitä?
imports-duplicates-explained = Kukin vasemmalla oleva rivi voi olla oikealla oleva henkilö. Riville ei tapahdu mitään, ennen kuin päätät.
imports-same-explained = Sama henkilö: täällä jo oleva henkilö saa rivin numeron toisessa järjestelmässä ja rivin asian. Muut tiedot pysyvät ennallaan.
imports-different-explained = Toinen henkilö: luodaan uusi henkilö ilman henkilötunnusta, joka molemmilla on.
imports-skip-explained = Ohita: riviä ei tuoda. Voit palata siihen täällä.
imports-duplicates-none = Yksikään rivi ei odota päätöstä.
imports-back = Takaisin tuontiin
imports-next = Seuraavat rivit
imports-skipped = Ohitettu
imports-doubt-identity-code = Molemmilla on sama henkilötunnus.
imports-doubt-source-number = Molemmilla on sama numero toisessa järjestelmässä, mutta rivit eroavat.
imports-doubt-likeness = Nimi ja syntymäaika ovat samankaltaiset, eikä rivillä ole numeroa toisessa järjestelmässä.
imports-compare-row = Tiedostossa
imports-compare-known = Täällä jo oleva henkilö
imports-compare-address = Osoite
imports-differs = Eroaa
imports-not-known = Ei tiedossa
imports-protected = Turvakielto
imports-not-protected = Ei turvakieltoa
imports-brings-case = Rivillä on asia: { $service }.
imports-known-gone = Henkilöä ei enää ole täällä, tai sinulla ei ole pääsyä hänen tietoihinsa. Kysy tietosuojavastaavalta.
imports-same = Sama henkilö
imports-different = Toinen henkilö
imports-skip = Ohita
imports-alike-title = Luotu, mutta muistuttaa jotakuta
imports-alike-explained = Näillä henkilöillä on sama syntymäaika ja samankaltainen nimi. Avaa molemmat ja vertaa heitä.
imports-alike-created = Luotu
imports-alike-other = Muistuttaa

done-import-checked = Tiedosto tarkistettiin. Ketään ei ole vielä luotu.
done-import-discarded = Tiedosto poistettiin.
done-duplicate-same = Rivi liitettiin henkilöön, joka oli jo täällä.
done-duplicate-different = Uusi henkilö luotiin.
done-duplicate-skipped = Rivi ohitettiin.

## Peruminen

imports-undo = Peru tämä tuonti
imports-undo-follows = Mitä tapahtuu
imports-undo-people = { $count ->
        [one] Tuonnin luoma henkilö poistetaan asioineen.
       *[other] Tuonnin luomat { $count } henkilöä poistetaan asioineen.
    }
imports-undo-stays = Henkilöt ja asiat, joita joku on käsitellyt tuonnin jälkeen, säilyvät. Ne luetellaan lopuksi.
imports-undo-waiting = Päätöstä odottavat rivit poistetaan.
imports-undo-no-way-back = Tätä ei voi perua, mutta voit tuoda tiedoston uudelleen.
imports-undo-type = Kirjoita varmuuden vuoksi, montako henkilöä tuonti loi: { $number }.
imports-undo-number = Henkilöiden määrä
imports-undo-keep = Säilytä tuonti
imports-undo-submit = Peru tuonti
imports-undone-title = Tuonti on peruttu
imports-undone-count = { $count ->
        [one] Yksi rivi peruttiin.
       *[other] { $count } riviä peruttiin.
    }
imports-kept-title = { $count ->
        [one] Yksi rivi säilyy
       *[other] { $count } riviä säilyy
    }
imports-kept-explained = Joku on käsitellyt näitä henkilöitä tai heidän asioitaan tuonnin jälkeen. Henkilöt, joiden tiedot ovat arkaluonteisia, näkyvät vain niille, jotka saavat tietää heistä.

## Syyt: koko rivi

imports-reason-no-name = Rivillä ei ole nimeä. Lisää sukunimi tai etunimi ja tuo tiedosto uudelleen.
imports-reason-too-many-cells = Rivillä on enemmän soluja kuin sarakkeita. Laita lainausmerkkeihin teksti, jossa on erotinmerkki.
imports-reason-too-few-cells = Rivillä on niin vähän soluja, ettei se voi olla henkilö. Jos se jatkaa edellistä riviä, yhdistä rivit.
imports-reason-cell-too-long = Rivillä on solu, joka on liian pitkä luettavaksi. Lyhennä sitä tai lisää puuttuva lainausmerkki solun loppuun.

## Nimet ja pituudet

imports-reason-name-without-letters = Nimessä ei ole kirjaimia, joten se jätettiin pois. Tarkista nimi vanhasta järjestelmästä.
imports-reason-too-long = Teksti oli liian pitkä, joten se jätettiin pois. Lyhennä sitä tai lisää se tietoihin käsin.

## Henkilötunnus

imports-reason-identity-code-shape = Tämä ei ole henkilötunnus, joten se jätettiin pois. Tarkista tunnus virallisesta asiakirjasta.
imports-reason-identity-code-date = Henkilötunnuksessa oleva päivä on mahdoton, joten tunnus jätettiin pois. Tarkista tunnus virallisesta asiakirjasta.
imports-reason-identity-code-future = Henkilötunnuksen mukainen syntymäpäivä on tulevaisuudessa, joten tunnus jätettiin pois. Tarkista tunnus virallisesta asiakirjasta.
imports-reason-identity-code-check = Henkilötunnuksessa on kirjoitusvirhe, joten se jätettiin pois. Tarkista tunnus virallisesta asiakirjasta.
imports-reason-identity-code-never-issued = Tällaista henkilötunnusta ei voi olla kenelläkään, joten se jätettiin pois. Tarkista tunnus virallisesta asiakirjasta.

## Päivämäärät

imports-reason-date-impossible = Tällaista päivää ei ole olemassa, joten päivämäärä jätettiin pois. Tarkista päivämäärä ja lisää se tietoihin.
imports-reason-date-unreadable = Päivämäärää ei voitu lukea, joten se jätettiin pois. Kirjoita päivä, kuukausi ja vuosi näin: 31.12.1990.
imports-reason-date-century-unclear = Vuosi on merkitty kahdella numerolla ja sopii kahteen vuosisataan, joten päivämäärä jätettiin pois. Lisää päivämäärä nelinumeroisella vuodella.
imports-reason-date-in-future = Päivämäärä on tulevaisuudessa, joten se jätettiin pois. Tarkista päivämäärä ja lisää se tietoihin.
imports-reason-birth-date-too-early = Syntymäaika on yli 125 vuoden takaa, joten se jätettiin pois. Tarkista syntymäaika ja lisää se tietoihin.
imports-reason-birth-date-disagrees = Syntymäaika on eri kuin henkilötunnuksessa, joten käytettiin henkilötunnuksen päivää. Tarkista, kumpi on oikein.
imports-reason-closed-before-opened = Päättymispäivä on ennen alkamispäivää, joten se jätettiin pois. Tarkista molemmat päivät.

## Yhteystiedot

imports-reason-phone-unusable = Tähän puhelinnumeroon ei voi soittaa, joten se jätettiin pois. Kysy numero henkilöltä.
imports-reason-phone-country-unclear = Puhelinnumero on kirjoitettu toisen maan tapaan ilman maatunnusta, joten se jätettiin pois. Lisää numero maatunnuksen kanssa, esimerkiksi +46.
imports-reason-phone-second-number = Solussa on kaksi puhelinnumeroa, ja niistä käytettiin vain ensimmäistä. Lisää toinen numero tietoihin käsin.
imports-reason-email-unusable = Tähän sähköpostiosoitteeseen ei voi lähettää viestiä, joten se jätettiin pois. Kysy osoite henkilöltä.

## Muut tiedot

imports-reason-language-unknown = Kieltä ei tunnistettu, joten se jätettiin pois. Valitse kieli henkilön tiedoista.
imports-reason-role-unknown = Roolia kotitaloudessa ei tunnistettu, joten se jätettiin pois. Valitse rooli henkilön tiedoista.
imports-reason-protection-unclear = Tieto turvakiellosta on epäselvä, joten osoite suojattiin varmuuden vuoksi. Tarkista asia viranomaiselta.
