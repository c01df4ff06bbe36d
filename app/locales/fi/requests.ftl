nav-requests = Tietopyynnöt
requests-title = Tietopyynnöt
requests-open = Odottaa vastausta
requests-closed = Vastattu
requests-none-open = Yhtään pyyntöä ei odota.
requests-none-open-text = Asiakkaiden tekemät ja henkilöstön asiakkaan sivulla kirjaamat pyynnöt näkyvät tässä, ja kuinka monta päivää on jäljellä.
requests-number = Numero
requests-kind = Pyyntö
requests-person = Ketä koskee
requests-person-unknown = Ei tiedoissa, tai vain harvojen tiedossa
requests-received-on = Saapunut
requests-due = Vastattava viimeistään
requests-no-due = Ei määräaikaa
requests-days-left = { $count ->
    [0] määräaika tänään
    [one] { $count } päivä jäljellä
   *[other] { $count } päivää jäljellä
}
requests-days-over = { $count ->
    [one] { $count } päivä myöhässä
   *[other] { $count } päivää myöhässä
}
requests-state = Tila
requests-notice = Carehold ehdottaa, ihmiset päättävät. Nämä ovat työkaluja, eivät lainopillista neuvontaa: tarkistuttakaa säännöt omalla juristillanne.

requests-record = Kirjaa tietopyyntö
requests-record-relative = Kirjaa omaisen pyyntö
requests-of-person = Tätä henkilöä koskevaan tietopyyntöön vastataan parhaillaan. Hänestä ei hävitetä eikä yhdistetä mitään sen ulkopuolella; työ jatkuu tavalliseen tapaan.
requests-new-title = Kirjaa tietopyyntö
requests-new-text = Kun joku on esittänyt pyynnön kirjeellä, puhelimessa, käynnillä tai sähköpostilla. Aika kuluu siitä päivästä, jona pyyntö saapui. Kirjaaminen ei piilota mitään niiltä, jotka työskentelevät henkilön kanssa.
requests-new-text-relative = Henkilö on kuollut. Se, mitä hän saattoi pyytää, päättyi hänen kanssaan, ja salainen pysyy salaisena. Omaisen pyyntö kirjataan tähän sellaisena kuin se on.
requests-relative-notice = Omainen kysyy kuolleesta. Vastaa omin sanoin, mitä voi kertoa, tai kieltäydy perusteella. Kaikesta ei tehdä kopiota, mitään ei poisteta, eikä kuolleen osoitteeseen lähde kirjettä.
requests-new-submit = Kirjaa pyyntö
requests-channel = Miten pyyntö tuli
requests-asker = Kuka pyysi, ja mistä tiedät
requests-asker-hint = Esimerkiksi: asiakas itse, näytti passinsa. Tai: isä, oikeuden päätös huoltajuudesta nähty.
requests-relation = Mikä hän on kuolleelle
requests-relation-hint = Esimerkiksi poika tai leski. Kirjoita yllä olevaan kenttään, mistä tiedät sen.
requests-asked = Mitä pyydettiin
requests-asked-hint = Henkilön omin sanoin.

request-kind-erasure = Poistakaa tietoni
request-kind-erasure-hint = Kaikki henkilöstä säilytettävä luetellaan, ja jokaisesta osasta päätetään.
request-kind-access = Haluan nähdä tietoni
request-kind-access-hint = Jäljennös siitä, mitä säilytetään.
request-kind-access-log = Kuka on katsonut tietojani
request-kind-access-log-hint = Kuka on avannut tiedot ja millä perusteella.
request-kind-rectification = Korjatkaa tietoni
request-kind-rectification-hint = Jokin on väärin tai puuttuu.
request-kind-restriction = Rajoittakaa tietojeni käyttöä
request-kind-restriction-hint = Säilytetään mutta ei käytetä, artiklan 18 perusteella.
request-kind-portability = Haluan tietoni mukaani
request-kind-portability-hint = Mitä henkilö on antanut, koneen luettavassa muodossa.
request-kind-objection = Vastustan tietojeni käyttöä
request-kind-objection-hint = Henkilön omaan tilanteeseen liittyvästä syystä.
request-kind-accounting-of-disclosures = Kenelle tietojani on annettu
request-kind-accounting-of-disclosures-hint = Kuuden viime vuoden luovutukset.
request-kind-party-access = Oman asiani asiakirjat
request-kind-party-access-hint = Asianosaisen oikeus julkisuuslain mukaan.
request-kind-relative = Omaisen pyyntö kuolleesta
request-kind-relative-hint = Ei kuolleen henkilön oikeus, eikä laki aseta aikaa. Päätä, mitä voi kertoa; salassapito jatkuu.
request-kind-relative-party = Asiakirjat omaiselle, joka on asianosainen
request-kind-relative-party-hint = Omainen on itse asianosainen asiassa: julkisuuslain mukaan kaksi viikkoa.

request-channel-portal = Portaali
request-channel-representative = Portaali, edustaja
request-channel-letter = Kirje
request-channel-phone = Puhelin
request-channel-visit = Käynti
request-channel-email = Sähköposti
request-channel-form = Julkinen lomake

request-state-received = Saapunut
request-state-in-review = Päätettävänä
request-state-decided = Odottaa hyväksyntää
request-state-approved = Hyväksytty
request-state-executing = Toteutetaan
request-state-incomplete = Kesken
request-state-executed = Toteutettu
request-state-certified = Todistus annettu
request-state-closed = Vastattu
request-state-obligations-open = Vastattu, jotain säilytetään
request-state-answered = Vastattu
request-state-refused = Hylätty
request-state-withdrawn = Peruttu

request-step-received = Saapunut
request-step-in-review = Lueteltu, päätettävänä
request-step-decided = Päätetty
request-step-approved = Toinen henkilö hyväksyi
request-step-executing = Toteutettu: rivit on poistettu
request-step-incomplete = Jotain on vielä jäljellä; yritetään uudelleen
request-step-executed = Jokaiselta varastolta kysyttiin: poistettavasta ei ole mitään jäljellä
request-step-certified = Todistus allekirjoitettu
request-step-closed = Päättynyt
request-step-obligations-open = Päättynyt; säilytettävä palaa käsiteltäväksi, kun sen aika on ohi
request-step-answered = Vastattu
request-step-refused = Hylätty
request-step-withdrawn = Peruttu
request-step-extended = Lisäajasta ilmoitetaan
request-step-extension-sent = Lisäaikaa koskeva kirje on lähtenyt
request-obstacle-changed = Jokin on muuttunut päätöksen jälkeen. Uudesta ja muuttuneesta on päätettävä.
request-obstacle-hold-placed = Poistettavalle aineistolle on asetettu säilytysmääräys.
request-obstacle-asked = Joku listalla olevista on pyytänyt jotain; siihen vastataan ensin.
request-obstacle-rule-keeps = Säilytyssääntö säilyttää poistettavaa aineistoa.
request-obstacle-restored = Palautettiin varmuuskopio ajalta ennen toteutusta. Sen jälkeen tullutta ei tunneta: päättäkää uudelleen.
request-obstacle-represents = Henkilö edustaa nyt jotakuta portaalissa.
request-obstacle-representation-ended = Pyynnön tekijä ei enää edusta henkilöä.

requests-being-listed = Henkilöstä säilytettävää luetellaan parhaillaan. Lataa sivu hetken päästä uudelleen.
requests-facts = Pyyntö
requests-asked-by = Pyytäjä
requests-execute-at = Toteutetaan aikaisintaan
requests-steps = Vaiheet

request-item-identity = Nimi, syntymäaika ja henkilötunnus
request-item-identity-hint = Kertoo, kuka henkilö on. Säilyvä asia tarvitsee sen.
request-item-contact = Yhteystiedot ja muut henkilön tiedot
request-item-contact-hint = Osoite, puhelin, sähköposti, kieli, muut nimet, huomautukset. Poistetaan paikaltaan; nimi jää.
request-item-relation = { $count ->
    [one] Suhde toiseen henkilöön
   *[other] { $count } suhdetta muihin henkilöihin
}
request-item-relation-hint = Kuka henkilö on muille tiedoissa oleville.
request-item-household-member = { $count ->
    [one] Jäsenyys taloudessa
   *[other] { $count } jäsenyyttä talouksissa
}
request-item-household-member-hint = Se, että henkilö kuuluu talouteen.
request-item-case = { $count ->
    [one] Asia
   *[other] { $count } asiaa
}
request-item-case-hint = Asian nimi, tila, historia ja säilytysmääräykset. Se voi poistua vain yhdessä kaiken sisältönsä kanssa.
request-item-entry = { $count ->
    [one] Allekirjoitettu kirjaus
   *[other] { $count } allekirjoitettua kirjausta
}
request-item-entry-hint = Muistiinpanot, puhelut, käynnit ja tapaamiset henkilön omassa asiassa.
request-item-draft = { $count ->
    [one] Allekirjoittamaton luonnos
   *[other] { $count } allekirjoittamatonta luonnosta
}
request-item-draft-hint = Teksti, jota työntekijä ei ole allekirjoittanut.
request-item-mention = { $count ->
    [one] Toista koskeva kirjaus, jossa henkilö mainitaan
   *[other] { $count } toista koskevaa kirjausta, joissa henkilö mainitaan
}
request-item-mention-hint = Ne kuuluvat toisen henkilön tietoihin, jotka pysyvät totena. Niitä ei muuteta.

request-decision-erase = Poista
request-decision-erase-hint = Avain hävitetään; mikään varmuuskopio ei avaa sitä.
request-decision-retain = Säilytä säännön nojalla
request-decision-retain-hint = Vaatii säännön ja artiklan 17(3) perusteen. Palaa käsiteltäväksi, kun aika on ohi.
request-decision-hold = Säilytä, kunnes säilytysmääräys päättyy
request-decision-hold-hint = Vaatii säilytysmääräyksen asialle.
request-decision-third-party = Toisen henkilön tieto
request-decision-third-party-hint = Jää ennalleen; henkilölle kerrotaan siitä vain, jos se on turvallista.
request-decision-not-ours = Toisen rekisterinpitäjän
request-decision-not-ours-hint = Säilytämme sitä toisen puolesta, joka päättää. Kerro kenen.

request-article-17-3-a = 17 artiklan 3 kohta a: sananvapaus ja tiedonvälitys
request-article-17-3-b = 17 artiklan 3 kohta b: lakisääteinen velvoite tai julkinen tehtävä
request-article-17-3-c = 17 artiklan 3 kohta c: kansanterveys
request-article-17-3-d = 17 artiklan 3 kohta d: arkistointi, tutkimus, tilastot
request-article-17-3-e = 17 artiklan 3 kohta e: oikeusvaateet

requests-decision = Päätös
requests-undecided = Ei päätetty
requests-mixed = Päätetty yksitellen
requests-proposal = Ehdotus:
requests-no-proposal = Mitään ei ehdoteta: sääntöä ei ole valittu asialle eikä organisaatiolle.
requests-proposal-mixed = Näille ei ehdoteta samaa: päätä vain osasta kerrallaan.
requests-reason = Miksi tätä ehdotetaan ja mistä päivä lasketaan
requests-reason-hold = Sitä koskee säilytysmääräys.
requests-reason-mention = Se on toisen henkilön tiedoissa, joita kenenkään tietojen poistaminen ei muuta.
requests-reason-over = Sen säilyttävän säännön aika on ohi.
requests-reason-contact = Kukaan ei enää työskentele henkilön kanssa, joten kenenkään ei tarvitse tavoittaa häntä.
requests-reason-nothing-left = Mikään asia tai muu tieto ei enää tarvitse sitä.
requests-reason-rule = Säilytyssääntö säilyttää sen.
requests-against-erasing = Poistamista ei nyt hyväksytä
requests-against-approval = Et voi nyt hyväksyä tätä
requests-left = Mitä ei ole vielä tehty
requests-left-row = Se on vielä olemassa. Sitä yritetään uudelleen itsestään. Jos se jää tähän, pyydä Careholdin ylläpitäjää katsomaan taustatöitä.
requests-left-copies = { $count ->
    [one] Toista pyyntöä varten tehty jäljennös tiedoista
   *[other] { $count } toisia pyyntöjä varten tehtyä jäljennöstä tiedoista
}
requests-left-keys = { $count ->
   *[other] Poistettujen tietojen avaimet
}
requests-left-keys-why = Jokin Careholdin prosessi voi vielä pitää niitä muistissaan. Ne hävitetään heti, kun kaikki prosessit ovat luopuneet niistä; se kestää sekunteja.
requests-left-files = { $count ->
    [one] Poistettava tiedosto
   *[other] { $count } poistettavaa tiedostoa
}
requests-left-files-why = Varmuuskopiointi on käynnissä ja pitää kansion ennallaan, tai tiedostoja ei voi juuri nyt poistaa. Sitä yritetään uudelleen joka minuutti. Mukana voi olla muiden pyyntöjen tiedostoja.
requests-left-rest = { $count ->
   *[other] Jotain muuta henkilöstä
}
requests-left-check = { $count ->
   *[other] Viimeinen katsaus kaikkiin tallennuspaikkoihin
}
requests-left-certificate = { $count ->
   *[other] Todistus
}
requests-left-check-why = Kaikki, minkä piti poistua, on poissa. Tämä tulee hetken kuluttua itsestään.
requests-left-recipients = { $count ->
    [one] { $count } vastaanottajalle on kerrottava
   *[other] { $count } vastaanottajalle on kerrottava
}
requests-left-recipients-why = Heille oli annettu tietoja, jotka on poistettu. Merkitse yllä, miten heille kerrottiin; sitten todistus allekirjoitetaan.
requests-identity-doubt = Epäilet, kuka pyytää
requests-until = { $day } asti
requests-waits-birth = odottaa syntymäaikaa
requests-waits-death = odottaa kuolemaa
requests-waits-majority = odottaa syntymäaikaa
requests-waits-relationship-ended = odottaa asiakkuuden päättymistä
requests-waits-opened = avaamispäivä puuttuu
requests-waits-closed = odottaa asian päättämistä
requests-waits-last-activity = viimeisin tapahtuma puuttuu
requests-waits-last-closed = odottaa kaikkien asioiden päättämistä
requests-waits-need-ended = odottaa tarpeen päättymistä
requests-waits-last-encounter = viimeisin käynti puuttuu
requests-waits-created = laatimispäivä puuttuu
requests-waits-decided = päätöspäivä puuttuu
requests-waits-delivered = toimituspäivä puuttuu
requests-waits-sent = lähetyspäivä puuttuu
requests-waits-valid-until = voimassaolon loppu puuttuu
requests-waits-withdrawn = odottaa peruuttamista
requests-waits-purpose-ended = odottaa tarkoituksen päättymistä
requests-waits-last-in-effect = viimeinen voimassaolopäivä puuttuu
requests-waits-contract-ended = odottaa sopimuksen päättymistä
requests-waits-financial-year-ended = odottaa tilikauden päättymistä
requests-waits-service-given = palvelun päivä puuttuu
requests-waits-disclosed = luovutuspäivä puuttuu
requests-waits-backup-expired = odottaa varmuuskopioiden vanhenemista
requests-waits-ever-had = odottaa tietoa asiasta
requests-choose-items = { $count ->
   *[other] Päätä vain osasta näistä { $count }
}
requests-show-items = { $count ->
   *[other] Näytä nämä { $count }
}
requests-rule = Sääntö
requests-rule-hint = Vain kohtaan ”Säilytä säännön nojalla”.
requests-rule-none = Ei sääntöä
requests-article = Peruste
requests-article-none = Ei perustetta
requests-note = Huomautus
requests-decide = { $count ->
    [one] Päätä tästä
   *[other] Päätä näistä
}
requests-review = Anna hyväksyttäväksi
requests-left-to-decide = { $count ->
    [one] { $count } kohdasta ei ole päätetty.
   *[other] { $count } kohdasta ei ole päätetty.
}
requests-all-decided = Kaikesta on päätetty. Toisen henkilön on hyväksyttävä.
requests-review-submit = Anna hyväksyttäväksi
requests-approval = Hyväksyntä
requests-approval-other = Sinä päätit tästä pyynnöstä. Jonkun muun on hyväksyttävä se.
requests-approval-text = Hyväksynnän jälkeen mitään ei tapahdu { $hours } tuntiin; sitten poistettava hävitetään, eikä sitä saa takaisin. Katso ensin jokainen päätös.
requests-approve = Hyväksy päätökset
requests-return = Palauta
requests-return-reason = Mitä pitäisi katsoa uudelleen
requests-return-submit = Palauta
requests-extension = Ota lisäaikaa
requests-extension-reason = Miksi lisäaikaa tarvitaan
requests-extension-hint = Henkilölle on kerrottava kirjeellä, joka lähtee ensimmäisen kuukauden aikana. Myöhempi päivä on voimassa siitä lähtien.
requests-extension-letter = Sitä koskeva kirje
requests-extension-waits = Kunnes se on lähtenyt, määräpäivä ei siirry.
requests-extension-submit = Ota lisäaikaa
requests-refusal = Hylkää pyyntö
requests-refusal-ground = Peruste
requests-refusal-none = Valitse peruste
requests-refusal-rule = Sääntö
requests-refusal-rule-hint = Vain, kun perusteena on lain velvoite säilyttää.
requests-refusal-rule-none = Ei sääntöä
requests-refusal-reason = Mitä henkilölle kerrotaan
requests-refusal-submit = Hylkää
request-refusal-no-ground = Poistamiselle ei ole perustetta (17 artiklan 1 kohta)
request-refusal-not-met = Laissa tälle oikeudelle asetetut ehdot eivät täyty
request-refusal-legal-duty = Laki velvoittaa säilyttämään kaiken (17 art. 3 b): nimeä sääntö
request-refusal-legal-claims = Oikeudellinen vaade (17 art. 3 e)
request-refusal-expression = Sananvapaus ja tiedonvälityksen vapaus (17 art. 3 a)
request-refusal-public-health = Kansanterveys (17 art. 3 c)
request-refusal-archiving = Arkistointi, tutkimus, tilastointi (17 art. 3 d)
request-refusal-unfounded = Ilmeisen perusteeton tai kohtuuton (12 artiklan 5 kohta)
request-refusal-identity-unknown = Pyytäjää ei tunneta (12 artiklan 6 kohta)
request-refusal-others-rights = Muiden oikeudet tai vaara
request-refusal-not-controller = Rekisterinpitäjä on toinen
request-refusal-no-such-right = Laki ei tunne tällaista oikeutta
requests-withdrawal = Henkilö peruu pyynnön
requests-withdrawal-reason = Miten siitä kerrottiin
requests-withdrawal-submit = Merkitse perutuksi
requests-answer = Vastaus
requests-answer-given = Mitä henkilölle vastataan
requests-answer-hint = Se menee henkilölle kirjeenä sellaisena kuin kirjoitat sen. Esimerkiksi: olemme korjanneet osoitteesi, kuten pyysit.
requests-answer-submit = Merkitse vastaus

requests-certificate = Todistus poistamisesta
certificate-erased = Poistettu
certificate-nothing-erased = Ei mitään
certificate-kept = Säilytetään, ja miksi
certificate-limits = Mitä tämä ei sano
certificate-backups = Poistetun avaimet on hävitetty, joten mikään tietojen varmuuskopio ei avaa sitä. Vanhat avainvaraston kopiot eivät avaa mitään, kun aikakausi on suljettu.
certificate-backups-until = Asetustemme mukaan vanhempia avainten varmuuskopioita säilytetään enintään { $day } asti: sen jälkeen meillä ei ole mitään, mikä voisi avata sen.
certificate-copies = Mikään keino ei ole täysin varma. Aiemmin lähteneet kopiot, kuten kirjeet ja lataukset, eivät poistu tällä.
certificate-check = Tarkista
certificate-check-text = Kuka tahansa voi tarkistaa tiedoston ilman meitä: carehold verify certificate FILE. Siihen tarvitaan alla oleva avain, jonka organisaatio julkaisee.
certificate-key = Avain
certificate-root = Kaikkien kohtien juuri
certificate-place = Paikka lokissa
certificate-download = Lataa todistus
certificate-check-here = Tarkista todistus tässä

requests-error-no-kind = Valitse, mitä pyydetään.
requests-error-no-channel = Valitse, miten pyyntö tuli.
requests-error-received = Anna saapumispäivä, joka ei ole tulevaisuudessa.
requests-error-no-asker = Kirjoita, kuka pyysi ja mistä tiedät.
requests-error-no-relation = Kirjoita, mikä hän on kuolleelle
requests-error-no-item = Valitse ainakin yksi kohta.
requests-error-no-decision = Valitse, mitä kohdille tehdään.
requests-error-no-rule = Valitse sääntö, jonka nojalla säilytetään. Vahvistamatonta sääntöä ei voi valita.
requests-error-no-article = Valitse artiklan 17(3) peruste, jolla säilytetään.
requests-error-no-note = Kirjoita, kuka rekisterinpitäjä on.
requests-error-not-offered = Tämä päätös ei sovi näihin kohtiin.
requests-error-held = Säilytysmääräys on voimassa: sen suojaamaa ei voi poistaa.
requests-error-represents = Henkilö edustaa portaalissa jotakuta, joka tarvitsee hänen tunnustaan. Säilytä tunnistetiedot sen asian säännön nojalla tai päätä edustus ensin.
requests-error-no-hold = Tällä asialla ei ole säilytysmääräystä.
requests-error-no-choice = Valitse ensin asiakastietojen sääntö säilytysaikojen sivulla; sitä ennen asian aineistoa ei voi poistaa.
requests-error-rule-keeps = Säilytyssääntö säilyttää tämän aineiston; sen aika ei ole ohi. Säilytä säännön nojalla.
requests-error-period-over = Tämän säännön aika on ohi: se ei säilytä tätä enää.
requests-error-rule-shorter = Tämä sääntö päättyisi aiemmin kuin se, jonka alle asia kuuluu. Säilytä säännön nojalla, joka kestää vähintään yhtä kauan.
requests-error-own-material = Olet kirjoittanut osan hävitettävästä, tai se koskee sinua. Jonkun muun on päätettävä.
requests-error-alone = Joku on suljettu pois tästä pyynnöstä, ja vain yksi päättäjä on jäljellä. Anna ensin jollekulle toiselle ylläpitäjän tai tietosuojavastaavan rooli: kukaan ei päätä sitä yksin.
requests-error-undecided = Kaikista kohdista ei ole vielä päätetty.
requests-error-identity-needed = Nimeä ei voi poistaa, kun henkilön asia, suhde tai jäsenyys säilyy.
requests-error-case-needed = Asian voi poistaa vain yhdessä kaiken sisältönsä kanssa.
requests-error-same-person = Sinä päätit tästä pyynnöstä. Jonkun muun on hyväksyttävä se.
requests-error-no-reason = Kirjoita syy.
requests-error-no-ground = Valitse hylkäämisen peruste.
requests-error-not-all-kept = Kaikkea ei ehdoteta säilytettäväksi säännön nojalla: päätä kohta kohdalta.
requests-error-no-answer = Kirjoita, mitä henkilölle vastataan.
requests-error-too-late = Lisäaikaa voi ottaa kerran, ensimmäisen kuukauden aikana.

done-request-recorded = Pyyntö on kirjattu. Aika kuluu saapumispäivästä.
done-request-items-decided = Päätetty.
done-request-decided = Annettu hyväksyttäväksi. Toisen henkilön on hyväksyttävä.
done-request-approved = Hyväksytty. Toteutetaan, kun harkinta-aika on ohi.
done-request-returned = Palautettu.
done-request-refused = Hylätty.
done-request-answered = Vastattu.
done-request-withdrawn = Merkitty perutuksi.
done-request-extended = Lisäajasta ilmoitetaan. Kirjeen, jossa kerrot syyn, täytyy lähteä: myöhempi päivä on voimassa siitä lähtien.

object-data-request = Tietopyyntö
object-data-request-item = Tietopyynnön kohta
object-retention-choice = Säilytyssäännön valinta
action-request-read = Luki tietopyynnön
action-request-record = Kirjasi tietopyynnön
action-request-scope = Luetteli, mitä pyyntö koskee
action-request-decide = Päätti pyynnön kohdista
action-request-approve = Hyväksyi pyynnön
action-request-return = Palautti pyynnön
action-request-refuse = Hylkäsi pyynnön
action-request-withdraw = Merkitsi pyynnön perutuksi
action-request-extend = Otti pyynnölle lisäaikaa
action-request-execute = Toteutti poistamisen
action-request-certify = Vahvisti ja todisti poistamisen
action-request-read-certificate = Luki todistuksen
action-portal-certificate = Haki todistuksen portaalissa
action-request-answer = Vastasi pyyntöön
action-portal-ask = Teki pyynnön portaalissa
action-portal-withdraw-request = Perui pyynnön portaalissa

request-settings-title = Miten pyynnöistä päätetään
request-settings-cool-off = Montako tuntia hyväksytty poistaminen odottaa
request-settings-cool-off-hint = 24–336 tuntia. Siihen asti henkilö voi perua pyynnön. Jo hyväksytyn poistamisen päivä ei muutu.
request-settings-deputy = Varapäättäjä
request-settings-deputy-hint = Päättää, kun joku toinen ei saa, ja saa tehtävän, kun pyyntö myöhästyy. Nimettävällä on oltava ylläpitäjän tai tietosuojavastaavan rooli.
request-settings-no-deputy = Ketään ei ole nimetty
request-settings-submit = Tallenna
request-settings-admin = Ylläpitäjä voi muuttaa tätä.
request-settings-accounts = Anna jollekulle tietosuojavastaavan rooli
request-settings-error-cool-off = Anna kokonainen tuntimäärä väliltä 24–336.
request-settings-error-deputy = Valitse joku, joka työskentelee täällä ja jolla on ylläpitäjän tai tietosuojavastaavan rooli.
done-request-settings = Tallennettu.
requests-lacks-decider = Poistamiseen tarvitaan kaksi ihmistä: yksi päättää ja toinen hyväksyy. Nyt alle kaksi saa tehdä sen, joten mitään ei voi hyväksyä. Nimeä varapäättäjä, jolla on ylläpitäjän tai tietosuojavastaavan rooli.
requests-error-no-other = Sinä päätit tästä pyynnöstä, eikä kukaan muu täällä saa hyväksyä sitä. Nimeä ensin varapäättäjä: joku, jolla on ylläpitäjän tai tietosuojavastaavan rooli.
requests-involved = Ketkä eivät saa osallistua
requests-involved-who = Kenestä valitetaan, tai kuka on asiassa osallisena
requests-involved-hint = Hän ei enää näe pyyntöä eikä voi tehdä sille mitään. Hänen päätöksensä tehdään uudelleen.
requests-involved-none = Valitse henkilö
requests-involved-reason = Miksi
requests-involved-submit = Sulje pois
requests-readmit = Poista luettelosta
requests-error-no-account = Valitse henkilö, joka työskentelee täällä.
request-step-involved = Joku suljettiin pois pyynnön käsittelystä
request-step-readmitted = Joku saa taas osallistua
request-step-overdue = Vastauspäivä on ohi; siitä annettiin tehtävä
done-request-involved = Suljettu pois. Hänen päätöksensä on tehtävä uudelleen.
done-request-readmitted = Poistettu luettelosta.
object-request-setting = Pyyntöjen asetukset
action-request-exclude = Sulki jonkun pois pyynnön käsittelystä
action-request-readmit = Antoi jonkun taas osallistua pyynnön käsittelyyn
action-request-escalate = Kertoi jollekulle, että pyyntö on myöhässä
action-request-edit-settings = Muutti sitä, miten pyynnöistä päätetään
requests-identity = Kuka pyytää
requests-identity-reason = Miksi pyytäjästä ei ole varmuutta
requests-identity-hint = Vain, kun epäily on todellinen. Henkilö saa kirjeen. Vastausaika pysähtyy, kunnes hän on osoittanut henkilöllisyytensä, jos laki sallii sen.
requests-identity-ask = Pyydä todistamaan
requests-identity-proof = Miten henkilöllisyys todistettiin
requests-identity-proof-hint = Esimerkiksi: passi nähty käynnillä. Älä kopioi asiakirjaa.
requests-identity-proved = Henkilöllisyys on todistettu
requests-identity-failure = Mitä henkilölle kerrotaan
requests-identity-failed = Sitä ei todistettu: hylkää
requests-identity-asked = Pyydetty todistamaan
requests-identity-answered = Todistettu
requests-clock-stands = Aika on pysähdyksissä, kunnes henkilö on todistanut henkilöllisyytensä.
requests-forward = Käsittelemme tietoja vain toisen puolesta
requests-forward-to = Kuka päättää tiedoista
requests-forward-hint = Organisaatio, jonka puolesta käsittelette tietoja. Lähettäkää pyyntö sille; henkilö saa kirjeen, jossa se nimetään.
requests-forward-submit = Kirjaa lähetetyksi eteenpäin
requests-forwarded-to = Lähetetty eteenpäin
requests-merge = Henkilö on pyytänyt samaa aiemmin
requests-merge-into = Aiempi pyyntö
requests-merge-hint = Molempiin vastataan aiemmalla pyynnöllä ja sen ajassa.
requests-merge-submit = Vastaa molempiin yhdessä
requests-reopen = Ota uudelleen käsittelyyn
requests-reopen-reason = Miksi pyyntö otetaan uudelleen käsittelyyn
requests-reopen-hint = Pyyntö saa uuden vastausajan. Aiemmat vaiheet jäävät näkyviin.
requests-reopen-submit = Ota uudelleen käsittelyyn
requests-error-no-proof = Kirjoita, miten henkilö todisti henkilöllisyytensä.
requests-error-no-controller = Kirjoita, kuka päättää tiedoista.
requests-error-no-first = Valitse saman henkilön aiempi avoin pyyntö samasta asiasta.
request-state-identity-check = Odottaa henkilöllisyyden todistamista
request-state-forwarded = Lähetetty eteenpäin
request-state-merged = Vastataan toisella pyynnöllä
request-state-overtaken = Tehty jo tämän varmuuskopion jälkeen
request-step-identity-check = Pyydettiin todistamaan henkilöllisyys
request-step-identity-proved = Henkilö todisti henkilöllisyytensä
request-step-forwarded = Lähetetty eteenpäin rekisterinpitäjälle
request-step-merged = Vastataan aiemman pyynnön yhteydessä
request-step-overtaken = Henkilön tiedot poistettiin palautetun varmuuskopion ottamisen jälkeen. Silloin tehty ja siitä annettu todistus ovat voimassa
done-request-identity-asked = Pyydetty todistamaan. Lähetä kirje, jos sellainen on.
done-request-identity-proved = Kirjattu. Tiedot luetellaan uudelleen.
done-request-forwarded = Kirjattu. Lähetä kirje.
done-request-merged = Aiempi pyyntö vastaa molempiin.
done-request-reopened = Otettu uudelleen käsittelyyn.
action-request-ask-identity = Pyysi todistamaan pyytäjän henkilöllisyyden
action-request-prove-identity = Kirjasi pyytäjän henkilöllisyyden todistetuksi
action-request-fail-identity = Hylkäsi pyynnön, koska pyytäjää ei tunnettu
action-request-forward = Lähetti pyynnön eteenpäin
action-request-merge = Yhdisti pyynnön toiseen
action-request-end-file = Hävitti pyynnön asiakirjat, joiden säilytysaika oli päättynyt
action-request-reopen = Otti pyynnön uudelleen käsittelyyn
requests-answer-link = Vastauslinkki
requests-answer-link-text = Henkilölle, joka ei ole portaalissa tai jonka kirjautuminen päättyy: se avaa kirjeet ja todistuksen { $days } päivän ajan. Uusi linkki tekee vanhasta hyödyttömän.
requests-answer-link-make = Tee vastauslinkki
object-answer-link = Vastauslinkki
action-answer-make-link = Teki vastauslinkin
action-answer-fill = Liitti vastauksen linkkiinsä
action-answer-open = Joku avasi vastauksen linkillä
action-answer-end = Tuhosi vastauslinkin
action-portal-answer-link = Otti vastauslinkin portaalissa
requests-error-person-gone = Henkilöä ei ole enää tiedoissa. Kuka kysyy uudelleen, tekee uuden pyynnön.
requests-error-merge-involved = Joku on estetty tästä pyynnöstä mutta voi vastata aiempaan. Estä hänet ensin siitä.
