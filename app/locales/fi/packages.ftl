# Tietopaketti niiden sivuilla, jotka vastaavat pyyntöihin.
packages-title = Tietopaketti
packages-open = Käy paketti läpi
packages-card-text = Kaikki, mitä henkilöstä on tallennettu, on koottu ja odottaa läpikäyntiä. Luovutettuna se vastaa pyyntöön.
packages-being-gathered = Henkilön tietoja kootaan vastausta varten. Lataa sivu hetken päästä uudelleen.
packages-notice = Merkityt sanat voivat kertoa jostakusta toisesta: nimiä, osoitteita, puhelinnumeroita. Carehold ehdottaa, ihminen päättää; lue, mitä annat.
packages-to-look-at = { $count ->
    [one] { $count } kohta katsottavana
   *[other] { $count } kohtaa katsottavana
}
packages-plain = { $count ->
    [one] { $count } kohta, josta ei löytynyt mitään muista
   *[other] { $count } kohtaa, joista ei löytynyt mitään muista
}
packages-plain-text = Avaa ne, jotka haluat lukea. Ne voi antaa yhdellä kertaa.
packages-give-plain = { $count ->
    [one] Anna tämä kohta
   *[other] Anna nämä { $count } kohtaa
}
packages-decided = { $count ->
    [one] { $count } kohta päätetty
   *[other] { $count } kohtaa päätetty
}
packages-significant = Merkittävä
packages-share = Mitä annetaan
packages-share-whole = Kokonaan
packages-share-redacted = Kaikki paitsi peitetty
packages-share-withheld = Ei mitään
packages-blackouts = Mitä peitetään
packages-blackouts-hint = Yksi sana tai ilmaus riville. Kokonaiset sanat, joissa se esiintyy, peitetään myös muissa muodoissa.
packages-reason = Miksi
packages-reason-other-person = Se koskee toista henkilöä
packages-reason-danger = Se voisi vaarantaa jonkun
packages-reason-source = Joku kertoi sen luottamuksella
packages-reason-secrecy = Laki pitää sen salassa
packages-note = Huomautus
packages-decide = Päätä
packages-facts = Paketti
packages-gathered = Koottu
packages-language = Kieli
packages-released = Luovutettu
packages-expires = Tuhotaan
packages-delivered = Annettu
packages-not-delivered = Ei vielä
packages-safety = Vaara tarkistettu
packages-release = Luovuta
packages-left-to-decide = { $count ->
    [one] { $count } kohta on päättämättä.
   *[other] { $count } kohtaa on päättämättä.
}
packages-all-decided = Jokaisesta kohdasta on päätetty.
packages-safety-label = Vaarantuuko joku tämän vuoksi?
packages-safety-hint = Mitä tarkistit: kuka asuu henkilön kanssa, kuka voisi pakottaa näyttämään paketin, onko siinä osoite tai tietolähde.
packages-release-submit = Luovuta ja vastaa
packages-gather = Kokoa uudelleen
packages-gather-text = Onko sen jälkeen kirjattu uutta? Kaikki kootaan uudelleen; kohdista tehdyt päätökset katoavat.
packages-gather-submit = Kokoa uudelleen
packages-handover = Luovuta tiedostona
packages-handover-text = Sille, jolla ei ole portaalia: salattu paketti, jonka yleiset ohjelmat avaavat salalauseella.
packages-passphrase = Salalause
packages-passphrase-hint = Vähintään 15 merkkiä. Kerro se henkilölle muuta tietä kuin tiedosto, äläkä kirjaa sitä mihinkään.
packages-handover-submit = Lataa salattu tiedosto
packages-files = Tiedostot
packages-error-no-share = Valitse, mitä annetaan.
packages-error-no-reason = Valitse syy.
packages-error-no-blackouts = Kirjoita, mitä peitetään, tai anna kaikki.
packages-error-strikes-nothing = Jokin näistä sanoista ei ole yhdessäkään valitussa kohdassa: mitään ei peitettäisi. Kirjoita ne niin kuin ne siinä ovat.
packages-error-no-pieces = Valitse kohta. Joku on voinut koota kaiken uudelleen.
packages-error-no-safety = Kirjoita, mitä tarkistit.
packages-error-undecided = Päätä ensin jokaisesta kohdasta.
packages-error-passphrase = Valitse vähintään 15 merkin salalause.
done-package-decided = Päätetty.
done-package-gathering = Kaikki kootaan uudelleen. Lataa sivu hetken päästä.
done-package-released = Luovutettu. Pyyntöön on vastattu; paketin voi nyt hakea portaalista.
object-access-package = Tietopaketti
object-package-piece = Tietopaketin kohta
object-package-file = Tietopaketin tiedosto
action-package-gather = Kokosi henkilön tiedot vastausta varten
action-package-read = Luki tietopaketin
action-package-decide = Päätti tietopaketin kohdista
action-package-release = Luovutti tietopaketin
action-package-hand-over = Luovutti tietopaketin tiedostona
action-portal-package = Haki tietopakettinsa
action-package-end = Tuhosi tietopaketin
packages-open-file = Lataa asiakirja
packages-error-document = Asiakirja annetaan kokonaan tai ei lainkaan.
packages-error-representation = Pyynnön tekijä ei enää edusta henkilöä: sen perusteella ei anneta mitään. Kieltäydy pyynnöstä tai kirjaa, mitä henkilö itse pyytää.
packages-error-recorder = Kirjasit itse, että tätä pyydettiin, joten joku muu käy jäljennöksen läpi: kukaan ei lue kaikkea henkilöstä vain kirjaamalla pyynnön.
packages-acts = Ei näy portaalissa, koska voi suojella jotakuta:
packages-error-own-look = Nämä ovat omia katselujasi. Joku muu päättää, jätetäänkö ne antamatta.
packages-error-too-large = Asiakirjat ovat yhteensä yli 200 megatavua, enemmän kuin pakettiin mahtuu. Luovuta tiedot muulla tavalla ja vastaa pyyntöön kirjoittamalla, miten teit sen.
