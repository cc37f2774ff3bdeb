"""The gates of a page's other faces: by keyboard, enlarged, in forced colors, without motion, policed.

Each takes a page in a browser, or its source, and returns its faults; nothing here knows which site.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.site import gates
from tests.site.browsing import open_page
from tools.page_faults import CUT, LOST, SPACED

# -- the Content-Security-Policy -----------------------------------------------------------------------

LOOSE = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "blob:")
"""Sources that allow what the page's author did not write."""

STYLE_ATTRIBUTES = ("style-src-attr", "'unsafe-inline'")
"""Widths of figures and columns are written so; a value can load nothing that is not allowed else."""

NEEDED = {"default-src": "'none'", "base-uri": "'none'"}
"""What a strict policy says at least."""


def policy_of(html: str) -> dict[str, list[str]]:
    """Return the directives of a page's policy, each with its sources."""
    meta = BeautifulSoup(html, "html5lib").select_one('meta[http-equiv="Content-Security-Policy" i]')
    parts = [part.split() for part in str(meta["content"]).split(";")] if meta else []
    return {name: sources for name, *sources in filter(None, parts)}


def policy_faults(html: str) -> list[str]:
    """Return what a page's policy lacks, or allows too much of."""
    policy = policy_of(html)
    if not policy:
        return ["there is no policy"]
    faults = [f"{name} is not {source}" for name, source in NEEDED.items() if policy.get(name) != [source]]
    faults += [
        f"{name} allows {source}"
        for name, sources in policy.items()
        for source in sources
        if source in LOOSE and (name, source) != STYLE_ATTRIBUTES
    ]
    head = html[: html.lower().index("content-security-policy")]
    if re.search(r"<(script(?! type=.application/ld)|style|link rel=.stylesheet)\b", head):
        faults.append("something is loaded before the policy is known")
    return faults


WATCH = """() => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", event => window.violations.push(
    `${event.violatedDirective} forbids ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`));
}"""


@contextmanager
def policed(browser: Browser, *, width: int = 1440) -> Iterator[Page]:
    """Open a page that notes what its policy forbids."""
    with open_page(browser, width=width) as page:
        page.add_init_script(f"({WATCH})()")
        yield page


def violations(page: Page) -> list[str]:
    """Return what the policy of such a page has forbidden so far."""
    return list(page.evaluate("window.violations"))


# -- the keyboard ------------------------------------------------------------------------------------------

IS_WITHIN = """within => {
  const at = document.activeElement;
  return at !== document.body && !!at.closest(within);
}"""

AT_FOCUS = """within => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement || !at.closest(within)) return null;
  const name = at.getAttribute("aria-label") || at.innerText || at.getAttribute("placeholder") || at.id;
  const named = `${at.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`;
  const faults = [];
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const isField = at.matches("[role=combobox]") && style.outlineStyle === "none";
  const shown = isField ? getComputedStyle(at.parentElement) : style;
  const [line, width] = isField
    ? [shown.borderBottomColor, shown.borderBottomWidth] : [shown.outlineColor, shown.outlineWidth];
  const parse = color => (color.match(/[\\d.]+/g) || []).map(Number);
  const luminance = color => {
    const [red, green, blue] = parse(color).map(part => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  let ground = "rgb(255, 255, 255)";
  for (let above = at.parentElement; above; above = above.parentElement) {
    const color = getComputedStyle(above).backgroundColor;
    if (parse(color)[3] !== 0) { ground = color; break; }
  }
  const [lighter, darker] = [luminance(line), luminance(ground)].sort((a, b) => b - a);
  if (!isField && style.outlineStyle === "none" || parseFloat(width) < 1) faults.push("has no outline");
  else if ((lighter + 0.05) / (darker + 0.05) < 3) faults.push(`its outline ${line} is pale on ${ground}`);
  const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  if (!box.width || !box.height || !inside) faults.push("is not on the screen");
  else {
    const lines = [...at.getClientRects()];
    const isOnTop = line => {
      const hit = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
      return hit && (at.contains(hit) || hit.contains(at));
    };
    if (!lines.some(isOnTop)) faults.push("lies under something else");
  }
  at.dataset.order ??= document.querySelectorAll("[data-order]").length;
  return {named, order: Number(at.dataset.order), faults};
}"""

FOCUSABLE = """within => [...document.querySelectorAll(`${within} *`)]
  .filter(element => element.tabIndex >= 0 && !element.disabled
    && element.checkVisibility({visibilityProperty: true, opacityProperty: false}))
  .filter(element => !("order" in element.dataset) && !element.matches(".back-to-top"))
  .map(element => element.outerHTML.slice(0, 90))"""
"""What no Tab has come to; Furo's way back to the top shows only while somebody scrolls up."""


HAS_ITS_FOCUS = """() => document.activeElement !== document.body
  || ![...document.querySelectorAll("[autofocus]")].some(element => element.checkVisibility())"""


def focus_faults(page: Page, *, within: str = "body", most: int = 300) -> list[str]:
    """Go through a page, or what is open on it, with the Tab key.

    Returns what shows no focus, is not reached, or is a trap. A field that is typed in may show
    its focus by a line under its row, beside the cursor.
    """
    # A page gets its first focus when it is drawn, which may be after it was loaded.
    gates.wait_until(page, HAS_ITS_FOCUS)
    faults = []
    for step in range(most):
        if step or not page.evaluate(IS_WITHIN, within):
            page.keyboard.press("Tab")
        at = page.evaluate(AT_FOCUS, within)
        # The focus leaves the last of a page by way of the browser, which takes a moment.
        end = time.monotonic() + 1
        while at and 0 < at["order"] == step - 1 and time.monotonic() < end:
            page.wait_for_timeout(20)
            at = page.evaluate(AT_FOCUS, within)
        # At the first again it has come round; were it held there, nothing else would be reached.
        if at is None or at["order"] < step - 1 or (step and at["order"] == 0):
            break
        if at["order"] < step:
            faults.append(f"{at['named']}: holds the focus")
            break
        faults += [f"{at['named']}: {fault}" for fault in at["faults"]]
    else:
        faults.append(f"there is no end after {most} steps")
    return faults + [f"is not reached: {element}" for element in page.evaluate(FOCUSABLE, within)]


# -- what a sighted visitor can use -------------------------------------------------------------------------

UNUSABLE = r"""() => {
  const faults = [];
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && element.getBoundingClientRect().width > 1;
  const named = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);
  const able = "a[href], button, input, select, textarea, summary, [tabindex], label, [role=option]";
  for (const element of document.body.querySelectorAll("*")) {
    if (!seen(element)) continue;
    if (getComputedStyle(element).cursor === "pointer" && !element.closest(able)) {
      faults.push(`only for a pointer: ${named(element)}`);
    }
    if (element.matches(able) && element.closest("[aria-hidden=true], [inert]")) {
      faults.push(`hidden from the tree: ${named(element)}`);
    }
    if (element.matches("label") && !(element.control && seen(element.control))) {
      faults.push(`a label of nothing that is seen: ${named(element)}`);
    }
  }
  const rules = sheet => [...sheet.cssRules].flatMap(
    rule => rule.selectorText ? [rule] : rule.cssRules ? rules(rule) : []);
  for (const rule of [...document.styleSheets].flatMap(rules)) {
    const {visibility, display, opacity} = rule.style;
    if (!rule.selectorText.includes(":hover") || !(visibility || display || opacity)) continue;
    for (const selector of rule.selectorText.split(/,(?![^(]*\))/).filter(one => one.includes(":hover"))) {
      for (const element of document.querySelectorAll(selector.replaceAll(":hover", ""))) {
        if (!seen(element)) faults.push(`shown only under a pointer: ${named(element)}`);
      }
    }
  }
  return faults;
}"""


def hidden_use_faults(page: Page) -> list[str]:
    """Return what can be used with eyes and a pointer alone."""
    return list(page.evaluate(UNUSABLE))


# -- motion, forced colors, spaced text ----------------------------------------------------------------------

MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")].flatMap(element => {
  const style = getComputedStyle(element);
  const named = element.tagName.toLowerCase() + [...element.classList].map(name => "." + name).join("");
  return [
    style.scrollBehavior === "smooth" && `${named} scrolls smoothly`,
    style.animationName !== "none" && `${named} is animated`,
    style.transitionProperty !== "none" && /[1-9]/.test(style.transitionDuration) && `${named} moves`,
  ].filter(Boolean);
})"""


def motion_faults(page: Page) -> list[str]:
    """Return what moves although the visitor asked for less motion."""
    page.emulate_media(reduced_motion="reduce")
    faults = sorted(set(page.evaluate(MOVING)))
    page.emulate_media(reduced_motion="null")
    return faults


def forced_color_faults(page: Page) -> list[str]:
    """Return what cannot be seen where the visitor's system chooses all colors."""
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        faults += [f"{scheme}: {fault}" for fault in page.evaluate(LOST)]
    page.emulate_media(forced_colors="null", color_scheme="null")
    return faults


def spacing_faults(page: Page) -> list[str]:
    """Return what is cut off when a visitor spaces the text out."""
    # A policy forbids inline styles, not those that the reader's own tools set.
    page.evaluate(
        """css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }""",
        SPACED,
    )
    faults = list(page.evaluate(CUT))
    page.evaluate("document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)")
    return faults
