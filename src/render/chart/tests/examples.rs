//! Charts of every kind, from the documents' tables, with long words, gaps and hidden cells.

use crate::site::chart::{Category, Chart, ChartCell, ChartKind, Hue, Series};

pub(super) use ChartCell::{Hidden, Missing, NotApplicable};

pub(super) fn v(value: f64) -> ChartCell {
    ChartCell::Value(value)
}

pub(super) fn values(values: &[f64]) -> Vec<ChartCell> {
    values.iter().copied().map(ChartCell::Value).collect()
}

pub(super) fn chart(id: &str, kind: ChartKind, unit: &str, labels: &[&str], series: &[(&str, &[ChartCell])]) -> Chart {
    Chart {
        id: id.to_owned(),
        headline: "Flest insatser är jobbfokuserade".to_owned(),
        subtitle: None,
        description: "Alla siffror står i tabellen.".to_owned(),
        unit: unit.to_owned(),
        kind,
        categories: labels.iter().map(|label| Category::new(*label)).collect(),
        series: series.iter().map(|(name, cells)| Series::new(*name, cells.to_vec())).collect(),
        compare: None,
        singular: None,
    }
}

/// The four områden with their hues.
pub(super) fn omraden() -> Chart {
    let labels = ["Sociala insatser", "Hälsorelaterade insatser", "Kompetenshöjande insatser", "Jobbfokuserade insatser"];
    let mut chart = chart("omraden", ChartKind::LyingBars, "insatser", &labels, &[("Antal", &values(&[5.0, 3.0, 4.0, 8.0]))]);
    for (category, hue) in chart.categories.iter_mut().zip([Hue::Sociala, Hue::Halso, Hue::Kompetens, Hue::Jobb]) {
        category.hue = Some(hue);
    }
    chart
}

/// Shares with a finding and last year's.
pub(super) fn behov() -> Chart {
    let labels = [
        "Arbetslivsinriktad rehabilitering",
        "Hälsofrämjande insats",
        "Stöd till vårdkontakt",
        "Jobbfokuserad insats (jobbsökaraktiviteter, praktik)",
        "Vet ej",
        "Annan insats än ovanstående",
    ];
    let now = values(&[29.0, 13.0, 13.0, 9.5, 4.0, 2.0]);
    let mut chart = chart("behov", ChartKind::LyingBars, "procent", &labels, &[("2024", &now)]);
    chart.categories[0].emphasis = true;
    chart.compare = Some(Series::new("2023", vec![v(28.0), v(14.0), v(13.0), v(8.0), Hidden, Missing]));
    chart
}

/// Long words, what is not there, a zero, thousands.
pub(super) fn luckor() -> Chart {
    let labels = [
        "Arbetsmarknadspolitiska åtgärder för återetablering",
        "Arbetsmarknadskonsulentverksamhetssamordningen",
        "Stadsområde Centrum",
        "Hisingen",
        "Sysselsättningsfrämjande insatser inom öppenvården för personer i hemlöshet",
        "Nordost",
        "Sydväst",
    ];
    let cells = [v(1237.0), v(2000.0), Missing, v(0.0), v(12.0), Hidden, NotApplicable];
    let mut chart = chart("luckor", ChartKind::LyingBars, "personer med försörjningsstöd", &labels, &[("2024", &cells)]);
    chart.categories[1].emphasis = true;
    chart.categories[2].short = Some("Centrum".to_owned());
    chart
}

pub(super) fn hushall() -> Chart {
    let labels = ["2019", "2020", "2021", "2022", "2023", "2024"];
    let cells = [v(9120.0), v(8934.0), v(8412.0), v(7731.0), Missing, v(7204.0)];
    let mut chart = chart("hushall", ChartKind::StandingBars, "hushåll med försörjningsstöd", &labels, &[("Hushåll", &cells)]);
    chart.categories[5].emphasis = true;
    chart
}

pub(super) fn forandring() -> Chart {
    let labels = ["Hisingen", "Centrum", "Nordost", "Sydväst"];
    let cells = [v(12.0), v(-7.0), v(3.0), Hidden];
    chart("forandring", ChartKind::LyingBars, "personer", &labels, &[("Förändring", &cells)])
}

pub(super) fn tillrackliga() -> Chart {
    let labels = ["Ohälsa", "Missbruk eller beroende", "Övriga sociala skäl", "Arbetslivsinriktad rehabilitering"];
    let before = [v(34.0), v(28.0), v(31.0), Hidden];
    let now = [v(37.0), v(29.0), v(12.5), v(0.0)];
    chart("tillrackliga", ChartKind::Grouped, "procent", &labels, &[("2022", &before), ("2023", &now)])
}

pub(super) fn sex_serier(id: &str, kind: ChartKind) -> Chart {
    let labels = ["Socialförvaltningen Centrum", "Socialförvaltningen Hisingen", "Socialförvaltningen Nordost"];
    let rows: [(&str, &[ChartCell]); 6] = [
        ("Arbete", &[v(30.0), v(12.0), v(20.0)]),
        ("Studier", &[v(10.0), v(28.0), v(20.0)]),
        ("Praktik eller arbetsträning", &[v(20.0), v(20.0), v(20.0)]),
        ("Arbetsmarknadsinsats", &[v(15.0), v(15.0), v(15.0)]),
        ("Sysselsättning saknas", &[v(20.0), v(15.0), Hidden]),
        ("Fältet tomt", &[v(5.0), v(10.0), v(5.0)]),
    ];
    chart(id, kind, "procent", &labels, &rows)
}

pub(super) fn plattform() -> Chart {
    let labels = ["Pågående missbruk", "Nykterhet/drogfrihet", "Övriga", "Uppgift om missbruk saknas"];
    let mut chart = chart(
        "plattform",
        ChartKind::Stacked,
        "personer",
        &labels,
        &[
            ("Har sysselsättning", &[v(19.0), v(58.0), v(20.0), Hidden]),
            ("Sysselsättning saknas", &[v(138.0), v(63.0), v(12.0), v(40.0)]),
            ("Ej aktuellt", &[v(49.0), v(44.0), v(25.0), v(12.0)]),
            ("Fältet tomt", &[v(172.0), v(72.0), v(54.0), v(31.0)]),
        ],
    );
    chart.categories[0].emphasis = true;
    chart
}

pub(super) fn andelar() -> Chart {
    let labels = ["2022", "2023", "2024"];
    let rows: [(&str, &[ChartCell]); 3] = [
        ("Har insats", &[v(48.0), v(52.0), v(51.0)]),
        ("Väntar på insats", &[v(38.0), v(36.0), Missing]),
        ("Behöver ingen insats", &[v(14.0), v(13.0), v(11.0)]),
    ];
    chart("andelar", ChartKind::Shares, "procent", &labels, &rows)
}

pub(super) fn linje() -> Chart {
    let labels = ["2018", "2019", "2020", "2021", "2022", "2023", "2024"];
    let rows: [(&str, &[ChartCell]); 4] = [
        ("Hisingen", &[v(312.0), v(330.0), v(341.0), v(322.0), v(300.0), v(281.0), v(274.0)]),
        ("Nordost", &[v(290.0), v(288.0), Missing, v(276.0), v(270.0), v(268.0), v(266.0)]),
        ("Centrum och övriga staden", &[v(120.0), v(131.0), v(128.0), Hidden, Hidden, v(140.0), v(152.0)]),
        ("Sydväst", &[v(150.0), v(149.0), v(151.0), v(148.0), v(150.0), v(147.0), v(148.0)]),
    ];
    chart("linje", ChartKind::Line, "personer", &labels, &rows)
}

pub(super) fn lutning() -> Chart {
    let labels = [
        "Arbetslivsinriktad rehabilitering",
        "Hälsofrämjande insats",
        "Stöd till vårdkontakt",
        "Jobbfokuserad insats (jobbsökaraktiviteter, praktik)",
        "Integration",
        "Vet ej",
    ];
    let rows: [(&str, &[ChartCell]); 2] = [
        ("2023", &[v(28.0), v(14.0), v(13.0), v(8.0), v(4.0), v(4.0)]),
        ("2024", &[v(29.0), v(13.0), v(13.0), v(9.0), Hidden, v(4.0)]),
    ];
    let mut chart = chart("lutning", ChartKind::Slope, "procent", &labels, &rows);
    chart.categories[3].emphasis = true;
    chart
}

/// A small heat map with every kind of cell.
pub(super) fn karta() -> Chart {
    let labels = ["Arbetsmarknadskonsulentverksamhet", "Daglig sysselsättning", "Fontänhus"];
    let rows: [(&str, &[ChartCell]); 4] = [
        ("Centrum", &[v(0.0), v(12.0), v(41.0)]),
        ("Hisingen", &[v(100.0), Hidden, v(7.0)]),
        ("Nordost", &[v(55.0), v(67.0), Missing]),
        ("Sydväst", &[v(80.0), NotApplicable, v(33.0)]),
    ];
    chart("karta", ChartKind::HeatMap, "personer", &labels, &rows)
}

/// As large as tables get.
pub(super) fn storkarta(seed: usize) -> Chart {
    let labels: Vec<String> = (0..40)
        .map(|row| match row % 4 {
            0 => format!("Arbetsmarknadskonsulentverksamhetssamordning {row}"),
            1 => format!("Öppenvård {row}"),
            2 => format!("Sysselsättningsfrämjande insatser för unga vuxna {row}"),
            _ => format!("Boendestöd {row}"),
        })
        .collect();
    let names = [
        "Januari",
        "Februari",
        "Mars",
        "April",
        "Maj",
        "Juni",
        "Juli",
        "Augusti",
        "September",
        "Oktober",
        "November",
        "Försörjningsstödshandläggning",
    ];
    let cell = |row: usize, column: usize| match (row * 7 + column * 13 + seed) % 61 {
        0 => Hidden,
        1 => Missing,
        rest => v((rest * rest + row) as f64),
    };
    Chart {
        id: format!("storkarta{seed}"),
        categories: labels.iter().map(Category::new).collect(),
        series: names
            .iter()
            .enumerate()
            .map(|(column, name)| Series::new(*name, (0..40).map(|row| cell(row, column)).collect()))
            .collect(),
        ..karta()
    }
}

pub(super) fn smadiagram() -> Chart {
    let labels = ["Arbetslivsinriktad rehabilitering", "Hälsofrämjande insats", "Stöd till vårdkontakt", "Vet ej"];
    let rows: [(&str, &[ChartCell]); 5] = [
        ("Centrum", &[v(29.0), v(13.0), v(13.0), v(4.0)]),
        ("Hisingen", &[v(22.0), Hidden, v(18.0), v(2.0)]),
        ("Nordost", &[v(31.0), v(12.0), Missing, v(0.0)]),
        ("Sydväst", &[v(19.0), v(9.0), v(11.0), v(6.0)]),
        ("Göteborg totalt, alla förvaltningar", &[v(25.0), v(11.0), v(14.0), NotApplicable]),
    ];
    let mut chart = chart("smadiagram", ChartKind::SmallMultiples, "procent", &labels, &rows);
    chart.categories[0].emphasis = true;
    chart
}

pub(super) fn tradkarta() -> Chart {
    let labels = [
        "Sociala insatser",
        "Boendestöd",
        "Kontaktperson",
        "Jobbfokuserade insatser",
        "Arbetsmarknadskonsulentverksamhet",
        "IPS",
        "Praktik",
        "Hälsorelaterade insatser",
        "Fysisk aktivitet",
        "Samtalsstöd",
        "Övrigt",
        "Okänt",
    ];
    let cells = [v(170.0), v(120.0), v(50.0), v(260.0), v(140.0), v(90.0), v(30.0), v(80.0), Hidden, v(60.0), v(4.0), Missing];
    let mut chart = chart("tradkarta", ChartKind::Treemap, "personer", &labels, &[("2024", &cells)]);
    for (index, parent) in [(1, 0), (2, 0), (4, 3), (5, 3), (6, 3), (8, 7), (9, 7)] {
        chart.categories[index].parent = Some(parent);
    }
    chart.categories[0].hue = Some(Hue::Sociala);
    chart.categories[3].hue = Some(Hue::Jobb);
    chart.categories[7].hue = Some(Hue::Halso);
    chart
}

pub(super) fn flode() -> Chart {
    let labels = ["Socialkontor Centrum", "Socialkontor Hisingen", "Arbetsmarknadsförvaltningen", "Okänd remittent"];
    let rows: [(&str, &[ChartCell]); 3] = [
        ("Arbete", &[v(40.0), v(62.0), v(21.0), Hidden]),
        ("Studier", &[v(22.0), v(18.0), v(34.0), v(9.0)]),
        ("Fortsatt försörjningsstöd", &[v(51.0), NotApplicable, v(12.0), v(30.0)]),
    ];
    let mut chart = chart("flode", ChartKind::Sankey, "personer", &labels, &rows);
    chart.categories[1].emphasis = true;
    chart
}

/// One of each kind and more.
pub(super) fn all() -> Vec<Chart> {
    vec![
        omraden(),
        behov(),
        luckor(),
        hushall(),
        forandring(),
        tillrackliga(),
        plattform(),
        andelar(),
        sex_serier("sex", ChartKind::Shares),
        sex_serier("sexgrupp", ChartKind::Grouped),
        linje(),
        lutning(),
        karta(),
        storkarta(0),
        smadiagram(),
        tradkarta(),
        flode(),
    ]
}
