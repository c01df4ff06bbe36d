//! Every letter in every language of the portal, for the person and for who represents them, on the screen and as a file.

use askama::Template as _;
use jiff::civil::date;
use platform::db::{Cell, Column as _};
use platform::ids::{PersonId, RequestId, ScopeId};
use platform::keystore::Sealed;
use platform::organization::Sector;
use uuid::Uuid;

use super::*;
use crate::letters::LetterFields;
use crate::locales::{self, PORTAL_LANGUAGES};
use crate::paper::{Block, Run, pdf};
use crate::requests::{ItemKind, RefusalFields};

const DAY: i64 = 86_400;

/// What a letter looks like on its page and on the printer.
#[derive(askama::Template)]
#[template(
    ext = "html",
    source = "{%- import \"paper/blocks.html\" as blocks -%}{% call blocks::all(blocks_of) %}{% endcall %}"
)]
struct Page {
    blocks_of: Vec<Block>,
}

fn at(days: i64) -> Time {
    Time::from_micros(0).plus_seconds(20_500 * DAY + days * DAY)
}

fn request(channel: Channel) -> Request {
    Request {
        id: RequestId::from(Uuid::nil()),
        version: 1,
        number: 7,
        person_id: PersonId::from(Uuid::nil()),
        kind: Right::Erasure,
        channel,
        state: State::Received,
        received_at: at(0),
        due_at: Some(at(30)),
        extended_at: Some(at(1)),
        clock: ("clock".to_owned(), 1),
        decided_by: None,
        decided_at: Some(at(2)),
        approved_by: None,
        approved_at: Some(at(3)),
        execute_at: Some(at(6)),
        executed_at: Some(at(7)),
        closed_at: None,
        snapshot: None,
        scope: ScopeId::from(Uuid::nil()),
        sealed: Sealed::from_cell(Cell::Raw(b"")).unwrap(),
    }
}

/// One line for each kind of item; of those that stay some with a day, some that wait for one, some without.
fn lines(is_erased: bool) -> Vec<AnswerLine> {
    let line = |(index, kind): (usize, &ItemKind)| AnswerLine {
        kind: *kind,
        count: 1,
        is_erased,
        law: (!is_erased).then_some("703/2023"),
        until: (!is_erased && index % 3 == 0).then(|| date(2040, 1, 31)),
        waits: !is_erased && index % 3 == 1,
    };
    ItemKind::ALL.iter().enumerate().map(line).collect()
}

/// Every letter that there is, with what it can say: each decision, and each ground of a refusal.
fn variants() -> Vec<(Template, Vec<AnswerLine>, Option<&'static str>)> {
    let part = [lines(true), lines(false)].concat();
    let mut variants = vec![
        (Template::Decision, lines(true), None),
        (Template::Decision, part, None),
        (Template::Decision, lines(false), None),
    ];
    let grounds = crate::requests::Refusal::ALL.map(crate::requests::Refusal::name);
    variants.extend(grounds.map(|ground| (Template::Refusal, Vec::new(), Some(ground))));
    let others = Template::ALL.into_iter();
    let others = others.filter(|template| !matches!(template, Template::Decision | Template::Refusal));
    variants.extend(others.map(|template| (template, Vec::new(), None)));
    variants
}

/// What of a text is no word for its reader.
fn leftover(text: &str) -> Option<&'static str> {
    let keys = ["letter-", "portal-", "package-", "request-"];
    let signs = ["{", "}", "$", "??", "\u{fffd}", "  "];
    keys.into_iter().chain(signs).find(|bad| text.contains(bad))
}

#[test]
fn every_letter_is_whole_in_every_language() {
    let catalogues = locales::load().unwrap();
    let contact = ["Harbour".to_owned(), "Satamakatu 1".to_owned()];
    let mut written = Vec::new();
    for sector in [Sector::SocialCare, Sector::Clinic] {
        for (language, _) in PORTAL_LANGUAGES {
            let words = Words::in_utc(catalogues.get(language, sector));
            for channel in [Channel::Portal, Channel::Representative] {
                for (template, answer, ground) in variants() {
                    for jurisdiction in [
                        Jurisdiction::Finland,
                        Jurisdiction::EuropeanUnion,
                        Jurisdiction::UnitedStates,
                    ] {
                        let request = request(channel);
                        let mut fields = RequestFields {
                            extension_reason: Some("EXTENDEDWORDS".to_owned()),
                            forwarded_to: Some("FORWARDEDWORDS".to_owned()),
                            refusal: ground.map(|ground| RefusalFields {
                                ground: ground.to_owned(),
                                note: "REFUSEDWORDS".to_owned(),
                                rule: Some("FI-SW-02@1".to_owned()),
                            }),
                            ..RequestFields::default()
                        };
                        let told = Some("ANSWEREDWORDS".to_owned());
                        let step = State::Answered.name();
                        fields
                            .history
                            .push(crate::requests::HistoryLine::new(step, at(2), None, told));
                        let facts = Facts {
                            request: &request,
                            fields: &fields,
                            answer: &answer,
                            jurisdiction,
                            contact: &contact,
                            package_until: Some(at(40)),
                            extended_until: Some(at(90)),
                        };
                        let (title, text) = write(template, &words, &facts);
                        let name = format!("{language} {} {ground:?}: {title}\n{text:?}", template.name());
                        check(language, &title, &text, &name);
                        for (part, of) in [
                            ("EXTENDEDWORDS", Template::Extension),
                            ("FORWARDEDWORDS", Template::Forwarded),
                            ("REFUSEDWORDS", Template::Refusal),
                            ("ANSWEREDWORDS", Template::Answer),
                        ] {
                            let says = text.concat().iter().any(|line| line == part);
                            assert_eq!(says, template == of, "{part} in {name}");
                        }
                        let is_social = sector == Sector::SocialCare && jurisdiction == Jurisdiction::Finland;
                        if is_social && channel == Channel::Portal {
                            written.push((template, ground, answer.len(), *language, text));
                        }
                    }
                }
            }
        }
    }
    // None of them is one and the same text in two languages.
    for (template, ground, count, language, text) in &written {
        let alike = |other: &&(Template, Option<&str>, usize, &str, Vec<Vec<String>>)| {
            (other.0, other.1, other.2) == (*template, *ground, *count) && other.3 != *language
        };
        let mut others = written.iter().filter(alike);
        assert!(others.all(|other| other.4.first() != text.first() || *template == Template::Answer));
    }
    assert_eq!(written.len(), variants().len() * PORTAL_LANGUAGES.len());
}

/// The letter as words, as its page, and as its file.
fn check(language: &str, title: &str, text: &[Vec<String>], name: &str) {
    assert!(!title.trim().is_empty() && text.len() >= 3, "{name}");
    for line in text.iter().flatten().chain([&title.to_owned()]) {
        assert_eq!(leftover(line), None, "{line} in {name}");
        assert_eq!(line.trim_end(), line, "{name}");
    }
    let fields = LetterFields::new(language, title.to_owned(), text.to_vec());
    let paper = fields.paper(at(1), "foot".to_owned(), vec![vec!["Åsa Öberg".to_owned()]]);
    let whole = |block: &Block| match block {
        Block::Paragraph(runs) => runs.iter().all(|run| matches!(run, Run::Plain(_))),
        Block::Lines(lines) => !lines.is_empty(),
        Block::Heading(..) | Block::Facts(_) => false,
    };
    assert!(paper.blocks.iter().all(whole), "{name}");
    let file = pdf(&paper).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"), "{name}");
    let page = Page {
        blocks_of: paper.blocks,
    };
    let page = page.render().unwrap();
    let plain = page.replace("&#39;", "'").replace("&#38;", "&").replace("&#34;", "\"");
    for line in text.iter().flatten() {
        assert!(plain.contains(line.as_str()), "{line} in {page}");
    }
}
