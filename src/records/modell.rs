//! `content/modell/*.yaml`: vokabulärerna, en fil för varje.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::ja_nej::JaNej;
use super::kontakt::Kontakt;
use super::reference::{Ref, to};
use super::text::Markdown;
use super::tvivel::{Kallkonflikt, Osaker};
use super::villkor::Svar;
use crate::value::{Slug, SourceRef, Text};

/// Ett område i styrmodellen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Omrade {
    /// Namnet, till exempel Sociala området.
    pub namn: Text,
    /// Kort namn, till exempel Sociala.
    pub kort: Text,
    /// Färg och ikon.
    pub ikon: Ikon,
    /// Vad området är, i Markdown.
    pub beskrivning: Markdown,
    /// Vem som styr, om inte delområdet säger annat.
    pub styr: Vec<Ansvar>,
    /// Delområdena, efter id.
    #[serde(rename = "delområden")]
    pub delomraden: BTreeMap<String, Delomrade>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Ett områdes färg och ikon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ikon {
    /// Bärnsten, två människor.
    Sociala,
    /// Mossa, hjärta med puls.
    Halso,
    /// Petrol, trappa.
    Kompetens,
    /// Hallon, portfölj.
    Jobb,
}

/// Ett delområde.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delomrade {
    /// Namnet.
    pub namn: Text,
    /// Vem som styr, där det skiljer sig från området.
    pub styr: Option<Vec<Ansvar>>,
    /// Vem som utför.
    #[serde(rename = "utför")]
    pub utfor: Vec<Ansvar>,
    /// Vad delområdet innehåller.
    #[serde(default, rename = "förtydligande")]
    pub fortydligande: Vec<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
}

/// En organisation som styr eller utför.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ansvar {
    /// Organisationens id.
    pub organisation: Ref<to::Organisation>,
    /// Hur ansvaret är begränsat eller delat.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: Option<SourceRef>,
}

/// En organisation, eller en del av en.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Namnet.
    pub namn: Text,
    /// Kort namn.
    pub kort: Option<Text>,
    /// Andra namn.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// Vilken sorts organisation.
    pub sort: OrganisationsSort,
    /// Huvudmannens id.
    pub huvudman: Option<Ref<to::Organisation>>,
    /// Den organisation som denna är en del av.
    pub del_av: Option<Ref<to::Organisation>>,
    /// De organisationer som tillsammans är denna.
    #[serde(default, rename = "består_av")]
    pub bestar_av: Vec<Ref<to::Organisation>>,
    /// Stadsområdet, om organisationen hör till ett.
    #[serde(rename = "stadsområde")]
    pub stadsomrade: Option<Ref<to::Stadsomrade>>,
    /// Om styrmodellen för arbetsrehabilitering gäller organisationen.
    pub omfattas_av_styrmodellen: Option<JaNej>,
    /// Vad organisationen gör.
    pub text: Option<Text>,
    /// Vem man kan fråga.
    pub kontakt: Option<Kontakt>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Vilken sorts organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OrganisationsSort {
    /// Kommun.
    Kommun,
    /// Nämnd.
    #[serde(rename = "nämnd")]
    Namnd,
    /// Förvaltning.
    #[serde(rename = "förvaltning")]
    Forvaltning,
    /// Avdelning.
    Avdelning,
    /// Enhet.
    Enhet,
    /// Verksamhet.
    Verksamhet,
    /// Samordningsförbund.
    #[serde(rename = "samordningsförbund")]
    Samordningsforbund,
    /// Myndighet.
    Myndighet,
    /// Region.
    Region,
    /// Bolag.
    Bolag,
    /// Idéburen organisation.
    #[serde(rename = "idéburen")]
    Ideburen,
    /// Nätverk.
    #[serde(rename = "nätverk")]
    Natverk,
    /// Flera organisationer som nämns tillsammans.
    Grupp,
}

/// Ett stadsområde.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stadsomrade {
    /// Namnet.
    pub namn: Text,
    /// Socialförvaltningen i stadsområdet.
    #[serde(rename = "förvaltning")]
    pub forvaltning: Ref<to::Organisation>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
}

/// En bestämmelse i en lag.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lagrum {
    /// Namnet, utskrivet: 4 kap. 1 § socialtjänstlagen (2001:453).
    pub namn: Text,
    /// Kort: 4 kap. 1 § SoL (2001).
    pub kort: Text,
    /// Vilken lag.
    pub lag: Lag,
    /// Andra skrivsätt som sökningen ska hitta.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// Vad bestämmelsen säger.
    pub text: Option<Text>,
    /// Bestämmelsen i den nya lagen, bara där ett dokument säger det.
    pub motsvaras_av: Option<Motsvarighet>,
    /// Hur lång tid till egen försörjning en källa förknippar med beslut enligt bestämmelsen. Ett tips i Hitta insats, aldrig ett villkor.
    #[serde(rename = "bedömd_tid")]
    pub bedomd_tid: Option<BedomdTid>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Tiden till egen försörjning som en källa förknippar med beslut enligt en bestämmelse.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BedomdTid {
    /// Tiden: ett svar på frågan vars roll är lagrum.
    #[schemars(extend("x-utbud-svar" = "lagrum"))]
    pub tid: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Vilken lag en bestämmelse står i.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lag {
    /// Den nya socialtjänstlagen.
    Ny,
    /// Socialtjänstlagen (2001:453).
    Gammal,
    /// En annan lag.
    Annan,
}

/// Bestämmelsen som motsvarar denna i den nya lagen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Motsvarighet {
    /// Lagrummets id.
    pub lagrum: Ref<to::Lagrum>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// En metod.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Metod {
    /// Namnet.
    pub namn: Text,
    /// Förkortningen utskriven, bara där ett dokument skriver ut den.
    pub utskrivet: Option<Text>,
    /// Andra namn.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// Vad metoden är.
    pub text: Option<Text>,
    /// Vad de nationella riktlinjerna säger.
    #[serde(default)]
    pub riktlinje: Vec<Riktlinje>,
    /// Vad källorna säger om metodtrogenhet.
    #[serde(default)]
    pub metodtrogenhet: Vec<TextMedKalla>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// En rekommendation i de nationella riktlinjerna.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Riktlinje {
    /// Bör eller kan; utelämnas där källan bara anger prioritet.
    pub grad: Option<RiktlinjeGrad>,
    /// Prioritet 1–10.
    pub prioritet: u8,
    /// Vad rekommendationen gäller.
    pub text: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Hur stark en rekommendation är.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RiktlinjeGrad {
    /// Bör erbjudas.
    #[serde(rename = "bör")]
    Bor,
    /// Kan erbjudas.
    Kan,
}

/// En text med sin källa.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextMedKalla {
    /// Texten.
    pub text: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// En målgrupp.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Malgrupp {
    /// Namnet.
    pub namn: Text,
    /// Andra namn.
    #[serde(default)]
    pub alias: Vec<Text>,
    /// En förklaring.
    pub text: Option<Text>,
    /// Svar i Hitta insats som säger att personen hör till målgruppen. De lyfter målgruppens insatser, och är aldrig ett villkor.
    #[serde(default, rename = "svarar_på")]
    pub svarar_pa: Vec<Svar>,
}

/// Ett mål.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mal {
    /// Namnet.
    pub namn: Text,
    /// De svar i Hitta insats som målet svarar på, på frågan vars roll är mål.
    #[serde(default, rename = "svarar_på")]
    #[schemars(extend("x-utbud-svar" = "mål"))]
    pub svarar_pa: Vec<Text>,
}

/// SKALL-modellen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skall {
    /// Namnet.
    pub namn: Text,
    /// Förkortningen utskriven.
    pub utskrivet: Text,
    /// Vad modellen är.
    pub text: Text,
    /// De tre sätten.
    #[serde(rename = "sätt")]
    pub satt: Vec<Satt>,
    /// Målen i figuren.
    #[serde(rename = "mål")]
    pub mal: Vec<SkallMal>,
    /// EU:s åtta nyckelkompetenser.
    pub nyckelkompetenser: Vec<Nyckelkompetens>,
    /// Figurens kolumner, så långt de går att läsa.
    #[serde(default)]
    pub kolumner: Vec<Text>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
}

/// Ett av SKALL:s tre sätt.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Satt {
    /// Id.
    pub id: Slug,
    /// Namnet.
    pub namn: Text,
    /// Vad det innebär.
    pub text: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Ett av målen i SKALL.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkallMal {
    /// Id.
    pub id: Slug,
    /// Namnet.
    pub namn: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// En nyckelkompetens.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nyckelkompetens {
    /// Id.
    pub id: Slug,
    /// Namnet.
    pub namn: Text,
    /// Kolumnen i figuren, om den går att läsa.
    pub kolumn: Option<Text>,
}

/// Ett beslutsforum eller en arbetsgrupp.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forum {
    /// Namnet.
    pub namn: Text,
    /// Kort namn.
    pub kort: Option<Text>,
    /// Vilken sort.
    pub sort: ForumSort,
    /// Om forumet gäller nu.
    #[serde(rename = "läge")]
    pub lage: ForumLage,
    /// Vilka som deltar.
    #[serde(default)]
    pub deltar: Vec<Deltar>,
    /// Vad forumet gör.
    #[serde(default)]
    pub uppdrag: Vec<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Vilken sorts forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ForumSort {
    /// Beslutsforum.
    Beslutsforum,
    /// Arbetsgrupp.
    Arbetsgrupp,
    /// Nätverk.
    #[serde(rename = "nätverk")]
    Natverk,
}

/// Om ett forum gäller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ForumLage {
    /// Gäller.
    #[serde(rename = "gäller")]
    Galler,
    /// Hör till en tidigare ordning.
    Tidigare,
    /// Ingen källa säger något efter sitt eget datum.
    #[serde(rename = "okänt")]
    Okant,
}

/// En deltagare i ett forum: en organisation, en funktion, eller båda.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deltar {
    /// Organisationens id.
    pub organisation: Option<Ref<to::Organisation>>,
    /// Funktionen.
    pub text: Option<Text>,
}

/// Styrmodellen för det arbetsrehabiliterande området.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Styrmodell {
    /// Namnet.
    pub namn: Text,
    /// Vad modellen är.
    pub text: Text,
    /// Överenskomna principer.
    pub principer: Vec<Princip>,
    /// Vem som ansvarar för vad.
    pub ansvar: Vec<AnsvarPaNiva>,
    /// Organisationer som modellen gäller.
    pub omfattar: Vec<Ref<to::Organisation>>,
    /// Hur modellen följs upp.
    #[serde(rename = "uppföljning")]
    pub uppfoljning: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// En princip.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Princip {
    /// Nivån.
    #[serde(rename = "nivå")]
    pub niva: Niva,
    /// Principen.
    pub text: Text,
}

/// En nivå i styrmodellen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Niva {
    /// Strategisk.
    Strategisk,
    /// Operativ.
    Operativ,
}

/// Ett ansvar på en nivå.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnsvarPaNiva {
    /// Organisationens id.
    pub organisation: Ref<to::Organisation>,
    /// Nivån.
    #[serde(rename = "nivå")]
    pub niva: Niva,
    /// Ansvaret.
    pub text: Text,
    /// Dokument och avsnitt.
    #[serde(rename = "källa")]
    pub kalla: SourceRef,
}

/// Ett styrande dokument eller stöd.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Styrdokument {
    /// Namnet.
    pub namn: Text,
    /// Kort namn.
    pub kort: Option<Text>,
    /// Vilken sort.
    pub sort: StyrdokumentSort,
    /// Vad det säger.
    pub text: Text,
    /// Läget, i ord.
    #[serde(rename = "läge")]
    pub lage: Option<Text>,
    /// Dokument och avsnitt.
    #[serde(rename = "källor")]
    pub kallor: Vec<SourceRef>,
    /// Uppgifter som är osäkra.
    #[serde(default, rename = "osäker")]
    pub osaker: Vec<Osaker>,
    /// Uppgifter som källorna inte är överens om.
    #[serde(default, rename = "källkonflikt")]
    pub kallkonflikt: Vec<Kallkonflikt>,
}

/// Vilken sorts styrdokument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StyrdokumentSort {
    /// Reglemente.
    Reglemente,
    /// Riktlinje.
    Riktlinje,
    /// Anvisning.
    Anvisning,
    /// Strategi.
    Strategi,
    /// Modell.
    Modell,
    /// Stöd.
    #[serde(rename = "stöd")]
    Stod,
    /// Överenskommelse.
    #[serde(rename = "överenskommelse")]
    Overenskommelse,
}

/// Ord som betyder samma sak (lika), eller ett ord och vad det avser (ord, avser).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// Ord som betyder samma sak, åt båda håll.
    #[serde(default)]
    pub lika: Vec<Text>,
    /// Ett ord, till exempel en förkortning.
    pub ord: Option<Text>,
    /// Vad ordet avser, åt ett håll.
    #[serde(default)]
    pub avser: Vec<Text>,
}
