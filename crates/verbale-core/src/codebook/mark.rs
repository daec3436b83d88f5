//! What function words do in a clause.

use serde::{Deserialize, Serialize};

/// The work of a function word, the same in every language. The words
/// themselves stand in `languages/*.toml` under these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// May stand between a subject and its act, or open a clause: also, 也, вновь.
    Adverb,
    /// Raises the degree: strongly, 坚决, решительно.
    Raise,
    /// Lowers the degree: somewhat, 一定.
    Lower,
    /// Negates: not, 不, не.
    Not,
    /// Joins equals: and, 并, а также.
    And,
    /// Joins what may be either: or. It joins acts seldom, things often.
    Or,
    /// Opens a clause that is the content: that, что.
    That,
    /// Opens a clause about a noun: which, который.
    Which,
    /// Opens a clause of time or circumstance with its own subject: when, 时, когда.
    When,
    /// Opens a condition: nothing in it is performed.
    If,
    /// Opens a clause that may hold an act of the same holder: because, while, 同时.
    While,
    /// Governs a noun or gerund: of, by, о.
    Preposition,
    /// Opens an adjunct before the act: 在, 根据, in line with.
    Adjunct,
    /// Marks an infinitive: to.
    To,
    /// To be.
    Be,
    /// To be, told of the past: was, were.
    Was,
    /// To have, as an auxiliary.
    Have,
    /// A modal that performs nothing: would, may, 可, мог.
    May,
    /// Passes the act on to the verb after it: wish to, would like to, 谨, хотел бы.
    Wish,
    /// Takes others into the act of a gerund after it: join … in, stand together in.
    Join,
    /// A determiner.
    Determiner,
    /// A verb of expressing that carries a noun: express, 表示, выражать.
    Carrier,
    /// A preposition that lets an evaluation ride on a saying: with concern, с удовлетворением.
    With,
    /// Opens a matter that stands before its act: 对, 就, 向.
    Before,
    /// Points back to what was just said: 对此, this, это.
    Back,
    /// All in whose name the text speaks: we, 双方, Стороны.
    We,
    /// Those who deal with one another, whoever they are: the parties, 双方.
    Sides,
    /// A pronoun of the first person: we, 我们, мы; it stays out of a norm's matter.
    First,
    /// Of all in whose name the text speaks: our, наш.
    Our,
    /// Somebody named before: he, they, 他, они.
    They,
    /// A pronoun for more than one: they.
    Several,
    /// Tells of a meeting or call; an act for whose sake it was follows: spoke … to.
    Meet,
    /// Of somebody named before: his, their, its.
    Their,
    /// A noun for somebody who can hold an act: committee, 代表团, группа.
    Agent,
    /// Stands before the agent it is part of: members of, representatives of.
    Members,
    /// Opens the list of those in whose name the text speaks: the leaders of.
    Parties,
    /// Governs a place or occasion: in, at, в. An actor there is not addressed.
    Place,
    /// Governs the author of a deed: by, со стороны.
    By,
    /// Helps an actor: support, 援助, помогать.
    Help,
    /// An affair that bears an actor's name: crisis, 问题, ситуация.
    Affair,
    /// What somebody does or is ready to do, as a noun: effort, 作用, решение.
    Doing,
    /// What somebody does to others: aggression, 侵略, нарушение.
    Offence,
    /// What is done to somebody, as a noun: establishment, 任命, созыв.
    Making,
    /// What somebody owes, as a noun: responsibility, 义务, ответственность.
    Duty,
    /// Governs what thanks are for, or whom something is for: for, за.
    For,
    /// Governs the one that something is aimed at: against, 针对, против.
    Against,
    /// Governs the owner or author of a noun: of.
    Of,
    /// A pronoun for somebody named before who is asked: him, them, его.
    Them,
    /// Opens what a title is about: on, 关于, о.
    About,
    /// Holds letters of an act word and is none: 技术支持, so-called.
    Blocker,
    /// Closes an adjunct that another word has opened: 在…中, 在…上.
    Closer,
    /// Makes a deed somebody else's: 被, 由, 所.
    Passive,
    /// Stands after an act word and belongs neither to it nor to its matter: 了, 的是.
    Particle,
    /// Tells that 将 moves its object to the front and pledges nothing: 将…纳入.
    Disposal,
    /// Names the text or instrument as what is spoken of: resolution, report, 决议.
    Paper,
    /// Has the letters of an act word and is as often a noun: support, state, plan.
    Noun,
    /// Makes a nominal act of the possessive after it: reflecting, guided by.
    Stance,
    /// A subject without a referent: "it is essential that".
    It,
    /// A known word with a capital that does not open its sentence; the reader
    /// sets it, no language lists it.
    Capital,
    /// An unknown word with a capital; the reader sets it, no language lists it.
    Proper,
}

impl Mark {
    /// The mark with this name in a language file.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        use serde::de::IntoDeserializer;
        let name: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
        Mark::deserialize(name).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn marks_are_known_by_their_names() {
        assert_eq!(Mark::named("preposition"), Some(Mark::Preposition));
        assert_eq!(Mark::named("noise"), None);
    }
}
