//! Rules of the theme's scripts: how they are put together, and that they run.

use super::rules;

rules! {
    SKRIPT_OKLAR_DEL = Error "skript-oklar-del" "En rad i ett skript går inte att läsa som import eller export.",
        why "Programmet sätter ihop skriptets delar till ett vanligt skript, som fungerar också från en mapp. Det läser bara de former som visas här.",
        wrong "import * as text from \"./base/text.js\";\nexport default fyll;",
        right "import { fill } from \"./base/text.js\";\nexport const fyll = fill;";
    SKRIPT_SAKNAD_DEL = Error "skript-saknad-del" "Ett skript använder en del som inte finns.",
        why "Sökvägen räknas från skriptets egen mapp och börjar med ./ eller ../. Rätta den, eller lägg dit filen.",
        wrong "import { fill } from \"./base/texter.js\";",
        right "import { fill } from \"./base/text.js\";";
    SKRIPT_SAKNAT_NAMN = Error "skript-saknat-namn" "Ett skript använder ett namn som en del inte har.",
        why "En del lämnar ut det som har export framför sig och inget annat. Rätta namnet, eller skriv export i delen.",
        wrong "import { fyll } from \"./base/text.js\";",
        right "import { fill } from \"./base/text.js\";";
    SKRIPT_I_RING = Error "skript-i-ring" "Två delar av ett skript använder varandra.",
        why "Delarna läggs i ordning, den som används först. I en ring finns ingen första. Flytta det som båda behöver till en egen del.",
        wrong "a.js: import { b } from \"./b.js\";\nb.js: import { a } from \"./a.js\";",
        right "a.js: import { c } from \"./c.js\";\nb.js: import { c } from \"./c.js\";";
    SKRIPT_UTAN_ORD = Error "skript-utan-ord" "Ett skript ber om ord som temat inte har.",
        why "Orden står i i18n/sv.toml, under [skript.NAMN]. Rätta namnet efter ord:, eller lägg till avdelningen.",
        wrong "import words from \"ord:hita\";",
        right "import words from \"ord:hitta\";";
    SKRIPT_GAR_INTE = Error "skript-gar-inte" "Reglerna för Hitta insats går inte att köra.",
        why "Programmet kör samma regler som sidan, för att lägga insatserna i ordning. Ett eget hitta-regler.js måste gå att köra utan webbläsare.",
        wrong "document.title = \"Hitta\";",
        right "utbud.hitta = { open, tell, instead, match, unanswered };";
}
