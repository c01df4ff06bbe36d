### Katselut, joista ihmisille ei kerrota itsestään.

withheld-title = Katselut, joista ihmisille ei kerrota
withheld-explained = { $count ->
    [one] Ihmiset näkevät portaalissa, kuka on tehnyt tavallista työtä heidän tiedoillaan. Pidot, merkinnät, selvitykset ja muut vastaavat jätetään pois aukkoa jättämättä. Katso joka päivä, voiko niistä kertoa.
   *[other] Ihmiset näkevät portaalissa, kuka on tehnyt tavallista työtä heidän tiedoillaan. Pidot, merkinnät, selvitykset ja muut vastaavat jätetään pois aukkoa jättämättä. Katso { $count } päivän välein, voiko niistä kertoa.
}
withheld-empty = Mitään ei ole jätetty kertomatta.
withheld-record = Tiedot
withheld-count = Katseluja
withheld-oldest = Vanhin
withheld-review = Katsotaan uudelleen
withheld-due = Nyt
withheld-of = Tiedot K-{ $number }: katselut, joista henkilölle ei kerrota
withheld-notice = Ajattele, kuka voi olla vaarassa: pito tai merkintä voi paljastaa, että joku on huolestunut. Vapauta vain se, mikä ei vahingoita ketään. Henkilö näkee päivän, yksikön, roolin ja perusteen, ei koskaan nimeä.
withheld-looks = Kertomatta jätetyt
withheld-release = Kerrotaan henkilölle
withheld-review-on = Katsotaan uudelleen { $day }
withheld-own = Tämä on omasi. Joku muu päättää siitä.
withheld-rest = { $count ->
    [one] Se, mitä et valitse, katsotaan uudelleen { $count } päivän kuluttua.
   *[other] Se, mitä et valitse, katsotaan uudelleen { $count } päivän kuluttua.
}
withheld-submit = Tallenna
done-looks-reviewed = Päätös on tallennettu.

object-withheld-look = Kertomatta jätetyt katselut
action-looks-note = Merkitsi katselut, joista ihmisille ei kerrota
action-looks-review = Katsoi läpi katselut, joista ihmisille ei kerrota
