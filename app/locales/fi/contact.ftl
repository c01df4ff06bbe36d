### Miten organisaation tavoittaa, pääkäyttäjän kirjoittamana.

contact-title = Yhteystiedot
contact-text = Nämä näkyvät julkisilla sivuillanne ja asiointipalvelussa. Jätä tyhjäksi se, mitä teillä ei ole.
contact-phone = Puhelin
contact-hours = Milloin vastaatte
contact-hours-hint = Esimerkiksi: maanantaista perjantaihin klo 9–15.
contact-email = Sähköposti
contact-address = Osoite
contact-officer = Tietosuojavastaava
contact-officer-hint = Miten hänet tavoittaa: viraston osoite, puhelin tai sähköposti.
done-contact-saved = Yhteystiedot on tallennettu.
