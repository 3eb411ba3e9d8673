//! Rules of records: which files there are, which keys they have, and what stands in them.

use super::rules;

rules! {
    SITE_SAKNAS = Error "site-saknas" "Filen site.toml saknas.",
        why "Där står sajtens titel, organisation, rubrik och ingress. Utan den går ingen sida att göra.",
        wrong "content/  data/",
        right "content/  data/  site.toml";
    OKAND_FIL = Warning "okand-fil" "En fil ligger där ingen sorts post ligger, eller heter något som inte läses.",
        why "Det som står i filen syns inte på sajten. Flytta den dit den hör, eller rätta namnet: poster slutar på .yaml, sidor på .md.",
        wrong "content/insats/krami.yaml",
        right "content/insatser/krami.yaml";
    POSTER_UTAN_ID = Error "poster-utan-id" "En fil med flera poster har dem inte under sina id.",
        why "Andra poster hänvisar till dem med id. Skriv varje posts id, kolon och uppgifterna, utan bindestreck.",
        wrong "- {namn: Unga}",
        right "unga: {namn: Unga}";
    INGEN_LISTA_I_FILEN = Error "ingen-lista-i-filen" "En fil som ska vara en lista är det inte.",
        why "Posterna i filen har inga id. Börja var och en med ett bindestreck.",
        wrong "lika: [jobb, arbete]",
        right "- lika: [jobb, arbete]";
    OKAND_NYCKEL = Error "okand-nyckel" "En post har en nyckel som den sortens post inte har.",
        why "Det som står under den skulle aldrig synas. Oftast är nyckeln felstavad. Alla nycklar står i docs/modell.md.",
        wrong "samanfattning: Stöd till arbete.",
        right "sammanfattning: Stöd till arbete.";
    NYCKEL_SAKNAS = Error "nyckel-saknas" "En nyckel som måste finnas saknas.",
        why "Sidan behöver uppgiften. Är den okänd finns ofta ett ord för det: okänt.",
        wrong "namn: Krami",
        right "namn: Krami\nläge: okänt";
    TOM_NYCKEL = Error "tom-nyckel" "En nyckel är tom.",
        why "Det syns inte om uppgiften är glömd eller saknas. Fyll i ett värde, eller ta bort nyckeln: då visar sajten ”uppgift saknas”.",
        wrong "namn:",
        right "namn: Krami";
    TOM_PUNKT = Error "tom-punkt" "En punkt i en lista är tom.",
        why "Något är glömt efter bindestrecket. Fyll i det, eller ta bort raden.",
        wrong "källor:\n  -\n  - utredning-2025#4.3",
        right "källor:\n  - utredning-2025#4.3";
    TOM_POST = Error "tom-post" "En post har inga uppgifter.",
        why "En post utan uppgifter skulle bli en sida utan text. Skriv uppgifterna, eller ta bort filen.",
        wrong "# skrivs senare",
        right "namn: Krami";
    OKANT_ORD = Error "okant-ord" "Ett ord är inget av dem som kan stå där.",
        why "Sajten väljer, räknar och sorterar efter orden, så de är bestämda. Tipset visar dem.",
        wrong "läge: igång",
        right "läge: pågår";
    INGET_ORD = Error "inget-ord" "Något annat än ett ord står där ett av några bestämda ord ska stå.",
        why "Här väljer man ett ord ur en lista. Tipset visar dem.",
        wrong "läge: [pågår]",
        right "läge: pågår";
    INGEN_TEXT = Error "ingen-text" "En lista eller en grupp står där en text ska stå.",
        why "Ofta har texten ett kolon eller en hakparentes, som betyder något i YAML. Sätt citattecken runt den.",
        wrong "namn: [Krami]",
        right "namn: Krami";
    INGEN_LISTA = Error "ingen-lista" "En text eller en grupp står där en lista ska stå.",
        why "Här kan flera stå, så också en ensam står i en lista.",
        wrong "delområden: arbetstraning",
        right "delområden: [arbetstraning]";
    INGEN_GRUPP = Error "ingen-grupp" "En text, ett tal eller en lista står där en grupp av uppgifter ska stå.",
        why "Här står flera uppgifter, var och en med sin nyckel.",
        wrong "kontakt: växeln",
        right "kontakt: {funktion: växeln, telefon: 031-365 00 00}";
    INGET_HELTAL = Error "inget-heltal" "Något annat än ett heltal står där ett heltal ska stå.",
        why "Talet räknas och jämförs. Skriv bara siffror, utan decimaler, enhet och ”cirka”.",
        wrong "antal: cirka 30",
        right "antal: 30";
    FOR_LITET_TAL = Error "for-litet-tal" "Ett tal är mindre än det kan vara.",
        why "Antal, åldrar och tider har en minsta gräns, som tipset visar.",
        wrong "antal: -3",
        right "antal: 3";
    FOR_STORT_TAL = Error "for-stort-tal" "Ett tal är större än det kan vara.",
        why "Så stora tal beror nästan alltid på att siffror har skrivits ihop. Tipset visar den största gränsen.",
        wrong "antal: 99999999999",
        right "antal: 99";
    FEL_ANTAL_I_LISTA = Error "fel-antal-i-lista" "En lista har fler eller färre punkter än den ska ha.",
        why "Ett avsnitt i ett dokument är till exempel dess nummer och dess rubrik, inget mer. Tipset visar hur många det ska vara.",
        wrong "avsnitt: [[\"1\", Bakgrund, Mer]]",
        right "avsnitt: [[\"1\", Bakgrund]]";
    FEL_SORTS_UPPGIFT = Error "fel-sorts-uppgift" "Ingen av de former som en uppgift kan ha stämmer med det som står.",
        why "Här kan uppgiften skrivas på flera sätt. Tipset visar vilka.",
        wrong "öppen_för: [nord]",
        right "öppen_för: {nord: finns, syd: okänt}";
    FALT_UTAN_NYCKEL = Error "falt-utan-nyckel" "fält i osäker eller källkonflikt är ingen nyckel i posten.",
        why "Tvivlet visas vid uppgiften som det gäller, så fält måste vara en nyckel som den sortens post har.",
        wrong "osäker: [{fält: langd, skäl: Källan är gammal.}]",
        right "osäker: [{fält: längd, skäl: Källan är gammal.}]";
    TOM_LISTA = Error "tom-lista" "En lista som måste nämna något är tom.",
        why "Utan delområde, utförare eller källa går insatsen inte att hitta eller pröva. Skriv minst en.",
        wrong "källor: []",
        right "källor: [utredning-2025#4.3]";
    MANADER_BAKLANGES = Error "manader-baklanges" "Ett antal månader går från ett större tal till ett mindre.",
        why "Det lägre antalet står i från och det högre i till.",
        wrong "månader: {från: 12, till: 6}",
        right "månader: {från: 6, till: 12}";
    TOM_UPPGIFT = Error "tom-uppgift" "Det står inte vilken insats en annan kan eller inte kan kombineras med, eller vad som kan komma i stället.",
        why "Utan insats och utan text säger raden ingenting. Lägg till insats: eller text:.",
        wrong "kan_kombineras_med: [{från: 2025}]",
        right "kan_kombineras_med: [{insats: krami, från: 2025}]";
    DUBBEL_DEL = Error "dubbel-del" "Två delar av en insats har samma id.",
        why "Länkar till delen skulle leda till båda. Ge varje del ett eget id.",
        wrong "delar: [{id: kurs, namn: Dagkurs}, {id: kurs, namn: Kvällskurs}]",
        right "delar: [{id: dagkurs, namn: Dagkurs}, {id: kvallskurs, namn: Kvällskurs}]";
    DUBBELT_AVSNITT = Error "dubbelt-avsnitt" "Två avsnitt i ett dokument har samma nummer, eller samma rubrik utan nummer.",
        why "Den som anger avsnittet som källa kan inte säga vilket. Ge dem olika nummer eller rubriker.",
        wrong "avsnitt: [[\"1\", Behov], [\"1\", Mål]]",
        right "avsnitt: [[\"1\", Behov], [\"2\", Mål]]";
    DUBBELT_DELOMRADE = Error "dubbelt-delomrade" "Två delområden har samma id.",
        why "Ett delområde hör till ett enda område, så dess id är eget också mellan områden.",
        wrong "arbete: {delområden: {stod: {…}}}\nboende: {delområden: {stod: {…}}}",
        right "arbete: {delområden: {stod: {…}}}\nboende: {delområden: {boendestod: {…}}}";
    DUBBELT_STEG = Error "dubbelt-steg" "Två steg i en process har samma id.",
        why "Det syns inte vilket av dem leder_till menar. Ge varje steg ett eget id.",
        wrong "steg: [{id: a, …}, {id: a, …}]",
        right "steg: [{id: a, …}, {id: b, …}]";
    OKANT_STEG = Error "okant-steg" "Ett steg i en process leder till ett som inte finns.",
        why "leder_till är id för ett annat steg i samma process.",
        wrong "leder_till: [slutt]",
        right "leder_till: [slut]";
    CIRKEL = Error "cirkel" "En organisation är en del av sig själv, kanske genom andra.",
        why "Kedjan av del_av går uppåt och tar slut. Rätta del_av på en av dem.",
        wrong "a: {del_av: b}\nb: {del_av: a}",
        right "a: {del_av: b}\nb: {namn: Staden}";
    HANVISAR_TILL_SIG = Error "hanvisar-till-sig" "Ett lagrum motsvaras av sig självt.",
        why "motsvaras_av är bestämmelsen i den nya lagen.",
        wrong "sol2001-4-1: {motsvaras_av: {lagrum: sol2001-4-1}}",
        right "sol2001-4-1: {motsvaras_av: {lagrum: sol-12-1}}";
    SYNONYM_OKLAR = Error "synonym-oklar" "En synonym är varken ord som är lika eller ett ord och vad det avser.",
        why "Ord som betyder samma sak står i lika. Ett ord som leder till andra, men inte tvärtom, står i ord, och de andra i avser.",
        wrong "- {lika: [jobb]}",
        right "- lika: [jobb, arbete]\n- {ord: AF, avser: [arbetsförmedlingen]}";
}
