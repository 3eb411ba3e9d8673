//! The kinds of record: the only list of them.
//!
//! Out: [`for_kinds`], which hands the list to a macro of the caller's. `reference` makes of it what references can lead to,
//! `kinds` the records and how they are read, the catalogue its tables. A new kind is its type and an entry here; what follows from
//! it is made of the entry, and what it lacks does not compile. This file imports nothing, so that all may use it.
//!
//! An entry: what it is; the field that keeps its records, and the record's type; the name of its schema; where its files lie. Then,
//! where references lead to it: its name in them (`insats:krami`) and in a sentence ("insatsen ”krami” finns inte"). Where its record
//! holds records of another kind: their field, their type, their two names. Where it has texts: their keys and fields.

macro_rules! for_kinds {
    ($with:ident) => {
        $with! {
            // What the catalogue keeps.
            catalogue {
                /// All insatser.
                insatser: insats::Insats, "insats", Folder("content/insatser", "yaml"),
                    reached Insats "insats" "insatsen", texts ["beskrivning" beskrivning];
                /// All avtal.
                avtal: avtal::Avtal, "avtal", Folder("content/avtal", "yaml"),
                    reached Avtal "avtal" "avtalet", texts ["beskrivning" beskrivning];
                /// The documents that facts are taken from.
                kallor: dokument::Kalla, "kalla", Folder("content/kallor", "yaml"), reached Kalla "kalla" "källan";
                /// The sources of statistics.
                datakallor: dokument::Datakalla, "datakalla", Folder("content/datakallor", "yaml"),
                    reached Datakalla "datakalla" "datakällan";
                /// The glossary.
                begrepp: dokument::Begrepp, "begrepp", Folder("content/ordlista", "yaml"), reached Begrepp "begrepp" "begreppet";
                /// The processes.
                processer: dokument::Process, "process", Folder("content/processer", "yaml"),
                    reached Process "process" "processen";
                /// What is coming.
                pagang: dokument::Pagang, "pagang", Folder("content/pagang", "yaml"), reached Pagang "pagang" "posten i på gång";
                /// The pages of text.
                sidor: dokument::Sida, "sida", Folder("content/sidor", "md"), reached Sida "sida" "sidan", texts ["text" text];
                /// The reports.
                rapporter: rapport::Rapport, "rapport", Folder("content/rapporter", "md"),
                    reached Rapport "rapport" "rapporten",
                    texts [
                        "titel" titel, "ingress" ingress, "sammanfattning" sammanfattning,
                        "kan_inte_svara_på" kan_inte_svara_pa, "text" text
                    ];
                /// The steering model's områden.
                omraden: modell::Omrade, "omraden", Vocabulary("content/modell/omraden.yaml"),
                    reached Omrade "omrade" "området",
                    inside delomraden modell::Delomrade Delomrade "delomrade" "delområdet",
                    texts ["beskrivning" beskrivning];
                /// The organisations.
                organisationer: modell::Organisation, "organisationer", Vocabulary("content/modell/organisationer.yaml"),
                    reached Organisation "organisation" "organisationen";
                /// The stadsområden.
                stadsomraden: modell::Stadsomrade, "stadsomraden", Vocabulary("content/modell/stadsomraden.yaml"),
                    reached Stadsomrade "stadsomrade" "stadsområdet";
                /// The lagrum.
                lagrum: modell::Lagrum, "lagrum", Vocabulary("content/modell/lagrum.yaml"), reached Lagrum "lagrum" "lagrummet";
                /// The methods.
                metoder: modell::Metod, "metoder", Vocabulary("content/modell/metoder.yaml"), reached Metod "metod" "metoden";
                /// The målgrupper.
                malgrupper: modell::Malgrupp, "malgrupper", Vocabulary("content/modell/malgrupper.yaml"),
                    reached Malgrupp "malgrupp" "målgruppen";
                /// The aims.
                mal: modell::Mal, "mal", Vocabulary("content/modell/mal.yaml"), reached Mal "mal" "målet";
                /// What the guided finder asks.
                fragor: fraga::Fraga, "fragor", List("content/modell/fragor.yaml");
                /// The forums.
                forum: modell::Forum, "forum", Vocabulary("content/modell/forum.yaml"), reached Forum "forum" "forumet";
                /// The governing documents.
                styrdokument: modell::Styrdokument, "styrdokument", Vocabulary("content/modell/styrdokument.yaml"),
                    reached Styrdokument "styrdokument" "styrdokumentet";
                /// Words that mean the same.
                synonymer: modell::Synonym, "synonymer", List("content/modell/synonymer.yaml");
                /// The SKALL model.
                skall: modell::Skall, "skall", Single("content/modell/skall.yaml");
                /// The steering model.
                styrmodell: modell::Styrmodell, "styrmodell", Single("content/modell/styrmodell.yaml");
            }
            // What goes other ways: the settings that a site can't be without, the tables and the patterns that protect them.
            apart {
                /// The site's own settings.
                site: site::Site, "site", Single("site.toml");
                /// The tables.
                tabeller: tabell::Tabell, "tabell", Folder("data", "yaml"), reached Tabell "tabell" "tabellen";
                /// Which cells of the tables are hidden.
                skyddsmonster: tabell::Skyddsmonster, "skyddsmonster", Folder("data/skydd", "yaml");
            }
        }
    };
}

pub(crate) use for_kinds;
