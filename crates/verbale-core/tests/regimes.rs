//! Every regime that joint statements of the 2020s return to is found and
//! resolved: one test a regime, on sentences of our own.

use verbale_core::codebook::Codebook;
use verbale_core::reading::{MentionKind, Reading, read};
use verbale_core::text::Document;

fn reading(text: &str) -> Reading {
    read(&Document::of_text(text, "zh"), &Codebook::builtin())
}

/// Whether the text names `id`, and its one position is about it.
fn names(text: &str, kind: MentionKind, id: &str) {
    let reading = reading(text);
    let found: Vec<&str> =
        reading.mentions.iter().filter(|m| m.kind == kind).map(|m| m.of.as_str()).collect();
    assert!(found.contains(&id), "{id} is not among {found:?} in {text}");
    let position = reading.positions.first().expect("the sentence performs an act");
    let about = match kind {
        MentionKind::Instrument => position.instruments.iter().any(|i| i == id),
        MentionKind::Topic => position.topics.iter().any(|t| t == id),
        _ => true,
    };
    assert!(about, "the position is not about {id}: {position:#?}");
}

macro_rules! regimes {
    ($($test:ident: $kind:ident $id:literal in $text:literal;)*) => {
        $(#[test] fn $test() { names($text, MentionKind::$kind, $id); })*
    };
}

regimes! {
    who_joins_the_tracing_of_origins: Actor "WHO" in "双方支持世卫组织就此开展研究。";
    origins_of_the_virus_are_a_topic: Topic "origins-of-covid" in "双方反对借溯源问题相互指责。";
    the_olympics_are_a_topic: Topic "olympics" in "双方支持两国运动员参加冬奥会和冬残奥会。";
    a_un_centred_front_against_terrorism: Topic "counter-terrorism-front" in "双方主张建立以联合国为中心的全球反恐统一战线。";
    nato: Actor "NATO" in "双方反对北约在该地区增加部署。";
    the_indo_pacific_strategy: Instrument "US-INDO-PACIFIC-STRATEGY" in "双方关切“印太战略”的后果。";
    the_statement_of_five_leaders: Instrument "P5-STATEMENT-2022" in "双方欢迎《五个核武器国家领导人关于防止核战争与避免军备竞赛的联合声明》。";
    npt: Instrument "NPT" in "双方重申《不扩散核武器条约》的作用。";
    aukus: Actor "AUKUS" in "双方敦促AUKUS成员国说明情况。";
    the_fukushima_water: Topic "fukushima-water" in "双方对放射性污染水的处置表示关切。";
    inf: Instrument "INF" in "双方对美国退出《中导条约》表示遗憾。";
    security_guarantees_in_europe: Topic "european-security-guarantees" in "双方支持就欧洲长期安全保障开展对话。";
    missile_defence: Topic "missile-defence" in "双方反对不受限制地发展全球反导系统。";
    copuos: Actor "COPUOS" in "双方支持联合国和平利用外层空间委员会的工作。";
    ppwt: Instrument "PPWT" in "双方重申应以“防止在外空放置武器、对外空物体使用或威胁使用武力条约”草案为基础开展谈判。";
    no_first_placement: Instrument "NO-FIRST-PLACEMENT" in "双方支持“不首先在外空部署武器”的国际倡议。";
    bwc: Instrument "BWC" in "双方重申遵守《禁止生物武器公约》。";
    the_protocol_to_verify_the_bwc: Topic "bwc-verification" in "双方支持重启核查议定书谈判。";
    military_biological_activities: Topic "biological-activities" in "双方呼吁有关国家就其生物军事化活动作出澄清。";
    cwc: Instrument "CWC" in "双方重申《禁止化学武器公约》的权威性。";
    opcw: Actor "OPCW" in "双方支持禁止化学武器组织的工作。";
    peaceful_uses_in_the_general_assembly: Instrument "UNGA-RES-76-PEACEFUL-USES" in "双方欢迎“在国际安全领域促进和平利用国际合作”决议获得通过。";
    governance_of_artificial_intelligence: Topic "ai-governance" in "双方重视人工智能治理问题。";
}
