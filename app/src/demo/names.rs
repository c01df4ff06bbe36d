//! Names that are common apart and made up together, by language.

use super::random::Random;

/// The names of one language.
pub(super) struct Names {
    /// BCP 47.
    pub(super) language: &'static str,
    pub(super) women: &'static [&'static str],
    pub(super) men: &'static [&'static str],
    pub(super) families: &'static [&'static str],
    /// Whether a woman's family name takes an a.
    pub(super) inflects: bool,
}

impl Names {
    pub(super) fn given(&self, random: &mut Random, woman: bool) -> String {
        random.pick(if woman { self.women } else { self.men }).to_owned()
    }

    pub(super) fn family(&self, random: &mut Random) -> String {
        random.pick(self.families).to_owned()
    }

    /// The family name as a woman or a man bears it.
    pub(super) fn inflected(&self, family: &str, woman: bool) -> String {
        if self.inflects && woman {
            format!("{family}a")
        } else {
            family.to_owned()
        }
    }
}

const FINNISH: Names = Names {
    language: "fi",
    women: &[
        "Aada", "Anneli", "Elina", "Emilia", "Helmi", "Inkeri", "Kaisa", "Lempi", "Marjatta", "Minttu", "Noora",
        "Pihla", "Riikka", "Senja", "Tuulikki", "Venla",
    ],
    men: &[
        "Aatos", "Antero", "Eetu", "Heikki", "Jalmari", "Jooa", "Kalevi", "Leevi", "Niilo", "Onni", "Oskari", "Pekka",
        "Reijo", "Tapio", "Toivo", "Veikko",
    ],
    families: &[
        "Hietamäki",
        "Kanervala",
        "Kuusniemi",
        "Lammenranta",
        "Mäntyharju",
        "Niittykoski",
        "Pajulahti",
        "Rantasalo",
        "Suopelto",
        "Tammivuori",
        "Vaahteramäki",
        "Varpulinna",
    ],
    inflects: false,
};

const SWEDISH: Names = Names {
    language: "sv",
    women: &[
        "Astrid", "Birgitta", "Ebba", "Gunilla", "Ingrid", "Linnea", "Majken", "Saga",
    ],
    men: &["Axel", "Bertil", "Göran", "Isak", "Lars", "Nils", "Rolf", "Viggo"],
    families: &["Alskog", "Björkvik", "Ekudden", "Granö", "Lövskär", "Sjöbranth"],
    inflects: false,
};

const DUTCH: Names = Names {
    language: "nl",
    women: &["Anouk", "Femke", "Hanneke", "Lotte", "Mieke", "Sanne"],
    men: &["Bram", "Daan", "Joost", "Ruben", "Thijs", "Wouter"],
    families: &["van der Heuvelen", "de Wintermans", "Kerkdijk", "ter Beekhof"],
    inflects: false,
};

const ENGLISH: Names = Names {
    language: "en",
    women: &[
        "Abigail", "Bethany", "Claire", "Dorothy", "Evelyn", "Grace", "Hannah", "Joan", "Leah", "Megan", "Nora",
        "Ruth", "Sophie", "Tessa",
    ],
    men: &[
        "Aaron", "Benjamin", "Caleb", "Douglas", "Ethan", "Frank", "Gordon", "Henry", "Isaac", "Jacob", "Liam",
        "Martin", "Owen", "Victor",
    ],
    families: &[
        "Ashgrove",
        "Barnwick",
        "Coldridge",
        "Dunmere",
        "Fairholt",
        "Hartsfield",
        "Kellbrook",
        "Larkmoor",
        "Merriford",
        "Oakhurst",
        "Stanwell",
        "Thornbury",
    ],
    inflects: false,
};

const SOMALI: Names = Names {
    language: "so",
    women: &["Amina", "Fadumo", "Hodan", "Ifrah", "Sahra", "Ubah"],
    men: &["Abdi", "Bashir", "Guled", "Liban", "Mahad", "Yusuf"],
    families: &["Cige Warfaa", "Diriye Samatar", "Nuur Geedi", "Xirsi Aadan"],
    inflects: false,
};

const ARABIC: Names = Names {
    language: "ar",
    women: &["Dalia", "Huda", "Layla", "Mariam", "Rania", "Yasmin"],
    men: &["Bilal", "Hassan", "Karim", "Nabil", "Omar", "Samir"],
    families: &["Al-Barzani-Noor", "Darwazeh", "El-Mourabi", "Qasimi-Haddar"],
    inflects: false,
};

const RUSSIAN: Names = Names {
    language: "ru",
    women: &["Anastasia", "Galina", "Irina", "Ljudmila", "Natalia", "Vera"],
    men: &["Aleksei", "Boris", "Dmitri", "Gennadi", "Nikolai", "Viktor"],
    families: &["Berezin", "Ozerov", "Polyanin", "Snegirev"],
    inflects: true,
};

const SPANISH: Names = Names {
    language: "es",
    women: &["Alma", "Carmen", "Elisa", "Lucia", "Paloma", "Rosario"],
    men: &["Andres", "Diego", "Emilio", "Hector", "Joaquin", "Rafael"],
    families: &["Arboleda-Ruiz", "Campoverde", "Montemar", "Solanares"],
    inflects: false,
};

/// Whose names people in the Finnish demo have; a name list that stands more often is used more often.
pub(super) const IN_FINLAND: &[&Names] = &[
    &FINNISH, &SWEDISH, &FINNISH, &SOMALI, &FINNISH, &ENGLISH, &FINNISH, &ARABIC, &SWEDISH, &FINNISH, &DUTCH, &RUSSIAN,
];
/// And in the American one.
pub(super) const IN_AMERICA: &[&Names] = &[
    &ENGLISH, &SPANISH, &ENGLISH, &ENGLISH, &DUTCH, &ENGLISH, &SPANISH, &RUSSIAN,
];
/// Every list, for large populations.
pub(super) const ALL: &[&Names] = &[
    &FINNISH, &SWEDISH, &ENGLISH, &DUTCH, &SOMALI, &ARABIC, &RUSSIAN, &SPANISH,
];
