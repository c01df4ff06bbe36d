//! Who looked, as the person it is about may learn it: what of the log is ordinary work with a record, and whose.

use std::collections::HashMap;

use platform::audit::{Leaf, Outcome};
use platform::authz::{Action, Ground, Role, Roles};
use platform::db::ReadTx;
use platform::ids::AccountId;
use platform::session;

use crate::accounts::Names;
use crate::policy::{
    AddDocument, AssignCase, CloseCase, CorrectEntry, CreatePerson, DownloadDocument, DownloadOwnDocument, EditCase,
    EditDocument, EditPerson, ListCases, ManageFamily, OpenCase, ReadCase, ReadDocuments, ReadEntries, ReadOwnDetails,
    ReadOwnDocuments, ReadOwnRecord, ReadOwnRequests, ReadPerson, ReopenCase, ShowAddress, ShowIdentityCode, SignEntry,
    WriteEntry,
};

/// The ordinary work with a record. What is not here is withheld until somebody releases it: holds, restrictions, marks, deaths, representatives, inquiries.
const SHOWN: [u16; 26] = [
    ReadPerson::CODE,
    CreatePerson::CODE,
    EditPerson::CODE,
    ShowIdentityCode::CODE,
    ShowAddress::CODE,
    ManageFamily::CODE,
    ListCases::CODE,
    ReadCase::CODE,
    OpenCase::CODE,
    EditCase::CODE,
    CloseCase::CODE,
    ReopenCase::CODE,
    AssignCase::CODE,
    ReadEntries::CODE,
    WriteEntry::CODE,
    SignEntry::CODE,
    CorrectEntry::CODE,
    ReadDocuments::CODE,
    DownloadDocument::CODE,
    AddDocument::CODE,
    EditDocument::CODE,
    ReadOwnDetails::CODE,
    ReadOwnRecord::CODE,
    ReadOwnRequests::CODE,
    ReadOwnDocuments::CODE,
    DownloadOwnDocument::CODE,
];

/// How far back people are told by themselves: two years, as Finland's Client Data Act has it.
pub const BACK_SECS: i64 = 730 * 86_400;

/// Whether an act is ordinary work with a record.
pub fn is_ordinary(action: u16) -> bool {
    SHOWN.contains(&action)
}

/// Whether somebody's act with a record is left out of what the person is told of by themselves.
pub fn is_withheld(leaf: &Leaf) -> bool {
    let by_somebody = !leaf.actor.is_nil() && !matches!(leaf.ground, Ground::Own | Ground::System | Ground::Nobody);
    leaf.outcome == Outcome::Done && by_somebody && !is_ordinary(leaf.action)
}

/// Whether an event is a look by somebody else at all.
pub fn is_look(leaf: &Leaf, own: Option<AccountId>) -> bool {
    leaf.outcome == Outcome::Done && own != Some(AccountId::from(leaf.actor))
}

/// The organization's staff as people are told of them.
pub struct Lookers {
    roles: HashMap<AccountId, Roles>,
    units: HashMap<AccountId, String>,
}

impl Lookers {
    pub async fn read(names: &Names, tx: &ReadTx) -> Result<Self, platform::Error> {
        let accounts = session::list_accounts(tx).await?;
        let teams = names.teams(tx).await?;
        let mut units: HashMap<AccountId, String> = HashMap::new();
        for (team, account) in session::list_members(tx).await? {
            if let Some(name) = teams.get(&team) {
                let unit = units.entry(account).or_default();
                if !unit.is_empty() {
                    unit.push_str(", ");
                }
                unit.push_str(name);
            }
        }
        let roles = accounts.iter().map(|account| (account.id, account.roles));
        Ok(Self {
            roles: roles.collect(),
            units,
        })
    }

    /// The teams of whoever looked; the organization where they have none, nothing for a representative.
    pub fn unit(&self, leaf: &Leaf, organization: &str) -> String {
        match self.units.get(&AccountId::from(leaf.actor)) {
            Some(unit) => unit.clone(),
            None if leaf.ground.is_representation() => String::new(),
            None => organization.to_owned(),
        }
    }

    /// The message key of the role in which somebody looked.
    pub fn role_key(&self, leaf: &Leaf) -> &'static str {
        role_key(self.roles.get(&AccountId::from(leaf.actor)).copied(), leaf.ground)
    }
}

/// The message key of a ground, in words for the person.
pub fn ground_key(ground: Ground) -> String {
    format!("portal-ground-{}", ground.name())
}

/// The role that stands for somebody who has several.
fn role_key(roles: Option<Roles>, ground: Ground) -> &'static str {
    if ground.is_representation() {
        return "portal-role-representative";
    }
    let Some(roles) = roles else {
        return "portal-role-system";
    };
    let named = [
        (Role::Worker, "portal-role-worker"),
        (Role::Supervisor, "portal-role-supervisor"),
        (Role::Assistant, "portal-role-assistant"),
        (Role::PrivacyOfficer, "portal-role-privacy-officer"),
        (Role::Admin, "portal-role-admin"),
        (Role::Auditor, "portal-role-auditor"),
    ];
    let known = named.into_iter().find(|(role, _)| roles.has(*role));
    known.map_or("portal-role-system", |(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{ConfirmRepresentation, MarkSensitive, PlaceHold, ReadLog, RecordRepresentation, RestrictCase};

    #[test]
    fn what_protects_somebody_is_not_ordinary() {
        for code in [
            PlaceHold::CODE,
            RestrictCase::CODE,
            MarkSensitive::CODE,
            ReadLog::CODE,
            RecordRepresentation::CODE,
            ConfirmRepresentation::CODE,
        ] {
            assert!(!is_ordinary(code), "{code}");
        }
    }

    #[test]
    fn every_ground_and_role_has_words_in_every_language() {
        for catalogue in crate::locales::load().unwrap().all() {
            for ground in (0..=u8::MAX).filter_map(Ground::from_code) {
                assert!(catalogue.has(&ground_key(ground)));
                assert!(catalogue.has(role_key(None, ground)));
            }
            for role in Role::STAFF {
                assert!(catalogue.has(role_key(Some(Roles::of(&[role])), Ground::Role)));
            }
        }
    }
}
