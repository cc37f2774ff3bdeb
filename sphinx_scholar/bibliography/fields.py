"""The entry types and fields of BibTeX and BibLaTeX, and those that homepages add.

Tables alone: what each field means to a record stands in ``records.py``.
"""

from __future__ import annotations

import re
from functools import lru_cache

ENTRY_TYPES = frozenset(
    "article book booklet bookinbook collection conference dataset electronic image inbook incollection"
    " inproceedings inreference legal letter manual mastersthesis misc mvbook mvcollection mvproceedings"
    " mvreference online patent performance periodical phdthesis proceedings reference report review"
    " set software standard suppbook suppcollection suppperiodical techreport thesis unpublished video"
    " audio artwork bibnote commentary jurisdiction legislation movie music www xdata preprint"
    " presentation".split()
)
"""What BibTeX and BibLaTeX (manual, 2.1) know, and two types that some exports write."""

TYPE_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "techreport": "report",
    "preprint": "online",
    "presentation": "misc",
}
"""BibTeX's names and BibLaTeX's for the same types; theses keep theirs, which tell more."""

RELATED_TYPES = frozenset(
    "version origpubas origpubin preprint multivolume translationas translationfrom translationof"
    " reprintas reprintfrom reprintof reviewof bytranslator commentaryon".split()
)
"""Values of ``relatedtype``: BibLaTeX's (manual, 3.5), and those that tie records of one work."""

BIBLATEX_FIELDS = frozenset(
    "abstract addendum afterword annotation annotator author authortype bookauthor bookpagination"
    " booksubtitle booktitle booktitleaddon chapter commentator date day doi edition editor editora editorb"
    " editorc editortype editoratype editorbtype editorctype eid entrysubtype eprint eprintclass eprinttype"
    " eventdate eventtitle eventtitleaddon file foreword holder howpublished indextitle institution"
    " introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc"
    " journalsubtitle journaltitle journaltitleaddon label language library location mainsubtitle maintitle"
    " maintitleaddon month nameaddon note number organization origdate origlanguage origlocation"
    " origpublisher origtitle pages pagetotal pagination part publisher pubstate reprinttitle series"
    " shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle subtitle title"
    " titleaddon translator type url urldate venue version volume volumes year crossref entryset execute"
    " gender langid langidopts ids indexsorttitle keywords options presort related relatedoptions"
    " relatedstring relatedtype sortkey sortname sortshorthand sorttitle sortyear xdata xref"
    " namea nameb namec nameatype namebtype namectype lista listb listc listd liste listf"
    " usera userb userc userd usere userf verba verbb verbc".split()
)
"""BibLaTeX's fields (manual, 2.2 and 2.3)."""

BIBTEX_FIELDS = frozenset("address annote archiveprefix email journal key pdf primaryclass school".split())
"""What BibTeX calls otherwise (BibLaTeX's manual, 2.2.5), and its styles' own."""

OWN_FIELDS = tuple(
    "selected hidden abbr preview preview_alt bibtex_show html pdf openreview code data slides poster video"
    " website supp blog award award_name additional_info tags altmetric dimensions google_scholar_id"
    " inspirehep_id".split()
)
"""What al-folio's users write, and this engine's own ``openreview``, ``data`` and ``hidden``: for a homepage
alone."""

HOMEPAGE_FIELDS = frozenset({*OWN_FIELDS, "arxiv", "hal", "pmid", "pmcid"})
"""What homepages add, with the numbers that citations carry too."""

BOOKKEEPING_FIELDS = frozenset(
    "abbrev_source_title abstractnote access-date accessdate acm_id acmid address_line adscomment"
    " adsnote adsurl affiliation affiliations"
    " archive archive_location archivelocation art_number article-number"
    " article_number articleno arxiv_id arxivid asin author-email author_email author_keywords bibcode"
    " bibsource bibsource-id bibtype biburl book-author book-group-author booksource callnumber category"
    " chemicals_cas cin citation-key citation_count citationkey cited cited-by cited-references citedby"
    " cites citeulike-article-id coden collaboration comment conference_code conference_date"
    " conference_location container-title contents copyright corpusid correspondence_address"
    " correspondence_address1 crdt creationdate crossref-id da date-added date-modified date_published"
    " dateadded datemodified day-added dblp dcom ddc doc-delivery-number document_type e-issn ean"
    " earlyaccess earlyaccessdate"
    " edat editor_affiliation ee eissn elocation-id elocationid entry_type entrytype"
    " eprint-id eprinttype-id esi-highly-cited-paper esi-hot-paper fjournal funding"
    " funding-acknowledgement funding_details funding_text groups hal_id hal_local_reference"
    " hal_version hash howcited"
    " license nationality"
    " assignee collection place swhid yearfiled zbmath"
    " inspire inspire-id inspireid institution_id interhash intrahash isbn-13 isbn10 isbn13 isi issn-l"
    " issn-linking issn_electronic issn_online issn_print issue_date journal-full journal-iso"
    " journalabbr key_words keyword keywords-plus language_iso last-checked last_checked lastchecked"
    " lccn library_catalog lid loc loc_call_number local-url localfile location_id lr mag_id"
    " manufacturers mathreviews meeting mendeley-groups mendeley-tags mesh meta_pmid mhda"
    " modificationdate molecular_seqnum month_numeric mr mrclass mrnumber mrreviewer msc nlm-id nourl"
    " number-of-cited-references numpages oa oabl oci oclc onlineissn onlinepdf open_access openaccess"
    " openalex orcid orcid-numbers orcids organization-wos original_title owner page page-count page_end"
    " page_start paperid peer_reviewed phst pid pii pissn place pmc pnm posted-at ppn printed printissn"
    " priority privnote pst publication_date publication_stage published publisher-place pubmed"
    " pubmed_id pubmedcentral pubmedid pubmodel qualityassured ranking rating read readstatus references"
    " refid reportid reportnumber research-areas research-field researcherid researcherid-numbers review"
    " rights s2id scopus scopusid selected-by sentinel sponsor"
    " shelfmark short_title shortbooktitle shorttitle"
    " slaccitation so source source_type sponsors stat subject tex.ids times-cited timestamp"
    " timestamp-dblp tradenames typ type_of_work unique-id urlaccessdate urlname urn"
    " usage-count-last-180-days usage-count-since-2013 usenix username web-of-science-categories"
    " web-of-science-index wos wosid x_file_name year_published zbl zblnumber zotero-key".split()
)
"""What reference managers and libraries add for themselves: known, and silent."""

_BOOKKEEPING_WITHOUT_SIGNS = frozenset(re.sub("[-_]", "", name) for name in BOOKKEEPING_FIELDS)
"""Programs differ in the signs between the words of one name: ``funding_text``, ``Funding-Text``."""

BOOKKEEPING_PATTERN = re.compile(
    r"(x-|bdsk-|mendeley-|jabref|zotero|citeulike|papers3?-|readcube|paperpile|opt|tex\.|_|funding_text|"
    r"correspondence_address|bib(desk|tex)[-_]|note-|esi-|usage-count).*|.*\+an(:.*)?",
    re.DOTALL,
)
"""Families of such fields, with BibLaTeX's annotations; ``opt…`` is Emacs's empty template."""

READ_FIELDS = BIBLATEX_FIELDS | BIBTEX_FIELDS | HOMEPAGE_FIELDS
"""What somebody may have meant to write."""

KNOWN_FIELDS = READ_FIELDS | BOOKKEEPING_FIELDS

PRIVATE_FIELDS = OWN_FIELDS + tuple(
    "related relatedtype relatedstring relatedoptions annote annotation comment file localfile owner groups"
    " date-added date-modified creationdate modificationdate timestamp priority printed ranking read"
    " readstatus qualityassured review username bdsk-* mendeley-* jabref* zotero* x-* *+an*".split()
)
"""Fields that stay at home: a citation that leaves the site does not carry them.

They are what a homepage adds for itself, links between records of one work, notes and file
names of reference managers, fields that begin with ``x-``, and annotations such as ``author+an``.
``arxiv`` stays in, since it tells where the text is. A star stands for any letters.
"""

_PRIVATE = re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in PRIVATE_FIELDS), re.DOTALL)


@lru_cache(maxsize=1024)
def is_private(field: str) -> bool:
    """Tell whether a field, in lower case, stays at home."""
    return _PRIVATE.fullmatch(field) is not None


@lru_cache(maxsize=1024)
def is_known(field: str) -> bool:
    """Tell whether a field, in lower case, is one that anything reads or may ignore."""
    if field in KNOWN_FIELDS or BOOKKEEPING_PATTERN.fullmatch(field):
        return True
    return re.sub(r"[-_ ]", "", field) in _BOOKKEEPING_WITHOUT_SIGNS


PARTS = {
    "inproceedings": ("proceedings", "book"),
    "conference": ("proceedings", "book"),
    "incollection": ("proceedings", "book"),
    "inbook": ("proceedings", "book"),
    "bookinbook": ("book",),
    "suppbook": ("book",),
    "suppcollection": ("book",),
    "inreference": ("book",),
    "article": ("periodical",),
    "suppperiodical": ("periodical",),
    "review": ("periodical",),
}
"""Types that are part of something, and which of the groups below that may be."""

WHOLES = {
    "proceedings": {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"},
    "book": {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"},
    "periodical": {"title": "journaltitle", "subtitle": "journalsubtitle"},
    "multivolume": {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"},
}
"""What a parent's fields are called in its parts (BibLaTeX's manual, appendix B)."""

WHOLE_TYPES = {
    "proceedings": "proceedings",
    "collection": "book",
    "book": "book",
    "reference": "book",
    "periodical": "periodical",
    "mvbook": "multivolume",
    "mvcollection": "multivolume",
    "mvproceedings": "multivolume",
    "mvreference": "multivolume",
}
"""The group of each type that has parts."""

NOT_INHERITED = frozenset(
    "abstract addendum crossref xref xdata ids label shorthand shorthandintro key keywords options presort"
    " sortkey sorttitle sortname sortyear entryset entrysubtype execute pubstate shorttitle pages pagetotal"
    " note annotation annote doi url urldate eprint eprintclass eprinttype archiveprefix primaryclass"
    " file langid".split()
)
"""What belongs to one record alone (BibLaTeX's list, and the identifiers of the whole)."""


def inherited_name(field: str, parent: str, child: str) -> str:
    """Return what a field of a parent is called in its child, or nothing where it stays behind."""
    if field in NOT_INHERITED or field in HOMEPAGE_FIELDS or is_private(field):
        return ""
    renamed = WHOLES.get(WHOLE_TYPES.get(parent, ""), {}).get(field)
    if renamed and (child in PARTS or WHOLE_TYPES.get(parent) == "multivolume"):
        if renamed.startswith("main") and child in PARTS:
            return renamed.replace("main", "book", 1)
        return renamed
    return field
