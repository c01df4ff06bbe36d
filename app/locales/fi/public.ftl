### Organisaation julkiset sivut.

public-privacy = Tietosuoja
public-cookies = Evästeet
public-contact = Yhteystiedot
public-requests = Kysy tiedoistasi
public-accessibility = Saavutettavuus
public-complain = Jos olet eri mieltä

## Tietosuoja

public-privacy-who = Tiedoistasi päättää ja vastaa { $organization }. Carehold on ohjelma, jota se käyttää. Carehold käsittelee tietoja vain sen puolesta.
public-privacy-why-title = Miksi säilytämme tietoja
public-privacy-why = Tarvitsemme tietoja, jotta voimme antaa sinulle tarvitsemasi palvelun. Lisäksi laki velvoittaa meidät kirjaamaan, mitä teemme ja päätämme.
public-privacy-never = Emme myy tietoja. Emme näytä mainoksia. Emme seuraa, mitä teet muilla sivustoilla.
public-privacy-held = Mitä säilytämme ja kuinka kauan
public-privacy-held-text = Ajat tulevat säännöistä, joita ohjelma käyttää. Jos useampi sääntö sopii, pisin ratkaisee.
public-privacy-case = Yksittäisellä asialla voi olla muu säilytysaika kuin luettelossa. Kysy meiltä, niin kerromme, mikä aika koskee asiaasi.
public-privacy-other = Se, mitä luettelossa ei ole, säilytetään, kunnes olemme päättäneet ajan. Jos asiasta on riita tai jonkun turvallisuus vaatii sitä, säilytämme tiedot pidempään.
public-privacy-rights-title = Oikeutesi
public-privacy-rights = Voit pyytää nähdä tietosi, korjata tai poistaa ne, rajoittaa niiden käyttöä ja saada kopion. Voit vastustaa käyttöä. Joskus laki velvoittaa meidät kieltäytymään; silloin kerromme syyn.
public-privacy-secure-title = Miten suojaamme tietoja
public-privacy-secure = Jokaisen ihmisen tiedot on salattu omalla avaimellaan. Jokaisesta, joka avaa tiedot, jää merkintä. Mikään tapa ei ole täysin varma.
public-authority-fi = Voit tehdä valituksen tietosuojavaltuutetulle (tietosuoja.fi). Se on maksutonta.
public-authority-eu = Voit tehdä valituksen maasi tietosuojaviranomaiselle. Se on maksutonta.
public-authority-us = Voit tehdä valituksen Yhdysvaltain terveysministeriön kansalaisoikeuksien toimistolle (hhs.gov/ocr). Se on maksutonta.

## Evästeet

public-cookies-text = Käytämme vain evästeitä, joita palvelu tarvitsee. Tässä ovat kaikki:
public-cookie-session = Pitää sinut kirjautuneena. Se päättyy, kun kirjaudut ulos tai suljet selaimen.
public-cookie-organization = Muistaa, mihin organisaatioon kirjaudut. Se säilyy vuoden.
public-cookie-language = Muistaa kielen, jonka valitsit ennen kirjautumista. Se säilyy vuoden.
public-cookie-theme = Muistaa asetuksissa valitsemasi värit sivuilla ennen kirjautumista. Se säilyy vuoden.
public-cookie-flash = Kertoo seuraavalle sivulle, mitä juuri teit. Se kestää minuutin.
public-cookies-none = Muiden yritysten evästeitä ei ole, eikä mitään, mikä laskee tai seuraa sinua.

## Yhteystiedot

public-contact-phone = Puhelin
public-contact-email = Sähköposti
public-contact-address = Osoite
public-contact-officer = Tietosuojavastaava
public-contact-missing = Organisaatio ei ole vielä kirjoittanut yhteystietojaan tähän. Käytä puhelinnumeroa tai osoitetta, jonka sait työntekijältäsi.
public-contact-careful = Älä lähetä arkaluonteisia asioita tavallisella sähköpostilla.

## Pyynnöt ilman tunnusta

public-requests-text = Voit kysyä tiedoistasi ilman tunnusta. Se on maksutonta.
public-requests-reach = Lähetä lomake, soita, kirjoita tai tule paikalle.
public-requests-say = Kerro, mitä haluat: nähdä tietosi, tai saada ne korjatuiksi tai poistetuiksi. Sinun ei tarvitse kertoa, miksi.
public-requests-identity = Varmistamme ennen vastausta, että se olet sinä. Kerromme, miten.
public-requests-time-eu = Vastaamme kuukauden kuluessa. Jos tarvitsemme lisää aikaa, kerromme syyn saman kuukauden aikana.
public-requests-time-us = Jos haluat nähdä tietosi, vastaamme 30 päivän kuluessa. Jos tarvitsemme lisää aikaa, kerromme syyn.
public-requests-other = Kysytkö jonkun toisen puolesta? Silloin meidän täytyy nähdä, että sinulla on siihen oikeus.
public-requests-sign-in = Kirjaudu

## Lomake pyyntöön ilman tunnusta

public-ask = Lähetä pyyntö
public-ask-open = Lähetä pyyntö lomakkeella
public-ask-text = Et tarvitse tunnusta. Kirjoita vain se, mitä tietojen löytämiseen tarvitaan. Emme kerro kenellekään, onko joku asiakkaamme.
public-ask-full = Emme voi juuri nyt ottaa vastaan enempää lomakkeita
public-ask-full-text = Lomakkeita on tullut lyhyessä ajassa paljon. Tekstisi on yhä alla: lähetä se vähän myöhemmin uudelleen. Tai kysy meiltä muulla tavalla.
public-ask-kind = Mitä haluat?
public-ask-kind-access = Nähdä tiedot
public-ask-kind-access-hint = Saat kopion siitä, mitä meillä on.
public-ask-kind-access-log = Tietää, kuka tietoja on katsonut
public-ask-kind-access-log-hint = Saat tietää, kuka tiedot on avannut ja miksi.
public-ask-kind-rectification = Korjata tiedot
public-ask-kind-rectification-hint = Jokin on väärin tai puuttuu.
public-ask-kind-erasure = Poistaa tiedot
public-ask-kind-erasure-hint = Laki velvoittaa meidät säilyttämään osan tiedoista. Kerromme, mitkä ja kuinka kauan.
public-ask-kind-restriction = Rajoittaa tietojen käyttöä
public-ask-kind-restriction-hint = Säilytämme tiedot, mutta emme toistaiseksi käytä niitä.
public-ask-kind-portability = Ottaa tiedot mukaan
public-ask-kind-portability-hint = Saat antamasi tiedot tiedostona, jota muut ohjelmat voivat lukea.
public-ask-kind-objection = Vastustaa tietojen käyttöä
public-ask-kind-objection-hint = Sinulla on oma syy siihen, miksi meidän ei pitäisi käyttää niitä.
public-ask-kind-accounting-of-disclosures = Tietää, kenelle tietoja on annettu
public-ask-kind-accounting-of-disclosures-hint = Saat luettelon viimeisiltä kuudelta vuodelta.
public-ask-kind-party-access = Nähdä oman asiasi asiakirjat
public-ask-kind-party-access-hint = Olet asianosainen asiassa, jonka olemme päättäneet tai jota valmistelemme.
public-ask-who = Kenen tiedot ovat?
public-ask-who-self = Omani
public-ask-who-other = Jonkun toisen, jota edustan
public-ask-who-other-hint = Esimerkiksi lapsesi tai sen, jonka edunvalvoja olet. Meidän täytyy nähdä, että sinulla on siihen oikeus.
public-ask-name = Henkilön nimi
public-ask-name-hint = Sen henkilön etunimi ja sukunimi, jonka tiedoista on kyse.
public-ask-birth = Henkilön syntymäaika
public-ask-sender = Jos kysyt toisen puolesta: nimesi, ja miksi saat kysyä
public-ask-sender-hint = Jätä tyhjäksi, jos tiedot ovat omiasi.
public-ask-reach = Miten saamme sinuun turvallisesti yhteyden?
public-ask-reach-hint = Puhelinnumero tai osoite, jossa kukaan muu ei kuuntele tai lue. Kerro myös, milloin. Emme lähetä mitään muuhun osoitteeseen.
public-ask-words = Mitä haluat sanoa?
public-ask-words-hint = Sinun ei tarvitse kertoa, miksi. Älä kirjoita tähän terveydestäsi tai muista arkaluonteisista asioista.
public-ask-then = Lähettämäsi salataan omalla avaimellaan. Vain ne, jotka vastaavat pyyntöihin, lukevat sen.
public-ask-send = Lähetä pyyntö
public-ask-error-kind = Valitse, mitä haluat
public-ask-error-who = Valitse, kenen tiedot ovat
public-ask-error-name = Kirjoita henkilön nimi
public-ask-error-birth = Kirjoita syntymäaika niin kuin vihje näyttää
public-ask-error-sender = Kirjoita nimesi ja se, miksi saat kysyä
public-ask-error-reach = Kirjoita, miten saamme sinuun yhteyden
public-asked = Pyyntösi on meillä
public-asked-receipt = Pyyntösi numero
public-asked-received = Saimme sen
public-asked-due = Vastaamme viimeistään (myöhemmin, jos meidän täytyy ensin varmistaa, kuka pyytää)
public-asked-write-down = Kirjoita numero muistiin. Jos soitat meille, kerro se, niin tiedämme, mitä pyyntöä tarkoitat.
public-asked-once = Tämä sivu näytetään kerran. Numerolla kukaan ei voi hakea mitään.
public-asked-next = Mitä seuraavaksi tapahtuu
public-asked-next-look = Katsomme, onko meillä tietoja.
public-asked-next-proof = Ennen kuin kerromme mitään, varmistamme, kuka kysyy. Otamme yhteyttä sillä tavalla, jonka kirjoitit.
public-asked-next-kept = Jos emme löydä mitään, mitä pyyntö koskee, hävitämme lähettämäsi { $days } päivän kuluttua vastauksestamme.

## Saavutettavuus

public-accessibility-aim = Nämä sivut on tehty täyttämään WCAG 2.2:n taso AA.
public-accessibility-how = Tarkistamme jokaisen sivun ohjelmalla (axe) vaaleana ja tummana, suurella ja pienellä näytöllä. Sivut toimivat näppäimistöllä ja ilman skriptejä.
public-accessibility-not = Ulkopuolinen asiantuntija ei ole vielä tarkistanut niitä. Lakien nimet ovat englanniksi.
public-accessibility-tell = Löysitkö jotakin, mikä ei toimi sinulle? Kerro meille.

## Todistuksen tarkistaminen

public-key = Avaimemme
public-key-text = Allekirjoitamme jokaisen poistotodistuksen omalla avaimellamme. Tällä avaimella todistuksen voi tarkistaa.
public-key-file = Avain tekstinä
public-verify = Tarkista todistus
public-verify-text = Kun organisaatio poistaa tietoja, se antaa siitä todistuksen. Todistus on tiedosto, jonka nimen lopussa on .json. Täällä näet, onko se aito ja onko joku muuttanut sitä.
public-verify-file = Todistus
public-verify-file-hint = Tiedosto, jonka nimen lopussa on .json.
public-verify-paste = Tai liitä sen teksti tähän
public-verify-check = Tarkista
public-verify-forgotten = Emme säilytä tiedostoa emmekä tulosta.
public-verify-holds = Todistus on aito
public-verify-holds-text = { $organization } on allekirjoittanut sen omalla avaimellaan, eikä kukaan ole muuttanut sitä sen jälkeen. Organisaation lokissa on, että poisto tehtiin.
public-verify-unknown = Kukaan ei ole muuttanut tiedostoa
public-verify-unknown-text = Se on sellainen kuin se oli, kun se allekirjoitettiin alla olevalla avaimella. Emme kuitenkaan tiedä, kenen avain on. Vertaa sitä organisaation tietosuojasivulla olevaan avaimeen.
public-verify-organization = Organisaatio
public-verify-request = Pyyntö
public-verify-executed = Toteutettu
public-verify-erased = Poistettuja kohtia
public-verify-kept = Säilytettäviä kohtia
public-verify-key = Avain
public-verify-limits = Mitä se ei sano
public-verify-limits-text = Mikään keino ei ole täysin varma. Aiemmin lähteneet kopiot, kuten kirjeet ja lataukset, eivät poistu tällä.
public-verify-another = Tarkista toinen
public-verify-error-none = Valitse tiedosto tai liitä sen teksti.
public-verify-error-large = Tämä on liian suuri todistukseksi. Valitse tiedosto, jonka nimen lopussa on .json.
public-verify-error-format = Tämä ei ole todistus, jonka voimme lukea. Valitse koko tiedosto, jonka nimen lopussa on .json.
public-verify-error-other-key = Todistus ei ole aito: siinä on organisaatio, jonka avaimella sitä ei ole allekirjoitettu.
public-verify-error-signature = Todistus ei ole aito: joku on muuttanut sitä, tai sen on tehnyt joku muu.
public-verify-error-log = Todistus ei ole aito: sen todiste ei sovi siihen, mitä siinä sanotaan.
