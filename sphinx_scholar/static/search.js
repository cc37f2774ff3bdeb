/* The search dialog: a combobox over the index, its results grouped, each a link.
   Loaded when it is first asked for; how words are found is the business of search-engine.js. */
"use strict";
{
  const { words, load, src, dataset } = scholarSearch;
  const root = new URL("..", src);
  const index = new scholarSearchEngine.Index();
  const GROUPS = ["papers", "experience", "pages"];
  const SHOWN = 10;
  let counts, uris, ready = false;

  // -- the dialog ----------------------------------------------------------------------------------

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const input = element("input", {
    type: "text", role: "combobox", "aria-label": words.search, placeholder: words.search,
    "aria-controls": "scholar-search-list", "aria-autocomplete": "list", "aria-expanded": "false",
    autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "go",
  });
  const close = element("button", { type: "button" }, words.close);
  const list = element("div", { id: "scholar-search-list", role: "listbox", "aria-label": words.search });
  const status = element("p", { role: "status" });
  const slash = element("input", { type: "checkbox" });
  const foot = element("div", { class: "scholar-search-foot" }, status, element("label", {}, slash, words.slash));
  const dialog = element("dialog", { class: "scholar-search-dialog", "aria-label": words.search },
    element("div", { class: "scholar-search-head" }, input, close), list, foot);
  document.body.append(dialog);

  // -- results -------------------------------------------------------------------------------------

  const groupOf = (place) => {
    let end = 0;
    return GROUPS.find((group) => place < (end += counts[group]));
  };
  const marked = (pieces) => pieces.map(({ text, marked }) => marked ? element("mark", {}, text) : text);
  const option = (href, ...children) => element("a", { role: "option", href, tabindex: "-1", "aria-selected": "false" }, ...children);

  const result = (place, found) => {
    const { title, about, excerpt } = index.describe(place, found);
    return option(new URL(uris[place] || ".", root),
      element("span", { class: "scholar-search-title" }, ...marked(title)), " ",
      ...(about.length ? [element("span", { class: "scholar-search-about" }, ...marked(about)), " "] : []),
      element("span", { class: "scholar-search-excerpt" }, ...marked(excerpt)));
  };

  const group = (name, places, found) => {
    const label = element("div", { id: `scholar-search-${name}`, role: "presentation" }, words[name]);
    return element("div", { role: "group", "aria-labelledby": label.id }, label,
      ...places.slice(0, SHOWN).map((place) => result(place, found)));
  };

  const searchPage = (query) => {
    const url = new URL(document.querySelector("link[rel=search]").href);
    url.searchParams.set("q", query);
    return url;
  };

  const update = () => {
    const query = input.value.trim();
    const { places, words: found } = index.find(query);
    const groups = new Map();
    for (const place of places) {
      const name = groupOf(place);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(place);
    }
    list.replaceChildren(...[...groups].map(([name, its]) => group(name, its, found)));
    if (query) list.append(option(searchPage(query), words.all.replace("%s", query)));
    list.querySelectorAll("[role=option]").forEach((made, i) => { made.id = `scholar-search-${i}`; });
    // A listbox without options would be no listbox.
    list.hidden = !query;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(Boolean(query)));
    select(places.length ? list.querySelector("[role=option]") : null);
    tell(query, places.length);
  };

  const tell = (query, number) => {
    let text = "";
    if (!ready) text = words.loading;
    else if (query) text = number === 0 ? words.none.replace("%s", query) : number === 1 ? words.one : words.many.replace("%s", number);
    status.textContent = text;
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

  const open = (text) => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    if (text) input.value = text;
    else input.select();
    update();
  };

  // What was typed until the dialog has its look is already the query.
  const look = element("link", { rel: "stylesheet", href: new URL(`search.css${dataset.v}`, src) });
  look.onload = look.onerror = () => {
    open(scholarSearch.typed);
    delete scholarSearch.typed;
    scholarSearch.open = open;
  };
  document.head.append(look);

  // -- the key that opens the dialog ----------------------------------------------------------------

  // Where nothing may be stored the loader leaves the key alone, and there is nothing to switch.
  try {
    slash.checked = !localStorage.scholarNoSlash;
    slash.addEventListener("change", () => {
      if (slash.checked) localStorage.removeItem("scholarNoSlash");
      else localStorage.scholarNoSlash = "1";
    });
  } catch {
    slash.parentElement.remove();
  }

  // -- the index, part by part ---------------------------------------------------------------------

  const pause = () => new Promise((resolve) => { setTimeout(resolve); });

  let before = Promise.resolve();
  scholarSearch.take = (part) => {
    if (part.next) load(part.next);
    before = before.then(() => read(part));
  };

  const read = async ({ counts: sizes, uris: addresses, next, ...columns }) => {
    counts ??= sizes;
    uris ??= GROUPS.flatMap((name) => {
      const [start, end, middles] = addresses[name];
      return sizes[name] ? middles.split("\n").map((middle) => start + middle + end) : [];
    });
    // Short enough that typing goes on; before there is anything to find, longer.
    const slice = ready ? 8 : 40;
    let until = performance.now() + slice;
    for (const _ of index.add(columns)) {
      if (performance.now() < until) continue;
      await pause();
      until = performance.now() + slice;
    }
    ready = true;
    if (dialog.open) update();
  };
}
