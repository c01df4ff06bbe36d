//! Refusing a whole request, on a ground that the law knows.

use minicbor::{Decode, Encode};
use platform::db::Tx;
use platform::i18n::Catalogue;
use platform::organization::Jurisdiction;
use platform::web::{Error, Form, Path, Response, Result};
use serde::Deserialize;

use super::acts::{Open, ReasonForm, give_up, open, refused, somebody_asked};
use super::item::{Article, Decision, Item};
use super::pages::RequestPath;
use super::{Right, State, decide, involved, rule, store};
use crate::layout::Frame;
use crate::policy::RefuseRequest;
use crate::retention::{Confidence, RULES, Rule};

/// Why a whole request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// None of the grounds of Art. 17(1) is there.
    NoGround,
    /// What the law asks for another right is not there.
    NotMet,
    /// Art. 17(3)(a): freedom of expression and information.
    Expression,
    /// Art. 17(3)(b): a law makes us keep everything of it.
    LegalDuty,
    /// Art. 17(3)(c): public health.
    PublicHealth,
    /// Art. 17(3)(d): archiving, research, statistics.
    Archiving,
    /// Art. 17(3)(e): legal claims.
    LegalClaims,
    /// Art. 12(5): manifestly unfounded or excessive.
    Unfounded,
    /// Art. 12(6): who asks could not be told.
    IdentityUnknown,
    /// Others' rights, or danger.
    OthersRights,
    /// Another is the controller.
    NotController,
    /// The law that applies knows no such right.
    NoSuchRight,
}

impl Refusal {
    pub const ALL: [Self; 12] = [
        Self::NoGround,
        Self::NotMet,
        Self::LegalDuty,
        Self::LegalClaims,
        Self::Expression,
        Self::PublicHealth,
        Self::Archiving,
        Self::Unfounded,
        Self::IdentityUnknown,
        Self::OthersRights,
        Self::NotController,
        Self::NoSuchRight,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::NoGround => "no-ground",
            Self::NotMet => "not-met",
            Self::Expression => "expression",
            Self::LegalDuty => "legal-duty",
            Self::PublicHealth => "public-health",
            Self::Archiving => "archiving",
            Self::LegalClaims => "legal-claims",
            Self::Unfounded => "unfounded",
            Self::IdentityUnknown => "identity-unknown",
            Self::OthersRights => "others-rights",
            Self::NotController => "not-controller",
            Self::NoSuchRight => "no-such-right",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.name() == name)
    }

    /// Whether it can be a ground against such a request there: Article 17 is about erasure, and no law of the United States.
    pub fn fits(self, right: Right, jurisdiction: Jurisdiction) -> bool {
        let is_erasure = right == Right::Erasure && Article::is_law(jurisdiction);
        match self {
            Self::NoGround | Self::Expression | Self::LegalDuty | Self::PublicHealth | Self::Archiving => is_erasure,
            // Also of objections (Art. 21(1)).
            Self::LegalClaims => is_erasure || right == Right::Objection,
            Self::NotMet => !is_erasure,
            Self::NoSuchRight => rule(jurisdiction, right).is_none(),
            Self::Unfounded | Self::IdentityUnknown | Self::OthersRights | Self::NotController => true,
        }
    }
}

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RefusalFields {
    #[n(0)]
    pub ground: String,
    #[n(1)]
    pub note: String,
    /// `id@version` of the rule, where a duty to keep it is the ground.
    #[n(2)]
    pub rule: Option<String>,
}

impl RefusalFields {
    /// What the person is told of the ground.
    pub fn told(&self, words: &Catalogue) -> String {
        let key = format!("portal-refusal-{}", self.ground);
        match self.law() {
            Some(law) => words.t1(&key, "law", law.to_owned()),
            None => words.t(&key).into_owned(),
        }
    }

    /// The law that makes us keep it, where that is the ground.
    pub fn law(&self) -> Option<&'static str> {
        let named = self.rule.as_deref()?;
        let rule = RULES.iter().find(|rule| rule.named() == named);
        rule.map(|rule| rule.basis)
    }
}

impl<A: platform::authz::Action> Open<A> {
    /// Refuses it, on a ground that the law knows.
    pub(super) fn refuse(&mut self, tx: &Tx, ground: Refusal, rule: Option<&Rule>, reason: String) -> Result<()> {
        self.fields.refusal = Some(RefusalFields {
            ground: ground.name().to_owned(),
            note: reason.clone(),
            rule: rule.map(Rule::named),
        });
        self.end(tx, State::Refused, reason)
    }
}

/// A ground, the rule where that is a duty to keep, and what the person is told.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct RefusalForm {
    ground: String,
    rule: String,
    reason: String,
}

/// Refuses the whole request.
pub(super) async fn refuse(
    frame: Frame,
    Path(path): Path<RequestPath>,
    Form(form): Form<RefusalForm>,
) -> Result<Response> {
    let reason = ReasonForm { reason: form.reason };
    let reason = match reason.reason("requests-error-no-reason") {
        Ok(reason) => reason,
        Err(key) => return refused(frame, &path, "refusal", key).await,
    };
    let organization = frame.organization.clone().ok_or(Error::NotFound)?;
    let law = (organization.jurisdiction, frame.today());
    let tx = frame.app.db.begin(frame.actor()?).await?;
    let mut open = open::<RefuseRequest>(&tx, &path).await?;
    somebody_asked(&open.request)?;
    let ground = Refusal::parse(&form.ground).filter(|ground| ground.fits(open.request.kind, law.0));
    let Some(ground) = ground else {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "refusal", "requests-error-no-ground").await;
    };
    let items = store::list_items(&tx, path.id).await?;
    let rule = match duty(ground, &form.rule, &items, law) {
        Ok(rule) => rule,
        Err(key) => {
            give_up(tx, &open.authorized);
            return refused(frame, &path, "refusal", key).await;
        }
    };
    if involved::is_alone(&tx, &open.fields).await? {
        give_up(tx, &open.authorized);
        return refused(frame, &path, "refusal", "requests-error-alone").await;
    }
    // Who does not prove who they are is refused for that alone.
    if open.request.state == State::IdentityCheck {
        return Err(Error::Conflict);
    }
    open.refuse(&tx, ground, rule, reason)?;
    open.save(tx, "request-refused").await
}

/// The rule by which a law keeps everything: each item is proposed to be kept, and one of them by this very rule.
/// What an organization set for itself is no duty (Art. 17(3)(b)).
fn duty(
    ground: Refusal,
    named: &str,
    items: &[Item],
    law: (Jurisdiction, jiff::civil::Date),
) -> std::result::Result<Option<&'static Rule>, &'static str> {
    if ground != Refusal::LegalDuty {
        return Ok(None);
    }
    let mut rules = decide::care_rules(law.0, law.1).into_iter();
    let rule = rules.find(|rule| rule.named() == named && rule.confidence != Confidence::Proposed);
    let rule = rule.ok_or("requests-error-no-rule")?;
    let own = || items.iter().filter(|item| item.proposal != Some(Decision::ThirdParty));
    let is_kept = |item: &Item| item.proposal == Some(Decision::Retain);
    let is_by_it = |item: &Item| {
        let by = item.rule.as_ref();
        by.is_some_and(|(id, version)| format!("{id}@{version}") == named)
    };
    if own().all(is_kept) && own().any(is_by_it) {
        Ok(Some(rule))
    } else {
        Err("requests-error-not-all-kept")
    }
}
