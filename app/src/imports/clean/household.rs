//! A person's place in their household.

use crate::imports::reason::Reason;

/// What a person is in a household, as the other system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HouseholdRole {
    /// The one the household's file is about.
    Client,
    Mother,
    Father,
    /// A guardian, where the file says no more.
    Guardian,
    Child,
    /// Husband, wife or partner.
    Partner,
    Sibling,
    Grandparent,
    /// Somebody else who lives there.
    Other,
}

const WORDS: [(HouseholdRole, &[&str]); 9] = [
    (
        HouseholdRole::Client,
        &["asiakas", "päämies", "klient", "client", "cliënt", "huvudperson"],
    ),
    (HouseholdRole::Mother, &["äiti", "mor", "mamma", "mother", "moeder"]),
    (HouseholdRole::Father, &["isä", "far", "pappa", "father", "vader"]),
    (
        HouseholdRole::Guardian,
        &[
            "huoltaja",
            "vanhempi",
            "vårdnadshavare",
            "förälder",
            "guardian",
            "parent",
            "verzorger",
            "ouder",
            "voogd",
        ],
    ),
    (
        HouseholdRole::Child,
        &[
            "lapsi", "tytär", "poika", "barn", "dotter", "son", "child", "daughter", "kind", "dochter", "zoon",
        ],
    ),
    (
        HouseholdRole::Partner,
        &[
            "puoliso",
            "aviopuoliso",
            "avopuoliso",
            "vaimo",
            "mies",
            "aviomies",
            "make",
            "maka",
            "sambo",
            "partner",
            "spouse",
            "husband",
            "wife",
            "echtgenoot",
            "echtgenote",
        ],
    ),
    (
        HouseholdRole::Sibling,
        &[
            "sisarus", "veli", "sisko", "syskon", "bror", "syster", "sibling", "brother", "sister", "broer", "zus",
        ],
    ),
    (
        HouseholdRole::Grandparent,
        &[
            "isovanhempi",
            "mummo",
            "ukki",
            "mormor",
            "morfar",
            "farmor",
            "farfar",
            "grandparent",
            "grootouder",
            "oma",
            "opa",
        ],
    ),
    (
        HouseholdRole::Other,
        &["muu", "annan", "övrig", "other", "anders", "overig"],
    ),
];

impl HouseholdRole {
    /// The stable name, as stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Guardian => "guardian",
            Self::Child => "child",
            Self::Partner => "partner",
            Self::Sibling => "sibling",
            Self::Grandparent => "grandparent",
            Self::Other => "other",
        }
    }

    pub(super) fn read(text: &str) -> Result<Self, Reason> {
        let lower = text.to_lowercase();
        let known = WORDS.iter().find(|(_, words)| words.contains(&lower.as_str()));
        known.map(|(role, _)| *role).ok_or(Reason::RoleUnknown)
    }
}
