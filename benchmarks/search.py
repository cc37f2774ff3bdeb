"""Compare the search dialog with Sphinx's own search and pagefind: ``python benchmarks/search.py [papers]``.

Builds the real site and one of many made-up papers, and prints, for each search on each site in
one run: the bytes before the first result, the time to the first right result on a slow line
(150 ms, 1.6 Mbit/s), and the 95th percentile of a keystroke.
"""

from __future__ import annotations

import functools
import gzip
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made_up import bibliography, made_up_papers  # noqa: E402
from tools.browser import FLAGS, WHAT_TO_DO, find_browser  # noqa: E402

LATENCY = 150
"""Milliseconds to the first byte of an answer."""
BANDWIDTH = 1_600_000 // 8
"""Bytes in a second."""
REPEATS = 3
"""How often each time is taken; the median is printed."""

CONF = """\
import sys
sys.path.insert(0, {root!r})
project = author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
myst_enable_extensions = ["colon_fence"]
primary_domain = "scholar"
include_patterns = ["**.md"]
html_theme = "scholar"
html_copy_source = False
html_math_renderer = "mathml"
scholar_bibliography = "publications.bib"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site, and what is looked for on it."""

    name: str
    folder: Path
    query: str
    """What is typed."""
    target: str
    """The address of the page that is the right answer."""
    typed: list[str] = field(default_factory=list)
    """Queries that are typed letter by letter."""


# -- sites -------------------------------------------------------------------------------------------


def large_site(folder: Path, count: int) -> Site:
    """Write and build a site of many papers."""
    papers = made_up_papers(count)
    titles = [paper.title for paper in papers]
    source = folder / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF.format(root=str(ROOT)), encoding="utf-8")
    (source / "publications.bib").write_text(bibliography(count), encoding="utf-8")
    (source / "index.md").write_text("# Ada Lovelace\n\n:::{toctree}\nlist\n:::\n", encoding="utf-8")
    (source / "list.md").write_text(
        "# Publications\n\n:::{publications}\n:style: line\n:::\n", encoding="utf-8"
    )
    chosen = count // 3
    typed = [" ".join(titles[number].split()[:4]) for number in range(0, count, max(1, count // 12))]
    typed += ["conference on", "a b c", typed[0][:3] + typed[0][4:], typed[1][:2] + "x" + typed[1][3:]]
    return Site(
        name=f"{count} papers",
        folder=build(source, folder / "built"),
        query=" ".join(titles[chosen].split()[:4]),
        target=f"publications/{papers[chosen].key}.html",
        typed=typed,
    )


def real_site(folder: Path) -> Site:
    """Build the real site."""
    return Site(
        name="real site",
        folder=build(ROOT, folder / "built"),
        query="flexible multiplexing",
        target="publications/duan2024muxserve.html",
        typed=[
            "flexible spatial",
            "LLVM backend",
            "zhang hao",
            "ICML'24",
            "fuzing compilers",
            "10.1145/3689736",
        ],
    )


def build(source: Path, out: Path) -> Path:
    """Build a site and pagefind's index of it."""
    start = time.perf_counter()
    run = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", "-d", str(out.parent / "doctrees")]
    subprocess.run([*run, str(source), str(out)], check=True)
    built = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(out)], check=True, capture_output=True)
    sys.stderr.write(f"built in {built - start:.0f} s, pagefind in {time.perf_counter() - built:.0f} s\n")
    return out


# -- a server that packs, as hosts do ------------------------------------------------------------------


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file packed by gzip, unless it is packed already."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content, packed = _packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@functools.cache
def _packed(path: Path) -> tuple[bytes, bool]:
    content = path.read_bytes()
    if path.suffix not in {".html", ".js", ".css", ".json"}:
        return content, False
    return gzip.compress(content, mtime=0), True


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Give out a folder on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


# -- searches ------------------------------------------------------------------------------------------

FOUND = """([selector, target]) => [...document.querySelectorAll(selector)]
  .some(link => link.href.includes(target) && link.checkVisibility())"""

PAGEFIND = """async ([query, target]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  // The browser's tools slow down and count what the page loads, not what its workers do.
  await pagefind.options({ noWorker: true });
  const search = await pagefind.search(query);
  for (const result of search.results.slice(0, 10)) {
    const { url, meta } = await result.data();
    const link = document.createElement("a");
    link.className = "found";
    link.href = url;
    link.textContent = meta.title;
    document.querySelector("article").prepend(link);
  }
}"""


def by_dialog(page: Page, url: str, site: Site) -> None:
    """Search by the dialog, as a visitor of the home page does."""
    page.keyboard.press("/")
    page.keyboard.insert_text("")
    page.wait_for_selector("dialog[open]")
    page.keyboard.insert_text(site.query)
    page.wait_for_function(FOUND, arg=["[role=option]", site.target], timeout=120_000)


def by_pagefind(page: Page, url: str, site: Site) -> None:
    """Search by pagefind's own script, without the user interface that it would have to load too."""
    page.evaluate("arg => { (" + PAGEFIND + ")(arg) }", [site.query, site.target])
    page.wait_for_function(FOUND, arg=[".found", site.target], timeout=120_000)


SEARCHES = {"dialog": by_dialog, "pagefind": by_pagefind}


def measure(browser: Browser, url: str, site: Site, search: str) -> tuple[float, int]:
    """Return seconds to the first right result on a slow line, and the bytes received until then."""
    # The policy of the real site lets no page run wasm, as pagefind must outside of a worker.
    context = browser.new_context(bypass_csp=search == "pagefind")
    try:
        page = context.new_page()
        page.goto(url + "index.html", wait_until="load")
        tools = context.new_cdp_session(page)
        received = [0]
        tools.send("Network.enable")
        tools.on(
            "Network.loadingFinished",
            lambda event: received.__setitem__(0, received[0] + event["encodedDataLength"]),
        )
        tools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY,
                "downloadThroughput": BANDWIDTH,
                "uploadThroughput": BANDWIDTH,
            },
        )
        start = time.perf_counter()
        SEARCHES[search](page, url, site)
        took = time.perf_counter() - start
        return took, int(received[0])
    finally:
        context.close()


KEYSTROKES = """queries => {
  const input = document.querySelector("dialog input");
  const times = [];
  for (const query of queries) {
    for (let end = 1; end <= query.length; end++) {
      const start = performance.now();
      input.value = query.slice(0, end);
      input.dispatchEvent(new Event("input"));
      document.querySelector("dialog").getBoundingClientRect();
      times.push(performance.now() - start);
    }
  }
  return times;
}"""


def keystrokes(browser: Browser, url: str, site: Site) -> list[float]:
    """Return the milliseconds of each keystroke once the whole index is there, layout included."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(url + "index.html", wait_until="load")
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open]")
        page.wait_for_load_state("networkidle")
        # The last part of a large index is read in pauses.
        page.wait_for_timeout(10_000)
        return sorted(page.evaluate(KEYSTROKES, site.typed))
    finally:
        context.close()


def main() -> None:
    """Build, measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    path = find_browser()
    if path is None:
        raise SystemExit(WHAT_TO_DO)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for name, make in (("real", real_site), ("large", functools.partial(large_site, count=count))):
            (Path(folder) / name).mkdir()
            site = make(Path(folder) / name)
            with serve(site.folder) as url:
                for search in SEARCHES:
                    # Once before, so that the server has everything packed.
                    taken = [measure(browser, url, site, search) for _ in range(REPEATS + 1)][1:]
                    took = statistics.median(seconds for seconds, _received in taken)
                    size = statistics.median(received for _seconds, received in taken)
                    sys.stdout.write(
                        f"{site.name}, {search}: first right result {took:.2f} s, {size / 1000:.1f} kB\n"
                    )
                times = keystrokes(browser, url, site)
                slow = times[int(len(times) * 0.95)]
                sys.stdout.write(
                    f"{site.name}, dialog: {len(times)} keystrokes, "
                    f"median {statistics.median(times):.1f} ms, 95th percentile {slow:.1f} ms, "
                    f"longest {times[-1]:.1f} ms\n"
                )
                sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
