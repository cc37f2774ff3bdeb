"""Settings: good ones are read, bad ones are a warning and stand as their default."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_scholar.domain.conf_file import line_of
from sphinx_scholar.domain.cv_settings import CvFile, read_cvs
from sphinx_scholar.domain.partly_bad import PartlyBadError
from sphinx_scholar.domain.settings import RETIRED, ScholarConfig
from tests.engine import build

if TYPE_CHECKING:
    from pathlib import Path

DEFAULTS = ScholarConfig()


class Settings:
    """What Sphinx's configuration is to the engine: attributes with a prefix."""

    def __init__(self, **given: Any) -> None:
        for setting in dataclasses.fields(ScholarConfig):
            default = getattr(DEFAULTS, setting.name)
            setattr(self, f"scholar_{setting.name}", given.get(setting.name, default))
        self._raw_config = self.overrides = {f"scholar_{name}": value for name, value in given.items()}

    def __contains__(self, name: str) -> bool:
        return hasattr(self, name)


GOOD: list[tuple[str, Any, Any]] = [
    ("bibliography", "papers/all.bib", "papers/all.bib"),
    ("publication_pages", "papers/all/", "papers/all"),
    ("publication_pages", "论文", "论文"),
    ("publication_pages", "years/papers", "years/papers"),
    ("publication_pages", "light-years", "light-years"),
    ("links", {"A": " https://example.org/ "}, {"A": "https://example.org/"}),
    ("links", {}, {}),
    ("cv_paper", "us-letter", "us-letter"),
    ("cvs", {"cv.pdf": "cv"}, {"cv.pdf": CvFile(name="cv.pdf", page="cv")}),
    (
        "cvs",
        {"a/b-1.pdf": {"page": "p/q", "layout": "plain", "paper": "a4", "pages": 2, "language": "pt_BR"}},
        {
            "a/b-1.pdf": CvFile(
                name="a/b-1.pdf", page="p/q", layout="plain", paper="a4", pages=2, language="pt_BR"
            )
        },
    ),
    ("accent", "#00274C", "#00274c"),
    (
        "allow",
        ["https://a.example", "https://*.b.example:8443/"],
        ("https://a.example", "https://*.b.example:8443"),
    ),
    ("today", "2024-06-30", "2024-06-30"),
    ("split_from", 1, 1),
    ("topics", {"looms": "Weaving"}, {"looms": "Weaving"}),
    ("fold_authors", 8, 8),
    ("filter_from", 0, 0),
    ("today", "", ""),
    ("today", "2024-06-30", "2024-06-30"),
]


@pytest.mark.parametrize(("name", "given", "read"), GOOD)
def test_a_good_value_is_read(name: str, given: Any, read: Any) -> None:
    settings = ScholarConfig.read(Settings(**{name: given}))  # type: ignore[arg-type]
    assert settings == dataclasses.replace(DEFAULTS, **{name: read})


BAD: list[tuple[str, Any, str]] = [
    ("bibliography", None, "None is not text"),
    ("bibliography", ["a.bib"], "['a.bib'] is not text"),
    ("publication_pages", "", "'' is not a folder below the site's, such as publications"),
    ("publication_pages", "/tmp", "'/tmp' is not a folder below the site's, such as publications"),
    ("publication_pages", "a/../../b", "'a/../../b' is not a folder below the site's, such as publications"),
    ("publication_pages", "a\\b", "'a\\\\b' is not a folder below the site's, such as publications"),
    (
        "publication_pages",
        "years",
        "'years' is a folder for the years of lists; name another, such as publications",
    ),
    (
        "publication_pages",
        "a/years-2/",
        "'a/years-2/' is a folder for the years of lists; name another, such as publications",
    ),
    ("links", ["A"], "['A'] is not a mapping of names to addresses"),
    ("kinds", ["exhibition"], "['exhibition'] is not a mapping of kinds to what they are"),
    ("profiles", ["forum"], "['forum'] is not a mapping of options to networks"),
    ("status_note", 2024, "2024 is not text"),
    ("today", "2024-06", "'2024-06' is not a day such as 2024-06-30"),
    ("today", "2024-02-30", "'2024-02-30' is not a date: that month has no day 30"),
    ("today", 2024, "2024 is not text"),
    ("topics", ["looms"], "['looms'] is not a mapping of names to other names"),
    ("filter_from", 10.5, "10.5 is not a number of 0 or more"),
    ("filter_from", -1, "-1 is not a number of 0 or more"),
    ("cv_paper", "a5", "'a5' is none of a4, us-letter"),
    ("cvs", ["cv"], "['cv'] is not a mapping of files to pages, such as {'cv.pdf': 'cv'}"),
    ("accent", "azure", "'azure' is not a color such as #00274c, nor one of blue, pine, wine, plum"),
    ("accent", "#fc0c", "'#fc0c' is not a color such as #00274c, nor one of blue, pine, wine, plum"),
    ("allow", 7, "7 is not a list of hosts"),
    ("without", 7, "7 is not a list of names"),
    ("split_from", 0, "0 is not a number of 1 or more"),
    ("today", "2024-6-1", "'2024-6-1' is not a day such as 2024-06-30"),
    ("today", "2024-02-30", "'2024-02-30' is not a date: that month has no day 30"),
    ("filter_from", True, "True is not a number of 0 or more"),
]


@pytest.mark.parametrize(("name", "given", "fault"), BAD)
def test_a_bad_value_is_a_warning_and_stands_as_its_default(
    tmp_path: Path, name: str, given: Any, fault: str
) -> None:
    help = ScholarConfig.__dataclass_fields__[name].metadata["help"]
    line = (
        f"conf.py:1: WARNING: scholar_{name}: {fault}; the default stands instead. It means: {help}"
        " [scholar.configuration]"
    )
    site = build(
        tmp_path / "site",
        {"index.md": "# Home\n"},
        builder="dummy",
        warnings=[line],
        **{f"scholar_{name}": given},
    )
    assert site.domain.settings == DEFAULTS


def test_one_bad_address_costs_no_other_its_link(tmp_path: Path) -> None:
    links = {"Ada": "https://example.org/ada", "Bob": "example.org"}
    line = (
        "conf.py:1: WARNING: scholar_links: 'example.org' is not an address that starts with https://;"
        " the rest stands. It means: Addresses of people and organizations by name."
        " [scholar.configuration]"
    )
    site = build(
        tmp_path / "site", {"index.md": "# Home\n"}, builder="dummy", warnings=[line], scholar_links=links
    )
    assert site.domain.settings.links == {"Ada": "https://example.org/ada"}


@pytest.mark.parametrize(
    ("name", "given", "fault", "read"),
    [
        (
            "accent",
            "#ffcb05",
            (
                "'#ffcb05' has less than 4.5:1 of contrast on a white page;"
                " #8c6f00, the nearest color that has it, stands instead"
            ),
            "#8c6f00",
        ),
        (
            "allow",
            ["https://a.example", "http://b.example"],
            "'http://b.example' is not a host such as https://video.example.org; the rest stands",
            ("https://a.example",),
        ),
        (
            "allow",
            ["https://a.example/a; script-src *"],
            (
                "'https://a.example/a; script-src *' is not a host such as https://video.example.org;"
                " the rest stands"
            ),
            (),
        ),
        (
            "languages",
            ["en", "english", "de"],
            "'english' is not a language such as de or zh_CN; the rest stands",
            ("en", "de"),
        ),
        ("topics", {"looms": "Weaving", "yarn": 1}, "1 is not text; the rest stands", {"looms": "Weaving"}),
        (
            "short_names",
            {"A Very Long Name": "AVL", "B": None},
            "None is not text; the rest stands",
            {"A Very Long Name": "AVL"},
        ),
        ("cv_fonts", [1, "a/b.ttf", 2], "1 is not text; 2 is not text; the rest stands", ("a/b.ttf",)),
    ],
)
def test_what_is_good_of_a_value_stands(tmp_path: Path, name: str, given: Any, fault: str, read: Any) -> None:
    help = ScholarConfig.__dataclass_fields__[name].metadata["help"]
    line = f"conf.py:1: WARNING: scholar_{name}: {fault}. It means: {help} [scholar.configuration]"
    files = {"index.md": "# Home\n"}
    site = build(tmp_path / "site", files, builder="dummy", warnings=[line], **{f"scholar_{name}": given})
    assert getattr(site.domain.settings, name) == read


@pytest.mark.parametrize(
    ("name", "hint"),
    [("scholar_acent", "; did you mean 'scholar_accent'?"), ("scholar_quux", "")],
)
def test_an_unknown_setting_is_named(tmp_path: Path, name: str, hint: str) -> None:
    conf = f"extensions = ['myst_parser', 'sphinx_scholar']\n{name} = 'pine'\n"
    line = f"conf.py:2: WARNING: {name} is no setting, and changes nothing{hint} [scholar.configuration]"
    build(tmp_path / "site", {"index.md": "# Home\n", "conf.py": conf}, builder="dummy", warnings=[line])


def test_helpers_of_a_site_and_settings_of_its_own_extensions_are_not_reported(tmp_path: Path) -> None:
    conf = """\
extensions = ['myst_parser', 'sphinx_scholar']
import datetime as scholar_time
scholar_extra = 1

def scholar_morning():
    return scholar_time.date.today()

def setup(app):
    app.add_config_value('scholar_extra', 0, '')
"""
    build(tmp_path / "site", {"index.md": "# Home\n", "conf.py": conf}, builder="dummy")


@pytest.mark.parametrize("name", RETIRED)
def test_a_setting_of_an_earlier_version_is_named(tmp_path: Path, name: str) -> None:
    conf = f"extensions = ['myst_parser', 'sphinx_scholar']\n{name} = '#00274c'\n"
    line = (
        f"conf.py:2: WARNING: {name} is no setting of this version, and changes nothing: {RETIRED[name]}"
        " [scholar.configuration]"
    )
    build(tmp_path / "site", {"index.md": "# Home\n", "conf.py": conf}, builder="dummy", warnings=[line])


def test_every_setting_says_what_it_means() -> None:
    helps = [setting.metadata["help"] for setting in dataclasses.fields(ScholarConfig)]
    assert len(helps) > 4
    assert all(text.endswith(".") for text in helps)


def test_a_bibliography_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    line = "conf.py:1: WARNING: scholar_bibliography: no.bib cannot be read: No such file or directory"
    site = build(
        tmp_path / "site",
        {"index.md": "# Home\n"},
        builder="dummy",
        warnings=[f"{line} [scholar.unreadable_file]"],
        scholar_bibliography="no.bib",
    )
    assert site.domain.bibliography.publications == ()


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a = 1\nscholar_links = 1\n", 2),
        ("# scholar_links\nscholar_links_more = 1\n\nscholar_links=1\nscholar_links = 2", 4),
        ("setattr(x)", 1),
        ("", 1),
    ],
)
def test_a_setting_is_found_in_conf_py(source: str, line: int) -> None:
    assert line_of("scholar_links", source) == line


def test_the_line_of_a_bad_value_is_that_of_conf_py(tmp_path: Path) -> None:
    extensions = "extensions = ['myst_parser', 'sphinx_scholar']"
    conf = f"{extensions}\nscholar_filter_from = -1\nscholar_bibliography = 'no.bib'\n"
    files = {"index.md": "# Home\n", "conf.py": conf}
    site = build(tmp_path / "site", files, builder="dummy", warnings=None)
    assert [line.partition(" WARNING")[0] for line in site.warnings] == ["conf.py:2:", "conf.py:3:"]


@pytest.mark.parametrize(
    ("name", "given", "fault"),
    [
        ("cv", "cv", "'cv' is not the name of a file such as cv-short.pdf"),
        ("../cv.pdf", "cv", "'../cv.pdf' is not the name of a file such as cv-short.pdf"),
        ("/cv.pdf", "cv", "'/cv.pdf' is not the name of a file such as cv-short.pdf"),
        (7, "cv", "7 is not the name of a file such as cv-short.pdf"),
        (
            "GOOD.pdf",
            "cv",
            "'GOOD.pdf' and 'good.pdf' are one file on some machines; rename one of them",
        ),
        ("a.pdf", 7, "'a.pdf' is 7, neither a page nor a mapping such as {'page': 'cv'}"),
        ("a.pdf", {"pages": 2}, "'a.pdf' names no page; write {'page': 'cv', …}"),
        ("a.pdf", "", "'a.pdf' names no page; write {'page': 'cv', …}"),
        (
            "a.pdf",
            {"page": "cv", "papr": "a4"},
            "'a.pdf' has 'papr', none of page, layout, paper, pages, language; did you mean 'paper'?",
        ),
        (
            "a.pdf",
            {"page": "cv", "layout": "plane"},
            "'layout' of 'a.pdf' is 'plane', none of columns, plain; did you mean 'plain'?",
        ),
        ("a.pdf", {"page": "cv", "paper": "a5"}, "'paper' of 'a.pdf' is 'a5', none of a4, us-letter"),
        ("a.pdf", {"page": "cv", "pages": 0}, "'pages' of 'a.pdf' is 0, not a number of 1 or more"),
        ("a.pdf", {"page": "cv", "pages": "2"}, "'pages' of 'a.pdf' is '2', not a number of 1 or more"),
        ("a.pdf", {"page": "cv", "language": 1}, "'language' of 'a.pdf' is 1, which is not text"),
    ],
)
def test_a_cv_that_is_wrong_costs_no_other(name: Any, given: Any, fault: str) -> None:
    with pytest.raises(PartlyBadError) as caught:
        read_cvs({"good.pdf": "cv", name: given})
    assert str(caught.value).removesuffix("; did you mean 'a4'?") == fault
    assert caught.value.rest == {"good.pdf": CvFile(name="good.pdf", page="cv")}
