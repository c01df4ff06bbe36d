### Sopimukset organisaation ja asennuksen ylläpitäjän välillä.

agreements-title = Sopimukset
accounts-tab-agreements = Sopimukset
agreements-text = Ennen kuin ensimmäinen oikea henkilö lisätään, joku, jolla on oikeus sitoa organisaatiota, hyväksyy nämä tekstit. Sitä ennen ketään ei voi lisätä eikä tuoda.
agreements-demo = Tämä organisaatio on kokeilua varten. Ketään siinä ei ole oikeasti olemassa, joten mitään ei tarvitse hyväksyä.
agreement-dpa = Sopimus henkilötietojen käsittelystä
agreement-baa = Business associate -sopimus (HIPAA)
agreements-accepted = Hyväksytty
agreements-missing = Ei vielä hyväksytty
agreements-version = Versio
agreements-of-version = versio { $version }
agreements-effective = Voimassa alkaen
agreements-hash = Tekstin SHA-256
agreements-accepted-by = Hyväksyjä
agreements-accepted-at = Hyväksytty
agreements-read = Lue teksti
agreements-name = Nimesi
agreements-authority = Asemasi tai miksi saat hyväksyä
agreements-authority-hint = Esimerkiksi: toimitusjohtaja, nimenkirjoitusoikeus yksin.
agreements-may-bind = Minulla on oikeus sitoa organisaatiota, ja hyväksyn tämän tekstin sen puolesta.
agreements-accept = Hyväksy
agreements-admin = Organisaation pääkäyttäjä hyväksyy sen täällä.

agreements-needed-title = Ensin tarvitaan sopimus
agreements-needed-text = Ketään ei voi vielä lisätä: organisaatio ei ole hyväksynyt tässä mainittua.
agreements-needed-go = Lue ja hyväksy
agreements-needed-ask = Pyydä organisaatiosi pääkäyttäjää hyväksymään se kohdassa Käyttäjät ja roolit, Sopimukset. Se vie muutaman minuutin.

agreements-error-name = Kirjoita nimesi.
agreements-error-authority = Kirjoita asemasi tai miksi saat hyväksyä.
agreements-error-may-bind = Vahvista rastilla, että sinulla on oikeus sitoa organisaatiota.

done-agreement-accepted = Hyväksytty organisaation puolesta.

object-agreement = Hyväksytty sopimus
action-agreement-read = Sopimusten katselu
action-agreement-accept = Sopimuksen hyväksyntä
