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
public-requests-reach = Soita, kirjoita tai tule paikalle.
public-requests-say = Kerro, mitä haluat: nähdä tietosi, tai saada ne korjatuiksi tai poistetuiksi. Sinun ei tarvitse kertoa, miksi.
public-requests-identity = Varmistamme ennen vastausta, että se olet sinä. Kerromme, miten.
public-requests-time-eu = Vastaamme kuukauden kuluessa. Jos tarvitsemme lisää aikaa, kerromme syyn saman kuukauden aikana.
public-requests-time-us = Jos haluat nähdä tietosi, vastaamme 30 päivän kuluessa. Jos tarvitsemme lisää aikaa, kerromme syyn.
public-requests-other = Kysytkö jonkun toisen puolesta? Silloin meidän täytyy nähdä, että sinulla on siihen oikeus.
public-requests-sign-in = Kirjaudu

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
