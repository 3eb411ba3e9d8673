//! Rules of conditions, who an insats is for (`passar`), and of the questions that they answer.

use super::rules;

rules! {
    VILLKOR_UTAN_INNEHALL = Error "villkor-utan-innehall" "Ett villkor säger inte vad det gäller.",
        why "Ett villkor har en av vad, minst_ett_av, kräver_också, bedöms, öppet_för_alla och inte_för_personer.",
        wrong "- {grad: krävs}",
        right "- {vad: kön, värde: [kvinna], grad: krävs}";
    FLERA_VILLKOR_I_ETT = Error "flera-villkor-i-ett" "Ett villkor är två på en gång.",
        why "Det syns inte om båda ska stämma eller det ena räcker. Dela upp det: alla villkor i listan ska stämma, och i minst_ett_av räcker ett.",
        wrong "- {vad: kön, värde: [kvinna], grad: krävs, bedöms: Motivation.}",
        right "- {vad: kön, värde: [kvinna], grad: krävs}\n- {bedöms: Motivation.}";
    NYCKEL_TILL_ANNAT_VILLKOR = Error "nyckel-till-annat-villkor" "En nyckel hör inte ihop med den sortens villkor.",
        why "Det som står under den betyder inget här och skulle inte synas. värde, från, till och om hör till vad; grad hör till vad och minst_ett_av.",
        wrong "- {bedöms: Motivation., grad: krävs}",
        right "- {bedöms: Motivation.}";
    GRANS_UTAN_TAL = Error "grans-utan-tal" "från eller till står vid en fråga som inte gäller ett tal.",
        why "Bara tal, som åldrar, har gränser. Andra frågor besvaras med ord, under värde.",
        wrong "- {vad: kön, från: 18, grad: krävs}",
        right "- {vad: ålder, från: 18, grad: krävs}";
    BARA_JA = Error "bara-ja" "En nyckel som bara säger något med ja har ett annat ord.",
        why "öppet_för_alla: nej säger inte för vem insatsen är. Skriv ja, eller ta bort villkoret och skriv dem som gäller.",
        wrong "- {öppet_för_alla: nej}",
        right "- {öppet_för_alla: ja}";
    FOR_VEM_SAKNAS = Error "for-vem-saknas" "inte_för_personer står utan text.",
        why "Den som läser att insatsen inte är för personer behöver få veta vem den är för.",
        wrong "- {inte_för_personer: ja}",
        right "- {inte_för_personer: ja, text: Bidragen går till föreningar.}";
    GRAD_SAKNAS = Error "grad-saknas" "Ett villkor säger inte hur starkt det är.",
        why "Det är skillnad på vad som krävs, prioriteras, är möjligt och utesluter.",
        wrong "- {vad: kön, värde: [kvinna]}",
        right "- {vad: kön, värde: [kvinna], grad: krävs}";
    MOJLIGT_UTAN_VILLKOR = Error "mojligt-utan-villkor" "grad är möjligt_med_villkor, men villkoret står inte.",
        why "Läsaren behöver veta vad som gör det möjligt. Skriv det i ord under villkor.",
        wrong "- {vad: kön, värde: [man], grad: möjligt_med_villkor}",
        right "- {vad: kön, värde: [man], grad: möjligt_med_villkor, villkor: har en kontakt}";
    VILLKOR_TILL_ANNAN_GRAD = Error "villkor-till-annan-grad" "villkor eller om står vid en annan grad än möjligt_med_villkor.",
        why "Det som krävs, prioriteras eller utesluter gör det utan förbehåll. Ta bort nyckeln, eller byt grad.",
        wrong "- {vad: kön, värde: [man], grad: krävs, villkor: har en kontakt}",
        right "- {vad: kön, värde: [man], grad: krävs}";
    MOJLIGHET_OKLAR = Error "mojlighet-oklar" "En möjlighet i minst_ett_av är varken en fråga med svar eller något som också krävs.",
        why "Varje möjlighet har vad med värde, eller kräver_också med text.",
        wrong "minst_ett_av: [{text: har stöd}]",
        right "minst_ett_av: [{kräver_också: har stöd}]";
    SVAR_SAKNAS = Error "svar-saknas" "Ett villkor säger inte vilka svar på frågan som stämmer.",
        why "vad är frågan och värde svaren. Tipset visar vilka svar frågan har.",
        wrong "- {vad: kön, grad: krävs}",
        right "- {vad: kön, värde: [kvinna], grad: krävs}";
    OKANT_SVAR = Error "okant-svar" "Ett värde är inget svar på villkorets fråga.",
        why "Sajten frågar läsaren och jämför svaret med villkoret. Tipset visar vilka svar frågan har.",
        wrong "- {vad: kön, värde: [kvinnor], grad: krävs}",
        right "- {vad: kön, värde: [kvinna], grad: krävs}";
    TAL_MED_VARDE = Error "tal-med-varde" "Ett villkor om ett tal, som ålder, har värde.",
        why "Ett tal jämförs med gränser. Skriv från, till eller båda.",
        wrong "- {vad: ålder, värde: [18-24], grad: krävs}",
        right "- {vad: ålder, från: 18, till: 24, grad: krävs}";
    TAL_UTAN_GRANS = Error "tal-utan-grans" "Ett villkor om ett tal, som ålder, har varken från eller till.",
        why "Utan gräns stämmer det med alla. Skriv från, till eller båda, eller ta bort villkoret.",
        wrong "- {vad: ålder, grad: krävs}",
        right "- {vad: ålder, från: 18, grad: krävs}";
    TAL_BAKLANGES = Error "tal-baklanges" "Ett villkor om ett tal, som ålder, slutar före det börjar.",
        why "Inget tal stämmer. Det lägre står i från och det högre i till.",
        wrong "- {vad: ålder, från: 65, till: 18, grad: krävs}",
        right "- {vad: ålder, från: 18, till: 65, grad: krävs}";
    OKAND_FRAGA = Error "okand-fraga" "Ett villkor gäller en fråga som inte finns.",
        why "Frågorna står i content/modell/fragor.yaml. Rätta nyckeln, lägg till frågan, eller skriv kräver_också.",
        wrong "- {vad: bostad, värde: [ordnat], grad: krävs}",
        right "- {vad: boende, värde: [ordnat], grad: krävs}";
    FRAGA_INTE_FOR_VILLKOR = Error "fraga-inte-for-villkor" "Ett villkor gäller en fråga som ställs för något annat.",
        why "Stadsområde, mål och lagrum har egna nycklar i posten: öppen_för, mål och lagrum.",
        wrong "- {vad: stadsområde, värde: [nord], grad: krävs}",
        right "öppen_för: {nord: finns, syd: finns_inte}";
    INGEN_FRAGA_MED_ROLLEN = Error "ingen-fraga-med-rollen" "En post svarar på en fråga som ingen ställer.",
        why "svarar_på och bedömd_tid hänvisar till den fråga som har rollen mål eller lagrum. Lägg till den, eller ta bort hänvisningen.",
        wrong "svarar_på: [arbete], utan en fråga med roll: mål",
        right "- {nyckel: mål, roll: mål, …}";
    TAL_MED_ROLL = Error "tal-med-roll" "En fråga om ett tal har en annan roll än villkor.",
        why "Stadsområde, mål och lagrum väljs bland svar. Ta bort roll, eller skriv slag: ett.",
        wrong "- {nyckel: mål, roll: mål, slag: tal, …}",
        right "- {nyckel: mål, roll: mål, slag: ett, …}";
    FRAGA_UTAN_TAL = Error "fraga-utan-tal" "En fråga om ett tal säger inte vad som räknas.",
        why "Formuläret behöver enhet och gränser. Skriv dem under tal.",
        wrong "- {nyckel: ålder, slag: tal, …}",
        right "- {nyckel: ålder, slag: tal, tal: {enhet: år, …}, …}";
    TAL_TILL_ANNAN_FRAGA = Error "tal-till-annan-fraga" "tal står vid en fråga som inte gäller ett tal.",
        why "Andra frågor besvaras med ord. Ta bort nyckeln, eller skriv slag: tal.",
        wrong "- {nyckel: boende, slag: ett, tal: {enhet: år, …}, …}",
        right "- {nyckel: boende, slag: ett, svar: […], …}";
    SVAR_SOM_INTE_VALJS = Error "svar-som-inte-valjs" "En fråga har svar, men de väljs inte bland dem.",
        why "Ett tal skrivs i ett fält, och stadsområdena har egna poster. Ta bort svar.",
        wrong "- {nyckel: ålder, slag: tal, svar: […], …}",
        right "- {nyckel: ålder, slag: tal, tal: {enhet: år, …}, …}";
    FRAGA_UTAN_SVAR = Error "fraga-utan-svar" "En fråga har inte två svar att välja mellan.",
        why "Med färre än två finns inget att fråga om.",
        wrong "- {nyckel: boende, slag: ett, grupp: Boende, …}",
        right "- {nyckel: boende, slag: ett, svar: [{nyckel: ordnat, …}, {nyckel: hemlös, …}], …}";
    LIKA_SVAR = Error "lika-svar" "Två svar på en fråga går inte att skilja åt.",
        why "Nycklarna ska skilja sig också utan prickar och ringar: så skrivs de i adresser och i utbud match.",
        wrong "svar: [{nyckel: nar, …}, {nyckel: när, …}]",
        right "svar: [{nyckel: nar, …}, {nyckel: nu, …}]";
    DUBBEL_FRAGA = Error "dubbel-fraga" "Två frågor har samma nyckel.",
        why "Villkoren pekar ut frågan med nyckeln. Nycklarna ska skilja sig också utan prickar och ringar.",
        wrong "- {nyckel: boende, …}\n- {nyckel: boende, …}",
        right "- {nyckel: boende, …}\n- {nyckel: arbete, …}";
    DUBBEL_ROLL = Error "dubbel-roll" "Två frågor har samma roll.",
        why "Stadsområde, mål och lagrum frågas var för sig på ett ställe. Låt en av frågorna ha rollen.",
        wrong "- {nyckel: mål, roll: mål, …}\n- {nyckel: syfte, roll: mål, …}",
        right "- {nyckel: mål, roll: mål, …}\n- {nyckel: syfte, …}";
}
