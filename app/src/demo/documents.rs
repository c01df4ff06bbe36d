//! A few files of a demo case, one of them shared in the portal.

use platform::audit::Event;
use platform::ids::CaseId;

use super::staff::Colleague;
use crate::cases::Case;
use crate::documents::{self, NewDocument, NewFile};
use crate::entries::Audience;
use crate::policy::AddDocument;
use crate::state::App;
use crate::tables;

/// Title, audience, file name, text.
const DOCUMENTS: [(&str, Audience, &str, &str); 3] = [
    (
        "Letter from the school",
        Audience::Staff,
        "letter-from-school.txt",
        "To the worker in charge.\n\nAttendance in October: 17 of 20 days. Mornings are the hard part; after lunch it goes well.\n\nClass teacher\n",
    ),
    (
        "Support plan",
        Audience::Client,
        "support-plan.txt",
        "Support plan\n\n1. A quiet place for homework, twice a week.\n2. A walk to school together on Mondays.\n3. We meet every second week and look at how it goes.\n",
    ),
    (
        "Notes for the network meeting",
        Audience::Staff,
        "network-meeting.txt",
        "What went well. What is hard. Who does what until the next meeting.\n",
    ),
];

/// Adds the files to a case, as one of its workers.
pub(super) async fn add(app: &App, by: &Colleague, case: CaseId) -> Result<(), platform::Error> {
    for (title, audience, name, text) in DOCUMENTS {
        let file = NewFile {
            name,
            bytes: text.as_bytes(),
        };
        let written = documents::write(&app.db, by.actor.organization(), None, &file).await?;
        let mut tx = app.db.begin(&by.actor).await?;
        let case = tx.authorize::<Case, AddDocument>(case).await?;
        let new = NewDocument {
            case: case.id,
            title,
            audience,
            author_id: by.account_id,
            at: tx.now(),
        };
        documents::insert(&mut tx, case.open_scope(), &new, &written).await?;
        tx.commit(Event::of(&case).object(&tables::DOCUMENT, written.id.uuid()))
            .await?;
    }
    Ok(())
}
