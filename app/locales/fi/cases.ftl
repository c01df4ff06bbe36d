### Asiat: omat asiakkaat, yksi asia, avaaminen, päättäminen, työntekijät, rajoittaminen.

## Asioiden sanat kaikkialla

status-intake = Odottaa aloitusta
status-active = Työn alla
status-waiting = Odottaa muita
status-closed = Päätetty
priority-normal = Tavallinen
priority-high = Pian
priority-urgent = Kiireellinen

cases-number = Asia { $number }
cases-case = Asia
cases-client = Asiakas
cases-kind = Tyyppi
cases-kind-hint = Organisaatiosi nimi palvelulle, esimerkiksi kotipalvelu.
cases-category = Säilytysluokka
cases-category-hint = Mikä sääntö määrää, kuinka kauan tämä asia säilytetään. Voit vaihtaa sen, kun asia on avoinna; päätetty asia pitää ensin avata uudelleen.
cases-category-follows = Organisaation valinnan mukaan: { $category }
cases-category-follows-none = Organisaation valinnan mukaan: ei vielä valittu
cases-category-option = { $category }: { $period }
cases-category-closed = Asia on päätetty. Avaa se uudelleen, jos haluat vaihtaa luokan.
cases-need-ended = Tarpeen päättyminen
cases-need-ended-hint = Viimeinen päivä, jona tätä palvelua tarvittiin, esimerkiksi 4.3.2011. Säännön aika lasketaan siitä.
cases-need-text = Tämän säännön aika lasketaan päivästä, jona palvelun tarve päättyi. Kunnes joku kirjaa sen, asia säilytetään ilman loppua.
cases-need-record = Kirjaa tarpeen päättyminen
cases-error-need-ended = Anna mennyt päivä, esimerkiksi 4.3.2011, tai jätä tyhjäksi, jos tarve jatkuu.
cases-said-before = Kirjoitettu toisin. Aiemmin luki:
cases-status = Tila
cases-priority = Kiireellisyys
cases-workers = Työntekijät
cases-no-worker = Ei vielä ketään
cases-only-you = Vain sinä
cases-team = Tiimi
cases-no-team = Ei tiimiä
cases-opened = Avattu
cases-closed = Päätetty
cases-closure-reason = Päättämisen syy
cases-description = Kuvaus
cases-last-activity = Viimeisin tapahtuma
cases-restricted = Rajoitettu

## Omat asiakkaat

cases-find = Etsi asiakas
cases-filter = Mitkä asiat
cases-filter-open = Avoimet
cases-filter-closed = Päätetyt
cases-filter-all = Kaikki
cases-caption-open = Avoimet asiat, viimeisin tapahtuma ensin
cases-caption-closed = Päätetyt asiat, viimeisin tapahtuma ensin
cases-caption-all = Kaikki asiat, viimeisin tapahtuma ensin
cases-empty-open = Ei avoimia asioita
cases-empty-open-text = Asiat, joita sinä tai tiimisi hoidatte, näkyvät täällä. Etsi asiakas, niin voit avata asian.
cases-empty-other = Täällä ei ole asioita
cases-empty-other-text = Mikään asia ei sovi tähän valintaan.
cases-empty-other-link = Näytä avoimet asiat

## Yksi asia

cases-edit = Muokkaa
cases-assign = Valitse työntekijät
cases-close = Päätä asia
cases-closed-on = Päätetty { $day }.
cases-closed-text = Voit yhä lukea kaiken. Avaa asia uudelleen, jos haluat tehdä siihen uusia kirjauksia. Allekirjoitettuja kirjauksia voi yhä korjata.
cases-restricted-note = Tämä asia on rajoitettu.
cases-restricted-text = Vain sen työntekijät ja tiimi tietävät, että se on olemassa.
cases-reopen = Avaa asia uudelleen
cases-reopen-reason = Miksi avaat sen?
cases-history = Tilahistoria
cases-restriction = Kuka saa tietää tästä asiasta
cases-restriction-set = Rajoita asiaa
cases-restriction-set-text = Sen jälkeen vain asian työntekijät ja tiimi näkevät sen. Se häviää muiden luetteloista, myös sinun, jos et hoida sitä.
cases-restriction-lift = Poista rajoitus
cases-restriction-lift-text = Sen jälkeen asian näkevät taas kaikki, joiden rooli tai tiimi sen sallii.

## Lomakkeet

cases-new = Avaa asia
cases-new-title = Avaa asia
cases-new-text = Sinusta tulee asian työntekijä. Voit valita muita myöhemmin.
cases-new-submit = Avaa asia
cases-edit-title = Muokkaa asiaa
cases-form-title = Otsikko
cases-form-title-hint = Muutama sana, joista asian erottaa asiakkaan muista asioista. Ei yksityiskohtia.
cases-closure-title = Päätä asia { $number }
cases-closure-follows = Mitä tästä seuraa
cases-closure-follows-reading = Kaikki, jotka nyt näkevät asian, voivat yhä lukea sitä.
cases-closure-follows-writing = Siihen ei voi tehdä uusia kirjauksia, kun se on päätetty. Allekirjoitettuja kirjauksia voi yhä korjata.
cases-closure-follows-reopening = Voit avata sen uudelleen.
cases-closure-drafts = Allekirjoittamattomia luonnoksia
cases-closure-drafts-text = Näillä henkilöillä on kesken kirjaus, jota ei ole allekirjoitettu. Sitä ei voi allekirjoittaa, kun asia on päätetty:
cases-closure-reason-hint = Esimerkiksi: tavoitteet on saavutettu, asiakas muutti pois. Syy jää asiaan.
cases-assignment-title = Kuka hoitaa tätä asiaa
cases-assignment-text = Jokainen, jonka valitset, näkee tästä lähtien koko asian. Kun poistat valinnan, hän ei enää näe sitä, ellei tiimi tai rooli sitä salli.
cases-assignment-nobody = Täällä ei ole vielä ketään, jolle asian voisi antaa. Pyydä pääkäyttäjää kutsumaan työkavereita.
cases-assignment-submit = Tallenna työntekijät ja tiimi
cases-team-hint = Kaikki tiimin jäsenet näkevät asian.

## Mikä on vialla

cases-error-nobody = Valitse ainakin yksi työntekijä tai tiimi. Muuten kukaan ei voi avata asiaa
cases-error-not-staff = Yhdelle valituista ei voi antaa asioita. Valitse uudelleen
cases-error-closed-already = Tämä asia on jo päätetty
cases-error-no-title = Kirjoita otsikko
cases-error-no-kind = Kirjoita asian tyyppi
cases-error-category = Valitse säilytysluokka luettelosta
cases-error-category-closed = Avaa asia uudelleen ennen säilytysluokan vaihtamista
cases-error-no-reason = Kirjoita syy

## Mitä tehtiin

done-case-opened = Asia on avattu. Voit tehdä ensimmäisen kirjauksen.
done-case-saved = Asia on tallennettu.
done-case-closed = Asia on päätetty.
done-case-reopened = Asia on taas avoinna.
done-case-assigned = Asian työntekijät on tallennettu.

cases-closure-no-choice = Mikään ei vielä määrää, kuinka kauan tämä asia säilytetään
cases-closure-no-choice-text = Asialla ei ole omaa säilytysluokkaa, eikä organisaatio ole valinnut, kuinka kauan se säilyttää tietoja. Asian voi päättää, kun jompikumpi on valittu. Pääkäyttäjä tai tietosuojavastaava valitsee organisaation puolesta kohdassa Käyttäjät ja roolit, sivulla Säilytys.
cases-closure-choose = Valitse säilytyssääntö
cases-closure-choose-own = Valitse tälle asialle
cases-closure-ask = Voit pyytää sitä henkilöltä { $name }.
cases-closure-rule = Säilytysaika alkaa kulua nyt: { $category }.
cases-error-no-rule = Valitse ensin tämän asian säilytysluokka, tai jonkun pitää valita se organisaation puolesta
