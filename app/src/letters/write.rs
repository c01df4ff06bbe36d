//! Writes the letters that a request is due and has not got, as the system.

use platform::audit::Event;
use platform::authz::{Actor, Permit};
use platform::ids::RequestId;
use platform::session;

use super::letter::{LetterFields, Way};
use super::store;
use super::template::{self, Facts, Template};
use crate::disclosures::{self, Kind, NewDisclosure};
use crate::layout::date_in;
use crate::paper::Words;
use crate::policy::WriteLetter;
use crate::state::App;
use crate::{packages, people, portal_access, public_pages, requests, tables};

pub(super) async fn carry_out(app: &App, actor: &Actor, id: RequestId) -> Result<(), platform::Error> {
    let mut tx = app.db.begin(actor).await?;
    let permit: Permit<WriteLetter> = tx.permit()?;
    let request = requests::find(&tx, id).await?;
    // A list of what is due by a rule has nobody to write to, and a relative is not at the address of the dead.
    if !request.kind.has_letters() {
        return Ok(());
    }
    let fields = tx.open_system(&request).await?;
    let package = packages::find(&tx, id).await?;
    let known = store::list(&tx, id).await?;
    let is_released = package.as_ref().is_some_and(|package| package.released_at.is_some());
    let items = requests::items_of_system(&tx, id).await?;
    let answer = requests::answer(&items);
    let mut due = template::due(&request, &fields, &answer, is_released);
    due.retain(|(template, at)| {
        !known
            .iter()
            .any(|letter| letter.template == *template && letter.cause_at == *at)
    });
    if due.is_empty() {
        return Ok(());
    }
    let organization = tx.settings().clone();
    // Who was erased has left the language with the first letter.
    let person = match people::find(&tx, request.person_id).await {
        Ok(person) => Some(person),
        Err(platform::db::Error::NoRow) => None,
        Err(error) => return Err(error.into()),
    };
    let language = match (&person, known.first()) {
        (Some(person), _) => tx.open_system(person).await?.language,
        (None, Some(letter)) => Some(tx.open_system(letter).await?.language),
        (None, None) => None,
    };
    let words = Words::new(app, &organization, language.as_deref());
    let contact = match public_pages::find(&tx).await? {
        Some(contact) => tx.open_system(&contact).await?.lines(),
        None => Vec::new(),
    };
    let facts = Facts {
        request: &request,
        fields: &fields,
        answer: &answer,
        jurisdiction: organization.jurisdiction,
        contact: &contact,
        package_until: package.and_then(|package| package.expires_at),
        extended_until: requests::extended(&request, &fields, &organization, date_in(&organization, tx.now())),
    };
    let access = portal_access::find_of_person(&tx, request.person_id).await?;
    // Whoever was invited and has not come yet is told of nothing there.
    let way = match access.filter(|access| access.ended_at.is_none()) {
        Some(access) if session::find_account(&tx, access.id).await?.state == "active" => Some(Way::Portal),
        _ => None,
    };
    let scope = tx.open_scope_system(request.scope).await?;
    let count = due.len();
    let left_extension = way.is_some() && due.iter().any(|(template, _)| *template == Template::Extension);
    for (template, at) in due {
        let (title, text) = template::write(template, &words, &facts);
        let letter = LetterFields::new(words.catalogue.language(), title, text);
        store::insert(&mut tx, id, &scope, (template, at, way), &letter).await?;
        if let (Some(person), Some(_)) = (&person, way) {
            let new = NewDisclosure::to_the_person(Kind::Letter, tx.now());
            disclosures::record_system(&mut tx, person, &new).await?;
        }
    }
    if left_extension {
        let now = tx.now();
        requests::letter_left(&mut tx, &scope, (request, fields), now).await?;
    }
    tx.commit(Event::on(&permit, &tables::DATA_REQUEST, id.uuid(), None).counting(count))
        .await
}
