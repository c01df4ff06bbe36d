### Perhe ja läheiset: ihmisten väliset suhteet.

## Suhteet pienellä alkukirjaimella: ne ovat lauseissa ja luetteloissa

relation-mother = äiti
relation-father = isä
relation-parent = vanhempi
relation-guardian = huoltaja tai edunvalvoja
relation-child = lapsi
relation-ward = huollettava tai päämies
relation-sibling = sisarus
relation-partner = puoliso
relation-grandparent = isovanhempi
relation-grandchild = lapsenlapsi
relation-support-person = tukihenkilö
relation-supported-person = tuettava
relation-other = muu läheinen

## Sivu

households-caption = Kuka on kuka, ja kenelle ei saa kertoa mitä
households-name = Nimi
households-relation = Suhde
households-not-to-be-told = Ei saa kertoa
households-not-told = Ei saa kertoa: { $what }
households-lives-with = asuvat yhdessä
households-ended = Päättynyt
households-act = Mitä voit tehdä
households-end = Päätä suhde
households-empty = Perhettä ei ole vielä lisätty. Perheenjäsenet ja muut tärkeät ihmiset näkyvät täällä.
households-housemates = Muut samassa kotitaloudessa

## Uusi suhde

households-add = Lisää suhde
households-search = Kuka hän on?
households-search-hint = Etsi toinen henkilö nimellä. Jos häntä ei ole täällä, lisää hänet ensin.
households-search-again = Valitse joku muu
households-choose = Valitse henkilö
households-chosen = Valitsemasi henkilö on tallessa.
households-kind = Toisen henkilön suhde henkilöön { $name }
households-kind-choose = Valitse
households-since = Mistä lähtien
households-form-not-told = Mitä toiselle henkilölle ei saa kertoa?
households-form-not-told-hint = Esimerkiksi: osoite, käyntiajat. Tämä näkyy varoituksena jokaisella sivulla. Jätä tyhjäksi, jos kaiken saa kertoa.
households-form-lives-with = He asuvat yhdessä

## Mikä on vialla

households-error-no-kind = Valitse suhde
households-error-no-choice = Valitse, kuka hän on
households-error-self = Valitse joku muu: tämä on sama henkilö

## Mitä tehtiin

done-relation-added = Suhde on lisätty.
done-relation-ended = Suhde on päättynyt. Sen voi yhä lukea.
households-search-reason = Lisää perhesuhteen
