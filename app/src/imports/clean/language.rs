//! Languages: codes and names to BCP 47.

use crate::imports::reason::Reason;

/// ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Names and other codes of the languages that are common in the files.
const NAMES: [(&str, &[&str]); 32] = [
    ("fi", &["suomi", "suomen kieli", "finska", "finnish", "fins", "fin"]),
    ("sv", &["ruotsi", "svenska", "swedish", "zweeds", "swe"]),
    ("en", &["englanti", "engelska", "english", "engels", "eng"]),
    (
        "nl",
        &[
            "hollanti",
            "nederländska",
            "holländska",
            "dutch",
            "nederlands",
            "nld",
            "dut",
        ],
    ),
    ("ru", &["venäjä", "ryska", "russian", "russisch", "rus"]),
    (
        "et",
        &["viro", "eesti", "estniska", "estonian", "estisch", "ests", "est"],
    ),
    ("so", &["somali", "somaliska", "somalisch", "som"]),
    ("ar", &["arabia", "arabiska", "arabic", "arabisch", "ara"]),
    ("ku", &["kurdi", "kurdiska", "kurdish", "koerdisch", "kur"]),
    (
        "fa",
        &["persia", "farsi", "persiska", "persian", "perzisch", "fas", "per"],
    ),
    ("prs", &["dari", "prs"]),
    ("ps", &["pashto", "paštu", "pus"]),
    ("uk", &["ukraina", "ukrainska", "ukrainian", "oekraïens", "ukr"]),
    ("de", &["saksa", "tyska", "german", "duits", "deu", "ger"]),
    ("fr", &["ranska", "franska", "french", "frans", "fra", "fre"]),
    ("es", &["espanja", "spanska", "spanish", "spaans", "spa"]),
    ("tr", &["turkki", "turkiska", "turkish", "turks", "tur"]),
    ("pl", &["puola", "polska", "polish", "pools", "pol"]),
    ("th", &["thai", "thaimaa", "thailändska", "thais", "tha"]),
    ("vi", &["vietnam", "vietnamesiska", "vietnamese", "vietnamees", "vie"]),
    ("zh", &["kiina", "kinesiska", "chinese", "chinees", "zho", "chi"]),
    ("sq", &["albania", "albanska", "albanian", "albanees", "sqi", "alb"]),
    ("ti", &["tigrinja", "tigrinska", "tigrinya", "tir"]),
    ("am", &["amhara", "amhariska", "amharic", "amhaars", "amh"]),
    ("sw", &["swahili", "suahili", "swa"]),
    ("ro", &["romania", "rumänska", "romanian", "roemeens", "ron", "rum"]),
    ("hu", &["unkari", "ungerska", "hungarian", "hongaars", "hun"]),
    ("pt", &["portugali", "portugisiska", "portuguese", "portugees", "por"]),
    (
        "se",
        &[
            "pohjoissaame",
            "saame",
            "nordsamiska",
            "samiska",
            "northern sami",
            "sme",
        ],
    ),
    ("smn", &["inarinsaame", "enaresamiska", "smn"]),
    ("sms", &["koltansaame", "skoltsamiska", "sms"]),
    (
        "fse",
        &[
            "suomalainen viittomakieli",
            "viittomakieli",
            "finskt teckenspråk",
            "fse",
        ],
    ),
];

/// Reads a language code, with or without region, or a language's name.
pub(super) fn read(text: &str) -> Result<String, Reason> {
    let lower = text.to_lowercase();
    let named = NAMES.iter().find(|(_, names)| names.contains(&lower.as_str()));
    if let Some((code, _)) = named {
        return Ok((*code).to_owned());
    }
    let (code, region) = match lower.split_once(['-', '_']) {
        Some((code, region)) => (code, Some(region)),
        None => (lower.as_str(), None),
    };
    let is_region = |region: &str| region.len() == 2 && region.bytes().all(|b| b.is_ascii_alphabetic());
    match region {
        _ if !CODES.split(' ').any(|known| known == code) => Err(Reason::LanguageUnknown),
        None => Ok(code.to_owned()),
        Some(region) if is_region(region) => Ok(format!("{code}-{}", region.to_uppercase())),
        Some(_) => Err(Reason::LanguageUnknown),
    }
}
