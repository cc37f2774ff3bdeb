"""Tables of queries: what is typed on which site, what must be found first, and by which ability.

The engine's scripts are asked in an empty page, with the index that a site's build made; an ability
is switched off by a change in the scripts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from sphinx_scholar.outputs.search import scripts
from sphinx_scholar.outputs.search.filter_index import CARDS
from sphinx_scholar.outputs.search.index import PARTS
from tests.site import gates
from tests.site.sites import ROOT, BuiltSite

ENGINE, GERMAN_ENGINE = (scripts.render_scripts(language)[scripts.ENGINE] for language in ("en", "de"))
DATA = ROOT / "tests" / "data" / "search"
SITES = ("real", "scripts", "many", "life", "career", "german")
FULL = ("real", "scripts", "many", "career")
"""The sites that are asked all questions."""


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
    excerpt: str = ""
    """What the first result shows, the words found in brackets; nothing for anything."""

    def __str__(self) -> str:
        return f"{self.site}-{self.ability}-{self.query}"

    def is_answered_by(self, answer: Answer) -> bool:
        """Tell whether an answer is the expected one."""
        return (
            answer.places[:1] == [self.first]
            and self.count in {0, len(answer.places)}
            and answer.is_partial == self.partial
            and self.excerpt in {"", answer.excerpt}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the engine finds."""

    places: list[str]
    """Addresses, the best first; those of a filter in the order of its list."""
    is_partial: bool = False
    excerpt: str = ""


def rows() -> Iterator[Row]:
    """Yield the rows of all tables."""
    for site in SITES:
        table = tomllib.loads((DATA / f"{site}.toml").read_text(encoding="utf-8"))
        for ability, found in table.items():
            for row in found:
                yield Row(site=site, ability=ability, **row)


ROWS = list(rows())

FILTER = "filter"
"""The ability of which the filter's script has a part, not the engine alone."""
FILTERED = {"scripts": "talks/index.html", "many": "list.html", "career": "publications/index.html"}
"""The page of each site whose filter is asked."""

QUESTIONS = {
    "partial answers and stop words": ("partial_answers", "stop_words"),
    "words and their forms": ("stems", "endings"),
    "compounds": ("compounds",),
    "phrases of marks": ("phrases",),
    "initials and family names": ("initials", "names", "reversed_names"),
    "institutions": ("institutions",),
    "venues": ("venues",),
    "what a visitor means": ("meanings", "links", "titles_first"),
    "kinds": ("kinds",),
    "identifiers": ("numbers", "addresses"),
    "formulas": ("formulas",),
    "scripts without spaces": ("unspaced",),
    "excerpts": ("excerpts",),
    "the filter": ("filter",),
}
"""What people ask for, and the abilities that answer it."""
UNASKED = {("real", "formulas"), ("real", "scripts without spaces"), ("real", "the filter")} | {
    ("career", "scripts without spaces")
}
"""What a site has nothing of."""

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
        ("found.has(word)) ? 2 : 0", "found.has(word)) ? 0 : 0"),
        ("? 4 : 0", "? 0 : 0"),
    ],
    "partial_answers": [("for (const mode of [WHOLE, WHOLE | FORGIVING]) {", "for (const mode of []) {")],
    "stop_words": [("const isStopWord = (word) => stopWords.has(word);", "const isStopWord = () => false;")],
    "stems": [("if (isPlural(typed, word)) return 1;", ""), ("stem(word) === root", "false")],
    "endings": [("haveEndings(typed, word) ? 0.7 : 0", "0"), ("if (isPlural(typed, word)) return 1;", "")],
    "dates": [("const name = months[month - 1];", "const name = undefined;")],
    "compounds": [
        ("this.#run(worth, parts)", "0"),
        ("if (!like.length) continue;", "continue;"),
        ("if (parts.length > 1) visit(", "if (false) visit("),
    ],
    "initials": [("return hasInitial ? 10 : 4;", "return 0;"), ("isInitial ? INITIAL", "isInitial ? WHOLE")],
    "formulas": [
        ('.replace(BRACES, "")', ""),
        (r"|\\^)$", ")$"),
        ("const letter = greek < 0 ? [] :", "const letter = true ? [] :"),
        (r"|(?<=[\u0370-\u03ff])(?=[^\u0370-\u03ff])/u", "/u"),
        ('joined: parts.length > 1 ? fold(parts.join("")) : "",', 'joined: "",'),
        ('"text": 2, "rest": 1', '"text": 0, "rest": 0'),
        ("if (!like.length) continue;", "continue;"),
    ],
    "letters": [("FOREIGN.test(word) ?", "false ?")],
    "contractions": [("if (isContraction(typed, word)) return 0.5;", "")],
    "products": [(r" || /\p{L}\d/u.test(border)", "")],
    "phrases": NO_ALIASES,
    "institutions": NO_ALIASES,
    "venues": NO_ALIASES,
    "meanings": NO_ALIASES,
    "kinds": NO_ALIASES,
    "excerpts": [
        ("more > most", "most < 0"),
        ('sentences(column("text")), ...sentences(column("also"))', '[column("text"), column("also")]'),
    ],
    "links": [('"titles": 10', '"titles": 0'), ('"abouts": 4', '"abouts": 0'), *NO_ALIASES],
}
"""What is changed in the scripts to switch each ability off."""


def engine_of(site: str) -> str:
    """Return the scripts of a site, in its language."""
    return GERMAN_ENGINE if site == "german" else ENGINE


def without(ability: str, site: str) -> str:
    """Return the scripts of a site without an ability."""
    script = engine_of(site)
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
    const { places, isPartial, words } = made.find(query);
    const { excerpt } = made.describe(places[0], words);
    const shown = excerpt.map(({ text, marked }) => marked ? `[${text}]` : text).join("");
    return [places.map((place) => addresses[place]), isPartial, shown];
  });
}"""


def ask_engine(page: Page, site: BuiltSite, queries: Sequence[str], script: str = ENGINE) -> list[Answer]:
    """Return the answers to queries of the engine alone, with the index of a site."""
    files = [site.folder / "_static" / name for name in PARTS.values()]
    index = "".join(file.read_text(encoding="utf-8") for file in files if file.exists())
    answers = page.evaluate(ASK, [script, index, list(queries)])
    return [
        Answer(places=places, is_partial=is_partial, excerpt=excerpt)
        for places, is_partial, excerpt in answers
    ]


NO_FILTER = ("if (!query ||", "if (true ||")
"""What is changed in the script of filters to let them pass over words."""
COUNTED = re.compile(r"\d+ of \d+ works")


SHOWN = """() => [...new Set([...document.querySelectorAll(
  ":is(ul[data-filter=list-0], .scholar-found > ul) > li"
)].filter((card) => card.checkVisibility()).map((card) => card.querySelector(".scholar-title a").href))]"""


def ask_filter(page: Page, url: str, queries: Sequence[str]) -> list[Answer]:
    """Return the papers that the filter of a page shows for queries."""
    page.goto(url)
    field = page.locator(".scholar-filter form").first.get_by_label("Words")
    status = page.locator(".scholar-filter [role=status]").first
    answers = []
    for query in queries:
        field.fill("")
        field.fill(query)
        expect(status).to_have_text(COUNTED)
        count = int((status.text_content() or "").partition(" of ")[0])
        gates.wait_until(page, f"({SHOWN})().length >= {min(count, CARDS)}")
        first, *_others = page.evaluate(SHOWN)
        answers.append(Answer(places=["publications/" + first.rpartition("/")[2]] * count))
    return answers
