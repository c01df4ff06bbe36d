### Loki: kuka teki mitä, kenen asioissa, milloin ja millä perusteella.

## Teot

action-unknown = Teko, jota tämä versio ei tunne
action-session-sign-in = Kirjautuminen
action-session-sign-out = Laitteen uloskirjaus
action-session-time-out = Uloskirjaus aikakatkaisun jälkeen
action-session-step-up = Henkilöllisyyden varmistus uudelleen
action-session-manage-own = Omien laitteiden katselu
action-account-enrol = Salasanan ja toisen vaiheen asetus
action-account-renew-tokens = Tilien hakukoodien uusiminen
action-account-change-password = Oman salasanan vaihto
action-account-change-second-step = Oman toisen vaiheen muutos
action-session-resume = Lomakkeen palautus aikakatkaisun jälkeen
action-destruction-replay = Varmuuskopiosta palanneiden tietojen hävitys
action-person-find = Henkilön haku
action-person-read = Henkilön sivun avaaminen
action-person-create = Henkilön lisääminen
action-person-edit = Henkilön tietojen muuttaminen
action-person-show-address = Suojatun osoitteen näyttäminen
action-person-show-identity-code = Henkilötunnuksen näyttäminen
action-person-record-death = Kuoleman kirjaaminen
action-person-confirm-death = Kuoleman vahvistaminen
action-person-mark-sensitive = Tietojen merkitseminen arkaluonteisiksi tai merkinnän poisto
action-person-read-access-log = Katselutietojen luku
action-person-manage-family = Kotitalouden tai suhteen muuttaminen
action-case-list = Asioiden luettelo
action-case-read = Asian avaaminen
action-case-open = Asian aloittaminen
action-case-edit = Asian muuttaminen
action-case-close = Asian päättäminen
action-case-reopen = Asian avaaminen uudelleen
action-case-assign = Asian antaminen työntekijälle
action-case-restrict = Asian rajoittaminen tai rajoituksen poisto
action-entry-read = Kirjausten luku
action-entry-write = Luonnoksen kirjoittaminen
action-entry-sign = Kirjauksen allekirjoitus
action-entry-correct = Kirjauksen oikaisu
action-source-record = Merkitse luottamuksella kertonut
action-source-show = Näytä luottamuksella kertonut
action-hold-place = Hävittämisen esto
action-hold-release = Hävittämisen eston purku
action-import-read = Tuontien katselu
action-import-run = Henkilöiden tuonti
action-import-decide-duplicate = Päätös siitä, onko henkilö sama
action-import-undo = Tuonnin peruminen
action-account-list = Käyttäjien ja tiimien katselu
action-account-invite = Työkaverin kutsuminen
action-account-edit = Työkaverin tietojen muuttaminen
action-account-change-roles = Roolien muuttaminen
action-account-end = Käyttöoikeuden päättäminen
action-account-read-own = Omien asetusten katselu
action-account-edit-own = Omien asetusten muuttaminen
action-team-manage = Tiimin muuttaminen
action-log-read = Lokin luku
action-log-verify = Lokin tarkistus
action-day-read = Oman päivän katselu
action-task-complete = Tehtävän kuittaus
action-security-read = Tietoturva-asetusten katselu
action-security-edit = Tietoturva-asetusten muuttaminen
action-retention-read = Säilytyssääntöjen katselu
action-portal-read = Asiointipalvelun katselu
action-portal-read-details = Omien tietojen katselu asiointipalvelussa
action-portal-read-record = Jaettujen kirjausten katselu asiointipalvelussa
action-portal-read-access-log = Katselijoiden katselu asiointipalvelussa
action-portal-read-grants = Omien tietojen näkijöiden katselu asiointipalvelussa
action-portal-read-requests = Omien pyyntöjen katselu asiointipalvelussa
action-portal-end-grant = Edustajan pääsyn päättäminen asiointipalvelussa
action-portal-edit-settings = Omien asetusten muutos asiointipalvelussa
action-portal-access-read = Henkilön asiointitunnuksen katselu
action-portal-access-invite = Kutsu asiointipalveluun
action-portal-access-end = Pääsyn päättäminen asiointipalveluun
action-representation-record = Edustajan kirjaus
action-representation-confirm = Päätös edustajasta
action-representation-end = Edustajan pääsyn päättäminen
action-representation-run-out = Edustajan pääsyn rajaus täysi-ikäisyyteen
action-organization-edit-contact = Organisaation yhteystietojen muutos
action-backup-restore = Varmuuskopion palautus
action-organization-create = Organisaation perustaminen

## Perusteet

ground-assigned = Asian työntekijä
ground-substitute = Työntekijän sijainen
ground-team = Tiimin jäsen
ground-supervisor = Tiimin vetäjä
ground-registered = Henkilön lisääjä
ground-own = Omat tiedot
ground-role = Rooli
ground-admin = Pääkäyttäjän tai tietosuojavastaavan tehtävä
ground-system = Careholdin oma työ
ground-nobody = Ei perustetta
ground-represents-details = Edustaa henkilöä: tiedot
ground-represents-record = Edustaa henkilöä: jaetut kirjaukset
ground-represents-requests = Edustaa henkilöä: pyynnöt

## Lopputulokset

outcome-done = Tehty
outcome-refused = Evätty
outcome-failed = Epäonnistui

## Kohteiden lajit

object-unknown = Kohde, jota tämä versio ei tunne
object-none = Ei yksittäistä kohdetta
object-audit-event = Lokin tapahtuma
object-audit-row = Muutettujen rivien luettelo
object-audit-log = Loki
object-audit-tile = Lokipuun osa
object-audit-checkpoint = Allekirjoitettu tarkistuspiste
object-scope = Salausavain
object-account = Käyttäjätili
object-credential = Salasana ja toinen vaihe
object-session = Kirjautunut laite
object-invitation = Kutsu
object-invitation-code = Kutsun toinen puolisko
object-kept-post = Aikakatkaisun yli säilytetty lomake
object-security = Tietoturva-asetukset
object-team = Tiimi
object-job = Taustatyö
object-team-member = Tiimin jäsenyys
object-counter = Laskuri
object-organization-contact = Organisaation yhteystiedot
object-person = Henkilö
object-identifier = Tunniste
object-contact-token = Yhteystieto
object-person-grant = Oikeus nähdä henkilö
object-portal-account = Asiointitunnus
object-representation = Edustaja
object-household = Kotitalous
object-household-member = Kotitalouden jäsen
object-relation = Suhde
object-cases = Asia
object-case-status = Asian tila
object-case-grant = Oikeus nähdä asia
object-case-activity = Asian viimeisin tapahtuma
object-destruction = Hävitetyt avaimet
object-draft = Luonnos
object-entry = Kirjaus
object-protected-source = Luottamuksella kertonut
object-hold = Hävittämisen esto
object-task = Tehtävä
object-import = Tuonti
object-import-chunk = Tuonnin osa
object-import-row = Tuonnin rivi

## Luettelo

audit-title = Loki
audit-crumb = Murupolku
audit-explained = Kaikki, mitä ihmiset ja tuote täällä tekevät, uusin ensin. Asiakkaiden nimiä ei koskaan näy tässä luettelossa. Myös sen lukeminen kirjataan lokiin.
audit-person = Henkilö
audit-person-everybody = Kaikki
audit-person-system = Carehold itse, tai kukaan ei ole kirjautunut
audit-filter = Näytä
audit-filter-clear = Näytä kaikki
audit-caption = Tapahtumat, uusin ensin
audit-empty = Ei vielä tapahtumia. Kaikki, mitä tapahtuu, näkyy täällä.
audit-empty-filtered = Valitsemallasi henkilöllä ei ole tapahtumia.
audit-when = Milloin
audit-who = Kuka
audit-what = Mitä
audit-object = Kohde
audit-ground = Peruste
audit-outcome = Lopputulos
audit-count = Määrä
audit-place = Paikka lokissa
audit-place-waiting = Odottaa
audit-pages = Lokin sivut
audit-older = Vanhemmat tapahtumat
audit-newest = Uusimmat tapahtumat
audit-no-older = Ei vanhempia tapahtumia.
audit-system = Carehold
audit-nobody = Ei kirjautunutta käyttäjää
audit-unknown = Tuntematon tili
audit-portal = Joku asiointipalvelussa
audit-none = Ei ole

## Yksi tapahtuma

audit-event-logged = Avasit tämän tapahtuman sinetöidyn osan. Se on nyt lokissa.
audit-event-leaf = Lokissa
audit-event-payload = Sinetöity osa
audit-fingerprint = Tiiviste lokipuussa
audit-reason = Syy tai tarkennus
audit-search = Haettu
audit-shown = Näytetyn luettelon tietueita
audit-purpose = Miksi tuote toimi
audit-address = Osoite
audit-user-agent = Selain
audit-request = Pyynnön numero
audit-payload-destroyed = Tämän osan avain on tuhottu: sen henkilön tietojen kanssa, jota se koski, tai haun osalta silloin, kun tietoja poistettiin. Kukaan ei voi enää lukea sitä. Itse tapahtuma säilyy lokissa.

## Tarkistus

audit-verify = Tarkista loki
audit-verification-title = Lokin tarkistus
audit-verification-text = Tarkistamme, ettei mitään tapahtumaa puutu ja ettei mitään ole muutettu tai lisätty. Tarkistamme, että allekirjoitetut tarkistuspisteet ovat meidän. Tarkistamme, että jokainen tietue on se, josta loki kertoo. Tähän voi kulua muutama minuutti.
audit-verification-back = Takaisin lokiin
audit-report-whole = Loki on eheä
audit-report-whole-text = Mitään tapahtumaa ei puutu eikä ole muutettu, ja jokainen tietue on se, josta loki kertoo.
audit-report-broken = Loki ei ole eheä
audit-report-broken-text = Älä muuta mitään, säilytä varmuuskopiot ja soita niille, jotka ylläpitävät Careholdia. Tämä voi olla tietoturvapoikkeama.
audit-report-faults =
    { $count ->
        [one] Löysimme yhden virheen.
       *[other] Löysimme { $count } virhettä.
    }
audit-report-more = Vain ensimmäiset { $count } näytetään.
audit-report-checked = Mitä tarkistimme
audit-report-logs = Lokeja, yksi vuotta kohti
audit-report-leaves = Tapahtumia
audit-report-rows = Tietueita
audit-report-caption = Virheet
audit-report-where = Missä
audit-report-what = Mikä on vialla
audit-fault-event = Vuoden { $year } loki, tapahtuma { $index }
audit-fault-checkpoint = Vuoden { $year } loki, tarkistuspiste kohdassa { $size }
audit-fault-rows = Tapahtuma { $event }
audit-fault-row = { $kind } { $id }
audit-wrong-missing = Se puuttuu.
audit-wrong-added = Se on lisätty jälkikäteen.
audit-wrong-changed = Sitä on muutettu.
audit-wrong-never-written = Loki ei tunne sitä.
audit-wrong-rolled-back = Se on vanhempi versio kuin se, josta loki kertoo.
audit-wrong-columns = Sen sarakkeet eivät vastaa tapahtumaa.
audit-wrong-payload = Sen sinetöityä osaa on muutettu.
audit-wrong-signature = Allekirjoitus ei ole meidän.
audit-wrong-root = Se kuuluu toiseen puuhun.
audit-wrong-checkpoint = Tarkistuspiste ja loki ovat eri pituiset.
