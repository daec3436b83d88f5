#!/usr/bin/env python3
"""Makes codebook/actors/states.toml: the states and territories, named in Chinese, English and Russian.

Short names come from Unicode CLDR (https://cldr.unicode.org, Unicode License v3,
https://www.unicode.org/license.txt), as packed in the Python package Babel. Official names, older and
usual names, adjectives, nationals and capitals come from tools/states_facts.tsv, written by hand.
Where both have a word, it is entered once; a fact "!Name" keeps a name of CLDR out.

Run, from the repository's root:

    pip install babel==2.18.0
    python3 tools/states_from_cldr.py           # writes codebook/actors/states.toml
    python3 tools/states_from_cldr.py --check   # writes nothing; fails if the file would change

The output is checked in; correct the facts, not the output.
"""

import re
import sys
import unicodedata
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "tools" / "states_facts.tsv"
OUTPUT = ROOT / "codebook" / "actors" / "states.toml"

LANGUAGES = ("zh", "en", "ru")
FIELDS = ("name", "also", "adjective", "people", "capital", "abbr")

HEAD = """\
# States, and territories that diplomatic texts name.
#
# Made by tools/states_from_cldr.py from Unicode CLDR (Unicode License v3) and tools/states_facts.tsv.
# Do not edit: correct the facts and run the script again.
#
# An entry records how texts name an actor. It takes no view on status, recognition or borders.
# `kind = "territory"` is any polity that is neither a member nor an observer state of the United Nations.
# Some characters under `abbr` belong to several states (阿 巴 伊 ...): the parties of a text tell which is meant.
"""


def facts():
    """Yields one entry after another: (id, kind, CLDR code, since, until, notes, {language: {field: value}})."""
    entries = {}
    for number, line in enumerate(FACTS.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        ident, what, *rest = line.split("\t")
        if what == "entry":
            kind, code, since, until = rest + [""] * (4 - len(rest))
            entries[ident] = (ident, kind, code, since, until, [], {})
        elif what == "note":
            entries[ident][5].append(rest[0])
        elif what in LANGUAGES:
            rest += [""] * (len(FIELDS) - len(rest))
            lists = [[word for word in field.split("; ") if word] for field in rest[1:]]
            entries[ident][6][what] = dict(zip(FIELDS, [rest[0], *lists]))
        else:
            sys.exit(f"{FACTS}:{number}: unknown kind of row: {what}")
    return [entries[ident] for ident in sorted(entries)]


def cldr_names(code, language):
    """The short names of CLDR for a territory, as texts write them; none where CLDR only tells two apart."""
    name = Locale(language).territories.get(code)
    if name is None or " - " in name:  # "Congo - Kinshasa"
        return []
    name = name.replace("\u2019", "'").replace(" & ", " and ")
    if language == "ru":
        name = re.sub(r"\bо-ва\b", "острова", name).replace(" — ", " – ")
    if re.search(r"SAR China|\(САР\)|特别行政区", name):  # the facts hold these names in full
        return []
    if language != "zh" and (both := re.fullmatch(r"(.+) \((.+)\)", name)):  # "Myanmar (Burma)"
        return [both[1], both[2]]
    if name.startswith("St. "):
        return ["Saint " + name[4:], name]
    return [name]


def plain(name):
    """The name without accents: "Turkiye" for "Türkiye"."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def names(code, language, fact):
    """All names but the official one: CLDR's first, then the facts', then English ones without accents."""
    barred = [word[1:] for word in fact["also"] if word.startswith("!")]
    found = cldr_names(code, language) + [word for word in fact["also"] if not word.startswith("!")]
    if language == "en":
        found += [plain(word) for word in [fact["name"], *found]]
    seen = {fact["name"], *barred}
    return [word for word in found if not (word in seen or seen.add(word))]


def quoted(word):
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def table(code, language, fact):
    """One language of an entry as an inline table, on one line."""
    shown = [f"name = {quoted(fact['name'])}"]
    lists = {**fact, "also": names(code, language, fact)}
    for field in FIELDS[1:]:
        if lists[field]:
            shown.append(f"{field} = [{', '.join(map(quoted, lists[field]))}]")
    return f"{language} = {{ {', '.join(shown)} }}"


def entry(ident, kind, code, since, until, notes, languages):
    lines = [f"# {note}" for note in notes]
    lines += ["[[actor]]", f"id = {quoted(ident)}", f"kind = {quoted(kind)}"]
    lines += [f"since = {since}"] if since else []
    lines += [f"until = {until}"] if until else []
    lines += [table(code, language, languages[language]) for language in LANGUAGES]
    return "\n".join(lines) + "\n"


def main():
    made = "\n".join([HEAD, *(entry(*fact) for fact in facts())])
    if "--check" in sys.argv[1:]:
        if OUTPUT.read_text(encoding="utf-8") != made:
            sys.exit(f"{OUTPUT} is not what the facts and CLDR make: run tools/states_from_cldr.py")
        return
    OUTPUT.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
