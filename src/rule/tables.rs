//! Rules of tables: their files, their cells, their rows and columns.

use super::rules;

rules! {
    FIL_SAKNAS = Error "fil-saknas" "Filen som en tabell anger finns inte.",
        why "Tabellens rader ligger i filen. Den ska ligga i samma mapp som tabellens post.",
        wrong "fil: hushal.csv",
        right "fil: hushall.csv";
    FEL_SORTS_FIL = Error "fel-sorts-fil" "En tabells fil är inte vad dess namn säger, eller av en sort som inte läses.",
        why "CSV, Excel (.xlsx) och OpenDocument (.ods) läses. I andra format syns det inte vad en cell visar. Spara filen på nytt ur kalkylprogrammet.",
        wrong "fil: hushall.xls",
        right "fil: hushall.xlsx";
    TRASIG_ARBETSBOK = Error "trasig-arbetsbok" "En arbetsbok går inte att läsa.",
        why "Filen är trasig, låst eller skriven på ett sätt som kalkylprogram inte använder. Öppna den i Excel eller LibreOffice och spara den på nytt.",
        wrong "hushall.xlsx, halvt nedladdad",
        right "hushall.xlsx, sparad ur Excel";
    FOR_STOR_TABELL = Error "for-stor-tabell" "En tabell eller dess fil är större än en sida kan visa.",
        why "En sida visar högst 100 000 celler; fler hinner ingen läsa. Dela upp tabellen, eller summera den.",
        wrong "60 000 rader och 2 kolumner",
        right "600 rader och 2 kolumner";
    FIL_UTAN_RADER = Error "fil-utan-rader" "En tabells fil har inga rader.",
        why "Den första raden har kolumnernas id. Under den står tabellens rader, en på varje rad.",
        wrong "id;namn;2024",
        right "id;namn;2024\na;Alla;12";
    CSV_INTE_UTF_8 = Error "csv-inte-utf-8" "En CSV-fil är inte skriven i UTF-8.",
        why "Excel sparar ”CSV” i Windows-1252 och ”Unicode-text” i UTF-16, och då blir å, ä och ö fel. Spara filen som CSV UTF-8.",
        wrong "a;F�rskola;12",
        right "a;Förskola;12";
    KONFLIKTMARKERING_I_CSV = Error "konfliktmarkering-i-csv" "En rad är en konfliktmarkering från git.",
        why "Två versioner av filen har slagits ihop och båda står kvar. Välj den som ska gälla, och ta bort markeringarna.",
        wrong "<<<<<<< HEAD\na;Alla;12\n=======\na;Alla;13\n>>>>>>> gren",
        right "a;Alla;13";
    OKAND_AVGRANSARE = Error "okand-avgransare" "Cellerna i en CSV-fil skiljs åt av något annat än semikolon, komma eller tabb.",
        why "Programmet kan inte veta var en cell slutar.",
        wrong "id|namn|2024",
        right "id;namn;2024";
    OPPET_CITATTECKEN = Error "oppet-citattecken" "Ett citattecken i en CSV-fil avslutas aldrig.",
        why "Allt efter det skulle bli en enda cell. Skriv ett citattecken där texten slutar, eller ta bort det första.",
        wrong "a;\"Barn;10",
        right "a;\"Barn\";10";
    ENSAMT_CITATTECKEN = Error "ensamt-citattecken" "Ett citattecken står inne i en cell i en CSV-fil.",
        why "Det syns inte var texten slutar. En text med citattecken står inom citattecken, och de inre skrivs dubbelt.",
        wrong "a;12\" skärm;10",
        right "a;\"12\"\" skärm\";10";
    RAD_FOR_KORT = Error "rad-for-kort" "En rad i en CSV-fil har färre celler än rubrikraden.",
        why "Det syns inte vilka celler som saknas. Skriv ett skiljetecken för varje cell, också för tomma.",
        wrong "id;namn;2023;2024\na;Alla;12",
        right "id;namn;2023;2024\na;Alla;12;";
    RAD_FOR_LANG = Error "rad-for-lang" "En rad i en CSV-fil har fler celler än rubrikraden.",
        why "Ofta innehåller en text skiljetecknet. Sätt citattecken runt texten, eller ge kolumnen en rubrik.",
        wrong "id,namn,2024\na,Barn, unga,12",
        right "id,namn,2024\na,\"Barn, unga\",12";
    CELL_UTAN_RUBRIK = Error "cell-utan-rubrik" "En cell står i en kolumn utan rubrik, eller utanför tabellen.",
        why "Det som inte hör till någon kolumn skulle försvinna utan ett ord. Ta bort det, eller ge kolumnen en rubrik.",
        wrong "id;;2024\na;något;12",
        right "id;namn;2024\na;något;12";
    TOM_RAD = Warning "tom-rad" "En tom rad står mitt i en tabells fil.",
        why "Den läses inte. Saknas en rad, skriv in den; annars ta bort den tomma.",
        wrong "a;Alla;12\n;;\nb;Barn;3",
        right "a;Alla;12\nb;Barn;3";
    RAD_UTAN_ID = Error "rad-utan-id" "En rad i en tabells fil har inget id.",
        why "Radens id står i adresser och i texters uttryck. Skriv det i kolumnen id.",
        wrong "id;namn;2024\n;Alla;12",
        right "id;namn;2024\nalla;Alla;12";
    ID_MED_TVA_NAMN = Error "id-med-tva-namn" "En rad har olika namn i olika lager.",
        why "Raderna med samma id är samma rad. Ge den samma namn i alla lager, eller ett eget id.",
        wrong "a;Alla;kvinnor;12\na;Samtliga;man;11",
        right "a;Alla;kvinnor;12\na;Alla;man;11";
    RUBRIK_SAKNAS = Error "rubrik-saknas" "En kolumn saknas i rubrikraden.",
        why "Filens första rad har id, namn (som får utelämnas), lager där tabellen har lager, och id för var och en av tabellens kolumner.",
        wrong "namn;2024",
        right "id;namn;2024";
    OKAND_RUBRIK = Error "okand-rubrik" "Rubrikraden har en kolumn som tabellen inte har.",
        why "Kolumnen skulle inte synas. Rätta dess id, lägg till den i tabellens kolumner, eller ta bort den ur filen.",
        wrong "kolumner: [{id: 2024}] och id;namn;2042",
        right "kolumner: [{id: 2024}] och id;namn;2024";
    DUBBEL_RUBRIK = Error "dubbel-rubrik" "Samma kolumn står två gånger i rubrikraden, eller rubrikraden två gånger.",
        why "Det syns inte vilken av dem som gäller. Ta bort den ena.",
        wrong "id;2024;2024",
        right "id;2023;2024";
    INGET_TAL = Error "inget-tal" "En cell för tal har något annat än ett tal.",
        why "En tom cell är uppgift saknas, en punkt är ej tillämpligt, och 0 är noll. Tusental får skiljas med mellanslag; decimaler skrivs med komma, i filer med komma mellan cellerna med punkt.",
        wrong "a;Alla;..",
        right "a;Alla;";
    TVETYDIGT_TAL = Error "tvetydigt-tal" "Ett tal kan läsas på två sätt.",
        why "1.234 är tolvhundratrettiofyra i en del program och drygt ett i andra. Skriv tusental utan tecken, och decimaler på ett sätt i hela filen.",
        wrong "a;Alla;1.234;1,5",
        right "a;Alla;1234;1,5";
    FOR_MANGA_SIFFROR = Error "for-manga-siffror" "Ett tal har fler siffror än som kan visas rätt.",
        why "Datorer och kalkylprogram håller femton siffror; de som följer blir fel. Avrunda talet. Är det ett nummer och inget antal hör det inte hemma i tabellen.",
        wrong "a;Alla;9007199254740993",
        right "a;Alla;9007199254741000";
    PROCENT_I_ANTAL = Error "procent-i-antal" "En cell visar procent i en kolumn som inte mäter andelar.",
        why "40 % är ingen 40 personer. Skriv mäter: andelar för kolumnen, eller antalet i cellen.",
        wrong "mäter: personer och cellen 40 %",
        right "mäter: andelar och cellen 40 %";
    ANDEL_UTAN_PROCENT = Error "andel-utan-procent" "En cell visar ett tal utan procent, bredvid celler som visar procent.",
        why "0,45 utan procentformat är 0,45 procent, inte 45. Ge alla celler i kolumnen samma format.",
        wrong "40 % och 0,45",
        right "40 % och 45 %";
    DATUM_I_CELL = Error "datum-i-cell" "En cell är ett datum eller en tid där ett tal eller ett namn hör hemma.",
        why "Excel gör datum av det som liknar ett: 10-14 blir den 14 oktober. Ge cellen formatet Text eller Tal och skriv in det på nytt.",
        wrong "2024-10-14 (datum)",
        right "10-14 (text)";
    SANT_FALSKT_I_CELL = Error "sant-falskt-i-cell" "En cell är SANT eller FALSKT där ett tal eller ett namn hör hemma.",
        why "Det är varken ett tal eller ett namn. Skriv det som ska synas.",
        wrong "SANT",
        right "1";
    FELVARDE = Error "felvarde" "En cell visar ett fel från kalkylprogrammet.",
        why "Formeln gick inte att räkna ut. Rätta den, eller töm cellen om uppgift saknas.",
        wrong "#DIVISION/0!",
        right "0,5";
    FORMEL_UTAN_VARDE = Error "formel-utan-varde" "En cell har en formel vars värde inte är uträknat.",
        why "Program som skriver arbetsböcker räknar inte ut formler. Öppna filen i Excel eller LibreOffice och spara den, så finns värdet.",
        wrong "=B2*2, utan värde",
        right "=B2*2, med värdet 24";
    VISAS_ANNORLUNDA = Error "visas-annorlunda" "En cell visar något annat än talet i den.",
        why "Det som visas är det som författaren har sett. Skriv talet som det ska synas, eller ge cellen ett format som visar det.",
        wrong "1234567 med formatet # ##0, som visar 1 235",
        right "1235 med formatet # ##0";
    AVRUNDAD_I_ARBETSBOKEN = Info "avrundad-i-arbetsboken" "En cell visar färre decimaler än den har.",
        why "Sajten visar det som cellen visar. Ska fler decimaler synas, ge cellen ett format som visar dem.",
        wrong "12,3456 med formatet 0,0",
        right "12,3456 med formatet 0,0000";
    SAMMANSLAGNA_CELLER = Error "sammanslagna-celler" "Celler i tabellen är sammanslagna.",
        why "Det syns inte i vilken av dem talet eller namnet hör hemma. Dela cellerna, och skriv in det som gäller i var och en.",
        wrong "D2:D3 sammanslagna",
        right "D2 och D3 var för sig";
    DOLDA_CELLER = Warning "dolda-celler" "En arbetsbok har dolda rader eller kolumner, som inte läses.",
        why "Den som dolde dem kan ha menat båda delarna. Ta bort dem, visa dem, eller skriv dolda: ja (läs dem) eller dolda: nej (hoppa över dem) i tabellen.",
        wrong "fil: hushall.xlsx",
        right "fil: hushall.xlsx\ndolda: nej";
    DOLDA_BLAD = Warning "dolda-blad" "En arbetsbok har dolda blad, som inte läses.",
        why "Skriv vilket blad som ska läsas, eller dolda: ja.",
        wrong "fil: hushall.xlsx",
        right "fil: hushall.xlsx\nblad: Hushåll";
    DOLT_BLAD = Error "dolt-blad" "Bladet som ska läsas är dolt.",
        why "Det som är dolt läses bara om tabellen säger det. Visa bladet i kalkylprogrammet, eller skriv dolda: ja.",
        wrong "blad: Underlag",
        right "blad: Underlag\ndolda: ja";
    FLERA_BLAD = Error "flera-blad" "En arbetsbok har flera blad, och tabellen säger inte vilket.",
        why "Skriv bladets namn under blad.",
        wrong "fil: hushall.xlsx",
        right "fil: hushall.xlsx\nblad: 2024";
    OKANT_BLAD = Error "okant-blad" "Arbetsboken har inget blad med det namnet.",
        why "Bladets namn står på fliken längst ned i kalkylprogrammet.",
        wrong "blad: Bald1",
        right "blad: Blad1";
    FLER_FEL_I_FILEN = Error "fler-fel-i-filen" "En tabells fil har fler fel än som visas.",
        why "De första femtio visas, och ofta har de andra samma orsak. Rätta dem och kontrollera igen.",
        wrong "a;Alla;..  (på tusen rader)",
        right "a;Alla;";
    OKAND_RAD_I_FILEN = Error "okand-rad-i-filen" "Posten säger något om en rad som tabellens fil inte har.",
        why "Raderna i posten ger namn, enhet och annat åt filens rader. id är detsamma som i filen.",
        wrong "rader: [{id: b, summa: ja}]   (filen har a)",
        right "rader: [{id: a, summa: ja}]";
    RADER_OCH_FIL = Error "rader-och-fil" "En tabell har både rader och en fil.",
        why "Det syns inte vilka rader som gäller. Ta bort det ena.",
        wrong "fil: hushall.csv\nrader: [{id: a, värden: [1]}]",
        right "fil: hushall.csv";
    TABELL_UTAN_RADER = Error "tabell-utan-rader" "En tabell har inga rader.",
        why "Raderna står i posten (rader), i en fil (fil), eller görs av andra poster (ur).",
        wrong "kolumner: [{id: 2024}]",
        right "kolumner: [{id: 2024}]\nrader: [{id: a, värden: [1]}]";
    TABELL_UTAN_KOLUMNER = Error "tabell-utan-kolumner" "En tabell har inga kolumner.",
        why "Varje tal hör till en rad och en kolumn.",
        wrong "kolumner: []",
        right "kolumner: [{id: 2024}]";
    RAD_UTAN_VARDEN = Error "rad-utan-varden" "En rad har inga värden.",
        why "Varje rad har ett värde för varje kolumn: ett tal, null eller \".\".",
        wrong "rader: [{id: a}]",
        right "rader: [{id: a, värden: [null]}]";
    FEL_ANTAL_VARDEN = Error "fel-antal-varden" "En rad har fler eller färre värden än tabellen har kolumner.",
        why "Det syns inte i vilka kolumner värdena hör hemma. Skriv ett för varje kolumn.",
        wrong "kolumner: [{id: 2023}, {id: 2024}]\nrader: [{id: a, värden: [1]}]",
        right "kolumner: [{id: 2023}, {id: 2024}]\nrader: [{id: a, värden: [null, 1]}]";
    LAGER_SAKNAS = Error "lager-saknas" "En rad saknar värden för ett lager.",
        why "Har tabellen lager har varje rad värden i vart och ett av dem.",
        wrong "lager: [{id: kvinnor}, {id: man}]\nrader: [{id: a, värden: {kvinnor: [1]}}]",
        right "lager: [{id: kvinnor}, {id: man}]\nrader: [{id: a, värden: {kvinnor: [1], man: [2]}}]";
    LAGER_UTAN_LAGER = Error "lager-utan-lager" "En rad har lager, men tabellen har inga.",
        why "Utan lager i tabellen skrivs värdena som en enda lista. Skriv dem så, eller lägg till lager.",
        wrong "värden: {man: [2]}",
        right "värden: [2]";
    OKANT_LAGER = Error "okant-lager" "En rad har ett lager som tabellen inte har.",
        why "Lagren och deras id står under lager i tabellen.",
        wrong "lager: [{id: man}] och värden: {män: [2]}",
        right "lager: [{id: man}] och värden: {man: [2]}";
    OKLAR_BAS = Error "oklar-bas" "En bas är varken en kolumn eller en rad, eller båda.",
        why "Andelar är andelar av talen i en kolumn eller i en rad.",
        wrong "bas: {}",
        right "bas: {kolumn: alla}";
    OKANT_FALT = Error "okant-falt" "En kolumn ska göras av ett fält som insatser inte har.",
        why "Tabeller görs av deltagare.antal, kö.antal, kö.månader.från och kö.månader.till.",
        wrong "fält: deltagare.antl",
        right "fält: deltagare.antal";
    OKAND_TABELL = Error "okand-tabell" "En tabell som nämns finns inte.",
        why "Tabeller ligger i data/, och filens namn är deras id. ur kan också vara insatser, men inte en tabell som själv görs av en annan.",
        wrong "ur: hushal",
        right "ur: hushall";
    NEGATIVT_TAL = Error "negativt-tal" "Ett tal i en tabell är mindre än noll.",
        why "Ett antal, en andel och en tid är minst noll.",
        wrong "a;Alla;-5",
        right "a;Alla;5";
    DUBBEL_RAD = Error "dubbel-rad" "Två rader i en tabell har samma id eller namn.",
        why "Det syns inte vilken av dem som menas. Ge var och en ett eget id och namn.",
        wrong "a;Alla;12\na;Alla;13",
        right "a;Alla;12\nb;Kvinnor;13";
    DUBBEL_KOLUMN = Error "dubbel-kolumn" "Två kolumner i en tabell har samma id eller namn.",
        why "Det syns inte vilken av dem som menas. Ge var och en ett eget id och namn.",
        wrong "kolumner: [{id: ar, namn: År}, {id: ar, namn: Antal}]",
        right "kolumner: [{id: ar, namn: År}, {id: antal, namn: Antal}]";
    DUBBELT_LAGER = Error "dubbelt-lager" "Två lager i en tabell har samma id eller namn.",
        why "Det syns inte vilket av dem som menas. Ge vart och ett ett eget id och namn.",
        wrong "lager: [{id: k, namn: Kvinnor}, {id: k, namn: Män}]",
        right "lager: [{id: k, namn: Kvinnor}, {id: m, namn: Män}]";
    BAS_SAKNAS = Warning "bas-saknas" "Det står inte vad andelar eller medelvärden är av.",
        why "En andel av ett dolt tal avslöjar det, och läsaren behöver veta vad hundra procent är. Skriv bas; säger källan det inte, bas: {okänd: varför}.",
        wrong "mäter: andelar",
        right "mäter: andelar\nbas: {kolumn: antal}";
    ENHET_MOTSAGER = Warning "enhet-motsager" "Enheten räknar människor, men mäter säger något annat.",
        why "Talen skyddas som antal personer. Skriv mäter så att det stämmer.",
        wrong "mäter: antal\nenhet: deltagare",
        right "mäter: personer\nenhet: deltagare";
    SUMMAN_STAMMER_INTE = Warning "summan-stammer-inte" "En summa är inte summan av sina delar.",
        why "Rätta talet. Har källan själv felet, skriv en not med summan_stämmer_inte: ja, så ser läsaren det.",
        wrong "a: 3, b: 4, alla: 8",
        right "a: 3, b: 4, alla: 7";
}
