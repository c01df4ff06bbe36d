//! Goal G7: a ciphertext moved anywhere else does not open.

use vault::document::{self, document_context};
use vault::{DocumentKey, Id16, KeyKind, KeyLabel, OrganizationKey, RowLabel, ScopeKey, random_bytes};

const TRANSPLANTS: usize = 10_000;
const SEED: u64 = 0x0007;

/// A place with what was sealed for it.
struct Place {
    label: RowLabel,
    scope_key: usize,
    row: Vec<u8>,
    key_label: KeyLabel,
    wrapped_row_key: [u8; 68],
    document: Vec<u8>,
}

/// Two organizations; each has its key and scopes, and shares ids with the other, the worst case.
struct World {
    organization_keys: Vec<OrganizationKey>,
    scope_keys: Vec<ScopeKey>,
    document_key: DocumentKey,
    places: Vec<Place>,
}

#[test]
fn ten_thousand_transplants_open_nothing() {
    let world = World::new();
    for place in &world.places {
        assert!(world.row_opens(place, place) && world.key_opens(place, place));
        assert!(world.document_opens(place, place));
    }

    let mut random = SplitMix(SEED);
    let (mut tried, mut opened) = (0, 0);
    while tried < TRANSPLANTS {
        let from = &world.places[random.below(world.places.len())];
        let to = &world.places[random.below(world.places.len())];
        if from.label == to.label {
            continue;
        }
        let opens = match tried % 5 {
            0 => world.key_opens(from, to),
            1 => world.document_opens(from, to),
            2 => world.row_opens_with_its_own_key(from, to),
            _ => world.row_opens(from, to),
        };
        opened += usize::from(opens);
        tried += 1;
    }
    println!("G7 {tried} transplants, {opened} opened (seed {SEED})");
    assert_eq!(opened, 0);
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            organization_keys: generate(2, OrganizationKey::generate),
            scope_keys: generate(4, ScopeKey::generate),
            document_key: DocumentKey::generate().unwrap(),
            places: Vec::new(),
        };
        let rows: Vec<Id16> = generate(8, random_bytes);
        for organization in 0..2 {
            for scope in 0..2 {
                for table in [1, 2] {
                    for row in &rows {
                        for version in 1..=3 {
                            world.add(organization, scope, table, *row, version);
                        }
                    }
                }
            }
        }
        world
    }

    fn add(&mut self, organization: u8, scope: u8, table: u16, row: Id16, version: u64) {
        let label = RowLabel {
            organization: [organization; 16],
            table,
            row,
            version,
            scope: [scope; 16],
        };
        let scope_key = usize::from(organization * 2 + scope);
        let row_key = self.scope_keys[scope_key].row_key(table, &row);
        let key_label = KeyLabel {
            organization: label.organization,
            key: row,
            kind: KeyKind::Survivor,
            generation: u32::try_from(version).unwrap() * 4 + u32::from(scope) * 2 + u32::from(table),
            parent_generation: 1,
        };
        let organization_key = &self.organization_keys[usize::from(organization)];
        self.places.push(Place {
            label,
            scope_key,
            row: row_key.seal(&label, 1, &row).unwrap(),
            key_label,
            wrapped_row_key: row_key.wrap_under(organization_key, &key_label).unwrap(),
            document: document::seal(&self.document_key, &context(&label), &row).unwrap(),
        });
    }

    fn row_opens(&self, from: &Place, to: &Place) -> bool {
        let row_key = self.scope_keys[to.scope_key].row_key(to.label.table, &to.label.row);
        row_key.open(&to.label, &from.row).is_ok()
    }

    /// The attacker even brings the row key along.
    fn row_opens_with_its_own_key(&self, from: &Place, to: &Place) -> bool {
        let row_key = self.scope_keys[from.scope_key].row_key(from.label.table, &from.label.row);
        row_key.open(&to.label, &from.row).is_ok()
    }

    fn key_opens(&self, from: &Place, to: &Place) -> bool {
        let organization_key = &self.organization_keys[usize::from(to.label.organization[0])];
        organization_key
            .unwrap_survivor(&from.wrapped_row_key, &to.key_label)
            .is_ok()
    }

    /// One document key for all, so that only the context tells them apart.
    fn document_opens(&self, from: &Place, to: &Place) -> bool {
        document::open(&self.document_key, &context(&to.label), &from.document).is_ok()
    }
}

fn context(label: &RowLabel) -> Vec<u8> {
    let version = label.version * 4 + u64::from(label.scope[0]) * 2 + u64::from(label.table);
    document_context(&label.organization, &label.row, version)
}

fn generate<T>(count: usize, make: impl Fn() -> Result<T, vault::Error>) -> Vec<T> {
    (0..count).map(|_| make().unwrap()).collect()
}

/// Steele et al., "Fast Splittable Pseudorandom Number Generators", 2014: picks places, no keys.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }
}
