//! Rules of what records mean together.

use super::rules;

rules! {
    FRAGA_OKLAR = Error "fraga-oklar" "En fråga i Hitta insats säger emot sig själv eller en annan fråga.",
        why "Frågan har sina svar eller sitt tal, varje nyckel står en gång, och stadsområde, mål och lagrum frågas var för sig på ett ställe.",
        wrong "- {nyckel: boende, slag: ett, grupp: Boende, kort: Boende, fråga: Hur bor personen?}",
        right "- nyckel: boende\n  slag: ett\n  grupp: Boende\n  kort: Boende\n  fråga: Hur bor personen?\n  svar:\n    - {nyckel: ordnat, text: Ordnat boende}\n    - {nyckel: hemlös, text: Hemlöshet}";
}
