"""Find a Chromium or Chrome for the browser tests, or get one where that may be done.

Run as a program it prints the browser's path, or fails and says what to do.
Imported it only looks: ``find_browser()`` installs nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What the browser is called on the search path, by the systems that ship it."""

MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
"""Where macOS puts it, for everybody or (under the home folder) for one account."""

PLAYWRIGHT_PATTERNS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
"""Where, under its cache, Playwright puts the builds that it downloads."""

PLAYWRIGHT = (sys.executable, "-m", "playwright")
"""Playwright's own program."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
"""The browser runs as any user, and speaks to no other machine, whatever a page asks for."""

WHAT_TO_DO = """\
No Chromium or Chrome was found, and none could be installed. The browser tests need one. Either
- install it as this system does (Debian: apt install chromium; Ubuntu: Chrome's own package;
  macOS: brew install --cask chromium), or
- name the one that you have: CHROMIUM_EXECUTABLE=/path/to/chrome make test"""
"""What the person at the keyboard can do where this program could not."""

WHAT_TO_DO_FOR_THE_DRIVER = """\
Playwright's driver, which the browser tests speak through, does not start; its own words are above.
A bare Debian or Ubuntu lacks a library that it needs: apt install libatomic1"""
"""The driver is a Node.js of Playwright's own, built against a library that few systems miss."""


def find_browser() -> str | None:
    """Return the path of a Chromium or Chrome that starts, or nothing.

    ``CHROMIUM_EXECUTABLE`` decides alone where it is set: a wrong value is no reason to
    test with another browser than the one asked for.
    """
    chosen = os.environ.get("CHROMIUM_EXECUTABLE")
    candidates: Iterator[str] = iter([chosen]) if chosen else installed_browsers()
    return next((path for path in candidates if starts(path)), None)


def installed_browsers() -> Iterator[str]:
    """Yield the browsers on the search path, among the Mac's applications, in Playwright's cache."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            yield path
    if sys.platform == "darwin":
        for app in MAC_APPS:
            yield app
            yield str(Path.home() / app.lstrip("/"))
    for pattern in PLAYWRIGHT_PATTERNS:
        yield from sorted(map(str, playwright_cache().glob(pattern)), reverse=True)


def playwright_cache() -> Path:
    """Return the folder of Playwright's downloads (https://playwright.dev/python/docs/browsers)."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if named not in ("", "0"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"


def starts(path: str) -> bool:
    """Tell whether the file is a browser that runs.

    Ubuntu's ``chromium-browser`` may be a script that only advises to install a snap, and a
    download may lack the system's libraries; on Windows ``--version`` opens a window instead.
    """
    if not os.access(path, os.X_OK):
        return False
    if sys.platform == "win32":
        return True
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "chrom" in answer.stdout.lower()


def get_browser() -> str | None:
    """Install a browser: Debian's package where this account may, Playwright's download elsewhere."""
    # Without a font of any kind text has no width; the package only recommends one.
    install_on_debian("chromium", "fonts-dejavu-core")
    if find_browser() is None:
        run([*PLAYWRIGHT, "install", "chromium"])
    return find_browser()


def get_driver() -> bool:
    """Tell whether Playwright's driver starts, after installing what it lacks where this may be done."""
    if run([*PLAYWRIGHT, "--version"], quiet=True):
        return True
    install_on_debian("libatomic1")
    return run([*PLAYWRIGHT, "--version"], quiet=True)


def install_on_debian(*packages: str) -> None:
    """Install packages where this is Debian and the account may; do nothing elsewhere."""
    if is_debian() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing", *packages, file=sys.stderr, flush=True)
        apt_get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
        run([*apt_get, "update"], quiet=True)
        run([*apt_get, "install", "--yes", "--no-install-recommends", *packages], quiet=True)


def is_debian() -> bool:
    """Tell whether this is Debian itself: Ubuntu's package of the same name is only a snap."""
    try:
        return "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False


def run(command: list[str], *, quiet: bool = False) -> bool:
    """Run a command and tell whether it worked; its words, or only its errors, on standard error."""
    if not quiet:
        print("+", *command, file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    words = subprocess.DEVNULL if quiet else sys.stderr
    try:
        return (
            subprocess.run(command, stdout=words, env=environment, timeout=600, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return False


def main() -> int:
    """Print the path of a browser that the tests can drive, found or got, or what to do."""
    chosen = os.environ.get("CHROMIUM_EXECUTABLE")
    path = find_browser()
    if path is None and chosen:
        print(f"CHROMIUM_EXECUTABLE is {chosen!r}, which does not start.", file=sys.stderr)
        return 1
    if not get_driver():
        print(WHAT_TO_DO_FOR_THE_DRIVER, file=sys.stderr)
        return 1
    path = path or get_browser()
    if path is None:
        print(WHAT_TO_DO, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
