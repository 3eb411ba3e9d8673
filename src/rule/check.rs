//! Rules of policy: what can be read and leads somewhere, but should not stand as it does.

use super::rules;

rules! {
    KALLA_SAKNAS = Error "kalla-saknas" "En uppgift har ingen källa där den står.",
        why "Uppgifter om beslut, väg in, längd, uppföljning och kontakt kommer ofta ur ett annat avsnitt än resten. Utan källa går de inte att pröva. Lägg till källa: dokument#avsnitt.",
        wrong "beslut: {krävs: ja}",
        right "beslut: {krävs: ja, källa: utredning-2025#4.3}";
    AVTAL_LAGE = Warning "avtal-lage" "Ett avtals läge stämmer inte med dess datum.",
        why "Den som läser att ett avtal gäller ska kunna lita på det den dag sajten byggs. Ändra läge eller giltig så att de stämmer.",
        wrong "läge: gäller\ngiltig: {till: 2020-12-31}",
        right "läge: löpt_ut\ngiltig: {till: 2020-12-31}";
    INSATS_LAGE = Warning "insats-lage" "En insats läge stämmer inte med dess datum.",
        why "Det som pågår har börjat och inte slutat, det som är planerat har inte börjat, och det som är avslutat har ett slut som har passerat. Ändra läge eller giltig så att de stämmer.",
        wrong "läge: pågår\ngiltig: {till: 2020-12-31}",
        right "läge: avslutad\ngiltig: {till: 2020-12-31}";
    PAGANG_PASSERAT = Warning "pagang-passerat" "Något på gång har en tid som har passerat.",
        why "Det som väntas, föreslås eller pågår ska inte stå kvar som på gång när tiden har gått. Säger en källa hur det gick ändrar du läge. Säger ingen det skriver du det i osäker, med fältet läge; då står posten sist på sidan, bland det vars tid har passerat.",
        wrong "läge: väntas\nnär: 2020-07",
        right "läge: genomförd\nnär: 2020-07";
    ENSAM_DEL = Warning "ensam-del" "En insats har en enda del.",
        why "Delarna är vägarna in. Med en enda del gäller bara den, och det som insatsen själv säger syns kanske aldrig. Skriv delens uppgifter direkt i insatsen, eller lägg till den väg in som saknas.",
        wrong "delar:\n  - {id: oppen, namn: Öppen mötesplats}",
        right "delar:\n  - {id: oppen, namn: Öppen mötesplats}\n  - {id: traning, namn: Arbetsträning}";
    HTML_I_TEXT = Info "html-i-text" "En text innehåller HTML.",
        why "Skript, stilar och okända taggar tas bort. Det mesta går att skriva i Markdown, och ser då ut som resten av sajten.",
        wrong "Ring <b>kontaktcenter</b>.",
        right "Ring **kontaktcenter**.";
    SYNONYM_FOR_VID = Warning "synonym-for-vid" "En synonym leder till så mycket att den skymmer det som heter så.",
        why "Den som söker ett ord som något på sajten heter vill se det. Leder synonymen till ett ord som står i var fjärde text syns de i stället. Välj ett snävare ord, eller ta bort synonymen.",
        wrong "- {ord: mötesplats, avser: [arbete]}",
        right "- {ord: mötesplats, avser: [öppen verksamhet]}";
    SYNONYM_UTAN_TRAFF = Warning "synonym-utan-traff" "Ingen text på sajten har en synonyms ord.",
        why "En synonym som inget på sajten säger leder ingen någonstans, och är oftast felstavad. Kontrollera stavningen, eller ta bort den.",
        wrong "- {ord: AF, avser: [arbetsförmedlningen]}",
        right "- {ord: AF, avser: [arbetsförmedlingen]}";
    SKRIVET_TAL = Warning "skrivet-tal" "Ett tal ur en tabell är skrivet för hand i en text.",
        why "När tabellen ändras säger texten ett annat tal än tabellen. Hämta talet med uttrycket i tipset, om det är samma tal. Årtal, och tal under hundra utan cellens enhet, räknas inte.",
        wrong "1 234 personer behövde stöd.",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }} personer behövde stöd.";
}
