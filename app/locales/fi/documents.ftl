### Asiakirjat: asian tiedostot.

documents-title = Asiakirjat
documents-crumb = Murupolku
documents-empty = Ei asiakirjoja. Asiaan lisäämäsi tiedostot näkyvät täällä.
documents-all = Kaikki asiakirjat
documents-closed = Asia on suljettu. Asiakirjoja voi lukea, ja uusia voi lisätä, kun asia avataan uudelleen.
documents-add = Lisää asiakirja
documents-add-submit = Lisää
documents-file = Tiedosto
documents-file-hint = Mikä tahansa tiedosto, enintään 25 Mt.
documents-form-title = Otsikko
documents-form-title-hint = Ellet anna otsikkoa, tässä näkyy tiedoston nimi.
documents-audience = Kuka voi avata sen
documents-audience-staff-hint = Se ei näy asiointipalvelussa kenellekään.
documents-audience-client-hint = Asiakas löytää sen asiointipalvelusta. Hänen edustajansa eivät.
documents-audience-client-and-representatives-hint = Ei silloin, kun asiakas ei halua sitä. Edustaja tarvitsee lisäksi oikeuden jaettuihin kirjauksiin.
documents-version = Versio { $number }
documents-versions = Versiot
documents-new-version = Uusi versio
documents-new-version-text = Vanhemmat versiot säilyvät. Se, joka saa avata asiakirjan, saa uusimman version.
documents-new-version-submit = Lisää versio
documents-edit = Otsikko ja kuka voi avata
documents-edit-submit = Tallenna
documents-size-kb = { $size } kt
documents-size-mb = { $size } Mt

documents-error-no-file = Valitse tiedosto.
documents-error-empty = Tiedosto on tyhjä. Valitse toinen.
documents-error-too-large = Tiedosto on suurempi kuin 25 Mt. Valitse pienempi tai jaa se osiin.
documents-error-no-title = Kirjoita otsikko.
documents-error-closed = Asia on suljettu. Avaa se uudelleen, jos haluat lisätä jotain.

done-document-added = Asiakirja on lisätty.
done-document-version-added = Versio on lisätty.
done-document-saved = Tallennettu.

request-item-document = { $count ->
    [one] { $count } asiakirja
   *[other] { $count } asiakirjaa
}
request-item-document-hint = Henkilön oman asian tiedostot kaikkine versioineen.

object-document = Asiakirja
object-document-version = Asiakirjan versio
object-blob-removal = Poistettava tiedosto
action-document-read = Asian asiakirjojen katselu
action-document-add = Asiakirjan lisäys
action-document-edit = Asiakirjan otsikon tai näkyvyyden muutos
action-document-download = Asiakirjan lataus
action-portal-read-documents = Jaettujen asiakirjojen katselu asiointipalvelussa
action-portal-download-document = Jaetun asiakirjan lataus asiointipalvelussa
