### Luovutukset: mitä organisaatiosta on annettu ulos ja kenelle.

people-tab-disclosures = Luovutukset

disclosures-title = Luovutukset
disclosures-text = Mitä henkilöstä on annettu tästä organisaatiosta muille, kenelle ja miksi. Täällä tehdyt kirjeet, jäljennökset ja viennit lisätään itsestään. Lisää se, minkä kerroit tai lähetit muulla tavalla.
disclosures-caption = Luovutukset, uusin ensin
disclosures-empty = Mitään ei ole vielä annettu kenellekään.
disclosures-on = Päivä
disclosures-recipient = Kenelle
disclosures-recipient-hint = Nimi, paikka ja tehtävä: ”Anna Virtanen, luokanopettaja”.
disclosures-category = Millainen saaja
disclosures-what = Mitä
disclosures-what-hint = Mistä oli kyse. Ei itse sisältöä.
disclosures-kind = Miten
disclosures-basis = Miksi se oli laillista
disclosures-by = Kirjasi
disclosures-by-carehold = Carehold
disclosures-choose = Valitse
disclosures-new = Lisää luovutus
disclosures-new-open = Lisää rivi
disclosures-new-text = Riviä ei voi muuttaa eikä perua. Jos henkilön tietoja myöhemmin hävitetään, siitä on kerrottava kaikille täällä mainituille.
disclosures-submit = Lisää

disclosures-error-kind = Valitse, miten tieto annettiin.
disclosures-error-category = Valitse, millainen saaja oli.
disclosures-error-recipient = Kirjoita, kenelle tieto annettiin.
disclosures-error-what = Kirjoita, mitä annettiin.
disclosures-error-basis = Valitse, miksi se oli laillista.
disclosures-error-day = Anna päivä, viimeistään tämä päivä.

disclosure-kind-told = Kerrottu puhelimessa tai kasvokkain
disclosure-kind-letter = Kirje
disclosure-kind-document = Asiakirja
disclosure-kind-access-package = Jäljennös kaikista tiedoista
disclosure-kind-export = Vienti

disclosure-category-person = Henkilö itse
disclosure-category-representative = Edustaja
disclosure-category-family = Perhe
disclosure-category-health-care = Terveydenhuolto
disclosure-category-social-care = Sosiaalihuolto
disclosure-category-school = Koulu tai varhaiskasvatus
disclosure-category-authority = Viranomainen
disclosure-category-court = Tuomioistuin tai poliisi
disclosure-category-insurer = Vakuutusyhtiö
disclosure-category-other = Joku muu

disclosure-basis-own-right = Henkilön oma oikeus
disclosure-basis-consent = Suostumus
disclosure-basis-legal-duty = Laki vaatii
disclosure-basis-authority-request = Viranomaisen pyyntö, johon sillä on oikeus
disclosure-basis-safety = Joku oli vaarassa
disclosure-basis-care = Palvelu edellytti sitä

## Hävittämisen jälkeen

recipients-title = Ne, joille tietoja oli annettu
recipients-text = Heille on aiemmin annettu tietoja henkilöstä. Kerro jokaiselle, mitä hävitettiin (tietosuoja-asetuksen 19 artikla), tai kirjoita, miksi et kerro. Todistus tehdään, kun jokaiseen on vastattu.
recipients-last = Viimeksi annettu tietoja { $day }
recipients-answer = Kerrottiinko heille?
recipients-reason = Miksi ei
recipients-reason-hint = Tarvitaan, jos heille ei kerrottu.
recipients-submit = Tallenna
recipients-error = Valitse vastaus. Jos heille ei kerrottu, kirjoita miksi.
recipient-outcome-notified = Kerrottu
recipient-outcome-impossible = Heille ei voi kertoa
recipient-outcome-disproportionate = Kertominen vaatisi kohtuuttomasti
request-state-notifying-recipients = Kerrotaan niille, joille tietoja oli annettu
request-step-notifying-recipients = On kerrottava niille, joille tietoja oli annettu

done-disclosure-recorded = Lisätty.
done-recipient-answered = Tallennettu.

object-disclosure = Luovutuksen rivi
object-request-recipient = Hävittämisestä ilmoitettava saaja
action-disclosure-read = Luovutusten katselu
action-disclosure-record = Luovutuksen kirjaus
action-request-answer-recipient = Vastaus hävitettyjen tietojen saajasta
