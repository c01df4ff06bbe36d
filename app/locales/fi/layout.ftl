### Kehys jokaisen sivun ympärillä, kaikkien lomakkeiden sanat, ongelmasivut, kielten nimet.

## Valikko

nav-my-day = Oma päivä
nav-my-clients = Omat asiakkaat
nav-clients = Asiakkaat
nav-search = Haku
nav-people-and-roles = Käyttäjät ja roolit
nav-imports = Tuonnit
nav-log = Loki
nav-settings = Omat asetukset

## Kehys

layout-skip = Siirry sisältöön
layout-demo = Esittely: keksittyjä ihmisiä. Mikään täällä ei ole totta.
layout-search = Etsi asiakas
layout-main-navigation = Päävalikko
layout-phone-navigation = Päävalikko, pieni näyttö
layout-menu = Valikko: { $page }
layout-menu-plain = Valikko
layout-sign-out = Kirjaudu ulos
layout-footer = Carehold
layout-language = Kieli
layout-pages = Sivut
layout-older = Näytä vanhemmat
layout-today = Tänään, { $day }
layout-print = Tulosta
layout-printed-by = Tulostaja: { $name }
layout-confidential = Salassa pidettävä

## Lomakkeet

form-problem = Jokin on vialla
form-error-prefix = Virhe:
form-optional = (vapaaehtoinen)
form-date-hint = Päivä, kuukausi ja vuosi, esimerkiksi 4.3.2011.
form-date-hint-month-first = Kuukausi, päivä ja vuosi, esimerkiksi 3/4/2011.
form-error-changed = Joku muu tallensi tiedot, kun kirjoitit. Vertaa ja tallenna uudelleen, jos omasi on oikein
form-error-long-name = Lyhennä tämä 200 merkkiin
form-error-long-title = Lyhennä otsikko 200 merkkiin
form-error-long-text = Lyhennä teksti 100 000 merkkiin
form-error-long-message = Lyhennä teksti 5 000 merkkiin
form-saved-title = Joku muu tallensi ensin
form-saved-text = Nämä kentät ovat nyt tiedoissa erilaiset. Oma tekstisi on alla lomakkeessa.
form-saved-empty = Tyhjä
form-save = Tallenna
form-cancel = Peruuta

## Aikakatkaisu

timeout-title = Oletko vielä paikalla?
timeout-text = Kirjaamme sinut pian ulos, jotta asiakkaidesi tiedot pysyvät turvassa. Luonnoksesi on tallessa.
timeout-portal-text = Kirjaamme sinut pian ulos, jotta kukaan muu ei näe tietojasi.
timeout-countdown = Sekunteja jäljellä: { $n }
timeout-stay = Jatka
timeout-over-title = Sinut on kirjattu ulos
timeout-over-link = Kirjaudu uudelleen

## Ongelmat

problem-not-found-title = Emme löydä tätä sivua
problem-not-found-text = Osoite voi olla väärä, tai et saa nähdä, mitä sen takana on. Hae henkilöä tai kysy esihenkilöltäsi.
problem-forbidden-title = Sinulla ei ole oikeutta tähän
problem-forbidden-text = Roolisi tai sinulle annetut asiat eivät anna oikeutta tähän. Jos tarvitset tätä työssäsi, pyydä esihenkilöltäsi, että asia annetaan sinulle.
problem-bad-request-title = Emme voineet lukea, mitä lähetit
problem-bad-request-text = Palaa takaisin, tarkista lomake ja lähetä se uudelleen.
problem-too-large-title = Tämä on liian suuri
problem-too-large-text = Lyhennä tekstiä tai pienennä tiedostoa ja lähetä uudelleen.
problem-conflict-title = Joku muu ehti muuttaa tätä ensin
problem-conflict-text = Hänen muutoksensa ovat tallessa. Palaa takaisin, lataa sivu uudelleen ja tee muutoksesi siihen, mitä nyt näkyy.
problem-too-many-title = Liian monta yritystä
problem-too-many-text = Odota muutama minuutti ja yritä uudelleen.
problem-unavailable-title = Carehold ei ole juuri nyt käytettävissä
problem-unavailable-text = Korjaamme vikaa. Yritä uudelleen muutaman minuutin kuluttua.
problem-internal-title = Jokin meni pieleen
problem-internal-text = Vika on meidän, ei sinun. Yritä uudelleen. Jos sama toistuu, kerro pääkäyttäjälle tämä numero.
problem-request-id = Numero: { $id }
problem-home = Siirry omaan päivään
problem-method-title = Tätä sivua ei voi avata näin
problem-method-text = Tähän osoitteeseen lähetetään lomake. Avaa lomakkeen sivu ja lähetä lomake siitä.
problem-public-text = Osoite voi olla väärä, tai se ei enää toimi. Tarkista osoite tai kirjaudu ensin.
problem-portal-not-found-text = Osoite voi olla väärä, tai täällä ei ole sinulle mitään. Siirry etusivulle.
problem-portal-forbidden-text = Tämä sivu ei ole sinulle. Siirry etusivulle.
problem-portal-internal-text = Vika on meidän, ei sinun. Yritä uudelleen. Jos sama toistuu, kerro työntekijällesi tämä numero.
problem-front = Siirry etusivulle

## Kielet

language-fi = suomi
language-sv = ruotsi
language-en = englanti
language-se = pohjoissaame
language-smn = inarinsaame
language-sms = koltansaame
language-fse = suomalainen viittomakieli
language-sq = albania
language-am = amhara
language-ar = arabia
language-zh = kiina
language-prs = dari
language-nl = hollanti
language-et = viro
language-fr = ranska
language-de = saksa
language-hu = unkari
language-ku = kurdi
language-ps = paštu
language-fa = persia
language-pl = puola
language-pt = portugali
language-ro = romania
language-ru = venäjä
language-so = somali
language-es = espanja
language-sw = swahili
language-th = thai
language-ti = tigrinja
language-tr = turkki
language-uk = ukraina
language-vi = vietnam
