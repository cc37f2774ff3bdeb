"""Papers that nobody wrote, for all benchmarks: the same at each run, as many as are asked for.

Words are as frequent as in real texts; every few papers one has names, formulas and commands as
people and exports write them.
"""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass

NAMES = (
    "{\\'A}ngel Lovelace",
    'de la Cruz, Zo{\\"e}',
    'van den Berg, J{\\"u}rgen',
    "Ka{\\v{c}}er, R.",
    "O'Neil, Mei-Ling",
    "王, 小明",
    "Łoś, Søren",
    "Müller*, Nguyễn",
)
"""Names that need care."""
ENDINGS = ("", "", "", " of {LLM} serving", " in $O(n^2)$", " \\& more", " at {\\'E}cole")
"""What titles end in, so that the words before it can be searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper, its fields in LaTeX."""

    key: str
    title: str
    authors: tuple[str, ...]
    year: int
    venue: str
    abstract: str
    number: int

    @property
    def bibtex(self) -> str:
        """The paper's entry."""
        number = self.number
        return (
            f"@inproceedings{{{self.key},\n  title = {{{self.title}}},\n"
            f"  author = {{{' and '.join(self.authors)}}},\n  booktitle = {{{self.venue}}},\n"
            f"  year = {{{self.year}}},\n  month = jun,\n  pages = {{{number}--{number + 12}}},\n"
            f"  doi = {{10.1000/{number}.{self.year}}},\n  eprint = {{2404.{number % 100_000:05d}}},\n"
            f"  archiveprefix = {{arXiv}},\n  url = {{https://example.org/papers/{number}.html}},\n"
            f"  abstract = {{{self.abstract}}},\n  keywords = {{graphs, serving}},\n}}\n"
        )


def made_up_words(count: int, chance: random.Random) -> list[str]:
    """Make words of two to four syllables, no two alike."""
    syllables = [
        first + vowel + last for first in "bcdfglmnprstv" for vowel in "aeiou" for last in ("", "n", "r")
    ]
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    return list(words)


@functools.cache
def made_up_papers(count: int) -> tuple[Paper, ...]:
    """Make papers, no two with one key."""
    chance = random.Random(7)  # noqa: S311 - the same papers at each run
    words = made_up_words(8_000, chance)
    weights = [1 / (rank + 5) for rank in range(len(words))]
    names = [word.title() for word in made_up_words(6_000, chance)]
    papers = []
    for number in range(count):
        title = " ".join(chance.choices(words, weights, k=9)).capitalize()
        authors = [f"{chance.choice(names)}, {chance.choice(names)}" for _ in range(chance.randint(2, 6))]
        if number % 4 == 0:
            authors.append(NAMES[number // 4 % len(NAMES)])
        year = 1990 + number % 35
        papers.append(
            Paper(
                key=f"{authors[0].partition(',')[0].lower()}{year}{title.split()[0].lower()}-{number}",
                title=title + ENDINGS[number % len(ENDINGS)],
                authors=tuple(authors),
                year=year,
                venue=f"Proceedings of the {number % 40 + 1}th Conference on {names[number % 50]}",
                abstract=" ".join(chance.choices(words, weights, k=100)) + ".",
                number=number,
            )
        )
    return tuple(papers)


def bibliography(count: int) -> str:
    """Return so many papers as the text of a ``.bib`` file."""
    return "\n".join(paper.bibtex for paper in made_up_papers(count))
