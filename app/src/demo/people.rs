//! Made-up people and the households they live in.

use jiff::civil::Date;

use super::identity;
use super::names::Names;
use super::plan::{HouseholdPlan, Plan, RelationPlan};
use super::random::Random;
use crate::households::{RelationFields, RelationKind};
use crate::people::{Day, PersonFields, SafeContact};

/// Where the people of an organization live. No such town exists, and nobody can be reached at such numbers.
pub(super) struct Place {
    pub(super) streets: &'static [&'static str],
    /// Postal code and town.
    pub(super) towns: &'static [(&'static str, &'static str)],
    /// What comes before a phone number's last two digits.
    pub(super) phones: &'static [&'static str],
    /// Whether people have Finnish identity codes.
    pub(super) identity_codes: bool,
    /// Whether the number stands behind the street.
    pub(super) number_last: bool,
}

/// Nobody has 047: no operator was given it.
pub(super) const KOTILAHTI: Place = Place {
    streets: &[
        "Satamakatu",
        "Koivukuja",
        "Rantaraitti",
        "Kalliotie",
        "Mäkitupakatu",
        "Lukkarinpolku",
        "Niittyraitti",
    ],
    towns: &[
        ("09990", "Kotilahti"),
        ("09991", "Itäkylä (Kotilahti)"),
        ("09992", "Majakkaranta"),
    ],
    phones: &["+3584755501", "+3584755502", "+3584755503"],
    identity_codes: true,
    number_last: true,
};

/// 555-0100 to 555-0199 are kept for fiction in every area.
pub(super) const PORT_ELLERY: Place = Place {
    streets: &[
        "Harbor Street",
        "Lighthouse Road",
        "Maple Court",
        "Old Mill Lane",
        "Ferry Avenue",
    ],
    towns: &[("04990", "Port Ellery, ME"), ("04991", "East Ellery, ME")],
    phones: &["+120755501"],
    identity_codes: false,
    number_last: false,
};

/// Who lives together.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Couple(usize),
    Single(usize),
    Elder,
    ElderCouple,
}

/// In what order shapes come.
pub(super) const SHAPES: [Shape; 8] = [
    Shape::Couple(2),
    Shape::Single(2),
    Shape::Elder,
    Shape::Couple(3),
    Shape::Single(0),
    Shape::ElderCouple,
    Shape::Single(1),
    Shape::Couple(1),
];

/// A household whose members are in the plan.
pub(super) struct Family {
    pub(super) plan: HouseholdPlan,
    pub(super) adults: Vec<usize>,
    pub(super) children: Vec<usize>,
    pub(super) is_elder: bool,
}

/// Makes people of one organization.
pub(super) struct Maker<'a> {
    pub(super) random: &'a mut Random,
    pub(super) place: &'a Place,
    pub(super) today: Date,
}

impl Maker<'_> {
    /// A household of a shape, with names of one language.
    pub(super) fn family(&mut self, plan: &mut Plan, names: &Names, shape: Shape) -> Family {
        let family = names.family(self.random);
        let address = self.address();
        let (grown, children, ages) = match shape {
            Shape::Couple(children) => (2, children, (29, 46)),
            Shape::Single(0) => (1, 0, (22, 61)),
            Shape::Single(children) => (1, children, (26, 47)),
            Shape::Elder => (1, 0, (71, 93)),
            Shape::ElderCouple => (2, 0, (69, 88)),
        };
        let mut made = Family {
            plan: HouseholdPlan::default(),
            adults: Vec::new(),
            children: Vec::new(),
            is_elder: matches!(shape, Shape::Elder | Shape::ElderCouple),
        };
        let first_is_woman = self.random.chance(60);
        for index in 0..grown {
            let woman = first_is_woman == (index == 0);
            let mut fields = self.person(plan, names, &family, woman, ages);
            self.reachable(&mut fields);
            address.write(&mut fields);
            made.adults.push(plan.person(fields));
            made.plan
                .members
                .push((plan.people.len() - 1, adult_place(children, woman)));
        }
        for _ in 0..children {
            let woman = self.random.chance(50);
            let mut fields = self.person(plan, names, &family, woman, (3, 16));
            address.write(&mut fields);
            made.children.push(plan.person(fields));
            made.plan.members.push((plan.people.len() - 1, "child"));
        }
        made.plan.name = Some(format!("{family}, {}", address.street)).filter(|_| made.plan.members.len() > 1);
        made.plan.relations = relations(&made, first_is_woman);
        made
    }

    /// Somebody of an age in whole years.
    fn person(&mut self, plan: &Plan, names: &Names, family: &str, woman: bool, ages: (i64, i64)) -> PersonFields {
        let given = names.given(self.random, woman);
        let year = i64::from(self.today.year()) - self.random.between(ages.0, ages.1);
        let part = |value: i64| i8::try_from(value).unwrap_or(1);
        let (month, day) = (part(self.random.between(1, 12)), part(self.random.between(1, 28)));
        let birth = Date::new(i16::try_from(year).unwrap_or(2000), month, day).unwrap_or(self.today);
        let foreign = ["so", "ar", "ru", "es"].contains(&names.language);
        let mut fields = PersonFields {
            family: names.inflected(family, woman),
            given,
            birth: Some(Day(birth)),
            language: Some(names.language.to_owned()),
            needs_interpreter: foreign && ages.0 > 16 && self.random.chance(60),
            ..PersonFields::default()
        };
        if self.place.identity_codes && !(foreign && self.random.chance(30)) {
            fields.set_identity(identity::temporary(birth, plan.people.len(), self.today).as_ref());
        }
        fields
    }

    /// Phone, e-mail, and now and then a rule for how to use them.
    pub(super) fn reachable(&mut self, fields: &mut PersonFields) {
        let number = format!("{}{:02}", self.random.pick(self.place.phones), self.random.below(100));
        fields.phone = Some(number).filter(|_| self.random.chance(92));
        fields.email = Some(email(fields)).filter(|_| self.random.chance(55));
        fields.address_protected = self.random.chance(4);
        fields.safe_contact = match self.random.below(12) {
            0 => SafeContact {
                safe_hours: Some("weekdays 9–15".to_owned()),
                ..SafeContact::default()
            },
            1 => SafeContact {
                never_call: true,
                safe_hours: Some("text messages only".to_owned()),
                ..SafeContact::default()
            },
            2 => SafeContact {
                never_write: true,
                ..SafeContact::default()
            },
            _ => SafeContact::default(),
        };
    }

    pub(super) fn address(&mut self) -> Address {
        let street = self.random.pick(self.place.streets);
        let number = self.random.between(1, 48);
        let street = if self.place.number_last {
            format!("{street} {number} A {}", self.random.between(1, 30))
        } else {
            format!("{number} {street}")
        };
        let (postal_code, city) = self.random.pick(self.place.towns);
        Address {
            street,
            postal_code: postal_code.to_owned(),
            city: city.to_owned(),
        }
    }
}

pub(super) struct Address {
    street: String,
    postal_code: String,
    city: String,
}

impl Address {
    pub(super) fn write(&self, fields: &mut PersonFields) {
        fields.street = Some(self.street.clone());
        fields.postal_code = Some(self.postal_code.clone());
        fields.city = Some(self.city.clone());
    }
}

fn adult_place(children: usize, woman: bool) -> &'static str {
    match (children, woman) {
        (0, _) => "",
        (_, true) => "mother",
        (_, false) => "father",
    }
}

/// Who is what to whom: written on the children's records, and on the first of two partners'.
fn relations(family: &Family, first_is_woman: bool) -> Vec<RelationPlan> {
    let mut relations = Vec::new();
    let mut relate = |person: usize, other: usize, kind: RelationKind| {
        relations.push(RelationPlan {
            person,
            other,
            fields: together(kind),
        });
    };
    if let [one, other] = *family.adults.as_slice() {
        relate(one, other, RelationKind::Partner);
    }
    for (place, child) in family.children.iter().enumerate() {
        for (index, adult) in family.adults.iter().enumerate() {
            relate(
                *child,
                *adult,
                if first_is_woman == (index == 0) {
                    RelationKind::Mother
                } else {
                    RelationKind::Father
                },
            );
        }
        for younger in family.children.iter().skip(place + 1) {
            relate(*child, *younger, RelationKind::Sibling);
        }
    }
    relations
}

/// A relation of two who live together.
pub(super) fn together(kind: RelationKind) -> RelationFields {
    RelationFields {
        kind: kind.name().to_owned(),
        lives_with: true,
        ..RelationFields::default()
    }
}

/// `given.family@post.example`, in ASCII.
fn email(fields: &PersonFields) -> String {
    let ascii = |text: &str| -> String {
        let plain = text.to_lowercase().replace(['ä', 'å'], "a").replace('ö', "o");
        plain.chars().filter(char::is_ascii_alphanumeric).collect()
    };
    format!("{}.{}@post.example", ascii(&fields.given), ascii(&fields.family))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::names;
    use super::*;

    #[test]
    fn households_have_whom_their_shape_says() {
        let mut plan = Plan::default();
        let mut random = Random::new(3);
        let mut maker = Maker {
            random: &mut random,
            place: &KOTILAHTI,
            today: date(2026, 11, 22),
        };
        let family = maker.family(&mut plan, names::IN_FINLAND[0], Shape::Couple(3));
        assert_eq!(
            (family.adults.len(), family.children.len(), family.plan.members.len()),
            (2, 3, 5)
        );
        // Partners, two parents for each child, and three pairs of siblings.
        assert_eq!(family.plan.relations.len(), 1 + 6 + 3);
        assert!(plan.people.iter().all(|person| {
            person
                .fields
                .identity(date(2026, 11, 22))
                .is_some_and(|code| code.is_temporary())
        }));
    }

    #[test]
    fn phones_are_of_a_valid_form() {
        for (place, country) in [
            (&KOTILAHTI, phonenumber::country::FI),
            (&PORT_ELLERY, phonenumber::country::US),
        ] {
            for phone in place.phones {
                let number = phonenumber::parse(Some(country), format!("{phone}42")).unwrap();
                assert!(phonenumber::is_valid(&number), "{phone}");
            }
        }
    }
}
