"""Preprint servers and archives of data: their names, their DOIs, and links to what lies there.

Tables and rules about text; how they decide what an entry is stands in ``venues.py``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

SERVERS = {
    r"bio-?r(?:ar)?xiv\b|bioarxiv": "bioRxiv",
    r"med-?r(?:ar)?xiv\b": "medRxiv",
    r"chem-?r(?:ar)?xiv\b": "ChemRxiv",
    r"psy-?ar-?xiv\b": "PsyArXiv",
    r"soc-?ar-?xiv\b": "SocArXiv",
    r"edu?-?ar-?xiv\b": "EdArXiv",
    r"earth-?ar-?xiv\b": "EarthArXiv",
    r"eco-?evo-?r(?:ar)?xiv\b": "EcoEvoRxiv",
    r"law-?ar-?xiv\b": "LawArXiv",
    r"meta-?ar-?xiv\b": "MetaArXiv",
    r"eng-?r(?:ar)?xiv\b": "engrXiv",
    r"tech-?r(?:ar)?xiv\b": "TechRxiv",
    r"sport-?r(?:ar)?xiv\b": "SportRxiv",
    r"(?:available at )?ssrn\b|social science research network": "SSRN",
    r"osf preprints?\b|osf\.io\b|osf$|open science framework": "OSF Preprints",
    r"hal\b": "HAL",
    r"research square": "Research Square",
    r"preprints(?:\.org)?(?: \(basel\))?$": "Preprints.org",
    r"authorea": "Authorea",
    r"essoar\b|ess open archive": "ESS Open Archive",
    r"(?:iacr )?(?:cryptology )?eprint archive|cryptology eprint|iacr eprint": "Cryptology ePrint Archive",
    r"eccc\b|electronic colloquium on computational complexity": "ECCC",
    r"techrxiv": "TechRxiv",
}
"""How exports write each server where a journal would stand, and its own name."""

_SERVERS = [(re.compile(rf"\W*(?:{pattern})", re.IGNORECASE), name) for pattern, name in SERVERS.items()]

SERVER_DOIS = {
    r"10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,}": "bioRxiv",
    r"10\.64898/": "bioRxiv",
    r"10\.26434/chemrxiv": "ChemRxiv",
    r"10\.31234/osf": "PsyArXiv",
    r"10\.31235/osf": "SocArXiv",
    r"10\.31219/osf": "OSF Preprints",
    r"10\.35542/osf": "EdArXiv",
    r"10\.31223/": "EarthArXiv",
    r"10\.31224/": "engrXiv",
    r"10\.2139/ssrn": "SSRN",
    r"10\.21203/rs\.": "Research Square",
    r"10\.20944/preprints": "Preprints.org",
    r"10\.36227/techrxiv": "TechRxiv",
    r"10\.22541/": "Authorea",
}
"""What the DOIs of each server begin with; bioRxiv's are medRxiv's too."""

DATA = re.compile(
    r"\W*(zenodo|dryad|figshare|harvard dataverse|dataverse|pangaea|mendeley data|kaggle|openneuro)\b",
    re.IGNORECASE,
)
"""Archives of data, where a journal or publisher would stand."""

DATA_DOIS = re.compile(
    r"10\.(?:5281/zenodo|5061/dryad|6084/m9\.figshare|7910/dvn|1594/pangaea|17632/|18112/openneuro)"
)

EPRINT_LINKS = {
    "hal": ("hal", "https://hal.science/%s"),
    "pubmed": ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/%s/"),
    "pmid": ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/%s/"),
    "pmcid": ("pmc", "https://pmc.ncbi.nlm.nih.gov/articles/%s/"),
    "pmc": ("pmc", "https://pmc.ncbi.nlm.nih.gov/articles/%s/"),
    "jstor": ("website", "https://www.jstor.org/stable/%s"),
    "hdl": ("website", "https://hdl.handle.net/%s"),
    "ssrn": ("website", "https://ssrn.com/abstract=%s"),
    "iacr": ("website", "https://eprint.iacr.org/%s"),
    "osf": ("website", "https://osf.io/%s"),
    "psyarxiv": ("website", "https://osf.io/preprints/psyarxiv/%s"),
    "socarxiv": ("website", "https://osf.io/preprints/socarxiv/%s"),
    "mrnumber": ("mathscinet", "https://mathscinet.ams.org/mathscinet-getitem?mr=%s"),
    "zbl": ("zbmath", "https://zbmath.org/%s"),
    "googlebooks": ("website", "https://books.google.com/books?id=%s"),
}
"""Kind and address of what an ``eprint`` of each ``eprinttype``, or a field of its own, leads to."""

NUMBER_FIELDS = {
    "pmid": "pubmed",
    "pmcid": "pmcid",
    "hal": "hal",
    "hal_id": "hal",
    "mrnumber": "mrnumber",
    "zbl": "zbl",
    "zblnumber": "zbl",
}
"""Fields that hold such a number."""

_NUMBERS = {
    "pubmed": r"\d{1,9}",
    "pmcid": r"PMC\d+",
    "hal": r"[a-z]+-\d{8}",
    "mrnumber": r"\d{5,8}",
    "zbl": r"\d{4}\.\d{5}|\d{8}",
}
"""The form of some of these numbers."""


NUMBERS_IN_TEXT = {
    r"ssrn\D{0,12}(\d{6,8})\b": "https://ssrn.com/abstract=%s",
    r"(?:eprint archive|iacr)\D{0,20}(\d{4}/\d{1,5})\b": "https://eprint.iacr.org/%s",
    r"(?:bio|med)rxiv\D{0,12}(\d{4}\.\d\d\.\d\d\.\d{6,8})\b": "https://doi.org/10.1101/%s",
}
"""How a text names a preprint by its number at its server, and where that leads."""


_MAY_NAME_A_SERVER = re.compile(r"ssrn|iacr|eprint|rxiv", re.IGNORECASE)
"""What nearly all texts have none of."""


def address_in(text: str) -> str:
    """Return the address of a preprint whose server and number a text names, or nothing."""
    if not _MAY_NAME_A_SERVER.search(text):
        return ""
    for pattern, address in NUMBERS_IN_TEXT.items():
        if match := re.search(pattern, text, re.IGNORECASE):
            return address % match[1]
    return ""


@lru_cache(maxsize=4096)
def server_name(text: str) -> str:
    """Return the name of the preprint server that a text begins with, or nothing."""
    return next((name for pattern, name in _SERVERS if pattern.match(text)), "")


@lru_cache(maxsize=1024)
def server_of_doi(doi: str) -> str:
    """Return the name of the preprint server that gave a DOI, or nothing."""
    return next((name for start, name in SERVER_DOIS.items() if re.match(start, doi)), "")


def archive_link(kind: str, text: str) -> tuple[str, str] | None:
    """Return kind and address of what a number leads to; nothing for what is no such number."""
    kind = kind.lower()
    if kind not in EPRINT_LINKS:
        return None
    number = re.sub(r"^(?:https?://\S+[/=]|[A-Za-z]{2,8}:\s*|MR\s*(?=\d)|Zbl\s*)", "", text.strip())
    number = re.sub(r"v\d+$|\s*\(.*\)$", "", number)
    if kind in {"pmc", "pmcid"} and number.isdigit():
        number = f"PMC{number}"
    form = _NUMBERS.get({"pmid": "pubmed", "pmc": "pmcid"}.get(kind, kind), r"\S+")
    if not re.fullmatch(form, number):
        return None
    link, address = EPRINT_LINKS[kind]
    return link, address % quote(number, safe="/:.-_")
