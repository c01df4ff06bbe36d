### Säilytyssäännöt: mitä säilytetään, kuinka kauan ja minkä lain mukaan.

retention-title = Säilytyssäännöt
retention-notice = Tämä on työkalu, ei oikeudellinen neuvo. Tarkistuta säännöt juristillanne.
retention-law-fi = Nämä säännöt koskevat Suomea. Niiden rinnalla ovat Euroopan unionin säännöt.
retention-law-eu = Nämä säännöt koskevat Euroopan unionia. Hoidon ja palvelun asiakirjoista on kussakin maassa omat sääntönsä, jotka valitsette itse.
retention-law-us = Nämä säännöt koskevat Yhdysvaltoja. Potilas- ja asiakasasiakirjoista on kussakin osavaltiossa omat sääntönsä: valitkaa oman osavaltionne määräaika tai sitä pidempi oma aikanne.
retention-explained = Jos useampi sääntö sopii, pisin ratkaisee. Hävittämisen esto säilyttää kaiken, mitä se koskee. Jos päivämäärä puuttuu, mikään ei vanhene. Pois päältä oleva sääntö ei ratkaise mitään. Se, mitä mikään muu sääntö ei koske, säilytetään.
retention-what = Mitä
retention-period = Kuinka kauan
retention-afterwards = Sen jälkeen
retention-law = Laki
retention-confidence = Kuinka varmaa se on

## Ryhmät

retention-group-social = Sosiaalihuolto
retention-group-health = Terveydenhuolto
retention-group-requests = Pyynnöt, suostumukset ja yhteydenotot
retention-group-security = Lokit ja tietoturvaloukkaukset
retention-group-documents = Organisaation asiakirjat

## Mitä säilytetään

retention-category-client-relationship = Asiakkaan perustiedot ja asiakkuusasiakirja
retention-category-family-services = Lapsiperheiden palvelut
retention-category-working-age-services = Työikäisten palvelut
retention-category-elderly-services = Iäkkäiden palvelut
retention-category-substance-services = Päihdehuolto
retention-category-disability-services = Vammaispalvelut
retention-category-child-protection = Lastensuojelu
retention-category-family-law-child = Lasta koskevat perheoikeudelliset asiat
retention-category-family-law-other = Muut perheoikeudelliset asiat
retention-category-voucher = Asiakkaan asiakirjojen tositteet
retention-category-fee-decision = Asiakasmaksupäätökset ja tuloselvitykset
retention-category-other-social-record = Muut sosiaalihuollon asiakirjat ja ilmoitukset ilman asiakkuutta
retention-category-care-record = Hoidon ja palvelun asiakirjat, joista ei ole kansallista sääntöä
retention-category-care-record-5 = Hoidon ja palvelun asiakirjat, joista ei ole kansallista sääntöä: 5 vuotta päättymisestä, oman lain tai suunnitelman mukaan
retention-category-care-record-10 = Hoidon ja palvelun asiakirjat, joista ei ole kansallista sääntöä: 10 vuotta päättymisestä, oman lain tai suunnitelman mukaan
retention-category-care-record-15 = Hoidon ja palvelun asiakirjat, joista ei ole kansallista sääntöä: 15 vuotta päättymisestä, oman lain tai suunnitelman mukaan
retention-category-care-record-20 = Hoidon ja palvelun asiakirjat, joista ei ole kansallista sääntöä: 20 vuotta päättymisestä, oman lain tai suunnitelman mukaan
retention-category-care-record-30 = Hoidon ja palvelun asiakirjat, joista ei ole kansallista sääntöä: 30 vuotta päättymisestä, oman lain tai suunnitelman mukaan
retention-category-state-record-7 = Osavaltion lain mukaiset asiakirjat: 7 vuotta päättymisestä, lapsen asiakirjoissa täysi-ikäisyydestä
retention-category-state-record-10 = Osavaltion lain mukaiset asiakirjat: 10 vuotta päättymisestä, lapsen asiakirjoissa täysi-ikäisyydestä
retention-category-state-record-20 = Osavaltion lain mukaiset asiakirjat: 20 vuotta päättymisestä, lapsen asiakirjoissa täysi-ikäisyydestä
retention-category-patient-record = Potilasasiakirjat
retention-category-rare-disease-record = Perinnöllisten ja harvinaisten sairauksien asiakirjat
retention-category-medical-record-adult = Aikuisten potilasasiakirjat
retention-category-medical-record-minor = Alaikäisten potilasasiakirjat
retention-category-billed-record = Medicaren tai Medicaidin maksamat palvelut
retention-category-psychotherapy-notes = Psykoterapiamuistiinpanot
retention-category-person-without-case = Henkilöt, joista ei ole asiaa
retention-category-request-file = Omia tietoja koskevat pyynnöt muistiinpanoineen ja kirjeineen
retention-category-identity-proof = Pyyntöä varten annettu henkilöllisyyden todistus
retention-category-access-package = Pyyntöä varten tehdyt kopiot tiedoista
retention-category-answer-link = Vastauslinkit: poiston kirjeet ja todistus
retention-category-unassigned-request = Julkisen lomakkeen pyynnöt, jotka eivät koskeneet ketään täällä
retention-category-erasure-ledger = Poiston kirjanpito ja todistus
retention-category-consent-event = Annetut ja perutut suostumukset
retention-category-disclosure-register = Luovutusten rekisteri
retention-category-reminder = Muistutukset ja yhteydenottotoiveet
retention-category-invitation = Käyttämättä jääneet kutsut
retention-category-use-log = Loki asiakastietojen käytöstä ja luovutuksista
retention-category-technical-log = Tekniset lokit ilman asiakkaita
retention-category-breach-register = Tietoturvaloukkausten rekisteri
retention-category-processing-record = Käsittelyselosteet, tietosuojailmoitukset ja vaikutustenarvioinnit
retention-category-processor-agreement = Sopimukset henkilötietojen käsittelijöiden kanssa
retention-category-policy-document = Ohjeet, menettelyt, sopimukset ja riskianalyysit
retention-category-privacy-notice = Tietosuojailmoitukset, kuittaukset ja valtuutukset
retention-category-invoice = Laskut, maksut ja tositteet
retention-category-ledger = Kirjanpitokirjat ja tilinpäätökset

## Kuinka kauan

retention-period-years-death = { $count ->
    [one] { $count } vuosi henkilön kuolemasta
   *[other] { $count } vuotta henkilön kuolemasta
}
retention-period-years-birth = { $count ->
    [one] { $count } vuosi henkilön syntymästä
   *[other] { $count } vuotta henkilön syntymästä
}
retention-period-years-closed = { $count ->
    [one] { $count } vuosi asian päättymisestä
   *[other] { $count } vuotta asian päättymisestä
}
retention-period-years-latest-last-closed-need-ended = { $count ->
    [one] { $count } vuosi siitä, kun viimeinen asia on päättynyt ja palvelun tarve lakannut
   *[other] { $count } vuotta siitä, kun viimeinen asia on päättynyt ja palvelun tarve lakannut
}
retention-period-years-created = { $count ->
    [one] { $count } vuosi laatimisesta
   *[other] { $count } vuotta laatimisesta
}
retention-period-years-valid-until = { $count ->
    [one] { $count } vuosi päätöksen viimeisestä voimassaolopäivästä
   *[other] { $count } vuotta päätöksen viimeisestä voimassaolopäivästä
}
retention-period-years-year-of-financial-year-ended = { $count ->
    [one] { $count } vuosi sen kalenterivuoden lopusta, jona tilikausi päättyy
   *[other] { $count } vuotta sen kalenterivuoden lopusta, jona tilikausi päättyy
}
retention-period-years-financial-year-ended = { $count ->
    [one] { $count } vuosi tilikauden päättymisestä
   *[other] { $count } vuotta tilikauden päättymisestä
}
retention-period-years-latest-backup-expired-closed = { $count ->
    [one] { $count } vuosi siitä, kun pyyntö on päättynyt ja viimeinen varmuuskopio vanhentunut
   *[other] { $count } vuotta siitä, kun pyyntö on päättynyt ja viimeinen varmuuskopio vanhentunut
}
retention-period-years-earliest-withdrawn-purpose-ended = { $count ->
    [one] { $count } vuosi siitä, kun suostumus perutaan tai sen tarkoitus päättyy, sen mukaan kumpi on aikaisemmin
   *[other] { $count } vuotta siitä, kun suostumus perutaan tai sen tarkoitus päättyy, sen mukaan kumpi on aikaisemmin
}
retention-period-years-last-in-effect = { $count ->
    [one] { $count } vuosi viimeisestä voimassaolopäivästä
   *[other] { $count } vuotta viimeisestä voimassaolopäivästä
}
retention-period-years-contract-ended = { $count ->
    [one] { $count } vuosi sopimuksen päättymisestä
   *[other] { $count } vuotta sopimuksen päättymisestä
}
retention-period-years-latest-created-last-in-effect = { $count ->
    [one] { $count } vuosi laatimisesta tai viimeisestä voimassaolopäivästä, sen mukaan kumpi on myöhemmin
   *[other] { $count } vuotta laatimisesta tai viimeisestä voimassaolopäivästä, sen mukaan kumpi on myöhemmin
}
retention-period-years-latest-closed-majority = { $count ->
    [one] { $count } vuosi asian päättymisestä tai täysi-ikäisyydestä, jos se tulee myöhemmin
   *[other] { $count } vuotta asian päättymisestä tai täysi-ikäisyydestä, jos se tulee myöhemmin
}
retention-period-years-disclosed = { $count ->
    [one] { $count } vuosi luovutuksesta
   *[other] { $count } vuotta luovutuksesta
}
retention-period-years-service-given = { $count ->
    [one] { $count } vuosi palvelun päivästä
   *[other] { $count } vuotta palvelun päivästä
}
retention-period-months-created = { $count ->
    [one] { $count } kuukausi laatimisesta
   *[other] { $count } kuukautta laatimisesta
}
retention-period-months-without-case = { $count ->
    [one] { $count } kuukausi siitä, kun henkilö rekisteröitiin tai hänen viimeisen asiansa tiedot tuhottiin
   *[other] { $count } kuukautta siitä, kun henkilö rekisteröitiin tai hänen viimeisen asiansa tiedot tuhottiin
}
retention-period-months-relationship-ended = { $count ->
    [one] { $count } kuukausi asiakkuuden päättymisestä
   *[other] { $count } kuukautta asiakkuuden päättymisestä
}
retention-period-days-decided = { $count ->
    [one] { $count } päivä siitä, kun henkilöllisyys on ratkaistu
   *[other] { $count } päivää siitä, kun henkilöllisyys on ratkaistu
}
retention-period-days-closed = { $count ->
    [one] { $count } päivä asian päättymisestä
   *[other] { $count } päivää asian päättymisestä
}
retention-period-days-delivered = { $count ->
    [one] { $count } päivä toimittamisesta
   *[other] { $count } päivää toimittamisesta
}
retention-period-days-sent = { $count ->
    [one] { $count } päivä lähettämisestä
   *[other] { $count } päivää lähettämisestä
}
retention-period-permanent = Pysyvästi
retention-period-unsettled = Aikaa ei ole vahvistettu
retention-period-to-choose = Kunnes valitsette säännön

## Mitä sitten tapahtuu

retention-disposition-destroy = Hävitetään
retention-disposition-destroy-or-archive = Hävitetään, ellei niitä ole määrätty arkistoitaviksi
retention-disposition-anonymise = Henkilötiedot poistetaan
retention-disposition-keep = Säilytetään

## Kuinka varmaa se on

retention-confidence-read = Luettu laista
retention-confidence-secondary = Toisesta lähteestä
retention-confidence-known = Säännös tiedossa, tekstiä ei ole luettu uudelleen
retention-confidence-unconfirmed = Ei vahvistettu: pois päältä
retention-confidence-proposed = Oma ehdotuksemme: laissa ei ole aikaa
retention-doubt-trigger = Ajan alkua ei ole vahvistettu: pois päältä
retention-doubt-scope = Soveltamisalaa ei ole vahvistettu: pois päältä
retention-choice = Sääntö asioille, joilla ei ole omaa
retention-choice-hint = Mihin luettelon luokkaan kuuluvat ne organisaation asiat, joilla ei ole omaa säilytysluokkaa. Ennen valintaa niille ei ehdoteta mitään, eikä niiden aineistoa voi poistaa. Valinta ei hävitä mitään.
retention-choice-none = Ei vielä valittu
retention-choice-submit = Valitse tämä sääntö
retention-error-no-category = Valitse luokka, jolla on vahvistettu sääntö.
done-retention-chosen = Asiakastietojen sääntö on valittu.
action-retention-choose = Valitsi asiakastietojen säännön
