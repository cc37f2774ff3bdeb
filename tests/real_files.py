"""Files of papers as people keep them: several managers' styles, scripts and faults in one file.

Nobody wrote these papers; the same seed gives the same file.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

NAMES = (
    "Doe, Jane and Roe, Ann",
    "Jane Doe and others",
    r"M{\"u}ller, J{\'e}r{\^o}me and {\L}ukasz S{\l}owi{\'n}ski",
    "田中 太郎 and 王, 芳 and 김 철수",
    "כהן, דוד and علي, محمد and Doe, Jane",
    "Costa, Jr., P. T. and Gates III, William",
    "{STAR Collaboration}",
    r"\textbf{Doe, Jane} and van den Berg, Jan",
    "Brody, JR and Smith, SR",
    "Doe, Jane; Roe, Ann",
    r"Doe, Jane \& Roe, Ann",
    "Doe J, Roe AB, Poe C",
    " and ".join(f"Doe{number}, Jane" for number in range(60)),
)
TITLES = (
    "Looms and Engines",
    "{LLM} Serving at {É}cole",
    r"CO$_2$, $^{13}$C and ${\cal N}=4$",
    "Lasers <i>in vivo</i> &amp; more",
    r"{\'E}tude {\`a} l'aide de \emph{m{\'e}tiers}",
    "論文について",
    r"On \foo{} and 50\% of $\mathcal{O}(n^2)$",
    "Costs of $5 and more",
)
JOURNALS = (
    r"{\apj}",
    "{Light: Science \\& Applications}",
    '"Physical Review,"',
    "{submitted to Nature}",
    "{bioRxiv}",
    "{学会誌}",
    "press",
)
FIELDS = (
    "volume = {12}, number = 3, pages = {842-+}",
    "eid = {116}, pages = {116}",
    "article-number = {1212}",
    "doi = {https://doi.org/doi:10.1000/x.1, 10.1000/x.2}",
    "url = {https://example.org/a https://example.org/b}",
    "eprint = {9905086}, archivePrefix = {arXiv}, primaryClass = {quant-ph}",
    "note = {cited By 12}, author_keywords = {x}",
    "selected = true, bibtex_show = true, pdf = {https://example.org/a.pdf}",
    "keywords = {a, b}, abstract = {<p>N&nbsp;= 83, p &lt; .05</p>}",
    "date-added = {2020-01-01}, bdsk-url-1 = {https://example.org}",
    "pmid = {12345}, mrnumber = {MR1234567}",
    "mine = {x}, file = {:home/a.pdf:PDF}",
    "collaboration = {STAR}, language = {en}",
)
FAULTS = (
    "funding_text 1 = {Money}",
    "note = {x},",
    "date = {2020 Dec 3}",
    "month = {Brumaire}",
    "doi = {none}",
    "note = {x} volume = 7",
    "publisher = press\n  address = {Here}",
)
DATES = ("year = {2020}", "year = 2019, month = dec", "date = {2021-06-30}", "year = {in press}", "")
TYPES = (
    "article",
    "inproceedings",
    "misc",
    "phdthesis",
    "techreport",
    "incollection",
    "unpublished",
    "online",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RealFile:
    """A file and what is in it."""

    text: str
    keys: tuple[str, ...]
    """Of all works, in the order of the file."""


def real_file(seed: int) -> RealFile:
    """Return the file of a seed."""
    chance = random.Random(seed)
    keys = tuple(
        f"s{seed}{chance.choice(('', ':', '-', '_'))}e{number}" for number in range(chance.randint(1, 9))
    )
    entries = [_entry(key, chance) for key in keys]
    return RealFile(text='@string{press = "The Press"}\n' + "\n".join(entries), keys=keys)


def _entry(key: str, chance: random.Random) -> str:
    kind = chance.choice(TYPES)
    place = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}.get(kind)
    parts = [
        f"author = {{{chance.choice(NAMES)}}}",
        f"title = {{{chance.choice(TITLES)}}}",
        *([f"{place} = {chance.choice(JOURNALS)}"] if place else []),
        *chance.sample(FIELDS, chance.randint(0, 4)),
        chance.choice(DATES),
        *([chance.choice(FAULTS)] if chance.random() < 0.2 else []),
    ]
    fields: dict[str, str] = {}
    for part in parts:
        fields.setdefault(part.partition(" = ")[0], part)
    between = chance.choice((", ", ",\n  ", ",\n\t"))
    end = chance.choice(("", ",", "\n", ",\n"))
    return (
        f"@{chance.choice((kind, kind.title(), kind.upper()))}{{{key}{between}"
        + between.join(part for part in fields.values() if part)
        + f"{end}}}\n"
    )
