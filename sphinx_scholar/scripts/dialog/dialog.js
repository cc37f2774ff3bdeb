/* The search dialog: a combobox over the index, its results grouped, each a link. */
import { element } from "../element.js";
import { addressOf, groupOf, index, isReady, whenRead } from "./places.js";
import { resultOf, statusOf } from "./results.js";
import { slashSwitch } from "./slash.js";
import { words } from "./surroundings.js";

const SHOWN = 10;

const input = element("input", {
  type: "text", role: "combobox", "aria-label": words.search, placeholder: words.search,
  "aria-controls": "scholar-search-list", "aria-autocomplete": "list", "aria-expanded": "false",
  autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "go",
});
const close = element("button", { type: "button" }, words.close);
const list = element("div", { id: "scholar-search-list", role: "listbox", "aria-label": words.search });
const status = element("p", { role: "status" });
const dialog = element("dialog", { class: "scholar-search-dialog", "aria-label": words.search },
  element("div", { class: "scholar-search-head" }, input, close), list,
  element("div", { class: "scholar-search-foot" }, status, ...slashSwitch()));
document.body.append(dialog);

// -- results -------------------------------------------------------------------------------------

const option = (href, ...children) => element("a", { role: "option", href, tabindex: "-1", "aria-selected": "false" }, ...children);

const group = (name, places, found) => {
  const label = element("div", { id: `scholar-search-${name}`, role: "presentation" }, words[name]);
  return element("div", { role: "group", "aria-labelledby": label.id }, label,
    ...places.map((place) => option(addressOf(place), ...resultOf(place, found))));
};

const searchPage = (query) => {
  const url = new URL(document.querySelector("link[rel=search]").href);
  url.searchParams.set("q", query);
  return url;
};

const update = () => {
  const query = input.value.trim();
  const answer = index.find(query);
  const groups = new Map();
  for (const place of answer.places) {
    const name = groupOf(place);
    const its = groups.get(name);
    if (!its) groups.set(name, [place]);
    else if (its.length < SHOWN) its.push(place);
  }
  list.replaceChildren(...[...groups].map(([name, its]) => group(name, its, answer.words)));
  // Until the index is read, the page of search may know more.
  if (query && (groups.size || !isReady())) list.append(option(searchPage(query), words.all.replace("%s", query)));
  list.querySelectorAll("[role=option]").forEach((made, i) => { made.id = `scholar-search-${i}`; });
  // A listbox without options would be no listbox.
  list.hidden = !list.childElementCount;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  select(answer.places.length ? list.querySelector("[role=option]") : null);
  status.textContent = statusOf(query, answer);
};

// -- moving --------------------------------------------------------------------------------------

const selected = () => list.querySelector("[aria-selected=true]");
const select = (chosen) => {
  selected()?.setAttribute("aria-selected", "false");
  chosen?.setAttribute("aria-selected", "true");
  chosen?.scrollIntoView({ block: "nearest" });
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
  else input.removeAttribute("aria-activedescendant");
};
const move = (step) => {
  const options = [...list.querySelectorAll("[role=option]")];
  const at = options.indexOf(selected());
  select(options.at(at < 0 ? Math.min(step, 0) : (at + step) % options.length));
};

input.addEventListener("input", update);
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter") (selected() ?? list.querySelector("[role=option]"))?.click();
  else return;
  event.preventDefault();
});
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  const leaves = event.target.closest("[role=option]") && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (leaves || event.target === dialog) dialog.close();
});
whenRead(() => dialog.open && update());

/* Open the dialog with what was typed, or with what was last asked. */
export const open = (text) => {
  if (!dialog.open) dialog.showModal();
  input.focus();
  if (text) input.value = text;
  else input.select();
  update();
};
