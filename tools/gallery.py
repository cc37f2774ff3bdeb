"""Write the pictures of ``docs/gallery``, and the page that shows them, from sites that are built here.

Run as ``python -m tools.gallery``: it builds this site and a made-up one, and looks at them with the browser
of the tests. ``make docs`` leaves the pictures as they are, since no two browsers draw the same bytes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools.audit_table import served
from tools.browser import FLAGS, WHAT_TO_DO, find_browser

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs/gallery"
PAGE = ROOT / "docs/gallery.md"

MOST_BYTES = 400_000
"""What all pictures may weigh together."""

PALETTES = ("blue", "pine", "wine", "plum")

SIZES = {"wide": (1280, 800), "phone": (390, 760)}
"""The windows through which pages are seen."""

HEAD = """\
# Gallery

<!-- Made by `python -m tools.gallery`, with the pictures. -->

What comes out, on wide screens and on phones, light and dark as the visitor's system prefers.
Runyu Lu's is a real site, whose sources are in the repository; Ingrid Weißhaupt is made up, and her site is \
built by the tests.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture of a page."""

    name: str
    """The name of its file, without the suffix."""
    site: Literal["real", "career"]
    page: str
    size: str
    scheme: Literal["light", "dark"]
    caption: str
    alt: str
    """What the picture shows, for those who do not see it."""
    prepare: Callable[[Page], object] | None = None
    """What a visitor does before the picture is taken."""

    @property
    def file(self) -> str:
        """The path of the picture below ``docs``."""
        return f"gallery/{self.name}-{self.size}-{self.scheme}.webp"


def search_for(words: str) -> Callable[[Page], object]:
    """Return what opens search and types words into it."""

    def search(page: Page) -> None:
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.wait_for_timeout(1500)

    return search


def _open_filter(page: Page) -> None:
    page.locator(".scholar-filter input").first.fill("seagrass")
    page.wait_for_timeout(1500)


SHOTS = (
    Shot(
        name="home",
        site="real",
        page="index.html",
        size="wide",
        scheme="light",
        caption="Home",
        alt="A homepage on a wide screen: name, position, vision, addresses and selected publications.",
    ),
    Shot(
        name="career-home",
        site="career",
        page="index.html",
        size="wide",
        scheme="dark",
        caption="Another home, with a portrait and news",
        alt="The homepage of a made-up professor in the dark, with a portrait, profiles, news and papers.",
    ),
    Shot(
        name="publications",
        site="real",
        page="publications/index.html",
        size="wide",
        scheme="light",
        caption="Publications",
        alt="A list of papers with badges of venues, authors, links and buttons to cite.",
    ),
    Shot(
        name="filter",
        site="career",
        page="publications/index.html",
        size="wide",
        scheme="light",
        caption="A longer list, and its filter",
        alt="A list of papers with a filter by words, year, type, venue and more.",
        prepare=_open_filter,
    ),
    Shot(
        name="paper",
        site="real",
        page="publications/duan2024muxserve.html",
        size="wide",
        scheme="dark",
        caption="The page of a paper",
        alt="The page of a paper in the dark: title, authors, links, abstract and the citation to copy.",
    ),
    Shot(
        name="search",
        site="real",
        page="index.html",
        size="wide",
        scheme="light",
        caption="Search, with a slip of the finger",
        alt="A dialog in which “servng llm” finds the paper on serving models, with its passage.",
        prepare=search_for("servng llm"),
    ),
    Shot(
        name="talks",
        site="career",
        page="talks.html",
        size="wide",
        scheme="light",
        caption="Talks",
        alt="A page of talks with dates in a column of their own, slides and videos beside the titles.",
    ),
    Shot(
        name="group",
        site="career",
        page="group.html",
        size="wide",
        scheme="light",
        caption="A group",
        alt="Members of a group side by side, with photos, roles and topics.",
    ),
    Shot(
        name="home",
        site="real",
        page="index.html",
        size="phone",
        scheme="light",
        caption="Home on a phone",
        alt="The homepage on a phone.",
    ),
    Shot(
        name="publications",
        site="real",
        page="publications/index.html",
        size="phone",
        scheme="dark",
        caption="Publications",
        alt="The list of papers on a phone, in the dark.",
    ),
    Shot(
        name="career-home",
        site="career",
        page="index.html",
        size="phone",
        scheme="light",
        caption="Another home",
        alt="The homepage of a made-up professor on a phone.",
    ),
    Shot(
        name="experience",
        site="real",
        page="experience/index.html",
        size="phone",
        scheme="dark",
        caption="Experience",
        alt="Positions with their dates on a phone, in the dark.",
    ),
)
"""All pictures but those of the CV and of the palettes."""

CV = ("gallery/cv.webp", "The CV, made of the same facts", "The first page of a CV as a PDF.")
PALETTES_FILE = "gallery/palettes.webp"


def pictures() -> list[str]:
    """Return the paths of all pictures below ``docs``."""
    return [*(shot.file for shot in SHOTS), CV[0], PALETTES_FILE]


def render_page() -> str:
    """Return the page as Markdown: wide pictures one by one, those of phones side by side."""
    wide = [shot for shot in SHOTS if shot.size == "wide"]
    phones = [shot for shot in SHOTS if shot.size == "phone"]
    parts = [HEAD]
    parts += [f"## {shot.caption}\n\n![{shot.alt}]({shot.file})\n" for shot in wide]
    parts.append("## On a phone\n")
    parts += [
        f"| {' | '.join(shot.caption for shot in phones)} |",
        f"|{'---|' * len(phones)}",
        f"| {' | '.join(f'![{shot.alt}]({shot.file})' for shot in phones)} |\n",
    ]
    file, caption, alt = CV
    parts.append(f"## {caption}\n\n![{alt}]({file})\n")
    parts.append("## Palettes\n\nSee [theme.md](theme.md#colors-and-options).")
    return "\n".join(parts) + "\n"


# -- sites ---------------------------------------------------------------------------------------------


def build(source: Path, output: Path, *settings: str) -> Path:
    """Build a site in the theme, and return the folder of its pages."""
    words = ["-b", "html", "-E", "-q", "-d", str(output / "doctrees")]
    for setting in ("html_theme=scholar", *settings):
        words += ["-D", setting]
    subprocess.run([sys.executable, "-m", "sphinx", *words, str(source), str(output / "html")], check=True)
    return output / "html"


# -- pictures ------------------------------------------------------------------------------------------


def look(browser: Browser, url: str, size: str, scheme: str, prepare: object = None) -> Image.Image:
    """Return a picture of a page as a new visitor sees it."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    if callable(prepare):
        prepare(page)
    picture = Image.open(BytesIO(page.screenshot()))
    picture.load()
    context.close()
    return picture.convert("RGB")


def keep(picture: Image.Image, file: str) -> None:
    """Write a picture into ``docs``."""
    picture.save(ROOT / "docs" / file, "WEBP", quality=34, method=6)


def first_page(pdf: Path, folder: Path) -> Image.Image:
    """Return the first page of a PDF."""
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", pdf, folder / "cv"], check=True)
    return Image.open(folder / "cv.png").convert("RGB")


def palettes(browser: Browser, folder: Path) -> Image.Image:
    """Return the head of a home in each palette, light above dark."""
    box = (425, 10, 945, 330)
    width, height = (box[2] - box[0]) // 2, (box[3] - box[1]) // 2
    sheet = Image.new("RGB", (width * len(PALETTES), height * 2), "white")
    for column, name in enumerate(PALETTES):
        html = build(ROOT / "tests/roots/test-whole-life", folder / name, f"scholar_accent={name}")
        with served(html) as root:
            for row, scheme in enumerate(("light", "dark")):
                picture = look(browser, root, "wide", scheme).crop(box).resize((width, height))
                sheet.paste(picture, (column * width, row * height))
    return sheet


def main() -> int:
    """Build the sites, take the pictures and write the page."""
    path = find_browser()
    if path is None:
        print(WHAT_TO_DO, file=sys.stderr)
        return 1
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright, ExitStack() as stack:
        folder = Path(temporary)
        browser = stack.enter_context(playwright.chromium.launch(executable_path=path, args=list(FLAGS)))
        career = build(ROOT / "tests/roots/test-career", folder / "career")
        sites = {"real": build(ROOT, folder / "real"), "career": career}
        roots = {name: stack.enter_context(served(html)) for name, html in sites.items()}
        for shot in SHOTS:
            keep(look(browser, roots[shot.site] + shot.page, shot.size, shot.scheme, shot.prepare), shot.file)
        keep(first_page(sites["career"] / "cv.pdf", folder), CV[0])
        keep(palettes(browser, folder), PALETTES_FILE)
    PAGE.write_text(render_page(), encoding="utf-8")
    size = sum((ROOT / "docs" / file).stat().st_size for file in pictures())
    print(f"{len(pictures())} pictures of {size} bytes, of {MOST_BYTES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
