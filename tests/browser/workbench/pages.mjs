// Every page of the workbench, as the library at hand gives it.

// What a text of each language is asked for.
export const asked = {
  en: { formula: "Great Lake", query: "act:reaffirm" },
  zh: { formula: "大湖", query: "act:reaffirm" },
  ru: { formula: "Большого озера", query: "act:reaffirm" },
};

// How a document is named in addresses.
export const id = (card) => card.id.replace("sha256:", "").slice(0, 10);

// The pages by name; `shelf` is what `verbale list` tells.
export function pages(shelf, language) {
  const texts = shelf.filter((card) => card.language === language);
  const [first, second] = texts.length > 1 ? texts : shelf;
  const { formula, query } = asked[language];
  return {
    library: "/",
    reader: `/documents/${id(first)}`,
    position: `/documents/${id(first)}/positions/p2`,
    compare: `/compare?a=${id(second)}&b=${id(first)}`,
    choose: "/compare",
    search: `/search?q=${encodeURIComponent(query)}`,
    ask: "/search",
    trace: `/trace?formula=${encodeURIComponent(formula)}`,
    actors: "/actors",
    instruments: "/instruments",
    actor: "/actors/UN",
    instrument: "/instruments/NPT",
    ledger: "/ledger",
    network: "/network",
    codebook: "/codebook",
    entry: "/codebook/urge",
    gaps: "/codebook/gaps",
    api: "/api",
  };
}
