//! My data: what is held by category, why and until when, and what of it can be shown here.

use askama::Template;
use jiff::civil::Date;
use platform::web::{Page, Result};

use super::holdings::{self, Held, Shared};
use super::own;
use super::shared::{SharedEntry, shared_entries};
use crate::documents;
use crate::layout::{Frame, render};
use crate::people::{NameStyle, Person, PersonFields, grouped_phone};
use crate::policy::{ReadOwnDetails, ReadOwnRecord};

/// A person's details as the portal shows them.
pub(super) struct Details {
    pub(super) name: String,
    pub(super) birth: Option<Date>,
    pub(super) number: i64,
    /// Covered; never for a representative.
    pub(super) code: Option<String>,
    pub(super) language: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) address: Vec<String>,
    pub(super) is_protected: bool,
}

impl Details {
    /// For the person: a protected address stays off a screen that somebody else may see.
    fn of(frame: &Frame, person: &Person, fields: &PersonFields) -> Self {
        let town = [fields.postal_code.clone(), fields.city.clone()].into_iter().flatten();
        let town = town.collect::<Vec<_>>().join(" ");
        let address = fields.street.clone().into_iter().chain([town]);
        Self {
            name: fields.name(NameStyle::GivenFirst),
            birth: fields.birth(),
            number: person.number,
            code: fields.identity(frame.today()).map(|code| code.masked()),
            language: fields.language.clone(),
            phone: fields.phone.as_deref().map(grouped_phone),
            email: fields.email.clone(),
            address: if fields.address_protected {
                Vec::new()
            } else {
                address.filter(|line| !line.is_empty()).collect()
            },
            is_protected: fields.address_protected,
        }
    }

    /// For a representative: where an address is protected, nothing that leads to the person.
    pub(super) fn for_representative(frame: &Frame, person: &Person, fields: &PersonFields) -> Self {
        let all = Self::of(frame, person, fields);
        let is_open = !fields.address_protected;
        Self {
            code: None,
            phone: all.phone.filter(|_| is_open),
            email: all.email.filter(|_| is_open),
            // Not even that it is protected.
            is_protected: false,
            ..all
        }
    }
}

#[derive(Template)]
#[template(path = "portal/data.html")]
struct DataPage {
    frame: Frame,
    details: Details,
    held: Held,
    entries: Vec<SharedEntry>,
}

/// Everything that is the viewer's own and shared.
pub(super) async fn show(frame: Frame) -> Result<Page> {
    let tx = frame.app.db.read(frame.actor()?).await?;
    let access = own(&frame, &tx).await?;
    let person = tx.authorize::<Person, ReadOwnDetails>(access.person_id).await?;
    let fields = person.open(&*person)?;
    let details = Details::of(&frame, &person, &fields);
    tx.authorize::<Person, ReadOwnRecord>(access.person_id).await?;
    let entries = shared_entries(&tx, access.person_id, false).await?;
    let documents = documents::list_shared(&tx, access.person_id, false).await?;
    let in_notes = entries.iter().map(|entry| entry.case_id);
    let shared = Shared {
        notes: entries.len(),
        documents: documents.len(),
        cases: in_notes
            .chain(documents.iter().map(|document| document.case_id))
            .collect(),
    };
    let held = holdings::own(&frame, &tx, &person, &fields, &shared).await?;
    drop(tx);
    render(&DataPage {
        frame,
        details,
        held,
        entries,
    })
}
