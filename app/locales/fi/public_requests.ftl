### Julkisella lomakkeella tulleet pyynnöt niiden sivuilla, jotka vastaavat pyyntöihin.

public-form-waiting = Lähetetty julkisella lomakkeella
public-form-waiting-text = Kukaan ei ole vielä sanonut, ketä nämä koskevat. Aika kuluu siitä päivästä, jona lomake lähetettiin.
public-form-closed = Julkiset lomakkeet, joista ei tullut pyyntöä
public-form-received = Lähetetty { $moment }
public-form-ends = hävitetään { $day }
public-form-ends-label = Hävitetään
public-form-title = Pyyntö julkisella lomakkeella
public-form-notice = Kuka tahansa voi lähettää tämän lomakkeen millä nimellä tahansa. Älä kerro kenellekään, onko joku täällä asiakkaana, ennen kuin tiedät, kuka kysyy.
public-form-about = Ketä se koskee
public-form-which = Valitse henkilö
public-form-error-person = Valitse, ketä se koskee
public-form-proof = Pyytäjän on todistettava, kuka hän on
public-form-proof-hint = Sitä pyydetään kirjeellä. Ennen sitä mitään ei koota eikä mihinkään vastata, ja jos laki sallii, aika seisoo.
public-form-proof-reason = Miksi todistus tarvitaan
public-form-search-reason = Julkisen lomakkeen pyyntö
public-form-proof-reason-proposed = Pyyntö tuli julkisella lomakkeella, josta ei näe, kuka sen lähetti.
public-form-assign = Pyyntö koskee tätä henkilöä
public-form-close = Tämä ei ole täällä tietopyyntö
public-form-close-text = Haku löytää vain ne, jotka saat nähdä. Ennen kuin sanot, ettei täällä ole ketään, pyydä katsomaan joku, joka tuntee ne, jotka vain harvat näkevät. Vastaa ensin sillä tavalla, jota pyydettiin. Älä kerro mitään, mitä et kertoisi vieraalle.
public-form-outcome = Mikä se on
public-form-outcome-nobody = Täällä ei ole ketään, jota se voisi koskea
public-form-outcome-no-request = Ei tietopyyntö
public-form-error-outcome = Valitse, mikä se on
public-form-reason = Miksi, ja mitä vastasit
public-form-reason-hint = Se säilytetään lomakkeen kanssa ja hävitetään sen kanssa.
public-form-kept = { $count ->
    [one] Lomake hävitetään { $count } päivän kuluttua. Siihen asti voit vielä sanoa, ketä se koskee.
   *[other] Lomake hävitetään { $count } päivän kuluttua. Siihen asti voit vielä sanoa, ketä se koskee.
}
public-form-close-submit = Vastattu, sulje
public-form-sent = Mitä lähetettiin
public-form-name = Henkilön nimi
public-form-birth = Syntynyt
public-form-sender = Kuka lähetti
public-form-sender-self = Henkilö itse, lomakkeen mukaan
public-form-reach = Miten häneen saa turvallisesti yhteyden
public-form-language = Lomakkeen kieli
public-form-receipt = Kuittinumero
public-form-asker-receipt = Julkinen lomake, kuittinumero { $receipt }. Lähettäjää ei ole tarkistettu.
public-form-asker-about = Koskee: { $name }, syntynyt { $birth }.
public-form-asker-self = Lähettäjä on lomakkeen mukaan henkilö itse.
public-form-asker-sender = Lähettäjä on joku muu: { $sender }
public-form-asker-reach = Turvallinen yhteys: { $reach }

done-public-request-closed = Suljettu. Lomake hävitetään, kun sen aika on ohi.

object-public-request = Pyyntö julkisella lomakkeella

action-public-request-read = Luki julkisella lomakkeella tulleita pyyntöjä
action-public-request-receive = Otti vastaan pyynnön julkisella lomakkeella
action-public-request-assign = Sanoi, ketä julkisella lomakkeella tullut pyyntö koskee
action-public-request-close = Sulki julkisella lomakkeella tulleen pyynnön
action-public-request-end = Hävitti julkisella lomakkeella tulleen pyynnön
