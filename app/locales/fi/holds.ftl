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

## Henkilöä ja monia asioita koskevat estot

holds-person-title = Tätä henkilöä koskevat estot
holds-person-text = Henkilöä koskeva esto säilyttää hänen tietonsa ja kaikki hänen asiansa tästä hetkestä alkaen. Kaksi muuta henkilöä purkaa sen.
holds-wide-title = Monia asioita koskevat estot
holds-wide-text = Tällainen esto säilyttää kaikki tietyn tyypin asiat tai tiettynä aikana avatut asiat. Se koskee myös asioita, jotka tulevat myöhemmin.
holds-wide-live = Voimassa nyt
holds-empty-wide = Ei estoja.
holds-reviews = Odottavat tarkistamista
holds-covers-type = Asiat, joiden tyyppi on { $type }
holds-covers-from = Avattu { $day } tai sen jälkeen
holds-covers-until = Avattu ennen päivää { $day }
holds-case-type = Asian tyyppi
holds-case-type-hint = Täsmälleen niin kuin se on asioissa. Jätä tyhjäksi, jos esto koskee kaikkia tyyppejä.
holds-opened-from = Avattu aikaisintaan
holds-opened-until = Avattu viimeistään
holds-named = Ketä henkilökunnasta tämä koskee?
holds-named-hint = Hän ei voi purkaa estoa.
holds-named-none = Ei ketään
holds-error-named = Tämä esto koskee sinua. Muiden täytyy purkaa se
holds-error-day = Kirjoita päivä tai jätä kohta tyhjäksi
holds-error-covers-all = Kirjoita tyyppi tai aika
hold-source-safeguarding = Asetettu itsestään: allekirjoitettiin huoli turvallisuudesta.
hold-source-child-protection = Asetettu itsestään: allekirjoitettiin lastensuojeluilmoitus.
hold-source-police-or-court = Asetettu itsestään: allekirjoitettiin poliisin tai tuomioistuimen asia.
hold-source-complaint-or-claim = Asetettu itsestään: allekirjoitettiin kantelu tai vaatimus.
hold-source-incident = Asetettu itsestään: allekirjoitettiin vaaratapahtuma.
hold-source-representative = Asetettu itsestään: kirjattiin huoli läheisestä.
done-wide-hold-placed = Esto on voimassa. Mitään sen piiriin kuuluvaa ei hävitetä.
action-hold-place-wide = Estä monien asioiden hävittäminen
action-hold-release-wide = Pura monia asioita koskeva esto
