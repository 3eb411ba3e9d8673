//! Rules of the guard: no personal identity number anywhere in the site's files.

use super::rules;

rules! {
    PERSONNUMMER = Error "personnummer" "En fil innehåller vad som ser ut som ett personnummer, ett samordningsnummer eller ett interimsnummer.",
        why "Sajten bär bara uppgifter om grupper. Ta bort numret, också ur historiken: den som har arkivet har alla äldre versioner. \
             Ett telefon- eller ärendenummer som råkar se ut så får stå om det tillåts i site.toml.",
        wrong "text: Ring ÅÅMMDD-NNNN",
        right "text: Ring mottagningen";
    PERSONNUMMER_PA_SIDAN = Error "personnummer-pa-sidan" "Det som publiceras visar ett personnummer som inte står så i någon fil.",
        why "Numret är satt ihop av delar: två uttryck, två fält, en text och dess rubrik. Läsaren ser ett helt nummer.",
        wrong "titel: Ärende ÅÅMMDD-\n…\nNNNN visas efter titeln",
        right "titel: Ärenden";
    OGRANSKAD_DEL = Warning "ogranskad-del" "Något som ligger i en fil går inte att granska: personnummer i det märks inte.",
        why "En arbetsbok, ett dokument eller ett arkiv kan bära makron, inbäddade filer och bilder som inte är text, och mer än vad som går att packa upp. Ta bort det ur filen.",
        wrong "data/underlag.xlsx xl/vbaProject.bin",
        right "data/underlag.xlsx utan makron";
    OGRANSKAD_FIL = Warning "ogranskad-fil" "En fil går inte att granska: personnummer i den märks inte.",
        why "Låsta arbetsböcker, PDF och äldre Excel och Word går inte att läsa. Ta bort filen, eller spara den som text, CSV eller .xlsx utan lösenord.",
        wrong "data/underlag.pdf",
        right "data/underlag.csv";
    ONODIGT_TILLATET_NUMMER = Warning "onodigt-tillatet-nummer" "Ett nummer är tillåtet i site.toml men står ingenstans.",
        why "Det som inte behövs längre tas bort, så att listan visar vad som verkligen står på sajten.",
        wrong "[[personuppgifter.tillat]]\nhash = \"llbfqcnmctqqnshr\"\nskal = \"Växelns gamla nummer.\"",
        right "(posten borttagen)";
}
