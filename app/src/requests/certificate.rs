//! The certificate of an erasure: what went, what stays and why, signed; anyone can check it offline.
//!
//! A file of one JSON object: the certificate's own text, a C2SP signed note over its hash, and the proof that the execution stands in the organization's log.
//! It names nobody: a request's number, dates, counts, rules and hashes.

use std::collections::BTreeMap;
use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::Date;
use platform::audit::{self, Leaf};
use platform::authz::{Action as _, Actor};
use platform::clock::Time;
use platform::organization::Jurisdiction;
use serde::{Deserialize, Serialize};
use tlog::note::{Note, Verifier};
use tlog::proof::ProofFile;

use super::item::{Article, Decision, Item, ItemFields};
use super::request::Request;
use crate::disclosures::{Outcome, Recipient, RecipientFields};
use crate::layout::date_in;
use crate::policy::ExecuteRequest;
use crate::retention::{self, RULES};
use crate::state::App;

const FORMAT: &str = "carehold.certificate/v1";

/// How what is erased goes.
pub(super) const METHOD: &str = "key destroyed and rows deleted";

/// The file that is handed over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// The certificate's text, a [`Certificate`] as JSON; its bytes are what is signed.
    pub certificate: String,
    /// The signed note over the text's hash.
    pub note: String,
    /// The place of the execution in the log: C2SP tlog-proof@v1.
    pub proof: String,
    /// The organization's verifier key; compare it with the published one.
    pub key: String,
}

/// What the organization certifies.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Certificate {
    pub format: String,
    /// The random id of the organization.
    pub organization: String,
    pub organization_name: String,
    /// The request's number.
    pub request: String,
    /// The random id of the request, which the log names.
    pub request_id: String,
    pub kind: String,
    pub received: String,
    pub decided: Option<String>,
    pub approved: Option<String>,
    pub executed: Option<String>,
    pub erased: Vec<Erased>,
    pub kept: Vec<Kept>,
    /// To whom the data had been disclosed before, and what they were told (GDPR Art. 19).
    pub recipients: Vec<Told>,
    /// Which rules there were to keep by; certificates from before it was written down have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<String>,
    pub backups: String,
    /// The last day on which a backup of the keys could open what went, by the settings; without one they are kept for ever, or it was not written down yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backups_until: Option<String>,
    pub limits: String,
    pub items: Ledger,
    pub log: Place,
}

/// Things of a kind that are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub kind: String,
    pub count: usize,
    pub method: String,
}

/// Things of a kind that stay for the same reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Kept {
    pub kind: String,
    pub decision: String,
    /// `id@version` of the retention rule.
    pub rule: Option<String>,
    pub law: Option<String>,
    /// The letter of GDPR Art. 17(3).
    pub article: Option<String>,
    /// The last day; nothing while it waits for something.
    pub until: Option<String>,
    pub waits_for: Vec<String>,
    pub count: usize,
}

impl Certificate {
    /// The last day of backups, to be shown as people write it.
    pub(super) fn backups_end(&self) -> Option<Date> {
        self.backups_until.as_ref()?.parse().ok()
    }
}

impl Kept {
    /// The last day, to be shown as people write it.
    pub(super) fn last_day(&self) -> Option<Date> {
        self.until.as_ref()?.parse().ok()
    }
}

/// Recipients of a sort who were told of the erasure, or were not; never who they are.
/// Those that the person must not be warned of are not among them: the file is handed to the person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Told {
    pub category: String,
    pub outcome: String,
    pub count: usize,
}

/// The Merkle tree (RFC 9162) over every item of the person's own: its id, decision, rule and outcome.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ledger {
    pub count: usize,
    pub root: String,
}

/// Where the execution stands in the log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    pub origin: String,
    pub index: u64,
    /// The log's leaf, in hexadecimal.
    pub leaf: String,
}

fn day(at: Option<Time>) -> Option<String> {
    at.map(|at| at.to_jiff().to_string())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(high)? * 16 + digit(low)?));
    rest.is_empty().then(|| bytes.collect())?
}

/// The text that is signed.
fn statement(organization: &str, request: &str, certificate: &str) -> String {
    let hash = tlog::Hash(vault::sha256(certificate.as_bytes())).to_base64();
    format!("{FORMAT}\n{organization}\n{request}\nsha256 {hash}\n")
}

fn ledger(items: &[&(Item, ItemFields)]) -> Ledger {
    let leaves: Vec<tlog::Hash> = items
        .iter()
        .map(|(item, _)| {
            let decision = item.decision.map_or("none", Decision::name);
            let rule = item.rule.as_ref().map(|(id, version)| format!("{id}@{version}"));
            let outcome = item.outcome.as_deref().unwrap_or("none");
            let line = format!("{}\n{decision}\n{}\n{outcome}\n", item.id, rule.unwrap_or_default());
            tlog::leaf_hash(line.as_bytes())
        })
        .collect();
    Ledger {
        count: leaves.len(),
        root: tlog::root_of(&leaves).to_base64(),
    }
}

fn erased(items: &[&(Item, ItemFields)]) -> Vec<Erased> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (item, _) in items.iter().filter(|(item, _)| item.decision == Some(Decision::Erase)) {
        *counts.entry(item.kind.name()).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(kind, count)| Erased {
            kind: kind.to_owned(),
            count,
            method: METHOD.to_owned(),
        })
        .collect()
}

fn kept(items: &[&(Item, ItemFields)], jurisdiction: Jurisdiction) -> Vec<Kept> {
    let mut counts: BTreeMap<Kept, usize> = BTreeMap::new();
    for (item, fields) in items {
        let Some(decision) = item.decision.filter(|decision| *decision != Decision::Erase) else {
            continue;
        };
        let law = item.rule.as_ref().and_then(|(id, version)| {
            let rule = RULES
                .iter()
                .find(|rule| rule.id == id && i64::from(rule.version) == *version);
            rule.map(|rule| rule.basis.to_owned())
        });
        // The file is handed to the person: a hold is told to nobody, nor can it be told from what another controller decides about.
        let (decision, article) = match decision {
            Decision::Hold | Decision::NotOurs => (Decision::Retain, law.as_ref().map(|_| Article::B)),
            other => (other, item.article),
        };
        let article = article.filter(|_| Article::is_law(jurisdiction));
        let line = Kept {
            kind: item.kind.name().to_owned(),
            decision: decision.name().to_owned(),
            rule: item.rule.as_ref().map(|(id, version)| format!("{id}@{version}")),
            law,
            article: article.map(|article| article.name().to_owned()),
            until: fields.until.clone(),
            waits_for: fields.waits_for.clone(),
            count: 0,
        };
        *counts.entry(line).or_default() += 1;
    }
    counts.into_iter().map(|(line, count)| Kept { count, ..line }).collect()
}

fn told(recipients: &[(Recipient, RecipientFields)]) -> Vec<Told> {
    let mut counts: BTreeMap<(&'static str, &'static str), usize> = BTreeMap::new();
    for (recipient, fields) in recipients {
        if fields.is_quiet != Some(false) || !recipient.category.is_told() {
            continue;
        }
        let outcome = recipient.outcome.map_or("none", Outcome::name);
        *counts.entry((recipient.category.name(), outcome)).or_default() += 1;
    }
    let line = |((category, outcome), count): ((&str, &str), usize)| Told {
        category: category.to_owned(),
        outcome: outcome.to_owned(),
        count,
    };
    counts.into_iter().map(line).collect()
}

/// Signs the certificate of an executed erasure.
pub(super) async fn issue(
    app: &App,
    actor: &Actor,
    request: &Request,
    items: &[(Item, ItemFields)],
    recipients: &[(Recipient, RecipientFields)],
) -> Result<String, platform::Error> {
    let executed_at = request.executed_at.ok_or(platform::db::Error::NoRow)?;
    let evidence = audit::prove::<ExecuteRequest>(&app.db, actor, request.id.uuid(), executed_at).await?;
    let evidence = evidence.ok_or(platform::db::Error::NoRow)?;
    let organization = app.db.organization(actor.organization()).await?;
    let number = super::number(request);
    // What stands in others' records is not the person's, and that it exists could say more than is safe.
    let told_of = items
        .iter()
        .filter(|(item, _)| item.decision != Some(Decision::ThirdParty));
    let items: Vec<&(Item, ItemFields)> = told_of.collect();
    // The keys are gone by now: whatever was copied later does not hold them.
    let today = date_in(&organization, app.db.clock().now());
    let days = app.config.backup.opens_days();
    let until = days.map(|days| today.saturating_add(days.days()));
    let certificate = Certificate {
        format: FORMAT.to_owned(),
        organization: actor.organization().to_string(),
        organization_name: organization.name.clone(),
        request: number.clone(),
        request_id: request.id.to_string(),
        kind: request.kind.name().to_owned(),
        received: request.received_at.to_jiff().to_string(),
        decided: day(request.decided_at),
        approved: day(request.approved_at),
        executed: day(request.executed_at),
        erased: erased(&items),
        kept: kept(&items, organization.jurisdiction),
        recipients: told(recipients),
        catalogue: Some(retention::catalogue_version()),
        backups: format!(
            "The keys of what was erased are destroyed: no backup of the data opens it. Older copies of the key store open nothing once epoch {} is closed.",
            app.db.keystore().epoch()
        ),
        backups_until: until.map(|day| day.to_string()),
        limits: "No method is completely secure. Copies that left before (letters, downloads, recipients) are not erased by this.".to_owned(),
        items: ledger(&items),
        log: Place {
            origin: evidence.origin,
            index: evidence.index,
            leaf: hex(&evidence.leaf),
        },
    };
    let text = serde_json::to_string(&certificate).map_err(|_| platform::db::Error::Column("not a certificate"))?;
    let signed = audit::sign(&app.db, actor, &statement(&certificate.organization, &number, &text)).await?;
    let file = File {
        certificate: text,
        note: signed.note,
        proof: evidence.proof,
        key: signed.key,
    };
    serde_json::to_string_pretty(&file).map_err(|_| platform::db::Error::Column("not a certificate").into())
}

/// Why a certificate does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateError {
    /// The file is no certificate of this version.
    Format,
    /// The key is no verifier key.
    Key,
    /// The file was signed with another key than the one given.
    OtherKey,
    /// The note is not signed with the key, or the text is not what was signed.
    Signature,
    /// The log does not hold what the certificate says.
    Log,
}

impl fmt::Display for CertificateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Format => "this is no certificate that this version can read",
            Self::Key => "the key is no verifier key; it looks like `name+id+key`",
            Self::OtherKey => "the certificate was signed with another key",
            Self::Signature => "the signature does not fit: the certificate was changed, or somebody else made it",
            Self::Log => "the proof does not fit: the log does not hold what the certificate says",
        })
    }
}

/// The verifier key that a file names.
pub fn key_of(file: &str) -> Option<String> {
    serde_json::from_str::<File>(file).ok().map(|file| file.key)
}

/// Checks a certificate file; with a `key`, that this key signed it, else the file's own.
pub fn verify(file: &str, key: Option<&str>) -> Result<Certificate, CertificateError> {
    let file: File = serde_json::from_str(file).map_err(|_| CertificateError::Format)?;
    if key.is_some_and(|key| key.trim() != file.key) {
        return Err(CertificateError::OtherKey);
    }
    let verifier: Verifier = file.key.parse().map_err(|_| CertificateError::Key)?;
    let certificate: Certificate = serde_json::from_str(&file.certificate).map_err(|_| CertificateError::Format)?;
    if certificate.format != FORMAT {
        return Err(CertificateError::Format);
    }
    let verifiers = [verifier];
    let note = Note::parse_and_verify(&file.note, &verifiers).map_err(|_| CertificateError::Signature)?;
    if note.text() != statement(&certificate.organization, &certificate.request, &file.certificate) {
        return Err(CertificateError::Signature);
    }
    let leaf = unhex(&certificate.log.leaf).ok_or(CertificateError::Log)?;
    let proof = ProofFile::parse(&file.proof).map_err(|_| CertificateError::Log)?;
    proof
        .verify(&leaf, &certificate.log.origin, &verifiers)
        .map_err(|_| CertificateError::Log)?;
    let event = Leaf::parse(&leaf).ok_or(CertificateError::Log)?;
    let is_it = event.action == ExecuteRequest::CODE
        && event.object.simple().to_string() == certificate.request_id
        && proof.index == certificate.log.index;
    if !is_it {
        return Err(CertificateError::Log);
    }
    Ok(certificate)
}
