//! The words by which columns are recognised, in Finnish, Swedish, English and Dutch.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Field;

/// The words as [`fold`] writes them: lower case, without marks on letters, letters and digits only.
const SYNONYMS: [(Field, &str); 19] = [
    (
        Field::SourceNumber,
        "asiakasnumero asiakasnro asiakastunnus asiakasid henkilonumero numero tunniste \
         klientnummer klientnr kundnummer kundnr clientnumber clientno clientid \
         customernumber customerid personid number id clientnr clientnummer \
         dossiernummer nummer mrn medicalrecordnumber medicalrecordno patientid \
         patientnumber chartnumber",
    ),
    (
        Field::FamilyName,
        "sukunimi efternamn slaktnamn familyname lastname last surname achternaam \
         familienaam geslachtsnaam",
    ),
    (
        Field::GivenNames,
        "etunimet etunimi kutsumanimi fornamn tilltalsnamn givennames givenname \
         firstname firstnames first forename forenames voornaam voornamen roepnaam",
    ),
    (
        Field::FullName,
        "nimi kokonimi asiakkaannimi asiakas henkilo namn fullstandigtnamn klient name \
         fullname clientname client patientname patient naam volledigenaam clientnaam",
    ),
    (
        Field::IdentityCode,
        "henkilotunnus hetu hlotunnus sotu personbeteckning personnummer personnr \
         identitycode personalidentitycode nationalid ssn socialsecurity socialsecuritynumber bsn \
         burgerservicenummer sofinummer",
    ),
    (
        Field::BirthDate,
        "syntymaaika syntymapaiva syntpvm syntaika syntynyt fodelsedatum fodelsedag \
         fodd birthdate dateofbirth dob born birthday geboortedatum geboren gebdatum",
    ),
    (
        Field::Street,
        "katuosoite lahiosoite osoite kotiosoite postiosoite gatuadress adress \
         naradress street streetaddress address addressline1 straat adres \
         straatenhuisnummer",
    ),
    (
        Field::PostalCode,
        "postinumero postinro pnro postnummer postnr postalcode postcode zip zipcode",
    ),
    (
        Field::City,
        "postitoimipaikka kaupunki kunta paikkakunta kotikunta postort ort stad kommun \
         hemort city town municipality plaats woonplaats gemeente",
    ),
    (
        Field::Phone,
        "puhelin puhelinnumero puh puhnro matkapuhelin gsm kannykka telefon \
         telefonnummer tel mobil mobiltelefon phone phonenumber telephone mobile \
         mobilephone telefoon telefoonnummer mobiel",
    ),
    (
        Field::Email,
        "sahkoposti sahkopostiosoite sposti epost epostadress email emailaddress mail \
         emailadres",
    ),
    (
        Field::Language,
        "aidinkieli kieli asiointikieli modersmal sprak kontaktsprak language \
         mothertongue nativelanguage taal moedertaal voorkeurstaal",
    ),
    (
        Field::Household,
        "kotitalous talous perhe ruokakunta perhenumero kotitalousnumero hushall familj \
         hushallsnummer household householdid family familyid huishouden gezin \
         huishoudnummer",
    ),
    (
        Field::RoleInHousehold,
        "rooli roolikotitaloudessa asema perheasema suhde roll rollihushallet relation \
         role roleinhousehold relationship rol relatie",
    ),
    (
        Field::Service,
        "palvelu palvelutehtava palvelunnimi tjanst service servicetask serviceuppgift \
         programme program dienst hulpverlening voorziening",
    ),
    (
        Field::OpenedOn,
        "asiaavattu avattu alkupvm alkupaiva alkaen asiakkuusalkoi asiakkuusalkaa \
         vireilletulo oppnad arendeoppnat startdatum inleddes opened openedon startdate \
         caseopened begindatum geopend",
    ),
    (
        Field::ClosedOn,
        "asiasuljettu suljettu paattynyt loppupvm paattymispaiva paattyen \
         asiakkuuspaattyi stangd arendestangt slutdatum avslutat avslutad closed \
         closedon enddate caseclosed einddatum gesloten",
    ),
    (
        Field::AddressProtection,
        "turvakielto osoitesuoja suojattuosoite sparrmarkering skyddadadress \
         skyddadfolkbokforing sekretessmarkering sparrmarkeringadress addressprotection \
         protectedaddress nondisclosure geheimadres adresgeheim geheimhouding",
    ),
    (
        Field::Remark,
        "huomautus huomautukset huom huomio lisatieto lisatiedot muistiinpano \
         anmarkning anteckning anteckningar notering ovrigt remark remarks note notes \
         comment comments opmerking opmerkingen notitie",
    ),
];

/// Finds the field whose words include the column name.
pub(super) fn find(column_name: &str) -> Option<Field> {
    let folded = fold(column_name);
    let known = SYNONYMS
        .iter()
        .find(|(_, words)| words.split(' ').any(|word| word == folded));
    known.map(|(field, _)| *field)
}

fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}
