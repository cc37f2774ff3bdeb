"""Texts of old sites as Markdown: what has a form is put into it, what has none is reported with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from sphinx_scholar.bibliography.grammar import read_syntax
from sphinx_scholar.cli.importing.bibliography import take_bibliography
from sphinx_scholar.cli.importing.converter import Converter
from sphinx_scholar.cli.importing.draft import Dates, Draft, dates_of
from sphinx_scholar.cli.importing.networks import account_of
from sphinx_scholar.cli.importing.papers import add_paper, authors_in, numbers_in, paper, with_braces
from sphinx_scholar.cli.importing.report import Report
from sphinx_scholar.cli.importing.samples import is_sample, is_sample_text
from sphinx_scholar.cli.importing.source import Source


@pytest.fixture
def converter(tmp_path: Path) -> Converter:
    (tmp_path / "assets").mkdir()
    for name in ("plan.png", "my plan.png", "cv.pdf"):
        (tmp_path / "assets" / name).write_bytes(b"x")
    report = Report()
    draft = Draft(system="", report=report, url="https://old.example.org/me/")
    made = Converter(source=Source(tmp_path, report), draft=draft, base="/me", values={"site.title": "Me"})
    made.note_address("/cv/", "cv")
    made.note_address("/publications/engine/", "publications/roe2020engine")
    made.papers["publications/roe2020engine"] = "roe2020engine"
    made.note_address("/blog/2020/x/", "posts/x", "_posts/2020-01-02-x.md")
    return made


def converted(converter: Converter, text: str, dialect: Literal["liquid", "hugo"] = "liquid") -> str:
    converter.dialect = dialect
    return converter.text(text, "a.md", 10, "page.md")


LIQUID = [
    ("[a]({{ '/assets/cv.pdf' | relative_url }}){:target='_blank'}", "[a](extra/assets/cv.pdf)"),
    ("[a]({{ site.baseurl }}/cv/) and [b](/me/cv)", "[a](cv.md) and [b](cv.md)"),
    ("[a](https://old.example.org/me/cv.html)", "[a](cv.md)"),
    (
        "[a]({% post_url 2020-01-02-x %}), [b]({% link _posts/2020-01-02-x.md %})",
        "[a](posts/x.md), [b](posts/x.md)",
    ),
    ("{{ site.title }}{% comment %} no {% endcomment %}", "Me"),
    ("{% raw %}{{ x }}{% endraw %}", "`{{ x }}`"),
    ("`{{ x }}` and\n\n```liquid\n{% y %}\n```", "`{{ x }}` and\n\n```liquid\n{% y %}\n```"),
    ('{% include figure.html path="assets/my plan.png" title="P" %}', "![P](extra/assets/my%20plan.png)"),
    ("{% highlight js %}\nlet a = 1;\n{% endhighlight %}", "```js\nlet a = 1;\n```"),
    ("{% details Open me %}\nwords\n{% enddetails %}", "**Open me**\n\nwords"),
    ("{% for post in site.talks %}{{ post.title }}{% endfor %}", ":::{talks}\n:::"),
    ("{% bibliography -q @*[selected=true]* %}", ":::{publications}\n:select: selected\n:::"),
    (
        "[Roe](/publications/engine) and [b](/me/publications/engine.html)",
        "[Roe](#roe2020engine) and [b](#roe2020engine)",
    ),
    ("![f](https://tex.example.org/?x=1(max(a),b(c))-2)", "[f](https://tex.example.org/?x=1(max(a),b(c))-2)"),
    ("# Deep\n\n[a](#deep)", "## Deep\n\n[a](#deep)"),
    ("{% if x %}yes{% endif %}", "yes"),
]
HUGO = [
    ('{{< figure src="/assets/plan.png" title="P" >}}', "![P](extra/assets/plan.png)\n\n*P*"),
    ("{{% callout note %}}\nMind.\n{{% /callout %}}", ":::{note}\nMind.\n:::"),
    ('{{< staticref "assets/cv.pdf" "newtab" >}}CV{{< /staticref >}}', "[CV](extra/assets/cv.pdf)"),
    ('[x]({{< relref "/blog/2020/x" >}})', "[x](posts/x.md)"),
    ('{{< icon name="x" >}} a {{< hl >}}b{{< /hl >}}', "a **b**"),
    ("{{< math >}}\n$$\nx^2\n$$\n{{< /math >}}", "$$\nx^2\n$$"),
]
HTML = [
    ('<a href="/cv/" class="b"><b>my</b> CV</a>', "[**my** CV](cv.md)"),
    ('<div class="row">\n    <div>\n        <p>words <i>so</i></p>\n    </div>\n</div>', "words *so*"),
    ("a<br>b<br/>\n\nc", "a\\\nb\n\nc"),
    ("<ul>\n  <li>a</li>\n  <li>b <em>c</em></li>\n</ul>", "- a\n- b *c*"),
    ("x<sup>2</sup> and <code>a</code>", "x{sup}`2` and `a`"),
    ('<i class="fas fa-x"></i> <span style="color:red">red</span>', "red"),
    ("<h3 align=center>Big</h3>\ntext", "## Big\n\ntext"),
    ("<!-- gone -->\nkept <https://x.org> 1 < 2", "kept <https://x.org> 1 < 2"),
    ('<img src="/assets/plan.png" alt="P" width="10">', "![P](extra/assets/plan.png)"),
    ("Title\n=====\n\nSub\n---\n\n#### Deep", "## Title\n\n### Sub\n\n#### Deep"),
    ("inline $$a_1$$ here\n\n$$\nb\n$$", "inline $a_1$ here\n\n$$\nb\n$$"),
    ("\\\\(a\\\\) costs $5", "$a$ costs $5"),
    ("a\n\n---\n\nb\n\n***", "a\n\nb"),
    ("100\n% of it", "100\n\\% of it"),
    ("```{r}\nx <- 1\n```\n\n~~~nolang\ny\n~~~", "```r\nx <- 1\n```\n\n```text\ny\n```"),
    ("done :sparkles: :not_there: 10:30:20", "done ✨ :not_there: 10:30:20"),
]


@pytest.mark.parametrize(("text", "made"), [*LIQUID, *HTML])
def test_liquid_and_html_become_markdown(converter: Converter, text: str, made: str) -> None:
    assert converted(converter, text) == made


@pytest.mark.parametrize(("text", "made"), HUGO)
def test_shortcodes_become_markdown(converter: Converter, text: str, made: str) -> None:
    assert converted(converter, text, "hugo") == made


@pytest.mark.parametrize(
    ("text", "made", "why"),
    [
        ("a\n{% include map.html %}", "a\n`{% include map.html %}`", "{% include map.html %} has no form"),
        ("a\n{{ page.x }}", "a\n`{{ page.x }}`", "{{ page.x }} has no form in the new site"),
        (
            "a\n[gone](/gone/)",
            "a\n[gone](https://old.example.org/me/gone/)",
            "a link to '/gone/', which is not",
        ),
        ("a\n[here](#no)", "a\nhere", "a link to '#no', which is not in"),
        ("a\n<script>x()</script>", "a", "<script> was left out"),
        ("a\n<x-map>words</x-map>", "a\nwords", "<x-map> was taken away, and its words kept"),
        (
            "a\n![p](https://x.org/p.png)",
            "a\n[p](https://x.org/p.png)",
            "the picture https://x.org/p.png is on",
        ),
        ("a\n![](/assets/plan.png)", "a\n![](extra/assets/plan.png)", "the picture /assets/plan.png has no"),
        ("a\n$$\\nosuch{$$", "a\n\n```latex\n\\nosuch{\n```", "a formula that the engine cannot read"),
    ],
)
def test_what_has_no_form_is_reported(converter: Converter, text: str, made: str, why: str) -> None:
    assert converted(converter, text) == made
    assert [(note.place, note.text[: len(why)]) for note in converter.draft.report.needed] == [
        ("a.md:11", why)
    ]


def test_letters_of_private_use_are_no_places_of_pieces(converter: Converter) -> None:
    assert converted(converter, "a \ue0007 b \ue0000\ue001 `c`") == "a 7 b 0 `c`"


def test_below_an_entry_headings_are_bold(converter: Converter) -> None:
    assert converter.text("# A\n\nb\n\n### C", "a.md", 1, "x.md", nested=True) == "**A**\n\nb\n\n**C**"


def test_a_file_outside_of_the_site_is_not_copied(converter: Converter, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.pdf").write_bytes(b"x")
    converted(converter, "[a](../secret.pdf) [b](/../secret.pdf) [c](%2e%2e/secret.pdf)")
    assert converter.draft.files == {}


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (("2022-07-20 19:00:00-0400",), Dates(start="2022-07-20", end="2022-07-20")),
        (("2019 - present",), Dates(start="2019", end="present")),
        (("2019-now",), Dates(start="2019", end="present")),
        (("May 2016 – Sept. 2017",), Dates(start="2016-05", end="2017-09")),
        (("2018-09", "present"), Dates(start="2018-09", end="present")),
        (("2018", "2019-03-04T00:00:00Z"), Dates(start="2018", end="2019-03-04")),
        (("Summer 2015",), Dates(start="2015", end="2015", unread="Summer 2015")),
        (("Fall 2013 - Spring 2014",), Dates(unread="Fall 2013 - Spring 2014")),
        (("",), Dates()),
    ],
)
def test_dates(texts: tuple[str, ...], dates: Dates) -> None:
    assert dates_of(*texts) == dates


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("https://doi.org/10.1000/182", "{https://doi.org/10.1000/182}"),
        ("Wiley-VCH", "{Wiley-VCH}"),
        ("jan", "jan"),
        ("ieee", "ieee"),
        ("2020", "2020"),
        ('"a" # ieee', '"a" # ieee'),
        ("{x\n y = z\n}", "{x\n y = z\n}"),
    ],
)
def test_values_that_name_no_string_are_in_braces(value: str, written: str) -> None:
    text = "@string{{ieee = {{IEEE}}}}\n@misc{{a, x = {},\n year=2020}}\n"
    assert with_braces(text.format(value)) == text.format(written)


def test_an_entry_of_a_key_that_is_there_is_lost_and_named(tmp_path: Path) -> None:
    (tmp_path / "_bibliography").mkdir()
    text = "@misc{a, title = {One}}\n@misc{A, title = {Two}}\n@misc{a, title = {Three}}\n"
    (tmp_path / "_bibliography/papers.bib").write_text(text, encoding="utf-8")
    report = Report()
    made = Converter(source=Source(tmp_path, report), draft=Draft(system="", report=report))
    take_bibliography(made, "_bibliography", "papers.bib")
    assert made.draft.bibliography == "@misc{a, title = {One}}\n@misc{A, title = {Two}}\n"
    assert [(note.place, note.text) for note in report.lost] == [
        ("_bibliography/papers.bib:3", "a: another entry of a key that there is already")
    ]


def test_names_that_end_with_initials_are_written_as_bibtex_reads_them() -> None:
    entry = paper("T", ["Ladwig R.", "Rita Roe*"], fields={})
    assert entry.get("author") == "Ladwig, R. and Rita Roe"


def test_headings_of_entries_are_no_targets(converter: Converter) -> None:
    text = "## Deep\n\n[a](#deep)"
    assert converter.text(text, "a.md", 1, "page.md", nested=True) == "**Deep**\n\na"


@pytest.mark.parametrize(
    ("citation", "authors", "numbers"),
    [
        ('Roe, R., & Doe, J. A. (2020). "T." J. 1(2), 3-4.', ["Roe, R.", "Doe, J. A."], ("1", "2", "3--4")),
        ("Rita Roe, Jane Doe and A. Poe (2021). T. 85(3).", ["Rita Roe", "Jane Doe", "A. Poe"], ("85", "3")),
        ("Doe, Jane. (2019). T.", ["Doe, Jane"], ()),
        ("Jane Doe et al. (2019). T.", [], ()),
        ("(2019). T.", [], ()),
    ],
)
def test_citations(citation: str, authors: list[str], numbers: tuple[str, ...]) -> None:
    assert authors_in(citation) == authors
    assert tuple(numbers_in(citation).values()) == numbers


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("github_username", "ada", ("github", "ada", "https://github.com/ada")),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", ("orcid", "0000-0002-1825-0097", None)),
        (
            "googlescholar",
            "https://scholar.google.com/citations?user=AbC-1_x&hl=it",
            ("scholar", "AbC-1_x", None),
        ),
        ("dblp_url", "https://dblp.org/pid/12/3456.html", ("dblp", "12/3456", None)),
        ("twitter", "https://twitter.com/ada", ("x", "ada", None)),
        ("codeberg_username", "ada", ("codeberg", "ada", "https://codeberg.org/ada")),
        ("mastodon_username", "a.social/@ada", ("mastodon", "@ada@a.social", "https://a.social/@ada")),
        ("Google Scholar", "AbC", ("scholar", "AbC", "https://scholar.google.com/citations?user=AbC")),
    ],
)
def test_profiles(name: str, value: str, found: tuple[str, str, str | None]) -> None:
    account = account_of(name, value)
    assert account is not None
    assert (account.option, account.account, account.url) == (*found[:2], found[2] or value)


@pytest.mark.parametrize(
    ("title", "text", "is_one"),
    [
        ("project 4", "", True),
        ("Paper Title Number 2", "", True),
        ("a post with math", "", True),
        ("", "A simple inline announcement.", True),
        ("", "Our paper won.", False),
        ("My project", "Every project has a beautiful feature showcase page.", False),
        ("A post without equals", "", False),
    ],
)
def test_samples(title: str, text: str, *, is_one: bool) -> None:
    assert is_sample(title, text) is is_one


def test_a_sample_text_below_a_title_of_ones_own_is_known() -> None:
    assert is_sample_text("<!-- x -->\n Every project has a beautiful feature showcase page.")
    assert not is_sample_text("We built it. Every project has a beautiful feature showcase page.")


@pytest.mark.parametrize(
    ("kind", "date", "keys"),
    [
        ("inproceedings", "2024-07-01", ["roe2024looms"]),
        ("inproceedings", "2025-01-01", ["roe2024looms", "roe2025looms"]),
        ("article", "2024-07-01", ["roe2024looms", "roe2024loomsa"]),
    ],
)
def test_a_poster_and_its_article_are_two_papers(kind: str, date: str, keys: list[str]) -> None:
    draft = Draft(system="x")
    for one, when in (("inproceedings", "2024-07-01"), (kind, date)):
        entry = paper("Looms", ["Ann Roe"], kind=one, venue="V", date=when, fields={})
        assert add_paper(draft, entry) in keys
    assert [one.key for one in read_syntax(draft.bibliography).entries] == keys
