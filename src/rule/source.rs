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
    LANK_UT = Error "lank-ut" "En fil är en länk som leder ut ur sajtens mapp eller ingenstans.",
        why "Bara det som ligger i sajtens mapp får bli en del av sajten. Lägg filen själv här.",
        wrong "content/insatser/krami.yaml -> /hem/redaktor/krami.yaml",
        right "content/insatser/krami.yaml  (filen själv)";
    FOR_STOR_FIL = Error "for-stor-fil" "En fil med text är större än 1 MiB.",
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
