"""What scripts find wrong with a page: each is a function for a browser, which returns the faults.

Chromium runs them in the tests, Firefox in the audit.
"""

from __future__ import annotations

SIDEWAYS = """() => {
  const faults = [];
  const before = [window.scrollX, window.scrollY];
  window.scrollTo({left: 100000, top: before[1], behavior: "instant"});
  if (window.scrollX > 0) faults.push(`the page scrolls sideways by ${window.scrollX} px`);
  window.scrollTo({left: before[0], top: before[1], behavior: "instant"});
  const width = document.documentElement.clientWidth;
  const named = element => element.tagName.toLowerCase()
    + (element.id ? "#" + element.id : "") + [...element.classList].map(name => "." + name).join("");
  const inOwnFrame = element => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === "fixed" || (at !== element && /auto|scroll/.test(style.overflowX))) return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll("*:not(svg *)")) {
    if (!element.checkVisibility() || inOwnFrame(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 1 && box.right > width + 1) {
      faults.push(`${named(element)} ends at ${Math.round(box.right)} px of ${width}`);
    }
  }
  return faults;
}"""
"""What makes a page wider than its window; boxes that scroll within themselves may."""

SPACED = """p { margin-bottom: 2em !important; }
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"""
"""The spacing that text must bear (WCAG 2.2, 1.4.12)."""

CUT = """() => [...document.body.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  if (!element.checkVisibility({visibilityProperty: true}) || element.clientWidth <= 1) return false;
  const hides = overflow => overflow === "hidden" || overflow === "clip";
  return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map(element => "cut off: " + element.outerHTML.replace(/\\s+/g, " ").slice(0, 90))"""
"""What is cut off."""

LOST = """() => {
  const faults = [];
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.backgroundColor = "Canvas";
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const clear = color => color === canvas || /^rgba[(].*, 0[)]$/.test(color);
  const ground = element => {
    const color = getComputedStyle(element).backgroundColor;
    if (!/^rgba[(].*, 0[)]$/.test(color)) return color;
    return element.parentElement ? ground(element.parentElement) : canvas;
  };
  const named = element => element.outerHTML.replace(/\\s+/g, " ").slice(0, 90);
  for (const element of document.body.querySelectorAll("*")) {
    if (!seen(element)) continue;
    const style = getComputedStyle(element);
    const words = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (words && style.color === ground(element)) faults.push(`words are lost: ${named(element)}`);
    for (const part of ["::before", "::after"]) {
      const drawn = getComputedStyle(element, part);
      if (drawn.content === "none" || drawn.maskImage === "none" || drawn.display === "none") continue;
      if (clear(drawn.backgroundColor)) faults.push(`a picture is lost: ${named(element)}`);
    }
    if (element.matches("svg path, svg circle, svg line, svg use")) {
      // What is used elsewhere takes on the color of the place.
      const paints = element.matches("use") ? [style.color] : [style.stroke, style.fill];
      const drawn = paints.filter(paint => paint !== "none");
      if (drawn.length && drawn.every(clear)) faults.push(`a picture is lost: ${named(element)}`);
    }
  }
  return faults;
}"""
"""What cannot be seen where the visitor's system chooses all colors."""
