//! Rules of expressions in text: `{{ antal_insatser() }}`.

use super::rules;

rules! {
    UTTRYCK_UTAN_SLUT = Error "uttryck-utan-slut" "Ett uttryck börjar med {{ men slutar aldrig.",
        why "Resten av stycket skulle visas med klamrar. Sätt }} efter uttrycket, före nästa tomma rad.",
        wrong "Det finns {{ antal_insatser() insatser.",
        right "Det finns {{ antal_insatser() }} insatser.";
    UTTRYCK_PA_FEL_STALLE = Error "uttryck-pa-fel-stalle" "Ett uttryck står där inget kan räknas ut.",
        why "Uttryck får stå i löpande text, rubriker, listor och tabeller, men inte i en länks adress, i HTML eller i en fotnots namn.",
        wrong "[Om](sida:{{ namn }})",
        right "[Om](sida:om)";
    UTTRYCK_I_KOD = Error "uttryck-i-kod" "Ett ensamt ` tidigare i stycket gör ett uttryck till kod.",
        why "Uttrycket skulle visas som tecken. Ta bort det ensamma tecknet, eller skriv \\`.",
        wrong "<https://goteborg.se/`a> och {{ antal_insatser() }} insatser `",
        right "<https://goteborg.se/a> och {{ antal_insatser() }} insatser";
    TOMT_UTTRYCK = Error "tomt-uttryck" "Det står ingenting mellan klamrarna.",
        why "Skriv vad som ska visas, eller ta bort klamrarna.",
        wrong "Det finns {{ }} insatser.",
        right "Det finns {{ antal_insatser() }} insatser.";
    FOR_LANGT_UTTRYCK = Error "for-langt-uttryck" "Ett uttryck är för långt.",
        why "Så långa uttryck beror på ett }} som saknas, eller kan delas upp i flera.",
        wrong "{{ tabell(\"behov\", rader=[\"a\", \"b\", …flera hundra]) }}",
        right "{{ tabell(\"behov\") }}";
    OPPET_CITAT_I_UTTRYCK = Error "oppet-citat-i-uttryck" "Ett citattecken i ett uttryck avslutas aldrig.",
        why "Det syns inte var texten slutar. Skriv ett likadant citattecken där.",
        wrong "{{ tal(\"behov, \"alla\", \"2024\") }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }}";
    TYPOGRAFISKA_CITATTECKEN = Error "typografiska-citattecken" "Ett uttryck har typografiska citattecken.",
        why "Ordbehandlare byter raka citattecken mot krökta. I uttryck läses bara de raka, \" och '.",
        wrong "{{ tal(”behov”, ”alla”, ”2024”) }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }}";
    OTILLATET_I_UTTRYCK = Error "otillatet-i-uttryck" "Ett uttryck har något som inte är tillåtet där.",
        why "Uttryck hämtar tal och namn men räknar inte själva. Tillåtet är anrop, namn, attribut, texter, tal och listor av dem.",
        wrong "{{ antal_insatser() / 2 }}",
        right "{{ antal_insatser() }}";
    SANT_FALSKT_I_UTTRYCK = Error "sant-falskt-i-uttryck" "Ett uttryck har true, false eller none.",
        why "Val skrivs på svenska: \"ja\" eller \"nej\". Det som inte ska sägas lämnas bort.",
        wrong "{{ tal(\"behov\", \"alla\", \"2024\", enhet=false) }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\", enhet=\"nej\") }}";
    OLASLIGT_TAL = Error "olasligt-tal" "Ett tal i ett uttryck går inte att läsa.",
        why "Skriv siffror och eventuellt en decimalpunkt, eller sätt citattecken runt.",
        wrong "{{ tal(\"behov\", \"alla\", 2e3) }}",
        right "{{ tal(\"behov\", \"alla\", 2024) }}";
    OFULLSTANDIGT_UTTRYCK = Error "ofullstandigt-uttryck" "Ett uttryck slutar för tidigt.",
        why "En parentes eller ett värde saknas.",
        wrong "{{ antal_insatser( }}",
        right "{{ antal_insatser() }}";
    OLASLIGT_UTTRYCK = Error "olasligt-uttryck" "Ett uttryck går inte att läsa.",
        why "Ofta saknas ett komma eller ett citattecken, eller så står ord utanför parentesen.",
        wrong "{{ tal(\"behov\", \"alla\", \"2024\") personer }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }} personer";
    INGEN_FUNKTION_ANROPAS = Error "ingen-funktion-anropas" "Parenteserna står efter något som inte är en funktions namn.",
        why "Bara funktioner kan anropas, och deras namn har ingen punkt.",
        wrong "{{ stadsområde.namn() }}",
        right "{{ stadsområde.namn }}";
    OKAND_FUNKTION = Error "okand-funktion" "Funktionen som ett uttryck anropar finns inte.",
        why "Tipset visar dem som finns. De förklaras på sidan om hur sajten uppdateras.",
        wrong "{{ antal_insats() }}",
        right "{{ antal_insatser() }}";
    OKAND_VARIABEL = Error "okand-variabel" "Ett namn i ett uttryck är ingen variabel på sidan.",
        why "En text står inom citattecken. Variabler finns bara i rapporter för varje stadsområde, område eller organisation.",
        wrong "{{ antal_insatser(stadsområde=nord) }}",
        right "{{ antal_insatser(stadsområde=\"nord\") }}";
    OKANT_ATTRIBUT = Error "okant-attribut" "Det som står efter punkten finns inte.",
        why "En variabel har bara vissa uppgifter. Tipset visar dem.",
        wrong "{{ stadsområde.nam }}",
        right "{{ stadsområde.namn }}";
    OKANT_ARGUMENT = Error "okant-argument" "En funktion får ett argument som den inte tar.",
        why "Namnet före = är felstavat, eller hör till en annan funktion.",
        wrong "{{ antal_insatser(stadsomrade=\"nord\") }}",
        right "{{ antal_insatser(stadsområde=\"nord\") }}";
    DUBBELT_ARGUMENT = Error "dubbelt-argument" "Samma argument står två gånger.",
        why "Det syns inte vilket som gäller. Ta bort det ena; flera värden skrivs som en lista.",
        wrong "{{ antal_insatser(stadsområde=\"nord\", stadsområde=\"syd\") }}",
        right "{{ antal_insatser(stadsområde=[\"nord\", \"syd\"]) }}";
    ARGUMENT_I_FEL_ORDNING = Error "argument-i-fel-ordning" "Ett argument utan namn står efter ett med namn.",
        why "De utan namn känns igen på sin plats, så de står först.",
        wrong "{{ tal(tabell=\"behov\", \"alla\", \"2024\") }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }}";
    FOR_MANGA_ARGUMENT = Error "for-manga-argument" "En funktion får fler argument utan namn än den tar.",
        why "Tipset visar hur den skrivs.",
        wrong "{{ antal_insatser(\"nord\") }}",
        right "{{ antal_insatser(stadsområde=\"nord\") }}";
    ARGUMENT_SAKNAS = Error "argument-saknas" "En funktion saknar ett argument som den behöver.",
        why "Tipset visar hur den skrivs.",
        wrong "{{ tal(\"behov\", \"alla\") }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }}";
    LISTA_I_ARGUMENT = Error "lista-i-argument" "En lista står där ett enda värde ska stå.",
        why "Argumentet kan bara ha ett värde.",
        wrong "{{ tal([\"behov\"], \"alla\", \"2024\") }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }}";
    OKANT_VARDE = Error "okant-varde" "Ett argument har ett värde som inte kan stå där.",
        why "Tipset visar vad som kan stå.",
        wrong "{{ insatser(som=\"tabel\") }}",
        right "{{ insatser(som=\"tabell\") }}";
    VARDE_UTAN_INSATSER = Error "varde-utan-insatser" "Posten finns, men ingen insats hör till den på det sätt som uttrycket frågar efter.",
        why "Urvalet skulle alltid vara tomt. Välj en annan post, eller ta bort uttrycket.",
        wrong "{{ antal_insatser(utförare=\"staden\") }}",
        right "{{ antal_insatser(utförare=\"arbvux\") }}";
    LISTA_SOM_TEXT = Error "lista-som-text" "En lista står ensam i ett uttryck.",
        why "Listor kan bara vara argument till en funktion.",
        wrong "{{ [\"nord\", \"syd\"] }}",
        right "{{ antal_insatser(stadsområde=[\"nord\", \"syd\"]) }}";
    FIGUR_MITT_I_TEXT = Error "figur-mitt-i-text" "En figur, en tabell eller en lista står mitt i en text.",
        why "De tar hela bredden. Sätt uttrycket på en egen rad, med en tom rad före och efter.",
        wrong "Se {{ diagram(\"behov\") }} nedan.",
        right "Se nedan.\n\n{{ diagram(\"behov\") }}";
    DUBBEL_FIGUR = Error "dubbel-figur" "Två figurer på sidan har samma id.",
        why "Länkar till figuren skulle leda till båda. Ge den ena ett eget id.",
        wrong "{{ diagram(\"behov\") }}\n\n{{ tabell(\"behov\") }}",
        right "{{ diagram(\"behov\") }}\n\n{{ tabell(\"behov\", id=\"behov-tabell\") }}";
    INGET_DIAGRAM = Error "inget-diagram" "Tabellen har inget sådant diagram.",
        why "Diagrammen står under diagram i tabellens fil, vart och ett med ett id.",
        wrong "{{ diagram(\"behov\", \"linjer\") }}",
        right "{{ diagram(\"behov\", \"linje\") }}";
    LAGER_OSAGT = Error "lager-osagt" "Ett uttryck säger inte vilket lager av tabellen som menas.",
        why "En tabell med lager har flera tal i varje cell. Lägg till lager=.",
        wrong "{{ tal(\"kon\", \"alla\", \"2024\") }}",
        right "{{ tal(\"kon\", \"alla\", \"2024\", lager=\"kvinnor\") }}";
    CELL_UTAN_TAL = Error "cell-utan-tal" "Cellen som ett uttryck hämtar har inget tal.",
        why "Uppgiften saknas eller är inte tillämplig, och texten skulle sluta mitt i. Skriv om meningen, eller välj en annan cell.",
        wrong "{{ tal(\"behov\", \"alla\", \"2022\") }}   (cellen är null)",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }}";
    ANDEL_AV_OKANT = Error "andel-av-okant" "Det framgår inte vad en andel är en andel av.",
        why "Tabellen har varken bas eller summarad. Lägg till av= i uttrycket, eller summa: ja på raden.",
        wrong "{{ andel(\"avslut\", \"arbete\", \"antal\") }}",
        right "{{ andel(\"avslut\", \"arbete\", \"antal\", av=\"alla\") }}";
    ANDEL_AV_ANNAT = Error "andel-av-annat" "En andel är av något som räknar en annan sak.",
        why "En andel av kvinnor går inte att ta av ett antal hushåll. Välj en rad som räknar samma sak.",
        wrong "{{ andel(\"behov\", \"kvinnor\", \"2024\", av=\"hushall\") }}",
        right "{{ andel(\"behov\", \"kvinnor\", \"2024\", av=\"personer\") }}";
    ANDEL_AV_NOLL = Error "andel-av-noll" "En andel är av noll.",
        why "Det går inte att räkna ut. Välj en annan rad eller kolumn.",
        wrong "{{ andel(\"behov\", \"kvinnor\", \"2020\") }}   (alla är 0)",
        right "{{ andel(\"behov\", \"kvinnor\", \"2024\") }}";
    EJ_JAMFORBART = Error "ej-jamforbart" "Ett uttryck jämför kolumner som inte går att jämföra.",
        why "Kolumnerna räknar olika saker, har olika summa eller är olika långa perioder. jämförbart i tabellen säger vilka som går att jämföra.",
        wrong "{{ förändring(\"behov\", \"alla\", \"2023\", \"kv1\") }}",
        right "{{ förändring(\"behov\", \"alla\", \"2023\", \"2024\") }}";
    SKYDDAD_UPPGIFT = Warning "skyddad-uppgift" "Ett uttryck hämtar ett tal som är skyddat.",
        why "Sidan säger då ”skyddad uppgift” mitt i meningen. Skriv om den, eller använd ett tal som visas.",
        wrong "{{ tal(\"behov\", \"fa\", \"2024\") }}",
        right "{{ tal(\"behov\", \"alla\", \"2024\") }}";
    UNDANHALLEN_TABELL = Error "undanhallen-tabell" "En text visar eller länkar till en tabell som inte visas.",
        why "Tabellens tal är för små för att kunna skyddas, så den har ingen sida. Ta bort den ur texten så länge.",
        wrong "{{ tabell(\"fa\") }}",
        right "(borttaget)";
}
