//! Where a request stands, and where it can go from there; pure.

use platform::db::{Column, Error};

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Recorded; what is held about the person is being listed.
    Received,
    /// Whoever asks has to prove who they are first.
    IdentityCheck,
    /// Listed; each item waits for a decision.
    InReview,
    /// Every item is decided; a second person looks at it.
    Decided,
    /// Approved; the cool-off runs.
    Approved,
    /// The decision is carried out; there is no way back.
    Executing,
    /// Something that was to go is still there.
    Incomplete,
    /// Everything that was to go is gone, and every store was asked.
    Executed,
    /// Those who had been given what is gone are being told (GDPR Article 19).
    NotifyingRecipients,
    /// The certificate is signed.
    Certified,
    /// Answered, and nothing is left to do.
    Closed,
    /// Answered; what was kept comes back when its time is over.
    ObligationsOpen,
    /// Answered otherwise than by destroying anything.
    Answered,
    /// Answered with a refusal.
    Refused,
    /// Taken back by whoever asked.
    Withdrawn,
    /// Sent on to the controller, for whom the organization only processes.
    Forwarded,
    /// Answered together with an earlier one of the same person.
    Merged,
    /// Still to be decided in a backup, and done since that backup was made.
    Overtaken,
}

impl State {
    pub const ALL: [Self; 18] = [
        Self::Received,
        Self::IdentityCheck,
        Self::InReview,
        Self::Decided,
        Self::Approved,
        Self::Executing,
        Self::Incomplete,
        Self::Executed,
        Self::NotifyingRecipients,
        Self::Certified,
        Self::Closed,
        Self::ObligationsOpen,
        Self::Answered,
        Self::Refused,
        Self::Withdrawn,
        Self::Forwarded,
        Self::Merged,
        Self::Overtaken,
    ];

    /// The name in the database and in message keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::IdentityCheck => "identity-check",
            Self::InReview => "in-review",
            Self::Decided => "decided",
            Self::Approved => "approved",
            Self::Executing => "executing",
            Self::Incomplete => "incomplete",
            Self::Executed => "executed",
            Self::NotifyingRecipients => "notifying-recipients",
            Self::Certified => "certified",
            Self::Closed => "closed",
            Self::ObligationsOpen => "obligations-open",
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Forwarded => "forwarded",
            Self::Merged => "merged",
            Self::Overtaken => "overtaken",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether a request may go from here to `next`.
    pub const fn leads_to(self, next: Self) -> bool {
        match self {
            Self::Received => matches!(
                next,
                Self::InReview
                    | Self::IdentityCheck
                    | Self::Withdrawn
                    | Self::Forwarded
                    | Self::Merged
                    | Self::Overtaken
            ),
            // Once they have proved who they are, everything is listed as it is by then.
            Self::IdentityCheck => matches!(next, Self::Received | Self::Refused | Self::Withdrawn | Self::Overtaken),
            Self::InReview => matches!(
                next,
                Self::Decided
                    | Self::Answered
                    | Self::Refused
                    | Self::IdentityCheck
                    | Self::Withdrawn
                    | Self::Forwarded
                    | Self::Merged
                    | Self::Overtaken
            ),
            // Back to the review: sent back, or something has changed.
            Self::Decided => matches!(
                next,
                Self::Approved | Self::InReview | Self::Withdrawn | Self::Overtaken
            ),
            Self::Approved => matches!(
                next,
                Self::Executing | Self::InReview | Self::Withdrawn | Self::Overtaken
            ),
            Self::Executing => matches!(next, Self::Executed | Self::Incomplete),
            Self::Incomplete => matches!(next, Self::Executed),
            Self::Executed => matches!(next, Self::NotifyingRecipients | Self::Certified),
            Self::NotifyingRecipients => matches!(next, Self::Certified),
            Self::Certified => matches!(next, Self::Closed | Self::ObligationsOpen),
            Self::ObligationsOpen => matches!(next, Self::Closed),
            // Taken up again: nothing was destroyed. It begins where it began.
            Self::Answered | Self::Refused | Self::Merged => matches!(next, Self::Received | Self::IdentityCheck),
            Self::Closed | Self::Withdrawn | Self::Forwarded | Self::Overtaken => false,
        }
    }

    /// Whether nothing about the person may be destroyed or merged otherwise: the request is under way.
    pub const fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Closed
                | Self::ObligationsOpen
                | Self::Answered
                | Self::Refused
                | Self::Withdrawn
                | Self::Forwarded
                | Self::Merged
                | Self::Overtaken
        )
    }

    /// Whether whoever asked waits to hear what we do.
    pub const fn waits_for_an_answer(self) -> bool {
        matches!(
            self,
            Self::Received | Self::IdentityCheck | Self::InReview | Self::Decided
        )
    }

    /// Whether it can be taken up again.
    pub const fn can_be_reopened(self) -> bool {
        !self.is_open() && self.leads_to(Self::Received)
    }

    /// Whether whoever asked can still take it back.
    pub const fn can_be_withdrawn(self) -> bool {
        self.leads_to(Self::Withdrawn)
    }
}

impl Column for State {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not a request's state"))
    }
}

/// How a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    Portal,
    /// In the portal, by somebody who represents the person.
    Representative,
    Letter,
    Phone,
    Visit,
    Email,
    /// By the public form, without an account.
    Form,
    /// By itself, from a retention rule.
    Rule,
}

impl Channel {
    /// The ways that staff record.
    pub const BY_STAFF: [Self; 4] = [Self::Letter, Self::Phone, Self::Visit, Self::Email];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Representative => "representative",
            Self::Letter => "letter",
            Self::Phone => "phone",
            Self::Visit => "visit",
            Self::Email => "email",
            Self::Form => "form",
            Self::Rule => "rule",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        let others = [Self::Portal, Self::Representative, Self::Form, Self::Rule];
        let all = Self::BY_STAFF.into_iter().chain(others);
        all.into_iter().find(|channel| channel.name() == name)
    }
}

impl Column for Channel {
    fn from_cell(cell: platform::db::Cell<'_>) -> Result<Self, Error> {
        let name = String::from_cell(cell)?;
        Self::parse(&name).ok_or(Error::Column("not a request's channel"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way from `from` to `to` that does not pass `through`.
    fn reaches_without(from: State, to: State, through: State) -> bool {
        let mut seen = vec![from];
        let mut waiting = vec![from];
        while let Some(state) = waiting.pop() {
            for next in State::ALL
                .into_iter()
                .filter(|next| state.leads_to(*next) && *next != through)
            {
                if next == to {
                    return true;
                }
                if !seen.contains(&next) {
                    seen.push(next);
                    waiting.push(next);
                }
            }
        }
        false
    }

    #[test]
    fn nothing_is_executed_without_a_decision_and_an_approval() {
        for needed in [State::InReview, State::Decided, State::Approved, State::Executing] {
            assert!(
                !reaches_without(State::Received, State::Executed, needed),
                "{}",
                needed.name()
            );
        }
        assert!(!reaches_without(State::Received, State::Closed, State::Certified));
    }

    #[test]
    fn there_is_no_way_back_from_the_point_of_no_return() {
        for state in [State::Executing, State::Executed, State::Certified, State::Closed] {
            for earlier in [State::InReview, State::Decided, State::Approved, State::Withdrawn] {
                assert!(!reaches_without(state, earlier, State::Received), "{}", state.name());
            }
        }
    }

    #[test]
    fn nothing_is_decided_while_nobody_knows_who_asks() {
        for next in State::ALL {
            let may = [State::Received, State::Refused, State::Withdrawn, State::Overtaken].contains(&next);
            assert_eq!(State::IdentityCheck.leads_to(next), may, "{}", next.name());
        }
        // What is ended is taken up again only where nothing was destroyed.
        for ended in State::ALL.into_iter().filter(|state| !state.is_open()) {
            let again = State::ALL
                .into_iter()
                .any(|next| next.is_open() && ended.leads_to(next));
            assert_eq!(
                again,
                matches!(ended, State::Answered | State::Refused | State::Merged),
                "{}",
                ended.name()
            );
        }
    }

    #[test]
    fn names_read_back() {
        for state in State::ALL {
            assert_eq!(State::parse(state.name()), Some(state));
        }
    }
}
