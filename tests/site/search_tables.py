"""Tables of queries: what is typed on which site, what must be found first, and by which ability.

The engine's scripts are asked in an empty page, with the index that a site's build made; an ability
is switched off by a change in the scripts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from sphinx_scholar.outputs.search import scripts
from sphinx_scholar.outputs.search.index import PARTS
from tests.site.sites import ROOT, BuiltSite

ENGINE = scripts.render_scripts("en")[scripts.ENGINE]
DATA = ROOT / "tests" / "data" / "search"
SITES = ("real", "scripts", "many", "life", "career")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One query of a table."""

    site: str
    ability: str
    query: str
    first: str
    """The address of what must be found first."""
    count: int = 0
    """How many results there must be; 0 for any number."""
    partial: bool = False
    """True where nothing has all of the words."""

    def __str__(self) -> str:
        return f"{self.site}-{self.ability}-{self.query}"

    def is_answered_by(self, answer: Answer) -> bool:
        """Tell whether an answer is the expected one."""
        return (
            answer.places[:1] == [self.first]
            and self.count in {0, len(answer.places)}
            and answer.is_partial == self.partial
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the engine finds."""

    places: list[str]
    """Addresses, the best first."""
    is_partial: bool


def rows() -> Iterator[Row]:
    """Yield the rows of all tables."""
    for site in SITES:
        table = tomllib.loads((DATA / f"{site}.toml").read_text(encoding="utf-8"))
        for ability, found in table.items():
            for row in found:
                yield Row(site=site, ability=ability, **row)


ROWS = list(rows())

NO_TEXT = ('"also": 7, "text": 2', '"also": 0, "text": 0')
NO_ALIASES = [
    ('"leads": 9', '"leads": 0'),
    ('"aliases": 7', '"aliases": 0'),
    ('"rest": 1', '"rest": 0'),
    ('phrases.includes(`| ${words.join(" ")} |`)', "false"),
    ("phrases.includes(` ${line} `)", "false"),
    ('"names", "aliases"]', '"names"]'),
]
OFF: dict[str, list[tuple[str, str]]] = {
    "prefixes": [
        ("if (mayBegin && word.startsWith(typed)) return 0.75;", ""),
        ("mayBeStart && start <= 1", "false"),
        ("if (form) return form;", ""),
    ],
    "accents": [
        ('.normalize("NFKD").toLowerCase().replace(ACCENTS, "")', ".toLowerCase()"),
        ('.replace(/[ßłøđðþæœıħŋŧς]/g, (letter) => LETTERS[letter]).normalize("NFC")', ""),
    ],
    "typos": [("return mode & FORGIVING ? slipped(typed, word, bits, typedBits) : 0;", "return 0;")],
    "unspaced": [("if (!HAS_UNSPACED.test(part))", "if (true)"), ("if (!unspaced ||", "if (true ||")],
    "odd": [
        (r"String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*[+#]*`", r"String.raw`\p{L}[\p{L}\p{M}]*`"),
        (r"/^[A-Za-z]?[a-z\d]*$/", "/^[a-z]+$/"),
    ],
    "acronyms": [(".toLowerCase()", "")],
    "addresses": [NO_TEXT],
    "numbers": [NO_TEXT],
    "earlier_titles": [NO_TEXT],
    "names": [('"names": 8', '"names": 0'), NO_TEXT],
    "reversed_names": NO_ALIASES,
    "several_words": [("if (count < most) continue;", ""), ("if (count > most) {", "if (false) {")],
    "titles_first": [
        *NO_ALIASES,
        ('"titles": 10', '"titles": 1'),
        ("return 12;", "return 0;"),
        ("? 6 : 0", "? 0 : 0"),
        ("? 4 : 0", "? 0 : 0"),
    ],
    "partial_answers": [("for (const mode of [WHOLE, WHOLE | FORGIVING]) {", "for (const mode of []) {")],
    "stop_words": [("const isStopWord = (word) => stopWords.has(word);", "const isStopWord = () => false;")],
    "stems": [("if (isPlural(typed, word)) return 1;", ""), ("stem(word) === root", "false")],
    "endings": [("haveEndings(typed, word) ? 0.7 : 0", "0"), ("if (isPlural(typed, word)) return 1;", "")],
    "compounds": [
        ("this.#pair(worth, first, second)", "0"),
        ("if (!like.length) continue;", "continue;"),
        ("if (parts.length > 1) visit(", "if (false) visit("),
    ],
    "initials": [("return hasInitial ? 10 : 4;", "return 0;"), ("isInitial ? INITIAL", "isInitial ? WHOLE")],
    "formulas": [
        ('.replace(BRACES, "")', ""),
        (r"|\\^)$", ")$"),
        ("const letter = greek < 0 ? [] :", "const letter = true ? [] :"),
        ('"text": 2, "rest": 1', '"text": 0, "rest": 0'),
        ("if (!like.length) continue;", "continue;"),
    ],
    "phrases": NO_ALIASES,
    "institutions": NO_ALIASES,
    "venues": NO_ALIASES,
    "meanings": NO_ALIASES,
    "kinds": NO_ALIASES,
    "links": [('"titles": 10', '"titles": 0'), ('"abouts": 4', '"abouts": 0'), *NO_ALIASES],
}
"""What is changed in the scripts to switch each ability off."""


def without(ability: str) -> str:
    """Return the scripts without an ability."""
    script = ENGINE
    for old, new in OFF[ability]:
        assert old in script, f"{old} is not in the scripts"
        script = script.replace(old, new)
    return script


ASK = """([engine, index, queries]) => {
  self.scholarSearchEngine = undefined;
  (0, eval)(engine);
  const parts = [];
  new Function("scholarSearch", index)({ take: (part) => parts.push(part) });
  const { counts, uris } = parts[0];
  const made = new scholarSearchEngine.Index();
  for (const { counts, uris, next, ...columns } of parts) for (const _ of made.add(columns));
  const addresses = Object.keys(counts).flatMap((name) => {
    const [start, end, middles] = uris[name];
    return counts[name] ? middles.split("\\n").map((middle) => start + middle + end) : [];
  });
  return queries.map((query) => {
    const { places, isPartial } = made.find(query);
    return [places.map((place) => addresses[place]), isPartial];
  });
}"""


def ask_engine(page: Page, site: BuiltSite, queries: Sequence[str], script: str = ENGINE) -> list[Answer]:
    """Return the answers to queries of the engine alone, with the index of a site."""
    files = [site.folder / "_static" / name for name in PARTS.values()]
    index = "".join(file.read_text(encoding="utf-8") for file in files if file.exists())
    answers = page.evaluate(ASK, [script, index, list(queries)])
    return [Answer(places=places, is_partial=is_partial) for places, is_partial in answers]
