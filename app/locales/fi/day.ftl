### Oma päivä: mitä pitää tehdä nyt.

day-tasks = Tehtävät
day-tasks-empty = Ei tehtävää. Asiat, jotka Carehold pyytää sinua tarkistamaan, näkyvät täällä.
day-task-case = Avaa asia
day-task-due = Viimeistään { $day }
day-task-created = Lisätty { $day }
day-task-done = Tehty
day-drafts = Allekirjoita luonnokset
day-drafts-empty = Ei luonnoksia. Kirjaukset, joita et ole vielä allekirjoittanut, näkyvät täällä.
day-draft-untitled = Luonnos ilman tekstiä
day-draft-saved = tallennettu { $time }
day-draft-old = Yli 3 päivää vanha
day-recent = Viimeaikaiset asiat
day-recent-all = Kaikki omat asiakkaat
day-recent-empty = Ei avoimia asioita. Asiat, joita sinä tai tiimisi hoidatte, näkyvät täällä.
