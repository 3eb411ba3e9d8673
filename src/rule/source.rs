//! Rules of files: what may lie in a site's folders.

use super::rules;

rules! {
    FIL_FOR_MAPP = Error "fil-for-mapp" "En fil ligger där en mapp ska ligga.",
        why "Mapparna content, data och themes läses. Döp om filen, eller ersätt den med en mapp.",
        wrong "content   (en fil)",
        right "content/  (en mapp)";
    MAPP_FOR_FIL = Error "mapp-for-fil" "En mapp ligger där en fil ska ligga.",
        why "En mapp som heter som en fil läses inte, och det den skulle ersätta saknas. Döp om mappen, eller ersätt den med en fil.",
        wrong "site.toml/  (en mapp)",
        right "site.toml   (en fil)";
    LANKAD_MAPP = Error "lankad-mapp" "En mapp är en länk till en annan mapp.",
        why "Det som ligger bakom en länkad mapp skulle kunna läsas två gånger eller ligga utanför sajten. Lägg filerna i mappen själv.",
        wrong "content/insatser -> ../andra/insatser",
        right "content/insatser/krami.yaml";
    LANK_UT = Error "lank-ut" "En fil är en länk som leder ut ur sin mapp, till något dolt eller ingenstans.",
        why "Bara det som ligger i sajtens mapp får bli en del av sajten, och en länk leder till en fil i samma mapp: content, data eller themes. Lägg filen själv här.",
        wrong "content/insatser/krami.yaml -> /hem/redaktor/krami.yaml",
        right "content/insatser/krami.yaml  (filen själv)";
    INGEN_VANLIG_FIL = Error "ingen-vanlig-fil" "Det som ligger här är ingen vanlig fil.",
        why "Ett rör, en enhet eller en sockel har inget innehåll att läsa, och den som läser kan få vänta för alltid. Ta bort det.",
        wrong "content/insatser/krami.yaml  (ett rör, gjort med mkfifo)",
        right "content/insatser/krami.yaml  (en fil)";
    OGILTIGT_FILNAMN = Error "ogiltigt-filnamn" "En fil eller mapp har ett namn som inte går att visa.",
        why "Ett tecken som inte syns, eller bokstäver som inte är skrivna i UTF-8, blir olika namn på olika datorer. Döp om den med vanliga tecken.",
        wrong "data/k\u{202e}ö.csv",
        right "data/ko.csv";
    LIKA_FILNAMN = Error "lika-filnamn" "Två filer i samma mapp har samma namn, skrivet på två sätt.",
        why "Å kan skrivas som ett tecken eller som a med en ring efter, och på många datorer är det samma fil. Ta bort den ena.",
        wrong "data/kö.csv och data/ko\u{308}.csv",
        right "data/ko.csv";
    FOR_STOR_SAJT = Error "for-stor-sajt" "Sajtens filer är tillsammans större än 256 MiB.",
        why "Alla filer ligger i datorns minne medan sajten byggs. Ta bort det som sajten inte använder, eller gör det mindre.",
        wrong "themes/standard/static/film.mp4, 300 MiB",
        right "themes/standard/static/bild.webp, 200 kB";
    FOR_STOR_FIL = Error "for-stor-fil" "En fil med text är större än 1 MiB, eller en annan fil större än 64 MiB.",
        why "Ingen post är så stor; ofta har något annat hamnat i filen. Dela upp innehållet på flera filer.",
        wrong "content/insatser/alla.yaml, 3 MiB",
        right "content/insatser/krami.yaml, 4 kB";
    INTE_UTF_8 = Error "inte-utf-8" "En fil är inte skriven i UTF-8.",
        why "Äldre program sparar å, ä och ö på andra sätt, och då blir de fel på sajten. Spara filen som UTF-8 i textredigeraren.",
        wrong "namn: F�rberedande",
        right "namn: Förberedande";
    TOM_FIL = Error "tom-fil" "En fil är tom.",
        why "En tom fil skulle bli en post utan uppgifter. Skriv något i filen, eller ta bort den.",
        wrong "content/insatser/krami.yaml, utan text",
        right "namn: Krami";
}
