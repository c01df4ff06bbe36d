### Omat asetukset: näytöt, laitteet, mitä lukijasta tiedetään.

settings-title = Omat asetukset

## Näytöt

settings-screens = Ulkoasu
settings-language = Kieli
settings-theme = Värit
settings-theme-system = Kuten laitteessani
settings-theme-light = Vaalea
settings-theme-dark = Tumma
settings-density = Riviväli
settings-density-hint = Tiivis näyttää sivulla enemmän rivejä.
settings-density-comfortable = Väljä
settings-density-compact = Tiivis
settings-save = Tallenna

## Laitteet

settings-devices = Missä olet kirjautuneena
settings-devices-caption = Laitteet, jotka ovat kirjautuneena tilillesi
settings-device = Laite
settings-device-name = { $browser }, { $system }
settings-device-unknown = Tuntematon laite
settings-device-address = Osoite
settings-device-since = Kirjautui
settings-device-seen = Käytetty viimeksi
settings-device-act = Mitä voit tehdä
settings-device-current = Tämä laite
settings-device-end = Kirjaa ulos
settings-devices-end-others = Kirjaa ulos kaikki muut laitteet
settings-sign-out = Kirjaudu ulos tältä laitteelta

## Tili

settings-account = Tilisi
settings-name = Nimi
settings-email = Sähköposti
settings-job-title = Tehtävänimike
settings-roles = Roolit
settings-teams = Tiimit
settings-none = Ei ole
settings-created = Tili luotu
settings-account-change = Jos jokin on väärin, kerro siitä organisaatiosi pääkäyttäjälle tai tietosuojavastaavalle.

## Mitä tiedetään

settings-known = Mitä Carehold tietää sinusta
settings-known-text = Organisaatiosi päättää, mitä tietoja sinusta säilytetään. Carehold säilyttää nämä:
settings-known-account = Nimesi, sähköpostisi, tehtävänimikkeesi, roolisi, tiimisi ja tämän sivun asetukset.
settings-known-sign-in = Salasanasi tiivisteenä, josta sitä ei voi palauttaa, ja kirjautumisen toinen vaihe salattuna.
settings-known-devices = Jokaisen laitteen osoite ja selain, jolla kirjaudut. Poistamme ne noin kuukauden kuluessa siitä, kun kirjautuminen on päättynyt.
settings-known-records = Nimesi ja tehtävänimikkeesi niiden kirjausten alla, jotka teet ja allekirjoitat asiakkaiden tietoihin.
settings-known-log = Mitä avaat ja teet, sekä aika, osoite ja selain, lokissa. Pääkäyttäjät, tietosuojavastaavat ja tarkastajat voivat lukea sitä. Se suojaa asiakkaita, ja se suojaa sinua.
settings-known-rights = Sinulla on oikeus nähdä ja oikaista tietosi. Pyydä organisaatiosi tietosuojavastaavalta.

## Mikä on vialla

settings-error-language = Valitse kieli
settings-error-theme = Valitse värit
settings-error-density = Valitse riviväli

## Mitä tehtiin

done-settings-saved = Asetuksesi on tallennettu.
done-device-ended = Laite on kirjattu ulos.
done-devices-ended = Kaikki muut laitteet on kirjattu ulos.
