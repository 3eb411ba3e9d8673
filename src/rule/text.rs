//! Rules of running text: what a reader would see as signs, or not see at all.

use super::rules;

rules! {
    CELL_UTANFOR_HUVUDET = Error "cell-utanfor-huvudet" "En rad i en tabell har fler celler än tabellens huvud.",
        why "Det som är för mycket visas inte. Lägg till en kolumn i huvudet, eller ta bort cellen; ett | i en text skrivs \\|.",
        wrong "| Ålder | Vad |\n|---|---|\n| 18–24 | Praktik | Vuxna |",
        right "| Ålder | Vad | För |\n|---|---|---|\n| 18–24 | Praktik | Vuxna |";
    RAD_I_TABELLEN = Error "rad-i-tabellen" "Ett stycke direkt efter en tabell har blivit en rad i den.",
        why "En tabell tar slut vid en tom rad. Lämna en tom rad efter tabellen.",
        wrong "| Ålder | Vad |\n|---|---|\n| 18–24 | Praktik |\nTabellen gäller 2024.",
        right "| Ålder | Vad |\n|---|---|\n| 18–24 | Praktik |\n\nTabellen gäller 2024.";
    TABELL_UTAN_HUVUD = Error "tabell-utan-huvud" "Det som skulle bli en tabell blir text med streck.",
        why "Raden med streck under huvudet ska ha lika många celler som huvudet, och före tabellen ska en tom rad stå.",
        wrong "| Ålder | Vad |\n|---|\n| 18–24 | Praktik |",
        right "| Ålder | Vad |\n|---|---|\n| 18–24 | Praktik |";
    OAVSIKTLIG_LISTA = Error "oavsiktlig-lista" "En rad har blivit en punkt i en lista, och tecknet i början visas inte.",
        why "En rad som börjar med + och mellanslag, eller med ett årtal och punkt, läses som en lista. Skriv om raden, eller ett \\ före tecknet.",
        wrong "1986. Då öppnade mottagningen.",
        right "1986\\. Då öppnade mottagningen.";
    LISTNUMMER_ANDRAS = Error "listnummer-andras" "Ett nummer i en lista visas som ett annat.",
        why "Listans punkter numreras i följd från den första, vad som än står. Skriv numren i följd; är de namn på något, skriv dem i texten.",
        wrong "1. Ansökan\n3. Beslut",
        right "1. Ansökan\n2. Beslut";
    KRYSSRUTA = Error "kryssruta" "En kryssruta visas som tecken.",
        why "Sajten har inga kryssrutor att fylla i. Ta bort [ ] eller skriv vad som är gjort.",
        wrong "- [ ] Ansökan",
        right "- Ansökan";
    RUBRIK_UTAN_MELLANSLAG = Error "rubrik-utan-mellanslag" "En rubrik saknar ett vanligt mellanslag efter ##.",
        why "Utan mellanslag, eller med ett hårt mellanslag, blir raden vanlig text med tecknen ## i början.",
        wrong "##Kontakt",
        right "## Kontakt";
    TOM_RUBRIK = Error "tom-rubrik" "En rubrik är tom.",
        why "En skärmläsare läser upp en rubrik som inte säger något. Skriv en rubrik, eller ta bort raden.",
        wrong "##",
        right "## Kontakt";
    HOPPAD_RUBRIKNIVA = Error "hoppad-rubrikniva" "En rubrik ligger mer än en nivå djupare än den före.",
        why "Den som läser med skärmläsare eller innehållsförteckning letar efter nivån emellan. Efter ## kommer ###.",
        wrong "## Vägar in\n\n#### Remiss",
        right "## Vägar in\n\n## Remiss";
    UNDERSTRUKEN_RUBRIK = Error "understruken-rubrik" "En rad med --- eller === gör stycket ovanför till en rubrik.",
        why "Det är oftast inte meningen. Lämna en tom rad före strecket; en rubrik skrivs ## Rubrik.",
        wrong "Insatsen är frivillig.\n---",
        right "Insatsen är frivillig.\n\n---";
    TRASIGT_SKRIVEN_LANK = Error "trasigt-skriven-lank" "Något som skulle bli en länk visas som tecken.",
        why "En länk skrivs [text](adress): texten inom hakparenteser, adressen inom parenteser, inga mellanslag mellan dem eller i adressen.",
        wrong "Läs om (Krami)[insats:krami].",
        right "Läs om [Krami](insats:krami).";
    OANVAND_LANKRAD = Error "oanvand-lankrad" "En rad [namn]: adress används inte av någon länk.",
        why "Raden visas inte på sidan, så det som står på den går förlorat. Skriv [text][namn] där länken ska stå, eller \\[ om raden ska visas.",
        wrong "Insatsen är öppen.\n\n[obs]: stängt-i-juli",
        right "Insatsen är öppen.\n\nObs: stängt i juli.";
    DUBBEL_LANKRAD = Error "dubbel-lankrad" "Samma [namn]: står på två rader.",
        why "Bara den första gäller, och den andra syns inte. Ta bort den ena, eller ge den ett annat namn.",
        wrong "[Krami][k]\n\n[k]: insats:krami\n[k]: insats:vamos",
        right "[Krami][k]\n\n[k]: insats:krami";
    FRAMHAVNING_UTAN_SLUT = Error "framhavning-utan-slut" "En framhävning avslutas aldrig och visas som stjärnor.",
        why "Stjärnorna står tätt intill orden på båda sidor: **ordet**. Ska en stjärna visas skrivs den \\*.",
        wrong "Det är **viktigt att komma i tid.",
        right "Det är **viktigt** att komma i tid.";
    KOD_UTAN_SLUT = Error "kod-utan-slut" "Kod avslutas aldrig.",
        why "Allt efter ``` blir kod tills en rad med lika många ` kommer. Ett ensamt ` visas som det står; ska det visas skrivs det \\`.",
        wrong "```\nutbud build",
        right "```\nutbud build\n```";
    INDRAGET_STYCKE = Error "indraget-stycke" "En rad är så långt indragen att den blir kod.",
        why "Fyra mellanslag i början av en rad betyder kod. Ta bort mellanslagen; kod skrivs mellan rader med ```.",
        wrong "Så här gör du:\n\n    Ring mottagningen.",
        right "Så här gör du:\n\nRing mottagningen.";
    LOSA_KLAMRAR = Error "losa-klamrar" "Klamrar som inte hör till något uttryck visas som tecken.",
        why "Ett uttryck skrivs {{ funktion(…) }}. Ska klamrar visas skrivs de i kod: `}}`.",
        wrong "Katalogen har antal_insatser() }}.",
        right "Katalogen har {{ antal_insatser() }}.";
    HTML_KOD_I_TEXT = Error "html-kod-i-text" "En kod för ett tecken (&nbsp;) visas som den står.",
        why "Skriv tecknet självt: å, – eller &. Koderna följer ofta med när text kopieras från en webbsida.",
        wrong "Rusta &amp;amp; matcha",
        right "Rusta & matcha";
    MARKDOWN_I_TEXT = Error "markdown-i-text" "En text som inte är Markdown har tecken som bara betyder något där.",
        why "Namn, titlar och korta texter visas som de står: ett uttryck räknas inte ut, stjärnor framhäver inget och en länk leder ingenstans. Skriv vanlig text.",
        wrong "sammanfattning: Stöd för **alla** som söker.",
        right "sammanfattning: Stöd för alla som söker.";
    OVERSTA_RUBRIKEN = Error "oversta-rubriken" "En text har en rubrik på översta nivån.",
        why "Den är sidans egen, och en sida har bara en. Börja med ## i stället.",
        wrong "# Om insatsen",
        right "## Om insatsen";
    OKLART_RUBRIK_ID = Error "oklart-rubrik-id" "Klamrarna efter en rubrik har annat än ett id.",
        why "Där kan bara rubrikens id stå, med # framför.",
        wrong "## Kontakt {#kontakt .stor}",
        right "## Kontakt {#kontakt}";
    DUBBELT_RUBRIK_ID = Error "dubbelt-rubrik-id" "Två rubriker i en text har samma id.",
        why "Länkar till rubriken skulle leda till båda. Ge den ena ett annat id.",
        wrong "## Kontakt {#x}\n\n## Kö {#x}",
        right "## Kontakt {#kontakt}\n\n## Kö {#ko}";
    FOTNOT_SAKNAS = Error "fotnot-saknas" "En text hänvisar till en fotnot som inte finns.",
        why "Läsaren ser tecknen [^1] i stället för en not. Skriv noten sist i texten.",
        wrong "Behovet ökar.[^1]",
        right "Behovet ökar.[^1]\n\n[^1]: Enligt utredningen.";
    OANVAND_FOTNOT = Error "oanvand-fotnot" "En fotnot används aldrig, eller står två gånger.",
        why "Den syns inte på sidan. Hänvisa till den i texten, eller ta bort den.",
        wrong "Behovet ökar.\n\n[^1]: Enligt utredningen.",
        right "Behovet ökar.[^1]\n\n[^1]: Enligt utredningen.";
    FOR_MYCKET_HTML = Error "for-mycket-html" "En text har fler HTML-taggar än som rensas.",
        why "Så mycket HTML kommer ur ett annat program. Skriv texten med Markdown.",
        wrong "<p><span><b>Krami</b></span></p>… tusentals taggar",
        right "**Krami**";
}
