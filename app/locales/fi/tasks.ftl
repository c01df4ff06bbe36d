### Tehtävät, jotka Carehold antaa nimetylle henkilölle.

task-possible-double = Uudella henkilöllä voi jo olla tiedot, jotka vain harvat näkevät. Vertaa niitä ja päätä.
task-form-overdue = Julkisella lomakkeella tullut pyyntö on myöhässä. Vastaa siihen tänään kohdassa Tietopyynnöt.
task-form-hidden = Lomake suljettiin, koska se ei koske ketään täällä. Se voi tarkoittaa henkilöä, jonka tiedot vain harvat näkevät: avaa se kohdassa Tietopyynnöt ja katso uudelleen. Älä kerro kenellekään, onko näin.
task-request-overdue = Tätä henkilöä koskeva tietopyyntö on myöhässä. Vastaa siihen tänään kohdassa Tietopyynnöt.
task-look-review = Joistakin katseluista ei ole kerrottu ihmisille pitkään aikaan. Katso ne uudelleen kohdassa Loki, Katselut, joista ihmisille ei kerrota.
task-hold-review = Hävittämisen eston tarkistuspäivä on ohi. Tarkista esto kohdassa Monia asioita koskevat estot, jossa kaikki tällaiset estot ovat.
task-representation-review = Lapsi, jota joku edustaa portaalissa, täyttää 12 tai 15 vuotta tässä kuussa tai on täyttänyt äskettäin. Kysy lapselta kahden kesken, mitä hän haluaa, ja tarkista uudelleen, mitä kukin edustaja näkee.
task-representation-restored = Varmuuskopio palautettiin. Sitä, mitä sen jälkeen on päätetty, ei tiedetä, joten kukaan ei edusta tätä henkilöä portaalissa, ennen kuin olet tarkistanut sen uudelleen portaalin käyttöoikeuksista.
task-account-renewed = Tämän henkilön portaalitunnus tehtiin uudelleen, kun hänen tietopyyntönsä on kesken. Kysy henkilöltä muulla tavalla kuin uuden osoitteen kautta, onko linkki hänellä itsellään. Jos ei, päätä käyttöoikeus heti kohdassa Portaalin käyttöoikeudet.

done-task = Tehtävä on tehty.
