"""Time keystrokes in the filter of a list of papers: ``python benchmarks/filter.py [papers]``.

Builds a site of many made-up papers, 10,000 where no number is given, and prints how long the
filter takes to answer a keystroke, layout included: on the first page of the list, which filters
all of it by an index, and on the largest page of one year, which filters the cards that stand there. Before
that, how long it took from the first word to its answer, with all that is loaded for it.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made_up import Paper, made_up_papers  # noqa: E402
from benchmarks.papers import write_engine  # noqa: E402
from benchmarks.search import serve  # noqa: E402
from tools.browser import FLAGS, WHAT_TO_DO, find_browser  # noqa: E402

KEYSTROKES = """queries => {
  const input = document.querySelector(".scholar-filter input");
  const times = [];
  const type = (value) => {
    const start = performance.now();
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    times.push([performance.now() - start, value, document.querySelector("[role=status]").textContent]);
  };
  for (const query of queries) {
    for (let end = 1; end <= query.length; end++) type(query.slice(0, end));
    for (let end = query.length - 1; end >= 0; end--) type(query.slice(0, end));
  }
  return times;
}"""


READY = "!/^$|…/.test(document.querySelector('.scholar-filter [role=status]').textContent)"
"""Tells whether the filter has said how many works it shows, and not that it loads."""


def queries(papers: tuple[Paper, ...]) -> list[str]:
    """Return what is typed, letter by letter, and taken back: titles, names, years, slips."""
    some = papers[:: max(1, len(papers) // 8)]
    titles = [" ".join(paper.title.split()[:3]) for paper in some]
    slips = [f"{title[:2]}x{title[3:]}" for title in titles[:3]]
    names = [paper.authors[0].replace(",", "") for paper in some[:3]]
    return [*titles, *slips, *names, "conference on", f"{papers[0].year} a", "a b c"]


def main() -> None:
    """Build, measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    path = find_browser()
    if path is None:
        raise SystemExit(WHAT_TO_DO)
    papers = made_up_papers(count)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        source, out = Path(place) / "source", Path(place) / "built"
        source.mkdir()
        write_engine(source, papers)
        subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(source), str(out)], check=True
        )
        pages = [out / "publications" / "index.html"]
        pages += sorted(out.glob("publications/years/*.html"), key=lambda path: path.stat().st_size)[-1:]
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        with serve(out) as url:
            for page in pages:
                measure(browser, f"{url}{page.relative_to(out).as_posix()}", queries(papers))
        browser.close()


def measure(browser: Browser, url: str, typed: list[str]) -> None:
    """Type into the filter of one page, and print what it took."""
    page = browser.new_page()
    page.goto(url, wait_until="load")
    start = time.perf_counter()
    page.focus(".scholar-filter input")
    page.keyboard.insert_text(typed[0])
    page.wait_for_function(READY)
    ready = time.perf_counter() - start
    timed = page.evaluate(KEYSTROKES, typed)
    times = sorted(took for took, _value, _status in timed)
    slowest = ", ".join(f"{took:.0f} ms for {value!r}" for took, value, _status in sorted(timed)[:-6:-1])
    sys.stdout.write(
        f"{url.partition('/publications/')[2]}, {page.inner_text('.scholar-filter [role=status]')} "
        f"first answer {ready:.2f} s; {len(times)} keystrokes, "
        f"median {statistics.median(times):.1f} ms, 95th percentile {times[int(len(times) * 0.95)]:.1f} ms, "
        f"{sum(took > 50 for took in times)} above 50 ms; the slowest: {slowest}\n"
    )
    page.close()


if __name__ == "__main__":
    main()
