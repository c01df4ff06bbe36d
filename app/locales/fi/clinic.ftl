### Klinikan omat sanat: potilas eikä asiakas.

## accounts

accounts-name-hint = Niin kuin työkaverit ja potilaat hänet tuntevat, esimerkiksi Mikael Ström.

## audit

audit-explained = Kaikki, mitä ihmiset ja tuote täällä tekevät, uusin ensin. Potilaiden nimiä ei koskaan näy tässä luettelossa. Myös sen lukeminen kirjataan lokiin.

## cases

cases-client = Potilas
cases-find = Etsi potilas
cases-empty-open-text = Asiat, joita sinä tai tiimisi hoidatte, näkyvät täällä. Etsi potilas, niin voit avata asian.
cases-form-title-hint = Muutama sana, joista asian erottaa potilaan muista asioista. Ei yksityiskohtia.
cases-closure-reason-hint = Esimerkiksi: tavoitteet on saavutettu, potilas muutti pois. Syy jää asiaan.

## day

day-recent-all = Kaikki omat potilaat

## entries

audience-client = Potilas näkee
audience-client-and-representatives = Potilas ja nimetyt edustajat näkevät
entries-text-hint = Ensin tosiasiat, sitten arviosi. Potilaalla on oikeus lukea tämä.

## layout

nav-my-clients = Omat potilaat
nav-clients = Potilaat
layout-search = Etsi potilas
timeout-text = Kirjaamme sinut pian ulos, jotta potilaidesi tiedot pysyvät turvassa. Luonnoksesi on tallessa.

## people

people-banner = Potilas
people-tabs = Tämän potilaan sivut
people-client-number = Potilasnro

## retention

retention-category-use-log = Loki potilastietojen käytöstä ja luovutuksista
retention-category-technical-log = Tekniset lokit ilman potilaita
retention-period-months-relationship-ended = { $count ->
    [one] { $count } kuukausi hoitosuhteen päättymisestä
   *[other] { $count } kuukautta hoitosuhteen päättymisestä
}

## settings

settings-known-records = Nimesi ja tehtävänimikkeesi niiden kirjausten alla, jotka teet ja allekirjoitat potilaiden tietoihin.
settings-known-log = Mitä avaat ja teet, sekä aika, osoite ja selain, lokissa. Pääkäyttäjät, tietosuojavastaavat ja tarkastajat voivat lukea sitä. Se suojaa potilaita, ja se suojaa sinua.
public-ask-text = Et tarvitse tunnusta. Kirjoita vain se, mitä tietojen löytämiseen tarvitaan. Emme kerro kenellekään, onko joku potilaamme.
public-form-notice = Kuka tahansa voi lähettää tämän lomakkeen millä nimellä tahansa. Älä kerro kenellekään, onko joku täällä potilaana, ennen kuin tiedät, kuka kysyy.
