"""From an identifier to entries: which service knows it, what it is asked, how its answer is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.cli.add.arxiv import read_arxiv
from sphinx_scholar.cli.add.csl import read_csl
from sphinx_scholar.cli.add.entry import NewEntry
from sphinx_scholar.cli.client import ServiceError, fetch
from sphinx_scholar.records.identifiers import normalize_arxiv, normalize_doi

CSL = "application/vnd.citationstyles.csl+json"
"""https://citation.doi.org/docs.html"""

ARXIV_DOI = "10.48550/arxiv."
"""What DataCite's DOIs of arXiv's preprints begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The addresses at which the services stand."""

    doi: str = "https://doi.org/"
    arxiv: str = "https://export.arxiv.org/api/query"
    dblp: str = "https://dblp.org/rec/"


SERVICES = Services()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A paper by its number at a service."""

    service: str
    """``doi``, ``arxiv`` or ``dblp``."""
    number: str

    def __str__(self) -> str:
        """Return the number with its service."""
        return {"doi": "DOI ", "arxiv": "arXiv:", "dblp": "DBLP "}[self.service] + self.number


def read_identifier(text: str) -> Identifier | None:
    """Return the paper that an identifier or address names, or nothing."""
    text = text.strip()
    host = (urlsplit(text).hostname or "").removeprefix("www.")
    if host in {"dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"}:
        match = re.search(r"/rec/(?:bibtex/)?([\w./-]+?)(?:\.(?:bib|html|xml|rdf))?$", urlsplit(text).path)
        return Identifier(service="dblp", number=match[1]) if match else None
    if re.match(r"DBLP:\S+$", text):
        return Identifier(service="dblp", number=text[5:])
    try:
        return Identifier(service="arxiv", number=normalize_arxiv(text))
    except ValueError:
        pass
    embedded = re.search(r"10\.\d{4,9}(?:\.\d+)*/[^\s?#]+", unquote(text) if host else text)
    try:
        doi = normalize_doi(embedded[0] if host and embedded else text)
    except ValueError:
        return None
    if doi.startswith(ARXIV_DOI):
        return Identifier(service="arxiv", number=normalize_arxiv(doi.removeprefix(ARXIV_DOI)))
    return Identifier(service="doi", number=doi)


def look_up(paper: Identifier, services: Services = SERVICES) -> list[NewEntry]:
    """Return what the service says of a paper."""
    if paper.service == "arxiv":
        url = f"{services.arxiv}?id_list={quote(paper.number, safe='')}"
        return [read_arxiv(fetch(url, "application/atom+xml").text, paper.number)]
    if paper.service == "dblp":
        reply = fetch(f"{services.dblp}{quote(paper.number)}.bib?param=1", "application/x-bibtex, text/plain")
        found = read_bibtex(reply.text)
        if not found:
            raise ServiceError(f"the answer for {paper} is not BibTeX")
        return found
    reply = fetch(f"{services.doi}{quote(paper.number, safe='/:;()._-')}", CSL)
    return [read_csl(reply.text, paper.number)]


def read_bibtex(text: str) -> list[NewEntry]:
    """Return the entries of pasted BibTeX, each with its own text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [
        NewEntry(
            type=entry.type,
            key=entry.key,
            fields=tuple((name, field.value) for name, field in entry.fields.items()),
            source=text[entry.start : entry.end],
            is_preprint=_is_preprint(entry.type, {name: field.value for name, field in entry.fields.items()}),
        )
        for entry in read_syntax(text).entries
    ]


def _is_preprint(kind: str, fields: dict[str, str]) -> bool:
    """Tell whether a pasted entry is unpublished, or on a preprint server and nowhere else."""
    where = " ".join(
        fields.get(name, "") for name in ("journal", "journaltitle", "booktitle", "publisher")
    ).lower()
    is_server = bool(re.search(r"arxiv|\bcorr\b|biorxiv|medrxiv|preprint", where)) or not where.strip()
    has_number = "eprint" in fields or "arxiv" in fields or ARXIV_DOI in fields.get("doi", "").lower()
    return kind == "unpublished" or (is_server and (has_number or "arxiv" in where))
