//! E-mail addresses: good enough to be written to, or not.
//!
//! It does not ask whether the mailbox exists; nothing is looked up.

use crate::imports::reason::Reason;

/// Reads an address, also as `Name <address>` or `mailto:address`; the domain becomes lower case.
pub(super) fn read(text: &str) -> Result<String, Reason> {
    let address = match text.split_once('<') {
        Some((_, rest)) => rest.split('>').next().unwrap_or_default(),
        None => text,
    };
    let address = address.trim().trim_start_matches("mailto:");
    let address = address.trim_end_matches(['.', ',', ';']);
    match address.rsplit_once('@') {
        Some((local, domain)) if is_local(local) && is_domain(domain) => {
            Ok(format!("{local}@{}", domain.to_lowercase()))
        }
        _ => Err(Reason::EmailUnusable),
    }
}

/// RFC 5321 section 4.5.3.1 for the length, RFC 5322 dot-atom for the characters; letters beyond
/// ASCII pass (RFC 6531).
fn is_local(local: &str) -> bool {
    let is_atom = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    (1..=64).contains(&local.len())
        && local.chars().all(is_atom)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(is_label)
        && top.chars().count() >= 2
        && top.chars().any(char::is_alphabetic)
}
