//! Rules of single values: how dates, addresses, ids and the like are written.

use super::rules;

rules! {
    TOM_TEXT = Error "tom-text" "En text är tom.",
        why "Nyckeln finns men säger inget. Skriv en text, eller ta bort nyckeln om den får utelämnas: då visar sajten ”uppgift saknas”.",
        wrong "namn: \"\"",
        right "namn: Krami";
    STYRTECKEN_I_TEXT = Error "styrtecken-i-text" "En text innehåller ett osynligt styrtecken.",
        why "Sådana tecken följer ofta med när text klistras in. De syns inte men stör sökningen och sidorna.",
        wrong "namn: \"Krami\\u0007\"",
        right "namn: Krami";
    OGILTIGT_ID = Error "ogiltigt-id" "Ett id har tecken som inte får stå i ett id.",
        why "Ett id blir en del av sidans adress, så det består av små bokstäver a–z, siffror och bindestreck. Filens namn är postens id.",
        wrong "utförare: [Arbvux]",
        right "utförare: [arbvux]";
    OGILTIGT_ORD = Error "ogiltigt-ord" "Nyckeln till en fråga eller ett svar har tecken som inte får stå där.",
        why "Villkoren hänvisar till frågan med nyckeln, och i svar till utbud match står den utan prickar. Den består av små bokstäver, siffror och understreck.",
        wrong "nyckel: Skadligt bruk",
        right "nyckel: skadligt_bruk";
    INGEN_TIDPUNKT = Error "ingen-tidpunkt" "En tidpunkt är varken datum, månad eller år.",
        why "Tidpunkter skrivs så noga som källan anger dem: dag, månad eller år.",
        wrong "uppgift_från: jan 2025",
        right "uppgift_från: 2025-01";
    INGET_HELT_DATUM = Error "inget-helt-datum" "En månad eller ett år står där ett helt datum ska stå.",
        why "Här behövs dagen också.",
        wrong "granskad: 2025-04",
        right "granskad: 2025-04-02";
    MANAD_FINNS_INTE = Error "manad-finns-inte" "En månad är inte 01 till 12.",
        why "Ofta har dag och månad bytt plats. Datum skrivs år, månad, dag.",
        wrong "datum: 2025-13-04",
        right "datum: 2025-04-13";
    DAG_FINNS_INTE = Error "dag-finns-inte" "En dag finns inte i månaden.",
        why "Ett datum som inte finns är oftast ett skrivfel.",
        wrong "datum: 2025-02-29",
        right "datum: 2025-02-28";
    INGEN_PERIOD = Error "ingen-period" "En period är skriven på ett sätt som inte går att läsa.",
        why "En period är en tidpunkt, eller två med tankstreck emellan.",
        wrong "period: våren 2024",
        right "period: 2024-01–2024-06";
    PERIOD_BAKLANGES = Error "period-baklanges" "En period slutar innan den börjar.",
        why "Den tidigare tidpunkten står först.",
        wrong "period: 2024–2022",
        right "period: 2022–2024";
    INGEN_EPOST = Error "ingen-epost" "En text är ingen e-postadress.",
        why "Adressen blir en länk på sidan. En kontakt är en funktion, aldrig en enskild person.",
        wrong "epost: funktion at goteborg.se",
        right "epost: funktion@forvaltning.goteborg.se";
    INGET_TELEFONNUMMER = Error "inget-telefonnummer" "En text är inget telefonnummer.",
        why "Numret blir en länk som går att ringa. Andra ord om när man kan ringa skrivs i text.",
        wrong "telefon: växeln",
        right "telefon: 031-365 00 00";
    INGEN_WEBBADRESS = Error "ingen-webbadress" "En text är ingen webbadress.",
        why "Adressen blir en länk ut från sajten, så den behöver börja med https:// eller http://.",
        wrong "adress: goteborg.se",
        right "adress: https://goteborg.se/";
    INGEN_KALLHANVISNING = Error "ingen-kallhanvisning" "En källa är skriven på ett sätt som inte går att läsa.",
        why "En källa är dokumentets id, och efter # avsnittet.",
        wrong "källa: Utredningen s. 12",
        right "källa: utredning-2025#4.3";
    AVSNITT_SAKNAS = Error "avsnitt-saknas" "En källa har # men inget avsnitt.",
        why "Efter # står det avsnitt som uppgiften kommer ur.",
        wrong "källa: \"utredning-2025#\"",
        right "källa: utredning-2025#4.3";
    SVAG_NYCKEL = Error "svag-nyckel" "Nyckeln för tillåtna nummer är för lätt att gissa.",
        why "Med nyckeln går det att pröva vilket nummer en hash gömmer. Skriv minst sexton olika tecken på måfå; de behöver inte kommas ihåg.",
        wrong "nyckel = \"aaaaaaaaaaaaaaaa\"",
        right "nyckel = \"wzkqvhrtmbxjpncgfdlsyuea\"";
    INGEN_HASH = Error "ingen-hash" "En text är ingen hash av ett nummer.",
        why "Hashen står i tipset till felet om numret. Kopiera dess sexton bokstäver.",
        wrong "hash = \"031-365 00 00\"",
        right "hash = \"llbfqcnmctqqnshr\"";
}
