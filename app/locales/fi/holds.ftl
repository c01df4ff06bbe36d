### Hävittämisen estot: syyt, joiden vuoksi asian tietoja ei hävitetä.

## Lajit

hold-safety = Hävittämisen esto: turvallisuus
hold-safety-hint = Jonkun turvallisuus riippuu näistä tiedoista.
hold-legal = Hävittämisen esto: oikeudellinen syy
hold-legal-hint = Tuomioistuin, viranomainen, kantelu tai vaatimus tarvitsee niitä.
hold-dispute = Hävittämisen esto: kiistanalainen tieto
hold-dispute-hint = Joku kiistää, mitä tiedoissa sanotaan.

## Asian sivulla

holds-title = Hävittämisen estot
holds-empty = Ei estoja. Eston aikana mitään tästä asiasta ei hävitetä.
holds-place = Estä hävittäminen
holds-placed-by = Eston asetti { $name }
holds-review-by = Tarkista viimeistään { $day }
holds-half-released = Yksi kahdesta purkamisesta on tehty.
holds-first-release-by = Sen teki { $name }.
holds-release = Pura esto
holds-release-text = Eston purkamiseen tarvitaan kaksi henkilöä. Kumpikaan ei saa olla se, joka asetti eston.
holds-release-reason = Miksi eston voi purkaa?

## Lomake

holds-form-title = Estä hävittäminen
holds-form-text = Esto on voimassa heti: mitään tästä asiasta ei hävitetä sen aikana. Kaksi muuta henkilöä purkaa sen.
holds-kind = Millainen esto?
holds-reason = Syy
holds-reason-hint = Mitä on tapahtunut, ja kuka tarvitsee tietoja. Syy jää asiaan.
holds-review-on = Tarkista viimeistään
holds-review-on-hint = Päivä, jolloin joku tarkistaa, tarvitaanko estoa vielä.
holds-form-submit = Estä hävittäminen

## Mikä on vialla

holds-error-no-kind = Valitse, millainen esto on
holds-error-no-reason = Kirjoita syy
holds-error-review = Valitse tarkistuspäivä tulevaisuudesta
holds-error-placed-it = Sinä asetit tämän eston. Kahden muun täytyy purkaa se
holds-error-same-person = Sinä purit eston ensimmäisenä. Jonkun muun täytyy purkaa se toisena

## Mitä tehtiin

done-hold-placed = Esto on voimassa. Mitään tästä asiasta ei hävitetä.
done-hold-half-released = Purkamisesi on kirjattu. Vielä yhden henkilön täytyy purkaa esto.
done-hold-released = Esto on purettu.
