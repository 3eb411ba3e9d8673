//! Rules of references: what leads from one record to another.

use super::rules;

rules! {
    INGEN_HANVISNING = Error "ingen-hanvisning" "En hänvisning till en post av vilken sort som helst är skriven så att den inte går att läsa.",
        why "Först står slaget, sedan kolon och postens id. Slaget behövs, för två sorters poster kan ha samma id.",
        wrong "berör: [krami]",
        right "berör: [insats:krami]";
    OKANT_SLAG = Error "okant-slag" "En hänvisning eller en länk börjar med ett slag som inte finns.",
        why "Slaget före kolon säger vilken sorts post det är, i ental och utan prickar: insats, avtal, sida, lagrum.",
        wrong "insatser:krami",
        right "insats:krami";
    OKAND_POST = Error "okand-post" "Den post som något hänvisar till finns inte.",
        why "Oftast är id felstavat. Finns posten inte än, skapa den eller ta bort hänvisningen.",
        wrong "utförare: [arbuvx]",
        right "utförare: [arbvux]";
    OKANT_AVSNITT = Error "okant-avsnitt" "En källa anger ett avsnitt som dokumentet inte har.",
        why "Avsnitten står i dokumentets post i content/kallor/. Rätta avsnittet, eller lägg till det där.",
        wrong "källa: utredning-2025#4.33",
        right "källa: utredning-2025#4.3";
    STADSOMRADE_SAKNAS = Error "stadsomrade-saknas" "öppen_för säger inget om ett av stadsområdena.",
        why "Den som bor där ska få ett svar. Skriv finns, finns_inte eller okänt för vart och ett.",
        wrong "öppen_för: {nord: finns}",
        right "öppen_för: {nord: finns, syd: okänt}";
}
