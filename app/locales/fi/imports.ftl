### Syyt, joiden vuoksi tuonti hylkäsi rivin tai jätti tiedon pois.

## Koko rivi

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
