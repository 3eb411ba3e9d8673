//! What looks like a personnummer and is none: families of numbers that reports are full of, made at random from a seed.

/// A family: its name, how one of it is made, and, where more of them are refused than one in two hundred, why that can't be helped.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    pub(crate) make: Make,
    pub(crate) why: Option<&'static str>,
}

/// Makes one of a family.
pub(crate) type Make = fn(&mut Chance) -> String;

/// Numbers at random (SplitMix64).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From a number to one below another.
    fn from(&mut self, from: u64, below: u64) -> u64 {
        from + self.next() % (below - from)
    }

    /// So many digits, the first of them no zero.
    fn digits(&mut self, count: usize) -> String {
        let first = self.from(1, 10).to_string();
        (1..count).fold(first, |text, _| text + &self.from(0, 10).to_string())
    }

    /// So many digits of sixteen.
    fn hex(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from_digit(self.from(0, 16) as u32, 16).expect("it is below 16")).collect()
    }

    /// Year, month and day of some years.
    fn date(&mut self, from: u64, below: u64) -> (u64, u64, u64) {
        (self.from(from, below), self.from(1, 13), self.from(1, 29))
    }

    fn iso(&mut self, from: u64, below: u64) -> String {
        let (year, month, day) = self.date(from, below);
        format!("{year}-{month:02}-{day:02}")
    }

    /// A date of the ten years before and after the site's, without dashes.
    fn near(&mut self) -> String {
        self.iso(2016, 2035).replace('-', "")
    }

    fn time(&mut self) -> (u64, u64) {
        (self.from(0, 24), self.from(0, 60))
    }

    fn clock(&mut self, between: &str) -> String {
        let (hour, minute) = self.time();
        format!("{hour:02}{between}{minute:02}")
    }

    /// A number with the check digit of Luhn's rule.
    fn luhn(&mut self, nine: &str) -> String {
        let doubled = nine.bytes().rev().enumerate().map(|(at, byte)| u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 });
        format!("{nine}{}", (10 - doubled.map(|product| product % 10 + product / 10).sum::<u32>() % 10) % 10)
    }

    fn organisation(&mut self) -> String {
        let nine = format!("{}{}{}", self.digits(2), self.from(2, 10), self.digits(6));
        let ten = self.luhn(&nine);
        format!("{}-{}", &ten[..6], &ten[6..])
    }
}

const fn family(name: &'static str, make: Make) -> Family {
    Family { name, make, why: None }
}

const fn refused(name: &'static str, make: Make, why: &'static str) -> Family {
    Family { name, make, why: Some(why) }
}

/// Rows of a table, each made by itself.
fn rows(chance: &mut Chance, row: Make, between: &str) -> String {
    (0..12).map(|_| row(chance)).collect::<Vec<_>>().join(between)
}

/// All families, in running text.
pub(crate) const FAMILIES: &[Family] = &[
    // Dates and times.
    family("date and time", |c| format!("{} {}", c.iso(2016, 2035), c.clock(""))),
    family("date and time with a colon", |c| format!("{} {}", c.iso(2016, 2035), c.clock(":"))),
    family("date and time with a dot", |c| format!("{} {}", c.iso(2016, 2035), c.clock("."))),
    family("date without dashes, dash, time", |c| format!("{}-{}", c.near(), c.clock(""))),
    family("date without dashes and time", |c| format!("{} {}", c.near(), c.clock(""))),
    family("date without dashes, low line, time", |c| format!("{}_{}", c.near(), c.clock(""))),
    family("time stamp of twelve digits", |c| format!("{}{}", c.near(), c.clock(""))),
    family("time stamp of fourteen digits", |c| format!("{}{}{:02}", c.near(), c.clock(""), c.from(0, 60))),
    family("time stamp of ISO 8601", |c| format!("{}T{}:{:02}", c.iso(1950, 2035), c.clock(":"), c.from(0, 60))),
    family("time stamp of ISO 8601, short", |c| format!("{}T{}", c.near(), c.clock(""))),
    family("date to a year", |c| format!("{}–{}", c.iso(2016, 2026), c.from(2016, 2035))),
    family("date to a date", |c| format!("{} – {}", c.iso(2016, 2035), c.iso(2016, 2035))),
    family("date to a date, close", |c| format!("{}--{}", c.iso(2016, 2035), c.iso(2016, 2035))),
    family("date to a date, old", |c| format!("{}–{}", c.iso(1900, 2015), c.iso(1900, 2015))),
    family("date to a date without dashes", |c| format!("{}-{}", c.near(), c.near())),
    family("date to a date with a slash", |c| format!("{}/{}", c.iso(1950, 2035), c.iso(1950, 2035))),
    family("old date and time with a colon", |c| format!("{} {}", c.iso(1930, 2010), c.clock(":"))),
    family("old date and time with a dot", |c| format!("{} {}", c.iso(1930, 2010), c.clock("."))),
    family("date to month and day", |c| format!("{}–{:02}-{:02}", c.iso(1950, 2035), c.from(1, 13), c.from(1, 29))),
    family("short date, comma, a count", |c| format!("{}, {}", &c.near()[2..], c.digits(4))),
    family("date, comma, a count", |c| format!("{}, {}", c.iso(1930, 2035), c.digits(4))),
    family("two halves of ten digits", |c| format!("{} {}", c.digits(5), c.digits(5))),
    family("date in words", |c| format!("{} maj {} kl. {}", c.from(1, 32), c.from(1950, 2035), c.clock("."))),
    family("week", |c| format!("{}-W{:02}-{}", c.from(1950, 2035), c.from(1, 53), c.from(1, 8))),
    family("months", |c| format!("{}-{:02} {}-{:02}", c.from(1950, 2035), c.from(1, 13), c.from(1950, 2035), c.from(1, 13))),
    family("opening hours", |c| format!("{}–{}", c.clock("."), c.clock("."))),
    family("opening hours without dots", |c| format!("{}-{}", c.clock(""), c.clock(""))),
    family("seconds since 1970 in thousandths", |c| format!("1{}", c.digits(12))),
    family("years", |c| (0..5).map(|_| c.from(1990, 2035).to_string()).collect::<Vec<_>>().join(" ")),
    family("school years", |c| format!("{}/{:02}", c.from(1990, 2035), c.from(0, 100))),
    // Organisations, telephones, payments.
    family("organisation number", |c| c.organisation()),
    family("organisation number of twelve digits", |c| format!("16{}", c.organisation())),
    family("organisation number without dash", |c| c.organisation().replace('-', "")),
    family("VAT number", |c| format!("SE{}01", c.organisation().replace('-', ""))),
    family("telephone 010", |c| format!("010-{} {} {}", c.digits(3), c.digits(2), c.digits(2))),
    family("telephone 031", |c| format!("031-{} {} {}", c.digits(3), c.digits(2), c.digits(2))),
    family("telephone 08", |c| format!("08-{} {} {}", c.digits(3), c.digits(3), c.digits(2))),
    family("telephone of four digits' area", |c| format!("0304-{} {} {}", c.digits(2), c.digits(2), c.digits(2))),
    family("telephone 0771", |c| format!("0771-{} {} {}", c.digits(2), c.digits(2), c.digits(2))),
    family("mobile telephone", |c| format!("07{}-{} {} {}", c.from(0, 10), c.digits(3), c.digits(2), c.digits(2))),
    family("mobile telephone, three groups", |c| format!("070 {} {}", c.digits(3), c.digits(4))),
    family("telephone 010, three groups", |c| format!("010 {} {}", c.digits(3), c.digits(4))),
    family("telephone 010, two groups", |c| format!("010-{}", c.digits(7))),
    family("telephone from abroad", |c| format!("+46 {} {} {} {}", c.digits(2), c.digits(3), c.digits(2), c.digits(2))),
    family("telephone from abroad, close", |c| format!("+46{}", c.digits(9))),
    family("telephone in an address", |c| format!("[ring](tel:010{})", c.digits(7))),
    family("bankgiro", |c| format!("{}-{}", c.digits(4), c.digits(4))),
    family("bankgiro of seven digits", |c| format!("{}-{}", c.digits(3), c.digits(4))),
    family("plusgiro", |c| format!("{} {} {}-{}", c.digits(2), c.digits(2), c.digits(2), c.digits(1))),
    family("IBAN", |c| {
        format!("SE{} {} {} {} {} {}", c.digits(2), c.digits(4), c.digits(4), c.digits(4), c.digits(4), c.digits(4))
    }),
    family("IBAN, close", |c| format!("SE{}", c.digits(22))),
    family("account", |c| {
        format!("{}-{}, {} {} {}-{}", c.digits(4), c.digits(1), c.digits(3), c.digits(3), c.digits(3), c.digits(1))
    }),
    family("card", |c| format!("{} {} {} {}", c.digits(4), c.digits(4), c.digits(4), c.digits(4))),
    family("amount", |c| format!("{} {} {} kr", c.digits(2), c.digits(3), c.digits(3))),
    family("amount of ten digits", |c| format!("{} {} {} {} kr", c.digits(1), c.digits(3), c.digits(3), c.digits(3))),
    family("amount of twelve digits", |c| format!("{} {} {} {} kr", c.digits(3), c.digits(3), c.digits(3), c.digits(3))),
    // Books, articles, records.
    family("ISBN", |c| format!("978-91-{}-{}-{}", c.digits(3), c.digits(4), c.digits(1))),
    family("ISBN, close", |c| format!("97891{}", c.digits(8))),
    family("old ISBN", |c| format!("ISBN 91-{}-{}-{}", c.digits(3), c.digits(4), c.digits(1))),
    family("ISSN", |c| format!("{}-{}", c.digits(4), c.digits(4))),
    family("DOI", |c| format!("10.{}/j.soc.{}.{:02}.{}", c.digits(4), c.from(1990, 2035), c.from(1, 13), c.digits(3))),
    family("DOI of numbers", |c| format!("10.1080/{}.{}.{}", c.digits(8), c.from(1990, 2035), c.digits(7))),
    family("ORCID", |c| format!("0000-000{}-{}-{}", c.from(1, 3), c.digits(4), c.digits(4))),
    family("GTIN-8", |c| c.digits(8)),
    family("GTIN-12", |c| c.digits(12)),
    family("GTIN-13", |c| c.digits(13)),
    family("GTIN-14", |c| c.digits(14)),
    family("article", |c| format!("{}.{}.{}", c.digits(3), c.digits(3), c.digits(2))),
    family("diary", |c| format!("SCN-{}-{:05}", c.from(2016, 2035), c.from(0, 99_999))),
    family("diary, short", |c| format!("dnr {:04}/{:02}", c.from(0, 9999), c.from(10, 36))),
    family("diary of a board", |c| format!("N{}-{:04}/{:02}", c.digits(3), c.from(0, 9999), c.from(10, 36))),
    family("law", |c| format!("SFS {}:{}", c.from(1949, 2026), c.digits(3))),
    family("regulation", |c| format!("(EU) {}/{}", c.from(1990, 2026), c.digits(4))),
    family("case", |c| format!("mål nr {}-{}", c.digits(4), c.from(10, 36))),
    family("property", |c| format!("Krokslätt {}:{}", c.digits(2), c.digits(2))),
    family("postcode", |c| format!("{} {} Göteborg", c.digits(3), c.digits(2))),
    family("pages", |c| format!("s. {}–{}", c.digits(4), c.digits(4))),
    family("industry", |c| format!("SNI {}.{}", c.digits(2), c.digits(3))),
    // Machines.
    family("UUID", |c| format!("{}-{}-4{}-a{}-{}", c.hex(8), c.hex(4), c.hex(3), c.hex(3), c.hex(12))),
    family("SHA-256", |c| c.hex(64)),
    family("commit", |c| c.hex(40)),
    family("commit, short", |c| c.hex(10)),
    family("IP address", |c| format!("{}.{}.{}.{}", c.from(1, 256), c.from(0, 256), c.from(0, 256), c.from(0, 256))),
    family("version", |c| format!("{}.{}.{}.{}", c.digits(2), c.from(0, 100), c.digits(4), c.digits(3))),
    family("network card", |c| (0..6).map(|_| c.hex(2)).collect::<Vec<_>>().join(":")),
    family("address of an article", |c| format!("https://example.se/artikel/{}", c.digits(8))),
    family("address with a date", |c| format!("https://example.se/{}/{}", c.iso(2016, 2026).replace('-', "/"), c.digits(3))),
    family("colour", |c| format!("#{}", c.hex(6))),
    // Measures.
    family("degrees", |c| format!("{}.{}, {}.{}", c.from(55, 69), c.digits(6), c.from(11, 24), c.digits(6))),
    family("SWEREF 99", |c| format!("N {} E {}", c.digits(7), c.digits(6))),
    family("SWEREF 99 with decimals", |c| format!("{}.{}, {}.{}", c.digits(7), c.digits(2), c.digits(6), c.digits(2))),
    family("share with ten decimals", |c| format!("0.{}", c.digits(10))),
    family("percentages", |c| (0..6).map(|_| format!("{},{} %", c.digits(2), c.digits(1))).collect::<Vec<_>>().join(" ")),
    family("numbers of two digits", |c| (0..9).map(|_| c.digits(2)).collect::<Vec<_>>().join(" ")),
    family("numbers of two digits with commas", |c| (0..5).map(|_| c.digits(2)).collect::<Vec<_>>().join(", ")),
    family("digits", |c| (0..17).map(|_| c.digits(1)).collect::<Vec<_>>().join(" ")),
    family("numbers of many lengths", |c| {
        (0..8)
            .map(|_| {
                let count = c.from(1, 6) as usize;
                c.digits(count)
            })
            .collect::<Vec<_>>()
            .join(" ")
    }),
    family("list of numbers", |c| {
        format!(
            "[{}]",
            (0..9)
                .map(|_| {
                    let count = c.from(1, 8) as usize;
                    c.digits(count)
                })
                .collect::<Vec<_>>()
                .join(", ")
        )
    }),
    family("shape", |c| {
        format!("M{} {}L{} {} {} {}Z", c.digits(2), c.digits(2), c.digits(3), c.digits(3), c.digits(2), c.digits(4))
    }),
    // What can't be told from the number itself.
    refused(
        "any ten digits",
        |c| c.digits(10),
        "one of 137 numbers of ten digits is a date with its check digit, and some number of a person",
    ),
    refused("seconds since 1970", |c| format!("17{:08}", c.from(0, 100_000_000)), "the same: ten digits"),
    refused(
        "telephone 010, close",
        |c| format!("010{}", c.digits(7)),
        "the number of one who is born in 2001 is spelt so; in groups it is none",
    ),
    refused(
        "reference with a check digit",
        |c| {
            let nine = c.digits(9);
            c.luhn(&nine)
        },
        "references have the same check digit, and many are personnummer",
    ),
    refused(
        "old date and time without a sign between",
        |c| format!("{} {}", c.iso(1930, 2010), c.clock("")),
        "one who is born that day has such a number",
    ),
    refused(
        "short date and time",
        |c| format!("{}-{}", &c.near()[2..], c.clock("")),
        "six digits, a dash and four digits are how a personnummer is written",
    ),
    refused(
        "date and a count",
        |c| format!("{} {}", c.iso(2016, 2026), c.from(2400, 9999)),
        "a child's number is written so, and no time or year is",
    ),
    refused(
        "short date and a letter with three digits",
        |c| format!("{}-T{}", &c.near()[2..], c.digits(3)),
        "an interim number has no check digit that all agree on",
    ),
];

/// Families of tables, as files of their own.
pub(crate) const TABLES: &[(&str, &str, Make)] = &[
    ("days and counts", "data/a.csv", |c| {
        format!("dag;antal\n{}", rows(c, |c| format!("{};{}", c.iso(2016, 2026), c.digits(4)), "\n"))
    }),
    ("old days and counts", "data/a.csv", |c| {
        format!("dag;antal\n{}", rows(c, |c| format!("{};{}", c.iso(1950, 2000), c.digits(4)), "\n"))
    }),
    ("counts of six and four digits", "data/a.csv", |c| {
        format!("a;b\n{}", rows(c, |c| format!("{};{}", c.digits(6), c.digits(4)), "\n"))
    }),
    ("counts of nine digits", "data/a.csv", |c| format!("a;b\n{}", rows(c, |c| format!("x;{}", c.digits(9)), "\n"))),
    ("digits in ten columns", "data/a.csv", |c| {
        format!("a\n{}", rows(c, |c| (0..10).map(|_| c.digits(1)).collect::<Vec<_>>().join(";"), "\n"))
    }),
    ("lists in JSON", "data/a.json", |c| {
        format!("[{}]", rows(c, |c| format!("[{}, {}, {}]", c.digits(6), c.digits(4), c.digits(2)), ","))
    }),
    ("rows of YAML", "data/b.yaml", |c| {
        format!("- {}", rows(c, |c| format!("[{}, {}, {}]", c.digits(6), c.digits(4), c.digits(5)), "\n- "))
    }),
    ("cells of HTML", "data/a.html", |c| {
        format!("<table>{}</table>", rows(c, |c| format!("<tr><td>{}</td><td>{}</td></tr>", c.digits(6), c.digits(4)), ""))
    }),
];
