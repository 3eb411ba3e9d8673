//! Rules of links in text.

use super::rules;

rules! {
    LANK_UTAN_ADRESS = Error "lank-utan-adress" "En länk har ingen adress.",
        why "Den skulle inte leda någonstans. Skriv en post, en rubrik eller en adress inom parentesen.",
        wrong "[Krami]()",
        right "[Krami](insats:krami)";
    LANK_UTAN_TEXT = Error "lank-utan-text" "En länk har ingen text, eller en bild ingen beskrivning.",
        why "Den som lyssnar på sidan hör inte vart länken leder eller vad bilden visar. Skriv det mellan hakparenteserna.",
        wrong "[](insats:krami)",
        right "[Krami](insats:krami)";
    LANKRAD_SAKNAS = Error "lankrad-saknas" "En länk med två hakparenteser har ingen rad med sin adress.",
        why "[text][namn] behöver en rad som börjar med [namn]: och adressen. Skriv den, eller adressen direkt.",
        wrong "Läs [rapporten][rapport].",
        right "Läs [rapporten](kalla:utredning-2025).";
    LANK_UTAN_RUBRIK = Error "lank-utan-rubrik" "En länk slutar med #.",
        why "Efter # står rubrikens id. Skriv det, eller ta bort tecknet.",
        wrong "[Om](sida:om#)",
        right "[Om](sida:om#kontakt)";
    LANK_UTAN_ID = Error "lank-utan-id" "En länk till en post har inget id efter kolon.",
        why "Det står vilken sorts post det är men inte vilken. Skriv id direkt efter kolon, utan mellanslag.",
        wrong "[Krami](insats:)",
        right "[Krami](insats:krami)";
    RUBRIK_FINNS_INTE = Error "rubrik-finns-inte" "En länk leder till en rubrik eller figur som sidan inte har.",
        why "Läsaren hamnar överst på sidan i stället. Rätta det som står efter #, eller ta bort det.",
        wrong "[Kontakt](sida:om#kontakta)",
        right "[Kontakt](sida:om#kontakt)";
    OKAND_FIGUR = Error "okand-figur" "En länk leder till en figur som texten inte har.",
        why "Figurens id är tabellens, eller det som står i id=.",
        wrong "Se [](figur:behv).",
        right "Se [](figur:behov).";
    FORBJUDET_LANKSLAG = Error "forbjudet-lankslag" "En länk är av ett slag som inte är tillåtet.",
        why "Skript och filer på den egna datorn fungerar inte för andra och kan göra skada. Länka till en post eller en https-adress.",
        wrong "[Öppna](file:///C:/rapport.pdf)",
        right "[Öppna](https://goteborg.se/rapport.pdf)";
    ROTAD_ADRESS = Error "rotad-adress" "En länk börjar med snedstreck eller har omvända snedstreck.",
        why "Sajten kan ligga i en mapp på servern, och då leder länken fel. Räkna adressen från sidan, eller länka till posten.",
        wrong "[Om](/om.html)",
        right "[Om](sida:om)";
    EPOST_UTAN_MAILTO = Error "epost-utan-mailto" "En länk är en e-postadress utan mailto: framför.",
        why "Webbläsaren skulle leta efter en sida med det namnet.",
        wrong "[Skriv](funktion@goteborg.se)",
        right "[Skriv](mailto:funktion@goteborg.se)";
    ADRESS_UTAN_HTTPS = Error "adress-utan-https" "En länk börjar med www men saknar https://.",
        why "Webbläsaren skulle leta efter en sida på den här sajten.",
        wrong "[Staden](www.goteborg.se)",
        right "[Staden](https://www.goteborg.se)";
    LANK_UT_UR_SAJTEN = Error "lank-ut-ur-sajten" "En länk leder upp ur sajtens mapp.",
        why "Vad som ligger där vet ingen. Länka till en post, eller skriv hela adressen med https://.",
        wrong "[Om](../../om.html)",
        right "[Om](sida:om)";
    SIDA_FINNS_INTE = Error "sida-finns-inte" "En länk leder till en fil som inte finns på sajten.",
        why "Läsaren möts av felsidan. Länka hellre till en post: dess adress räknas ut.",
        wrong "[Avtalet](../avtal/ramavtl.html)",
        right "[Avtalet](avtal:ramavtal)";
    BILD_UTIFRAN = Error "bild-utifran" "En bild är något annat än en fil på sajten.",
        why "Bilder hämtas inte från andra webbplatser, för då syns det vem som läser. Lägg bilden som en fil bredvid sidan.",
        wrong "![Karta](https://exempel.se/karta.svg)",
        right "![Karta](karta.svg)";
}
