### Kirjaukset: kirjoittaminen, allekirjoitus, oikaisu, aikajana.

## Kirjausten sanat kaikkialla

kind-note = Kirjaus
kind-call = Puhelu
kind-visit = Käynti
kind-meeting = Tapaaminen
audience-staff = Vain henkilöstö
audience-client = Asiakas näkee
audience-client-and-representatives = Asiakas ja nimetyt edustajat näkevät

## Kirjoittaminen

entries-write = Tee kirjaus
entries-write-open = Avaa lomake
entries-kind = Mitä tapahtui
entries-title = Otsikko
entries-text = Teksti
entries-text-hint = Ensin tosiasiat, sitten arviosi. Asiakkaalla on oikeus lukea tämä.
entries-audience = Kuka näkee tämän
entries-day-only = kellonaika ei tiedossa
entries-occurred = Tämä tapahtui muulloin
entries-occurred-on = Päivä
entries-occurred-hint = Jos se tapahtui tänään, jätä tyhjäksi.
entries-occurred-time = Kellonaika
entries-occurred-time-hint = Jos et tiedä sitä, jätä tyhjäksi.
entries-parties = Kuka mainitaan
entries-parties-hint = Nimi ja suhde jäävät kirjaukseen sellaisina kuin ne ovat nyt.
entries-significant = Merkittävä tapahtuma
entries-significant-hint = Asia, joka seuraavan työntekijän täytyy tietää.
entries-sign = Allekirjoita ja tallenna
entries-sign-text = Allekirjoitettua kirjausta ei voi muuttaa. Voit lisätä oikaisun.
entries-save-draft = Tallenna luonnos
entries-draft-saved = Luonnos tallennettu { $time }
entries-draft-gone = Tämä luonnos allekirjoitettiin tai hylättiin toisessa ikkunassa. Kirjoittamasi teksti on tallessa vain tässä ikkunassa. Jatka sitä valitsemalla Tallenna luonnos
entries-draft-failed = Ei tallennettu. Yritämme uudelleen.
entries-draft-other = Mitä toinen ikkuna tallensi
entries-draft-other-text = Molemmat tekstit ovat tallessa. Kokoa lomakkeeseen, mitä tarvitset, ja tallenna tai allekirjoita se sitten. Siihen asti mitään ei tallenneta tämän päälle.
entries-stranded = Allekirjoittamaton luonnoksesi
entries-stranded-text = Asia päätettiin, ennen kuin allekirjoitit tämän. Vain sinä näet sen. Kopioi, mitä tarvitset, tai avaa asia uudelleen ja allekirjoita.
entries-stranded-unsaved = Tätä tekstiä ei ole tallennettu. Kopioi se, ennen kuin poistut sivulta.
entries-stranded-reopen = Avaa asia ja allekirjoita
entries-stranded-discard = Hylkää luonnos

## Aikajana

entries-timeline = Mitä on tapahtunut
entries-empty = Ei vielä mitään
entries-empty-text = Allekirjoitetut kirjaukset, puhelut, käynnit ja tapaamiset näkyvät täällä, uusin ensin.
entries-all-title = Kirjaukset
entries-all-text = Kaikki kirjaukset niistä asiakkaan asioista, jotka näet. Uusin on ensin.
entries-all-kind = Kirjauksen laji
entries-all-kinds = Kaikki
entries-all-show = Näytä
entries-all-empty = Ei vielä kirjauksia
entries-all-empty-text = Täällä näkyvät kirjaukset, jotka sinä ja työkaverisi allekirjoitatte asioihin.
entries-all-no-match = Ei tämänlaisia kirjauksia
entries-all-clear = Näytä kaikki
entries-signed = Allekirjoitettu
entries-corrected = Oikaistu
entries-correction = Oikaisu
entries-correction-why = Miksi oikaistiin:
entries-significant-tag = Merkittävä
entries-recorded = kirjattu { $time }
entries-mentioned = Mainitaan:
entries-correct = Lisää oikaisu

## Oikaisu

entries-correction-title = Lisää oikaisu
entries-correction-explained = Allekirjoitettu kirjaus säilyy ennallaan. Oikaisusi tulee sen viereen, ja molemmat voi lukea.
entries-correction-original = Mitä allekirjoitettiin
entries-correction-text = Miten sen pitäisi olla
entries-correction-reason = Miksi oikaiset?
entries-correction-reason-hint = Esimerkiksi: väärä päivä, väärin kuultu nimi.
entries-correction-sign = Allekirjoita oikaisu

## Mikä on vialla

entries-error-no-text = Kirjoita teksti
entries-error-no-reason = Kirjoita, miksi oikaiset
entries-error-occurred = Valitse päivä ja aika, jotka eivät ole tulevaisuudessa
entries-error-kind = Valitse luettelosta, mitä tapahtui
entries-error-audience = Valitse luettelosta, kuka näkee tämän
entries-error-closed = Asia on päätetty. Avaa se uudelleen, jos haluat kirjoittaa
entries-error-draft-changed = Tämä luonnos muuttui toisessa ikkunassa. Molemmat tekstit ovat tallessa. Näet ne, kun valitset Tallenna luonnos
entries-error-draft-gone = Tämä luonnos allekirjoitettiin tai hylättiin toisessa ikkunassa. Kirjoittamasi teksti on yhä tässä lomakkeessa. Tallenna tai allekirjoita se vain, jos se on eri kirjaus
entries-error-signed-already = Tällä lomakkeella on jo allekirjoitettu kirjaus. Allekirjoita uudelleen vain, jos tämä on eri kirjaus

## Mitä tehtiin

done-draft-saved = Luonnoksesi on tallennettu. Vain sinä näet sen.
done-draft-discarded = Luonnos on hylätty.
done-entry-signed = Kirjaus on allekirjoitettu.
done-entry-corrected = Oikaisu on allekirjoitettu.

## Mikä ei saa kadota

concern-safeguarding = Huoli turvallisuudesta
concern-child-protection = Lastensuojeluilmoitus
concern-police-or-court = Poliisi tai tuomioistuin
concern-complaint-or-claim = Kantelu tai vaatimus
concern-incident = Vaaratapahtuma
entries-concern = Turvallisuus, viranomaiset, kantelut
entries-concern-kind = Koskeeko merkintä jotakin näistä?
entries-concern-hint = Silloin mitään tästä asiasta tai asiakkaan kanssa asuvien asioista ei hävitetä, ennen kuin kaksi henkilöä purkaa eston.
entries-concern-none = Ei
entries-complained-about = Ketä henkilökunnasta se koskee?
entries-complained-about-hint = Hän ei voi purkaa estoa.
entries-error-concern = Valitse jokin luettelosta
done-entry-signed-held = Merkintä on allekirjoitettu. Mitään tästä asiasta ei hävitetä tästä hetkestä alkaen.
entries-error-draft-stays = Luonnos jää toistaiseksi: henkilöä koskevaan pyyntöön vastataan tai asian tietoja on säilytettävä. Voit jatkaa kirjoittamista tai allekirjoittaa sen.
