//! Rules of pages: their addresses, the menu, and the charts of tables.

use super::rules;

rules! {
    UPPTAGEN_ADRESS = Error "upptagen-adress" "Två sidor skulle få samma adress.",
        why "Bara den ena skulle synas. Byt id på den ena posten; är adressen sajtens egen, välj ett annat id.",
        wrong "content/sidor/ordlista.md",
        right "content/sidor/om-orden.md";
    OKAND_SIDA = Error "okand-sida" "Menyn leder till en sida som inte finns.",
        why "mal är namnet på en av sajtens listor, eller sida:ID. En lista görs först när det finns något att visa på den.",
        wrong "mal = \"sida:omm\"",
        right "mal = \"sida:om\"";
    OKAND_RAD_ELLER_KOLUMN = Error "okand-rad-eller-kolumn" "Tabellen har ingen rad, kolumn eller lager med det namnet.",
        why "Skriv id, namn eller kort namn så som det står i tabellen.",
        wrong "kolumner: [2042]",
        right "kolumner: [2024]";
    DUBBELT_DIAGRAM = Error "dubbelt-diagram" "Två diagram i en tabell har samma id.",
        why "Texter och länkar pekar ut diagrammet med id. Ge varje diagram ett eget.",
        wrong "diagram: [{id: d, typ: linje}, {id: d, typ: staplar}]",
        right "diagram: [{id: linje, typ: linje}, {id: staplar, typ: staplar}]";
    DIAGRAM_ANTAL_SERIER = Error "diagram-antal-serier" "Ett diagram har fler eller färre serier än dess typ kan visa.",
        why "Staplar visar en kolumn, en lutning två. Välj färre rader eller kolumner, eller en annan typ.",
        wrong "{id: d, typ: staplar, kolumner: [2023, 2024]}",
        right "{id: d, typ: grupperade, kolumner: [2023, 2024]}";
    DIAGRAM_JAMFOR = Error "diagram-jamfor" "Ett diagram jämför med en kolumn men är inte staplar av en enda.",
        why "Bara staplar kan ha ett märke för vad de jämförs med. Ta bort jämför, eller välj liggande_staplar och en kolumn.",
        wrong "{id: d, typ: grupperade, kolumner: [2024], jämför: 2023}",
        right "{id: d, typ: liggande_staplar, kolumner: [2024], jämför: 2023}";
    DIAGRAM_ANDELAR = Error "diagram-andelar" "Ett diagram visar andelar som inte blir hundra procent.",
        why "Ytan skulle visa en helhet som inte finns. Välj alla delar, eller typen grupperade.",
        wrong "{id: d, typ: andelar, rader: [a, b]}   (40 och 30 procent)",
        right "{id: d, typ: grupperade, rader: [a, b]}";
    DIAGRAM_DELAR_I_LED = Error "diagram-delar-i-led" "En trädkarta har delar av delar.",
        why "En trädkarta visar en helhet och dess delar, inte fler led. Välj andra rader eller en annan typ.",
        wrong "{id: d, typ: trädkarta}   (c är del_av b, som är del_av a)",
        right "{id: d, typ: trädkarta, rader: [a, b]}";
    DIAGRAM_OLIKA_TIDER = Warning "diagram-olika-tider" "Ett diagram skulle visa en förändring mellan tider som inte går att jämföra.",
        why "En linje mellan ett år och ett kvartal ser ut som ett fall. Det blir staplar i stället. Välj lika långa perioder, eller skriv i jämförbart att de går att jämföra.",
        wrong "kolumner: [2023, 2024-kv1]",
        right "kolumner: [2022, 2023]";
}
