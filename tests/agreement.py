"""What each built form says of each fact, read by programs that are not this project's.

A reader takes a built site and returns, by the names of the agreement's table, what it found.
What is said of a paper or a position stands behind its title: ``Title: what is said``.
"""

from __future__ import annotations

import functools
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import extruct
import feedparser
import pikepdf
import pypdf
import vobject
from bs4 import BeautifulSoup, Tag
from pybtex.database import Entry, Person, parse_string

from tests.site.sites import BuiltSite

Facts = Mapping[str, Any]
Found = dict[str, list[str]]
Reader = Callable[[BuiltSite, Facts], Found]

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PRINTED = str.maketrans({"’": "'", "“": '"', "”": '"'})
"""Quotation marks as pages print them, and as sources write them."""


def said_of(title: str, *values: str) -> list[str]:
    """Return what is said of one record."""
    return [f"{title}: {value}" for value in values if value]


def words(text: str) -> str:
    """Return a text with white space and quotation marks of one kind."""
    return " ".join(text.translate(PRINTED).split())


def one_text(site: BuiltSite, path: str) -> str:
    """Return a file of the built site, or nothing where there is none."""
    file = site.folder / path
    return file.read_text(encoding="utf-8") if file.is_file() else ""


# -- pages ---------------------------------------------------------------------------------------


def shown(element: Tag | None) -> str:
    """Return what an element shows, without links to itself, signs and their legend."""
    if element is None:
        return ""
    copy = BeautifulSoup(str(element), "html.parser")
    for part in copy.select(".headerlink, .scholar-legend, .scholar-visually-hidden"):
        part.decompose()
    for power in copy.select("msup > mn"):
        power.string = power.get_text().translate(SUPERSCRIPTS)
    for space in copy.select("math"):
        space.string = "".join(space.get_text().split())
    return words(copy.get_text())


@functools.cache
def pages_of(site: BuiltSite) -> list[BeautifulSoup]:
    """Return all pages."""
    return [BeautifulSoup(one_text(site, page), "html.parser") for page in site.pages]


def hrefs(elements: Iterable[Tag]) -> list[str]:
    """Return where links lead that leave the site."""
    return [str(a["href"]) for a in elements if str(a["href"]).startswith("http")]


def read_pages(site: BuiltSite, facts: Facts) -> Found:
    """Read the pages that people see."""
    home = site.soup("index.html")
    contact = site.soup("contact.html")
    head = shown(home.select_one(".scholar-person"))
    mails = [
        str(a["href"]).removeprefix("mailto:") for a in contact.select(".scholar-contact a[href^=mailto]")
    ]
    found: Found = {
        "name of the owner": [shown(home.h1)],
        "position of the owner": [text for text in [facts["position"]] if text in head],
        "affiliation": [text for text in [facts["affiliation"]] if text in head],
        "vision": [shown(home.select_one(".scholar-vision"))],
        "e-mail addresses": mails,
        "profiles": hrefs(contact.select(".scholar-contact a")),
        "address of the site": [str(link["href"]) for link in home.select("link[rel=canonical]")],
    }
    for page in pages_of(site):
        for section in page.select("section.scholar-entry"):
            _read_entry(section, facts, found)
        for section in page.select("section.scholar-publication-page"):
            _read_paper(section, facts, found)
    return found


KINDS = {
    "scholar-position": ("positions", "organizations", "dates of positions"),
    "scholar-degree": ("degrees", "institutions", "dates of degrees"),
    "": ("entries", "", "dates of entries"),
}
"""The rows that a section fills, by its class."""


def _read_entry(section: Tag, facts: Facts, found: Found) -> None:
    kind = next((name for name in KINDS if name in section["class"]), "")
    titles, organizations, dates = KINDS[kind]
    title = shown(section.select_one("h2, h3, h4"))
    found.setdefault(titles, []).append(title)
    about = shown(section.select_one(".scholar-about"))
    known = {record["organization"] for record in (*facts["positions"], *facts["degrees"])}
    if organizations:
        found.setdefault(organizations, []).extend(
            line for name in sorted(known) if name in about for line in said_of(title, name)
        )
    found.setdefault(dates, []).extend(said_of(title, shown(section.select_one(".scholar-dates"))))


def _read_paper(section: Tag, facts: Facts, found: Found) -> None:
    title = shown(section.h1)
    authors = shown(section.select_one(".scholar-authors")).removesuffix(" and others").removesuffix(",")
    standing = shown(section.select_one(".scholar-standing"))
    links = hrefs(section.select(".scholar-buttons a"))
    dates = [paper["printed"] for paper in facts["papers"] if "printed" in paper and paper["title"] == title]
    states = [paper["said"] for paper in facts["papers"]]
    rows = {
        "papers": [title],
        "authors": said_of(title, re.sub("[*†]", "", authors).replace(", ", "; ")),
        "dates of papers": said_of(title, *(date for date in dates if date in standing)),
        "states of papers": said_of(title, *(state for state in states if state in standing)),
        "links of papers": said_of(title, *links),
        "DOIs": said_of(title, *dois(links)),
    }
    for row, values in rows.items():
        found.setdefault(row, []).extend(values)


def dois(links: Iterable[str]) -> list[str]:
    """Return the DOIs among addresses."""
    prefix = "https://doi.org/"
    return [link.removeprefix(prefix) for link in links if link.startswith(prefix)]


# -- the CV in PDF ---------------------------------------------------------------------------------


def pdf_text(site: BuiltSite) -> str:
    """Return what the PDF says, without the signs beside names."""
    reader = pypdf.PdfReader(io.BytesIO((site.folder / "cv.pdf").read_bytes()))
    return re.sub("[*†]", "", words(" ".join(page.extract_text() for page in reader.pages)))


def pdf_links(site: BuiltSite) -> list[str]:
    """Return where the links of the PDF lead, each once, in their order."""
    with pikepdf.open(site.folder / "cv.pdf") as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return list(dict.fromkeys(str(note.A.URI) for note in notes if "/A" in note))


def read_pdf(site: BuiltSite, facts: Facts) -> Found:
    """Read the PDF: its text as a whole, since it has no names for its parts, and its links."""
    text, links = pdf_text(site), pdf_links(site)

    def among(*values: str) -> list[str]:
        return [value for value in values if value in text]

    found: Found = {
        "name of the owner": among(facts["name"]),
        "position of the owner": among(facts["position"]),
        "affiliation": among(facts["affiliation"]),
        "vision": among(facts["vision"]),
        "e-mail addresses": [link.removeprefix("mailto:") for link in links if link.startswith("mailto:")],
        "profiles": [link for link in links if link in facts["profiles"]],
        "address of the site": [link for link in links if link == site.base_url],
    }
    for kind, rows in (("positions", KINDS["scholar-position"]), ("degrees", KINDS["scholar-degree"])):
        records = facts[kind]
        found[rows[0]] = among(*(record["title"] for record in records))
        found[rows[1]] = _shown_values(records, "organization", text)
        found[rows[2]] = _shown_values(records, "printed", text)
    found["entries"] = among(*(entry["title"] for entry in facts["entries"]))
    found["dates of entries"] = _shown_values(facts["entries"], "printed", text)
    papers = facts["papers"]
    found["papers"] = among(*(paper["title"] for paper in papers))
    found["authors"] = [
        line
        for paper in papers
        for line in said_of(paper["title"], "; ".join(paper["authors"]))
        if line.partition(": ")[2] and ", ".join(paper["authors"]) in text
    ]
    found["dates of papers"] = _shown_values(papers, "printed", text)
    found["states of papers"] = _shown_values(papers, "said", text)
    found["links of papers"] = [
        line
        for paper in papers
        for link in paper["links"].values()
        if link in links
        for line in said_of(paper["title"], link)
    ]
    found["DOIs"] = [
        line
        for paper in papers
        for doi in dois(links)
        if doi == paper.get("doi")
        for line in said_of(paper["title"], doi)
    ]
    return found


def _shown_values(records: Iterable[Facts], field: str, text: str) -> list[str]:
    return [
        line
        for record in records
        if record.get(field, "\0") in text
        for line in said_of(record["title"], record[field])
    ]


# -- JSON Resume -----------------------------------------------------------------------------------


def read_resume(site: BuiltSite, facts: Facts) -> Found:
    """Read ``resume.json``."""
    resume = json.loads(one_text(site, "resume.json"))
    basics = resume["basics"]
    found: Found = {
        "name of the owner": [basics["name"]],
        "position of the owner": [basics["label"]],
        "affiliation": [basics["affiliation"]],
        "vision": [basics["summary"]],
        "e-mail addresses": [basics["email"], *basics.get("otherEmails", [])],
        "profiles": [profile["url"] for profile in basics["profiles"]],
        "address of the site": [basics["url"]],
    }
    rows = {row: found.setdefault(row, []) for kinds in KINDS.values() for row in kinds if row}
    for job in resume["work"]:
        title = job["summary"].splitlines()[0]
        rows["positions"].append(title)
        rows["organizations"] += said_of(title, job["name"])
        rows["dates of positions"] += said_of(title, _period(job))
    for degree in resume["education"]:
        title = degree["studyType"]
        rows["degrees"].append(title)
        rows["institutions"] += said_of(title, degree["institution"])
        rows["dates of degrees"] += said_of(title, _period(degree))
    for section, name in ENTRIES.items():
        for entry in resume.get(section, []):
            rows["entries"].append(entry[name])
            rows["dates of entries"] += said_of(entry[name], _period(entry))
    for paper in resume["publications"]:
        title = paper["name"]
        said = {
            "papers": [title],
            "authors": said_of(title, "; ".join(paper["authors"])),
            "dates of papers": said_of(title, paper.get("releaseDate", "")),
            "DOIs": said_of(title, paper.get("doi", "")),
            "states of papers": said_of(title, paper["status"]),
            "links of papers": said_of(title, *paper.get("links", {}).values()),
        }
        for row, values in said.items():
            found.setdefault(row, []).extend(values)
    return found


ENTRIES = {
    "awards": "title",
    "certificates": "name",
    "volunteer": "position",
    "skills": "name",
    "languages": "language",
    "interests": "name",
    "projects": "name",
}
"""What names an entry in each section of JSON Resume."""


def _period(item: Facts) -> str:
    if "date" in item:
        return f"{item['date']}/{item['date']}"
    return f"{item['startDate']}/{item.get('endDate', '')}" if "startDate" in item else ""


# -- vCard -----------------------------------------------------------------------------------------


def read_vcard(site: BuiltSite, facts: Facts) -> Found:
    """Read ``contact.vcf``."""
    card = vobject.readOne((site.folder / "contact.vcf").read_text(encoding="utf-8"))
    addresses = sorted(card.email_list, key=lambda line: int(line.params["PREF"][0]))
    home, *profiles = [line.value for line in card.url_list]
    return {
        "name of the owner": [card.fn.value],
        "position of the owner": [card.title.value],
        "affiliation": ["; ".join(card.org.value)],
        "vision": [card.note.value],
        "e-mail addresses": [line.value for line in addresses],
        "profiles": profiles,
        "address of the site": [home],
    }


# -- heads of pages --------------------------------------------------------------------------------


def things_of(site: BuiltSite) -> Iterator[dict[str, Any]]:
    """Yield the things of schema.org on all pages."""
    for page in site.pages:
        for data in extruct.extract(one_text(site, page), syntaxes=["json-ld"])["json-ld"]:
            yield from data.get("@graph", [data])


def read_json_ld(site: BuiltSite, facts: Facts) -> Found:
    """Read JSON-LD."""
    things = list(things_of(site))
    (profile,) = (thing for thing in things if thing["@type"] == "ProfilePage")
    person = profile["mainEntity"]
    schools = {degree["organization"]: degree["title"] for degree in facts["degrees"]}
    found: Found = {
        "name of the owner": [person["name"]],
        "position of the owner": [person["jobTitle"]],
        "affiliation": [person["affiliation"]["name"]],
        "vision": [person["description"]],
        "e-mail addresses": person["email"],
        "profiles": person["sameAs"],
        "address of the site": [profile["url"]],
        "institutions": [
            line for school in person["alumniOf"] for line in said_of(schools[school["name"]], school["name"])
        ],
    }
    names = [thing["name"] for thing in things if thing["@type"] in {"Event", "Course", "Grant"}]
    for field in ("award", "knowsLanguage", "knowsAbout"):
        names += person.get(field, [])
    found["entries"] = names
    for thing in things:
        if "creativeWorkStatus" in thing:  # a paper
            for row, values in _paper_of(thing).items():
                found.setdefault(row, []).extend(values)
    return found


def _paper_of(thing: Facts) -> Found:
    title = thing["name"]
    return {
        "papers": [title],
        "authors": said_of(title, "; ".join(author["name"] for author in thing["author"])),
        "dates of papers": said_of(title, thing.get("datePublished", "")),
        "DOIs": said_of(title, thing.get("identifier", {}).get("value", "")),
        "states of papers": said_of(title, thing["creativeWorkStatus"]),
        "links of papers": said_of(title, *thing.get("sameAs", [])),
    }


def citation_tags(page: BeautifulSoup) -> dict[str, list[str]]:
    """Return the contents of a page's ``citation_*`` tags by their names."""
    tags: dict[str, list[str]] = {}
    for meta in page.select("head meta[name^=citation_]"):
        tags.setdefault(str(meta["name"]), []).append(str(meta["content"]))
    return tags


def printed_name(name: str) -> str:
    """Return a name that begins with the family's, as Google Scholar wants it, as it is printed."""
    family, *rest = name.split(", ")
    return ", ".join([f"{rest[0]} {family}", *rest[1:]]) if rest else name


def read_citation_tags(site: BuiltSite, facts: Facts) -> Found:
    """Read ``citation_*`` tags."""
    found: Found = {"name of the owner": []}
    for page in pages_of(site):
        tags = citation_tags(page)
        if not tags:
            continue
        (title,) = tags["citation_title"]
        authors = [printed_name(name) for name in tags["citation_author"]]
        said = {
            "papers": [title],
            "authors": said_of(title, "; ".join(authors)),
            "dates of papers": said_of(title, *tags["citation_publication_date"]),
            "DOIs": said_of(title, *tags.get("citation_doi", [])),
            "links of papers": said_of(title, *tags.get("citation_pdf_url", [])),
        }
        if facts["name"] in authors:
            found["name of the owner"] = [facts["name"]]
        for row, values in said.items():
            found.setdefault(row, []).extend(values)
    return found


# -- feed ------------------------------------------------------------------------------------------


def read_feed(site: BuiltSite, facts: Facts) -> Found:
    """Read ``atom.xml``."""
    feed = feedparser.parse((site.folder / "atom.xml").read_bytes())
    assert not feed.bozo
    found: Found = {
        "name of the owner": [feed.feed.author],
        "address of the site": [link.href for link in feed.feed.links if link.rel == "alternate"],
    }
    for item in feed.entries:
        title = item.title
        if item.tags[0].term == "publication":
            authors = [author.name for author in item.authors]
            found.setdefault("papers", []).append(title)
            found.setdefault("authors", []).extend(said_of(title, "; ".join(authors)))
            found.setdefault("dates of papers", []).extend(said_of(title, item.updated))
        else:
            found.setdefault("entries", []).append(title)
            found.setdefault("dates of entries", []).extend(said_of(title, item.updated))
    return found


# -- BibTeX ----------------------------------------------------------------------------------------


def read_bibtex(site: BuiltSite, facts: Facts) -> Found:
    """Read the file of all citations, and the file of each paper, which must not differ."""
    (path,) = (file for file in site.files if file.name == "publications.bib")
    found: Found = {"name of the owner": []}
    for key, entry in parse_string(path.read_text(encoding="utf-8"), "bibtex").entries.items():
        (alone,) = parse_string(
            path.with_name(f"{key}.bib").read_text(encoding="utf-8"), "bibtex"
        ).entries.values()
        assert alone == entry
        title = entry.fields["title"].replace("{", "").replace("}", "")
        authors = [name for person in entry.persons["author"] if (name := _name(person)) != "others"]
        said = {
            "papers": [title],
            "authors": said_of(title, "; ".join(authors)),
            "dates of papers": said_of(title, entry.fields.get("date", entry.fields.get("year", ""))),
            "DOIs": said_of(title, entry.fields.get("doi", "")),
            "links of papers": said_of(title, *_links(entry)),
        }
        if facts["name"] in authors:
            found["name of the owner"] = [facts["name"]]
        for row, values in said.items():
            found.setdefault(row, []).extend(values)
    return found


def _name(person: Person) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names)
    return " ".join(name for names in parts for name in names)


def _links(entry: Entry) -> list[str]:
    doi, eprint = entry.fields.get("doi", ""), entry.fields.get("eprint", "")
    links = (
        entry.fields.get("url", ""),
        doi and f"https://doi.org/{doi}",
        eprint and f"https://arxiv.org/abs/{eprint}",
    )
    return [link for link in links if link]


# -- all of them -----------------------------------------------------------------------------------

READERS: dict[str, Reader] = {
    "page": read_pages,
    "PDF": read_pdf,
    "JSON Resume": read_resume,
    "vCard": read_vcard,
    "JSON-LD": read_json_ld,
    "citation_*": read_citation_tags,
    "Atom": read_feed,
    "BibTeX": read_bibtex,
}
"""The reader of each form, by the head of its column."""


@functools.cache
def everything_in(form: str, site: BuiltSite) -> str:
    """Return all that a form says, for what must not be in it."""
    if form == "PDF":
        return "\n".join([pdf_text(site), *pdf_links(site)])
    if form == "JSON-LD":
        return json.dumps(list(things_of(site)), ensure_ascii=False)
    if form == "citation_*":
        return "\n".join(
            text for page in pages_of(site) for texts in citation_tags(page).values() for text in texts
        )
    if form == "BibTeX":
        return "\n".join(path.read_text(encoding="utf-8") for path in site.files if path.suffix == ".bib")
    files = {"JSON Resume": "resume.json", "vCard": "contact.vcf", "Atom": "atom.xml"}
    return one_text(site, files[form])
