### Mitä työntekijät tekevät asiointipalvelua varten: kutsut ja edustajat.

## Tunnus

portal-access-account = Asiointitunnus
portal-access-state = Tila
portal-access-none = Henkilöllä ei ole pääsyä asiointipalveluun. Voit kutsua hänet, kun olet varmistanut, kuka hän on.
portal-access-active = Käytössä
portal-access-invited = Kutsuttu
portal-access-expired = Kutsua ei käytetty
portal-access-ended = Päättynyt
portal-access-until = Kutsu on voimassa
portal-access-ended-at = Päättyi
portal-access-email = Sähköposti kirjautumista varten
portal-access-email-hint = Osoite, jota vain henkilö itse lukee. Emme lähetä siihen mitään.
portal-access-seen = Käytetty viimeksi
portal-access-never-seen = Ei vielä käytetty
portal-access-proof = Miten henkilöllisyys varmistettiin
portal-access-proof-hint = Esimerkiksi: näytti passin toimistolla. Älä kirjoita asiakirjan numeroa.
portal-access-never-write = Tälle henkilölle ei saa kirjoittaa. Anna linkki ja koodi kasvotusten.
portal-access-invite = Kutsu asiointipalveluun
portal-access-invite-again = Tee uusi kutsu
portal-access-invite-text = Saat linkin ja koodin. Anna ne kahdella eri tavalla, esimerkiksi linkki sähköpostilla ja koodi kasvotusten. Henkilö tarvitsee molemmat.
portal-access-invite-again-text = Nykyinen salasana ja kaikki kirjautuneet laitteet lakkaavat toimimasta heti.
portal-access-invite-submit = Tee linkki ja koodi
portal-access-link-title = Linkki ja koodi
portal-access-link-once = Näytämme nämä vain nyt. Kukaan ei näe niitä uudelleen.
portal-access-link = Linkki
portal-access-link-valid = Toimii kerran, { $hours } tunnin ajan, { $until } asti.
portal-access-code = Koodi
portal-access-code-hint = Anna se eri tavalla kuin linkki ja vain henkilölle itselleen. Viiden väärän koodin jälkeen linkki ei enää toimi.
portal-access-link-done = Olen antanut ne
portal-access-end = Päätä pääsy
portal-access-end-title = Päätetäänkö pääsy asiointipalveluun?
portal-access-end-at-once = Kaikki laitteet kirjataan heti ulos. Salasana lakkaa toimimasta.
portal-access-end-represented = Henkilö ei enää näe ketään, jota hän edustaa.
portal-access-end-back = Voit kutsua henkilön myöhemmin uudelleen.
portal-access-end-keep = Säilytä pääsy

## Edustajat

portal-access-representatives = Edustajat
portal-access-no-representatives = Kukaan ei edusta tätä henkilöä asiointipalvelussa.
portal-access-record = Kirjaa edustaja
portal-access-silent = Edustajalle ei koskaan kerrota, miksi pääsyä ei annettu tai miksi se päättyi. Hän näkee vain sen, mihin hänellä on pääsy nyt.
portal-access-ends = Päättyy
portal-access-until-majority = viimeistään täysi-ikäisyyteen
portal-access-state-waiting = Odottaa toista työntekijää
portal-access-state-active = Pääsy voimassa
portal-access-state-ended = Päättynyt
portal-access-state-refused = Ei annettu
portal-access-state-suspected = Ei annettu: epäily
portal-access-end-one-title = Päätetäänkö pääsy: { $name }?
portal-access-end-one-at-once = Pääsy päättyy seuraavaan sivuun, jonka hän avaa.
portal-access-end-reason = Syy
portal-access-end-reason-hint = Säilyy suojattuna lokissa. Edustaja ei koskaan näe sitä.

## Ensimmäisen työntekijän osuus

portal-access-record-text = Kirjoita, mitä olet tarkistanut. Toinen työntekijä päättää. Mitään ei avata ennen sitä.
portal-access-no-candidates = Lisää henkilö ensin perheeseen ja verkostoon.
portal-access-who = Kuka edustaa
portal-access-no-account-yet = ei vielä pääsyä asiointipalveluun
portal-access-suspected = Epäiletkö väkivaltaa tai painostusta?
portal-access-suspected-hint = Jos on epäily, pääsyä ei anneta, ja voimassa oleva pääsy päättyy heti. Edustaja ei näe, että kirjoitit tämän.
portal-access-suspected-no = En
portal-access-suspected-yes = Kyllä
portal-access-suspicion = Mitä epäilet
portal-access-things = Mitä hän saa nähdä
portal-access-thing-details = Tiedot
portal-access-thing-details-hint = Nimi, syntymäaika ja yhteystiedot. Ei koskaan suojattua osoitetta.
portal-access-thing-record = Jaetut kirjaukset
portal-access-thing-record-hint = Kirjaukset, jotka jaat asiakkaalle ja nimetyille edustajille.
portal-access-thing-requests = Pyynnöt
portal-access-thing-requests-hint = Henkilön tietoja koskevat pyynnöt ja vastaukset.
portal-access-authority = Todiste edustusoikeudesta
portal-access-authority-hint = Esimerkiksi: huoltaja väestötietojärjestelmän mukaan, tarkistettu 3. marraskuuta.
portal-access-conflict = Eturistiriita
portal-access-conflict-hint = Voivatko heidän etunsa poiketa toisistaan? Jos tiedossa ei ole mitään, kirjoita niin.
portal-access-custodians = Muut huoltajat
portal-access-custodians-hint = Kuka muu on huoltaja, ja onko hän samaa mieltä.
portal-access-view = Henkilön oma näkemys
portal-access-view-hint = Mitä henkilö haluaa, kahden kesken kysyttynä, ja kuinka kypsä näkemys on.
portal-access-ends-on = Viimeinen pääsypäivä
portal-access-ends-on-hint = Enintään kahden vuoden päässä. Pääsy lapsen tietoihin päättyy viimeistään täysi-ikäisyyteen.
portal-access-record-submit = Kirjaa

## Toisen työntekijän osuus

portal-access-weighed = Mitä on punnittu
portal-access-relation = Suhde
portal-access-recorded = Kirjannut
portal-access-decided = Päättänyt
portal-access-decide = Päätä
portal-access-decide-other = Sinä kirjasit tämän. Jonkun muun täytyy päättää.
portal-access-best-interests = Henkilön etu
portal-access-best-interests-hint = Miksi pääsy on henkilön edun mukainen, tai miksi ei.
portal-access-decision = Päätös
portal-access-decision-refuse = Älä anna pääsyä
portal-access-decision-start = Anna pääsy nyt
portal-access-decide-submit = Tallenna päätös
portal-access-back = Takaisin

## Mikä on pielessä

portal-access-error-email = Kirjoita sähköpostiosoite, esimerkiksi aino@example.org
portal-access-error-email-taken = Tällä sähköpostilla ei voitu tehdä kutsua. Pyydä henkilöltä toinen osoite tai kysy pääkäyttäjältä
portal-access-error-proof = Kirjoita, miten henkilöllisyys varmistettiin
portal-access-error-deceased = Henkilö on kuollut. Pääsyä asiointipalveluun ei enää ole
portal-access-error-authority = Kirjoita, mikä todistaa edustusoikeuden
portal-access-error-conflict = Kirjoita eturistiriidoista
portal-access-error-custodians = Kirjoita muista huoltajista
portal-access-error-view = Kirjoita, mitä henkilö haluaa
portal-access-error-suspected = Valitse, epäiletkö väkivaltaa tai painostusta
portal-access-error-suspicion = Kirjoita, mitä epäilet
portal-access-error-things = Valitse, mitä hän saa nähdä
portal-access-error-representative = Valitse, kuka edustaa
portal-access-error-no-account = Kutsu edustaja ensin asiointipalveluun
portal-access-error-restricted = Toiselle heistä ei saa kertoa jotakin toisesta. Päätä rajoitus ensin, tai jätä pääsy antamatta
portal-access-error-end = Kirjoita tuleva päivä, enintään kahden vuoden päästä
portal-access-error-of-age = Henkilö on täysi-ikäinen. Huoltajan pääsy ei voi enää alkaa
portal-access-error-same-person = Sinä kirjasit tämän. Jonkun muun täytyy päättää
portal-access-error-best-interests = Kirjoita henkilön edusta
portal-access-error-decision = Valitse päätös

## Mitä tehtiin

done-portal-ended = Pääsy asiointipalveluun on päättynyt.
done-representation-recorded = Kirjattu. Toinen työntekijä päättää.
done-representation-not-given = Kirjattu. Pääsyä ei annettu.
done-representation-started = Edustajalla on nyt pääsy.
done-representation-ended = Edustajan pääsy on päättynyt.
portal-access-refuses = Minkä henkilö on kieltänyt
portal-access-refuses-hint = Mitä on kielletty, sitä ei voi antaa tälle edustajalle nyt eikä myöhemmin, ennen kuin henkilö peruu kiellon.
portal-access-error-refused = Henkilö on kieltänyt osan näistä. Ota se pois
portal-access-lifts = Henkilö on perunut aiemman kieltonsa
portal-access-lifts-hint = Kahden kesken kysyttynä. Kirjoita näkemykseen, mitä hän sanoi.
portal-access-error-refused-before = Henkilö on kieltänyt osan näistä tältä edustajalta eikä ole perunut kieltoa
