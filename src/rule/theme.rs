//! Rules of the theme's templates.

use super::rules;

rules! {
    MALL_SKRIVFEL = Error "mall-skrivfel" "En mall går inte att läsa.",
        why "Klamrar, taggar eller namn är skrivna på ett sätt som Tera inte känner. Rätta mallen, eller ta bort den egna filen så att den inbyggda används.",
        wrong "{{ sida.titel }",
        right "{{ sida.titel }}";
    MALL_GAR_INTE = Error "mall-gar-inte" "En mall frågar efter något som inte finns.",
        why "Ett fält, ett ord eller en ikon heter något annat. Rätta namnet, eller ta bort den egna filen så att den inbyggda används.",
        wrong "{{ sida.titeln }}",
        right "{{ sida.titel }}";
    MALL_UTAN_GRUND = Error "mall-utan-grund" "Mallen som en annan bygger på finns inte.",
        why "Namnet efter extends är en fil i templates/.",
        wrong "{% extends \"templates/baas.html\" %}",
        right "{% extends \"templates/bas.html\" %}";
    MALL_UTAN_SLUT = Error "mall-utan-slut" "En mall skriver en sida som är större än 64 MiB.",
        why "Ingen sida är så stor: en slinga skriver samma sak om och om igen, och minnet tar slut. Leta efter den i mallen.",
        wrong "{% for a in range(end=100000) %}{% for b in range(end=100000) %}…{% endfor %}{% endfor %}",
        right "{% for insats in sida.insatser %}…{% endfor %}";
    MALL_I_RING = Error "mall-i-ring" "Två mallar bygger på eller hämtar in varandra.",
        why "Det finns ingen att börja med. Ta bort extends eller include i den ena.",
        wrong "bas.html: {% extends \"templates/sida.html\" %}",
        right "bas.html: <!doctype html>…";
    FEL_I_PROGRAMMET = Error "fel-i-programmet" "Programmet kunde inte göra något som det borde kunna.",
        why "Felet ligger inte i det som står på sajten. Anmäl det, med det som rapporten säger.",
        wrong "(inget i innehållet)",
        right "(en nyare version av programmet)";
}
