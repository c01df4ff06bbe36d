### Kuinka kauan tietoja säilytetään ja miksi, yöllinen ajo, hävitettävien luettelot.

disposal-why = Kuinka kauan tiedot säilytetään
disposal-why-now = Laskettu nyt kirjatuista tiedoista. Mitään ei hävitetä ilman päätöstä ja hyväksyntää.
disposal-of-person = Tämän henkilön tiedot
disposal-outcome-held = Säilytetään: hävittämisen esto on vahvempi kuin mikään säilytysaika.
disposal-outcome-not-chosen = Säilytetään: asialla ei ole omaa säilytysluokkaa, eikä organisaatio ole valinnut, kuinka kauan se säilyttää tietoja.
disposal-outcome-must-choose = Säilytetään: organisaation pitää nimetä oma sääntönsä, ennen kuin mikään voi vanhentua.
disposal-outcome-no-rule = Säilytetään: mikään sääntö ei ratkaise tätä.
disposal-outcome-no-case = Säilytetään niin kauan kuin jokin asia koskee henkilöä tai hänen perhettään. Sen jälkeen ratkaisevat alla olevat säännöt.
disposal-outcome-permanent = Säilytetään pysyvästi.
disposal-outcome-missing = Säilytetään: jotain, mistä säilytysaika lasketaan, ei tiedetä tässä.
disposal-outcome-waiting = Säilytetään: säilytysaika ei ole alkanut.
disposal-outcome-until = Säilytetään säännön mukaan.
disposal-outcome-over = Säilytysaika on päättynyt. Joku päättää, mitä tiedoille tehdään.
disposal-ends-on = Viimeinen päivä on { $day }.
disposal-ended-on = Viimeinen päivä oli { $day }.
disposal-missing-text = Ei kirjattu:
disposal-not-known = Ei tiedossa tässä. Joko sitä ei ole kirjattu, tai se koskee muita asioita, joista tämä sivu ei kerro:
disposal-holds = Hävittämisen estot
disposal-decides = Ratkaisee
disposal-last-day = Viimeinen päivä tämän säännön mukaan
disposal-when-unknown = Ei tiedossa tässä
disposal-when-not-yet = Ei ole tapahtunut
disposal-step-latest = Viimeisin näistä
disposal-step-earliest = Ensimmäinen näistä
disposal-step-end-of-year = Sen vuoden loppu
disposal-fact-birth = Syntymä
disposal-fact-death = Kuolema
disposal-fact-majority = Täysi-ikäisyys
disposal-fact-relationship-ended = Asiakkuuden päättyminen
disposal-fact-without-case = Rekisteröinti tai viimeisen asian tietojen tuhoaminen
disposal-fact-opened = Asian avaaminen
disposal-fact-closed = Asian päättäminen
disposal-fact-last-activity = Viimeisin tapahtuma
disposal-fact-last-closed = Viimeisen asian päättäminen
disposal-fact-need-ended = Tarpeen päättyminen
disposal-fact-last-encounter = Viimeisin tapaaminen
disposal-fact-ever-had = Asian tila
disposal-fact-created = Laatiminen
disposal-fact-decided = Päätös
disposal-fact-delivered = Toimittaminen
disposal-fact-sent = Lähettäminen
disposal-fact-valid-until = Voimassaolon päättyminen
disposal-fact-withdrawn = Peruuttaminen
disposal-fact-purpose-ended = Käyttötarkoituksen päättyminen
disposal-fact-last-in-effect = Viimeksi voimassa
disposal-fact-contract-ended = Sopimuksen päättyminen
disposal-fact-financial-year-ended = Tilikauden päättyminen
disposal-fact-service-given = Palvelun antaminen
disposal-fact-disclosed = Luovutus
disposal-fact-backup-expired = Varmuuskopioiden päättyminen
disposal-kept = Säilytys
disposal-why-link = Mihin asti ja miksi
object-wide-hold = Henkilöä tai monia asioita koskeva hävittämisen esto

## Yöllinen ajo

disposal-runs = Yöllinen ajo
disposal-runs-text = Carehold käy joka yö läpi kaikki tiedot ja laskee, milloin niiden säilytysaika päättyy. Se ei hävitä mitään: ihmiset päättävät ja hyväksyvät.
disposal-run-not-whole = Viimeisin ajo ei käynyt läpi kaikkea. Pyydä Careholdin ylläpitäjää katsomaan sen lokia.
disposal-run-unruled = Viimeisin ajo ei käynyt läpi yhtään asiaa: mikään sääntö ei määrää, kuinka kauan niitä säilytetään.
disposal-run-some-unruled = Viimeisin ajo ei käynyt läpi kaikkia asioita: osalla ei ole omaa säilytysluokkaa, eikä organisaatio ole valinnut luokkaa.
disposal-run-late = Viimeisimmästä ajosta on yli kaksi yötä. Kysy Careholdin ylläpitäjältä, onko taustatyö käynnissä.
disposal-last-run = Viimeisin ajo: { $time }
disposal-looked = Käyty läpi
disposal-cases = { $count ->
    [one] { $count } asia
   *[other] { $count } asiaa
}
disposal-persons = { $count ->
    [one] { $count } henkilö
   *[other] { $count } henkilöä
}
disposal-due = Säilytysaika on päättynyt
disposal-near = Päättyy 60 päivän kuluessa
disposal-refused-hold = Päättynyt, mutta esto säilyttää
disposal-refused-request = Päättynyt, mutta tietopyyntö on kesken
disposal-missing = Puuttuvat tiedot
disposal-found-own = Sillä on oma säilytysluokka: sen sivu kertoo, minkä säännön mukaan se säilytetään ja mitä puuttuu.
disposal-kept-count = Säilytetään
disposal-no-run = Ajoa ei ole vielä ollut
disposal-no-run-text = Se ajetaan joka yö, kun Carehold on käynnissä.
disposal-earlier-runs = Aiemmat ajot
disposal-when = Milloin
disposal-not-whole = Jäi kesken
disposal-last-day-short = Viimeinen päivä
disposal-missing-explained = Näiden säilytysaika lasketaan jostakin, mitä kukaan ei ole kirjannut. Ne säilytetään, kunnes joku kirjaa sen.
disposal-nothing-missing = Mitään ei puutu
disposal-hidden = { $count ->
    [one] { $count } muu tieto on vain sen kanssa työskentelevien nähtävissä.
   *[other] { $count } muuta tietoa on vain niiden kanssa työskentelevien nähtävissä.
}
disposal-lists = Hävitysluettelot
action-retention-run = Käy läpi kaikki tiedot
object-retention-run = Yöllinen ajo
object-retention-finding = Yöllisen ajon havainto
disposal-nav = Lisää säilytyksestä

## Hävitysluettelot

disposal-lists-text = Jokainen luettelo päätetään tieto kerrallaan, toinen henkilö hyväksyy sen, ja se toteutetaan 72 tunnin kuluttua. Estot, säännöt ja kaikki muutokset tarkistetaan lopuksi uudelleen. Tieto, jota kukaan ei ole merkinnyt, säilytetään.
disposal-due-now = { $count ->
    [0] Viimeisin ajo ei löytänyt mitään, minkä säilytysaika olisi päättynyt.
    [one] Viimeisin ajo löysi { $count } tiedon, jonka säilytysaika on päättynyt.
   *[other] Viimeisin ajo löysi { $count } tietoa, joiden säilytysaika on päättynyt.
}
disposal-draft = Laadi luettelo
disposal-no-list = Luetteloita ei vielä ole
disposal-of-cases = Asiat, joiden säilytysaika on päättynyt
disposal-drafted-on = Laadittu { $day }
disposal-executed-on = Toteutettu { $day }
done-disposal-drafted = Luettelo on laadittu. Sen sisältö näkyy hetken kuluttua.
done-disposal-nothing = Mitään sellaista ei ole vanhentunut, mikä ei jo olisi luettelossa.
request-kind-disposal = Hävitysluettelo
request-kind-disposal-hint = Mikä hävitetään säilytyssäännön mukaan.
request-channel-rule = Itsestään, säännön mukaan
action-disposal-draft = Laadi hävitysluettelo

## Toisen säännön valitseminen

disposal-change = Toinen säilytyssääntö
disposal-change-waiting = Odottava muutos
disposal-change-to = Tästä alkaen: { $category }.
disposal-moves = Mitä se muuttaa
disposal-earlier = Tietoja, joiden säilytys voi päättyä aiemmin
disposal-later = Tietoja, jotka säilyvät kauemmin
disposal-unchanged = Tietoja, jotka eivät muutu
disposal-change-now = Minkään tiedon säilytys ei pääty aiemmin. Sääntö on voimassa heti, kun valitset sen.
disposal-change-second = Joidenkin tietojen säilytys voi päättyä aiemmin. Toisen henkilön täytyy hyväksyä muutos. Siihen asti nykyinen sääntö on voimassa.
disposal-ask-change = Pyydä hyväksyntää
disposal-asked-by = Pyytäjä: { $name }
disposal-approval-other = Sinä pyysit muutosta. Jonkun muun täytyy hyväksyä se.
disposal-approve-change = Hyväksy muutos
disposal-withdraw-change = Luovu muutoksesta
disposal-error-same-person = Sinä pyysit tätä muutosta. Jonkun muun täytyy hyväksyä se
done-retention-asked = Muutos odottaa toista henkilöä. Siihen asti nykyinen sääntö on voimassa.
done-retention-change-withdrawn = Muutoksesta luovuttiin. Nykyinen sääntö pysyy.
action-retention-approve = Hyväksy toinen säilytyssääntö
object-retention-change = Säilytyssäännön muutos
disposal-drop = Hylkää luettelo
disposal-drop-reason = Miksi luettelo hylätään
