//! How fast the directory is filled and searched at 100,000 people, and what memory it takes.
//!
//! Not a module of the app: a divan benchmark for `app/benches/directory.rs`, with `harness = false`.

use carehold::people::directory::{Directory, Listing, Query};
use divan::{Bencher, black_box};
use jiff::civil::{Date, date};

const PEOPLE: usize = 100_000;
const TODAY: Date = date(2026, 11, 21);

fn main() {
    let people = people(PEOPLE);
    let directory = directory(&people);
    let bytes_per_person = directory.memory_bytes() / PEOPLE;
    let [median, p95, worst] = latencies(&directory, &people);
    eprintln!("memory: {bytes_per_person} bytes per person");
    eprintln!("search of all kinds: median {median:?}, p95 {p95:?}, worst {worst:?}");
    divan::main();
}

#[divan::bench(sample_count = 5)]
fn build(bencher: Bencher) {
    let people = people(PEOPLE);
    bencher.bench(|| directory(&people));
}

#[divan::bench(args = ["Virtanen", "vi", "wirtannen", "Anna Virtanen", "Xasan Cabdi", "4.3.1985", "K-20418", "Korhonen 1972", "Annna Mäkinnen", "Анна"])]
fn search(bencher: Bencher, text: &str) {
    let people = people(PEOPLE);
    let directory = directory(&people);
    let query = Query { text, today: TODAY };
    bencher.bench(|| directory.search(black_box(&query), &|_| false, 20));
}

#[divan::bench]
fn likely_duplicates(bencher: Bencher) {
    let people = people(PEOPLE);
    let directory = directory(&people);
    bencher.bench(|| directory.likely_duplicates("Wirtanen", "Anna", Some(date(1985, 3, 4))));
}

#[divan::bench]
fn upsert_one_and_sort(bencher: Bencher) {
    let people = people(PEOPLE);
    let mut directory = directory(&people);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn = (turn + 7_919) % PEOPLE;
        if let Some(person) = people.get(turn) {
            directory.upsert(person.listing());
            directory.rank(&person.id);
        }
    });
}

fn latencies(directory: &Directory, people: &[Person]) -> [std::time::Duration; 3] {
    let mut random = Random(99);
    let texts = (0..600).filter_map(|turn| {
        let person = random.pick(people);
        let (family, given) = (&person.family, person.given.split(' ').next().unwrap_or(""));
        Some(match turn % 6 {
            0 => family.clone(),
            1 => format!("{family} {given}"),
            2 => given.chars().take(3).collect(),
            3 => mistype(family, &mut random),
            4 => format!("{} {}", mistype(given, &mut random), mistype(family, &mut random)),
            _ => format!("{given} {}", person.birth?.year()),
        })
    });
    let mut times: Vec<_> = texts
        .map(|text| {
            let start = std::time::Instant::now();
            black_box(directory.search(
                &Query {
                    text: &text,
                    today: TODAY,
                },
                &|_| false,
                20,
            ));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len() - 1)).copied();
    [50, 95, 100].map(|percent| at(percent).unwrap_or_default())
}

struct Person {
    id: [u8; 16],
    family: String,
    given: String,
    also: Option<String>,
    birth: Option<Date>,
    number: u32,
    marked: bool,
}

impl Person {
    fn listing(&self) -> Listing<'_> {
        Listing {
            person: self.id,
            family: &self.family,
            given: &self.given,
            also: self.also.as_deref(),
            birth: self.birth,
            number: self.number,
            marked: self.marked,
            is_client: true,
            deceased: false,
        }
    }
}

fn directory(people: &[Person]) -> Directory {
    let mut directory = Directory::new("fi");
    for person in people {
        directory.upsert(person.listing());
    }
    let _sorted = people.first().map(|person| directory.rank(&person.id));
    directory
}

/// The same people in every run: a few common family names and a long tail of rare ones.
fn people(count: usize) -> Vec<Person> {
    let mut random = Random(1);
    let families: Vec<String> = (0..30_000).map(|_| family(&mut random)).collect();
    let givens: Vec<String> = (0..6_000).map(|_| given(&mut random)).collect();
    (0..count)
        .map(|at| {
            let mut id = [0; 16];
            for byte in &mut id {
                *byte = u8::try_from(random.below(256)).unwrap_or(0);
            }
            let middle = random.common(&givens).clone();
            let given = match random.below(3) {
                0 => random.common(&givens).clone(),
                _ => format!("{} {middle}", random.common(&givens)),
            };
            Person {
                id,
                family: random.common(&families).clone(),
                given,
                also: (random.below(5) == 0).then(|| random.common(&families).clone()),
                birth: birth(&mut random),
                number: u32::try_from(at + 10_000).unwrap_or(0),
                marked: random.below(100) == 0,
            }
        })
        .collect()
}

fn family(random: &mut Random) -> String {
    const STEMS: [&str; 40] = [
        "Virta",
        "Korho",
        "Mäki",
        "Niemi",
        "Lehto",
        "Salo",
        "Heikki",
        "Kallio",
        "Laiti",
        "Rauta",
        "Hämälä",
        "Koski",
        "Järvi",
        "Lahti",
        "Ahti",
        "Tuomi",
        "Pelto",
        "Räsä",
        "Karja",
        "Hirvo",
        "Lind",
        "Berg",
        "Sund",
        "Öster",
        "Åker",
        "Söder",
        "Björk",
        "Ek",
        "Johans",
        "Anders",
        "Ville",
        "Kuusi",
        "Toivo",
        "Huhta",
        "Vuori",
        "Saari",
        "Turu",
        "Pohja",
        "Keto",
        "Wester",
    ];
    const ENDS: [&str; 26] = [
        "nen", "la", "nen", "mäki", "oja", "ranta", "niemi", "salo", "maa", "kangas", "ström", "qvist", "berg", "man",
        "gren", "blom", "dahl", "roos", "son", "järvi", "koski", "lahti", "aho", "luoma", "vaara", "virta",
    ];
    const WHOLE: [&str; 16] = [
        "Virtanen",
        "Korhonen",
        "Mäkinen",
        "Nieminen",
        "Abdi",
        "Hassan",
        "Mohamed",
        "Xasan",
        "Cabdi",
        "Warsame",
        "Nguyen",
        "Иванова",
        "Кузнецов",
        "حسن",
        "محمد",
        "de Vries",
    ];
    match random.below(10) {
        0 => (*random.pick(&WHOLE)).to_owned(),
        1 => format!(
            "{}{}-{}{}",
            random.pick(&STEMS),
            random.pick(&ENDS),
            random.pick(&STEMS),
            random.pick(&ENDS)
        ),
        2..=4 => format!("{}{}", random.pick(&STEMS), random.pick(&ENDS)),
        _ => syllables(random, 3),
    }
}

fn given(random: &mut Random) -> String {
    const WHOLE: [&str; 30] = [
        "Anna",
        "Maria",
        "Juhani",
        "Kristiina",
        "Matti",
        "Liisa",
        "Mikael",
        "Johannes",
        "Eeva",
        "Tapani",
        "Helena",
        "Olavi",
        "Aino",
        "Väinö",
        "Åsa",
        "Örjan",
        "Fatima",
        "Ahmed",
        "Maxamed",
        "Sahra",
        "Ксения",
        "Анна",
        "سلمى",
        "أحمد",
        "Anna-Maria",
        "Jan-Erik",
        "Elisabeth",
        "Pieter",
        "Sanne",
        "Willem",
    ];
    match random.below(3) {
        0 => (*random.pick(&WHOLE)).to_owned(),
        _ => syllables(random, 2),
    }
}

fn syllables(random: &mut Random, least: usize) -> String {
    const OPEN: [&str; 24] = [
        "ka", "ri", "to", "mi", "se", "lu", "ven", "hä", "jo", "pe", "ni", "sa", "tuo", "lei", "kor", "maa", "vil",
        "ter", "ös", "an", "el", "ris", "bo", "di",
    ];
    let count = least + random.below(2);
    let mut name: String = (0..count).map(|_| *random.pick(&OPEN)).collect();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

fn birth(random: &mut Random) -> Option<Date> {
    let part = |value: usize| i8::try_from(value).unwrap_or(1);
    let (year, month, day) = (
        1930 + random.below(96),
        part(1 + random.below(12)),
        part(1 + random.below(28)),
    );
    Date::new(i16::try_from(year).unwrap_or(1970), month, day)
        .ok()
        .filter(|_| random.below(50) > 0)
}

fn mistype(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let place = random.below(letters.len().max(2) - 1);
    match random.below(3) {
        0 if letters.len() > place + 1 => letters.swap(place, place + 1),
        1 => letters.insert(place, 'n'),
        _ => {
            letters.remove(place.min(letters.len().saturating_sub(1)));
        }
    }
    letters.into_iter().collect()
}

/// A small generator (Knuth's constants): the benchmark must be the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = self.below(from.len());
        from.get(at).unwrap_or_else(|| unreachable!("`below` stays below"))
    }

    /// Picks early items far more often than late ones.
    fn common<'a>(&mut self, from: &'a [String]) -> &'a String {
        let most = self.below(from.len()) + 1;
        let some = self.below(most) + 1;
        let at = self.below(some);
        from.get(at).unwrap_or_else(|| unreachable!("`below` stays below"))
    }
}
