//! Rules of syntax: what a file in YAML, TOML or Markdown with front matter may look like.

use super::rules;

rules! {
    DUBBEL_NYCKEL = Error "dubbel-nyckel" "Samma nyckel står två gånger i samma grupp.",
        why "Bara den ena skulle gälla, och ingen skulle se vilken. Ta bort den ena, eller slå ihop dem.",
        wrong "namn: Krami\nnamn: Krami Göteborg",
        right "namn: Krami";
    FEL_INDRAG = Error "fel-indrag" "En rad har ett indrag som inte stämmer med raderna runt om.",
        why "Indraget säger vad som hör ihop. Rader på samma nivå har lika många mellanslag i början.",
        wrong "kontakt:\n  funktion: Mottagningen\n telefon: 031-123 45 67",
        right "kontakt:\n  funktion: Mottagningen\n  telefon: 031-123 45 67";
    TABB_I_INDRAG = Error "tabb-i-indrag" "En rad börjar med en tabb.",
        why "I YAML görs indrag med mellanslag, två för varje nivå. En tabb ser lika bred ut men betyder inget indrag.",
        wrong "kontakt:\n\tfunktion: Mottagningen",
        right "kontakt:\n  funktion: Mottagningen";
    KOLON_SAKNAS = Error "kolon-saknas" "En rad har varken kolon eller rätt indrag.",
        why "En uppgift skrivs som nyckel, kolon, mellanslag och värde. Utan mellanslag efter kolon blir raden en enda text.",
        wrong "namn: Krami\nklassning:redaktionell",
        right "namn: Krami\nklassning: redaktionell";
    KOLON_I_TEXT = Error "kolon-i-text" "En text innehåller ett kolon följt av mellanslag men har inga citattecken.",
        why "Kolon och mellanslag betyder att det före är en nyckel. Sätt citattecken runt hela texten.",
        wrong "sammanfattning: Tre steg: samtal, praktik och arbete.",
        right "sammanfattning: \"Tre steg: samtal, praktik och arbete.\"";
    OAVSLUTAT_CITAT = Error "oavslutat-citat" "Ett citattecken avslutas aldrig.",
        why "Allt efter citattecknet läses som en enda text. Skriv ett citattecken där texten slutar.",
        wrong "namn: \"Krami",
        right "namn: \"Krami\"";
    TEXT_EFTER_CITAT = Error "text-efter-citat" "Det står mer text efter ett avslutat citattecken.",
        why "Citattecknen omger hela texten. Ska ord i texten stå inom citattecken skriver du ”…” eller sätter '…' runt hela texten.",
        wrong "sammanfattning: \"Krami\" är en insats.",
        right "sammanfattning: '\"Krami\" är en insats.'";
    OAVSLUTAD_PARENTES = Error "oavslutad-parentes" "En parentes [ eller { är inte avslutad, eller en text i den behöver citattecken.",
        why "Listor inom [ ] och grupper inom { } slutar med samma slags parentes. Texter i dem som innehåller komma, kolon eller parentes sätts inom citattecken.",
        wrong "alias: [Krami, Krami Göteborg",
        right "alias: [Krami, Krami Göteborg]";
    INLEDANDE_TECKEN = Error "inledande-tecken" "En text börjar med ett tecken som betyder något eget i YAML.",
        why "Texter som börjar med [ { * & ! | > @ % eller ` läses som annat än text. Sätt citattecken runt dem.",
        wrong "namn: @Krami",
        right "namn: \"@Krami\"";
    UTTRYCK_UTAN_CITATTECKEN = Error "uttryck-utan-citattecken" "En text börjar med {{ men har inga citattecken.",
        why "En klammerparentes öppnar en grupp i YAML. Sätt enkla citattecken runt hela texten, så blir {{ … }} ett uttryck i den.",
        wrong "ingress: {{ antal_insatser() }} finns i katalogen.",
        right "ingress: '{{ antal_insatser() }} finns i katalogen.'";
    OMVANT_SNEDSTRECK = Error "omvant-snedstreck" "Ett omvänt snedstreck \\ står inom dubbla citattecken.",
        why "Inom \"…\" är \\ början på ett specialtecken. Skriv \\\\, eller använd enkla citattecken.",
        wrong "text: \"C:\\Gemensam\"",
        right "text: 'C:\\Gemensam'";
    LISTA_PA_NYCKELNS_RAD = Error "lista-pa-nyckelns-rad" "En lista med bindestreck börjar på samma rad som nyckeln.",
        why "Bindestrecken står på egna rader under nyckeln. På en rad skrivs listan inom [ ].",
        wrong "alias: - Krami",
        right "alias:\n  - Krami";
    TVA_DOKUMENT = Error "tva-dokument" "Filen har en rad med bara --- mitt i, som börjar ett nytt dokument.",
        why "En fil är en post. Dela upp innehållet på två filer, eller ta bort raden.",
        wrong "namn: Krami\n---\nnamn: Vamos",
        right "namn: Krami";
    ANKARE = Error "ankare" "Ett ankare (&namn) är inte tillåtet.",
        why "En uppgift ska kunna läsas där den står. Skriv värdet där det behövs; en text som börjar med & sätts inom citattecken.",
        wrong "namn: &k Krami",
        right "namn: Krami";
    ALIAS_I_YAML = Error "alias-i-yaml" "Ett alias (*namn) är inte tillåtet.",
        why "En uppgift ska kunna läsas där den står. Skriv värdet en gång till; en text som börjar med * sätts inom citattecken.",
        wrong "namn: *k",
        right "namn: \"*k\"";
    TAGG = Error "tagg" "En tagg (!namn) är inte tillåten.",
        why "Vad en uppgift är följer av dess nyckel. Ta bort taggen; en text som börjar med ! sätts inom citattecken.",
        wrong "namn: !text Krami",
        right "namn: Krami";
    SAMMANSLAGNING = Error "sammanslagning" "Sammanslagning (<<) är inte tillåten.",
        why "En uppgift ska kunna läsas där den står. Skriv nycklarna där de behövs.",
        wrong "kontakt:\n  <<: *vaxel",
        right "kontakt:\n  funktion: Växeln";
    NYCKEL_INTE_TEXT = Error "nyckel-inte-text" "Det som står före kolon är en lista eller en grupp.",
        why "En nyckel är ett ord.",
        wrong "[a, b]: Krami",
        right "namn: Krami";
    FOR_DJUPT = Error "for-djupt" "Grupper eller listor ligger djupare än 64 nivåer.",
        why "Inget i modellen är så djupt. Ofta är det ett indrag som har blivit fel, eller en parentes som saknas.",
        wrong "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        right "a: [1]";
    DECIMALKOMMA_I_LISTA = Error "decimalkomma-i-lista" "Två tal i en lista har ett komma och inget mellanslag mellan sig.",
        why "I en lista skiljer komma värden åt, så 34,5 är två tal. Skriv decimaler med punkt, och ett mellanslag efter kommat mellan två tal.",
        wrong "värden: [34,5, 28]",
        right "värden: [34.5, 28]";
    OLASLIG_YAML = Error "olaslig-yaml" "Filen går inte att läsa som YAML från det här stället.",
        why "Läsaren fann något som inte kan stå där. Jämför med raderna runt om; ofta saknas ett citattecken, ett kolon eller ett mellanslag.",
        wrong "beskrivning: |text\n  Krami ger stöd.",
        right "beskrivning: |\n  Krami ger stöd.";
    OLASLIG_TOML = Error "olaslig-toml" "Filen går inte att läsa som TOML från det här stället.",
        why "I TOML skrivs nyckel = \"värde\" på en rad, och [grupp] på en egen rad.",
        wrong "titel Samlat tjänsteutbud",
        right "titel = \"Samlat tjänsteutbud\"";
    TOML_UTAN_CITATTECKEN = Error "toml-utan-citattecken" "En text i en TOML-fil saknar citattecken.",
        why "I TOML står alla texter inom citattecken. Det gäller site.toml och temats ord.",
        wrong "titel = Samlat tjänsteutbud",
        right "titel = \"Samlat tjänsteutbud\"";
    INLEDNING_SAKNAS = Error "inledning-saknas" "En sida eller rapport saknar inledning (front matter).",
        why "Inledningen bär titel och ingress. Den står mellan två rader med bara ---, först i filen.",
        wrong "## Rubrik\n\nText.",
        right "---\ntitel: Om tjänsteutbudet\n---\n## Rubrik\n\nText.";
    INLEDNING_OAVSLUTAD = Error "inledning-oavslutad" "Inledningen avslutas aldrig.",
        why "Utan en andra rad med bara --- läses hela texten som inledning.",
        wrong "---\ntitel: Om tjänsteutbudet\n## Rubrik",
        right "---\ntitel: Om tjänsteutbudet\n---\n## Rubrik";
    INLEDNING_UTAN_NYCKLAR = Error "inledning-utan-nycklar" "Inledningen är inga nycklar med värden.",
        why "Inledningen skrivs som nyckel, kolon och värde, en på varje rad.",
        wrong "---\n- Om tjänsteutbudet\n---",
        right "---\ntitel: Om tjänsteutbudet\n---";
    TEXT_I_INLEDNINGEN = Error "text-i-inledningen" "Inledningen har nyckeln text.",
        why "Sidans text står efter inledningen, under den andra raden med ---.",
        wrong "---\ntitel: Om\ntext: Sajten är till för …\n---",
        right "---\ntitel: Om\n---\nSajten är till för …";
    KONFLIKTMARKERING = Error "konfliktmarkering" "Filen har kvar markeringar från en konflikt i git.",
        why "Två har ändrat samma rader, och båda versionerna står kvar. Välj den som gäller, och ta bort raderna med <<<<<<<, ======= och >>>>>>>.",
        wrong "<<<<<<< HEAD\nnamn: Krami\n=======\nnamn: Krami Göteborg\n>>>>>>> gren",
        right "namn: Krami";
    OSYNLIGT_TECKEN = Error "osynligt-tecken" "Filen har ett tecken som inte syns.",
        why "Osynliga tecken följer med när text klistras in. De bryter ord i sökningen, vänder textens riktning eller stoppar läsningen. Ta bort tecknet.",
        wrong "namn: Kra\u{200b}mi",
        right "namn: Krami";
    FEL_SORTS_MELLANSLAG = Error "fel-sorts-mellanslag" "Ett hårt mellanslag står där bara ett vanligt betyder något.",
        why "Hårda mellanslag ser ut som vanliga, men räknas inte som indrag och inte som mellanslaget efter ett kolon. Skriv om det.",
        wrong "läge:\u{a0}pågår",
        right "läge: pågår";
    TABB_I_TEXT = Error "tabb-i-text" "En rad innehåller en tabb.",
        why "En tabb syns som ett mellanslag eller inte alls. Skriv mellanslag, och en lista eller tabell där något ska stå i kolumner.",
        wrong "namn: Krami\tGöteborg",
        right "namn: Krami Göteborg";
    TEXT_EFTER_NUMMERTECKEN = Error "text-efter-nummertecken" "Ett mellanslag före # gör resten av texten till en kommentar.",
        why "Det som står efter # visas inte. Sätt citattecken runt hela texten; en kommentar skrivs på en egen rad.",
        wrong "text: Det är frivilligt, se punkt #3 i avtalet.",
        right "text: \"Det är frivilligt, se punkt #3 i avtalet.\"";
}
