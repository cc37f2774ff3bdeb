/* The search page: all that is found, in pages, with the query in the address. */
import { element } from "../element.js";
import { addressOf, groupOf, index, whenRead } from "./places.js";
import { resultOf, statusOf } from "./results.js";
import { words } from "./surroundings.js";

const ROWS = 20;

const asked = () => {
  const { searchParams } = new URL(location);
  return { query: searchParams.get("q") ?? "", page: Math.max(1, Math.trunc(searchParams.get("page")) || 1) };
};
const addressFor = (query, page) => {
  const url = new URL(location);
  url.hash = "";
  for (const [name, value] of [["q", query], ["page", page > 1 ? page : ""]]) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url;
};

/* Fill a place with a field and with what is found. */
export const fillPage = (place) => {
  const input = element("input", {
    type: "search", name: "q", "aria-label": words.search, placeholder: words.search,
    autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "search",
  });
  const form = element("form", { role: "search", "aria-label": words.search }, input, element("button", {}, words.search));
  const status = element("p", { role: "status" });
  const list = element("ol");
  const pages = element("nav", { "aria-label": words.results });
  place.replaceChildren(form, status, list, pages);

  const row = (found) => (at) => element("li", {},
    element("a", { href: addressOf(at) }, ...resultOf(at, found)), " ",
    element("span", { class: "scholar-search-group" }, words[groupOf(at)]));
  const pageLink = (query, page, text, rel) => element("a", { href: addressFor(query, page), ...(rel ? { rel } : {}) }, text);

  const show = () => {
    const { query, page } = asked();
    const answer = index.find(query.trim());
    const last = Math.max(1, Math.ceil(answer.places.length / ROWS));
    const at = Math.min(page, last);
    const from = (at - 1) * ROWS;
    if (document.activeElement !== input || input.value.trim() !== query) input.value = query;
    list.start = from + 1;
    list.replaceChildren(...answer.places.slice(from, from + ROWS).map(row(answer.words)));
    status.textContent = statusOf(query.trim(), answer);
    pages.hidden = last === 1;
    pages.replaceChildren(...[
      at > 1 && pageLink(query, at - 1, words.previous, "prev"),
      element("span", {}, words.page.replace("%(page)s", at).replace("%(pages)s", last)),
      at < last && pageLink(query, at + 1, words.next, "next"),
    ].filter(Boolean));
  };

  /* Typing changes the address without a step back for each letter. */
  input.addEventListener("input", () => {
    try { history.replaceState(history.state, "", addressFor(input.value.trim(), 1)); } catch { return; }
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", show);
  whenRead(show);
  show();
};
