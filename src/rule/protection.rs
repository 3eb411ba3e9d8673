//! Rules of the protection of small numbers: what is declared, what is found, what can't be protected.

use super::rules;

rules! {
    SKYDD_TROSKEL = Error "skydd-troskel" "En gräns för små tal är så låg att den inte skyddar någon.",
        why "Under gränsen göms antal av personer och hushåll. Med en gräns under 3 (2 där nollor döljs) går de gömda talen alltid att räkna ut.",
        wrong "skydd:\n  tröskel: 2",
        right "skydd:\n  tröskel: 5";
    ANTAL_INTE_HELTAL = Error "antal-inte-heltal" "Ett antal personer eller hushåll är inget helt tal.",
        why "Personer räknas i hela tal, och bara hela tal kan skyddas. Är talet en andel eller ett genomsnitt ska tabellen säga det.",
        wrong "mäter: personer och cellen 2,5",
        right "mäter: andelar och cellen 2,5";
    SKYDD_CELL = Error "skydd-cell" "En cell i visa eller dölj är inte skriven som rad och kolumn.",
        why "Cellen pekas ut med radens och kolumnens id: rad/kolumn, eller rad/kolumn/lager där tabellen har lager.",
        wrong "visa: [norr]",
        right "visa: [norr/2024]";
    SKYDD_VISA = Error "skydd-visa" "En cell i visa kan inte visas.",
        why "Ett litet antal göms alltid, om det inte redan är offentligt.",
        wrong "visa: [norr/2024], där norr är 3 personer",
        right "redan_offentlig: {källa: dokument#sida, skäl: publicerad av kommunen}";
    VISA_OCH_DOLJ = Error "visa-och-dolj" "En cell står både i visa och i dölj.",
        why "Den kan inte vara båda. Ta bort den ur det ena.",
        wrong "visa: [norr/2024]\ndölj: [norr/2024]",
        right "dölj: [norr/2024]";
    MONSTER_UTAN_TABELL = Warning "monster-utan-tabell" "Ett sparat mönster av gömda celler hör inte till någon tabell.",
        why "Filerna i data/skydd säger vad som gömdes förra gången, så att samma celler göms igen. Ta bort filen, eller ge den samma namn som tabellen.",
        wrong "data/skydd/hushal.yaml",
        right "data/skydd/hushall.yaml";
    MONSTER_UTAN_CELL = Warning "monster-utan-cell" "Ett sparat mönster nämner en cell som tabellen inte längre har.",
        why "Raden eller kolumnen är borttagen, så cellen göms inte igen. Kör utbud audit --save, så skrivs filen om.",
        wrong "dolda: [norr/2019], där kolumnen 2019 är borttagen",
        right "dolda: [norr/2020]";
    SKYDD_OKOPPLAD = Warning "skydd-okopplad" "Två tabeller räknar samma människor, och ingen säger om de delar tal.",
        why "Tal som står i båda måste skyddas tillsammans: annars visar den ena det som den andra gömmer.",
        wrong "två tabeller med samma datakälla, population och period",
        right "skydd:\n  kopplade: [hushall]";
    KOPPLADE_OLIKA = Error "kopplade-olika" "Samma cell har olika tal i två tabeller som är kopplade.",
        why "Kopplade tabeller delar tal. Skiljer de sig är det ena fel, eller så räknar de inte detsamma.",
        wrong "norr/2024 är 12 i den ena och 13 i den andra",
        right "norr/2024 är 12 i båda";
    KOPPLADE_UTAN_GEMENSAMT = Error "kopplade-utan-gemensamt" "Två tabeller är kopplade men har inget tal gemensamt.",
        why "Då skyddas de inte tillsammans, hur de än är kopplade. Samma rader och kolumner ska ha samma id eller namn.",
        wrong "kopplade: [hushall], där raderna heter Norr och Område N",
        right "kopplade: [hushall], där raderna heter Norr i båda";
    TABELL_UNDANHALLEN = Warning "tabell-undanhallen" "En tabell visas inte, för att ett litet antal i den går att räkna ut.",
        why "Det finns inga tal att gömma som skyddar det. Slå ihop rader, ta bort en summa, eller säg med inte_summa eller okopplad vad som inte hänger ihop.",
        wrong "raderna A 3 och B 4, med summan 7 i en text",
        right "raden A och B 7";
    SUMMA_FUNNEN = Info "summa-funnen" "Tal i en tabell är en summa av andra, utan att tabellen säger det.",
        why "Den som läser tabellen kan se det, och räkna ut ett gömt tal. Den skyddas som en summa; säg om det är en.",
        wrong "raden Totalt, utan att den är en summa",
        right "{id: totalt, summa: ja}";
    KANSKE_EN_SUMMA = Info "kanske-en-summa" "Tal i en tabell kan vara en summa av andra, men det kan också vara en slump.",
        why "Är det en summa kan ett gömt tal räknas ut. Skriv då summa, grupper eller kopplade; annars inte_summa eller okopplad, och varför.",
        wrong "raderna A 3, B 4 och C 7",
        right "skydd:\n  inte_summa: {c: Räknar andra personer än a och b.}";
    SKYDD_TIDIGARE_VERSION = Warning "skydd-tidigare-version" "Den som har sparat en tidigare version kan räkna ut det som nu göms.",
        why "Det som en gång har visats går inte att ta tillbaka. Göm samma celler som förra gången, eller vänta tills fler tal ändras.",
        wrong "norr 3, gömd i dag, 8 − 5 enligt förra versionen",
        right "utbud audit --save, innan tabellen ändras";
    VERSION_SAKNAS = Info "version-saknas" "Den förra versionen av sajten finns inte här, så den jämförs inte.",
        why "Den som har sparat den kan kanske räkna ut det som nu göms. Hämta historiken, så prövas det.",
        wrong "git clone --depth 1",
        right "git fetch --unshallow";
    SKYDDAT_TAL_I_TEXT = Error "skyddat-tal-i-text" "En text säger ett antal som är gömt i en tabell eller i en post.",
        why "Talet är gömt för att ingen ska kännas igen. Skriv om texten, eller hämta talet ur tabellen: då göms det också där.",
        wrong "I Norr bor 3 personer.",
        right "I Norr bor några få personer.";
}
