/* Filters lists of papers by words and facets: those on the page, or those of a file.
   How words are found is the business of search-engine.js, which is loaded when words are asked for. */
"use strict";
{
  const { src, dataset: { v } } = document.currentScript;
  const language = document.documentElement.lang || undefined;
  const numbers = new Intl.NumberFormat(language);
  const { compare } = new Intl.Collator(language, { numeric: true });
  const ROWS = 50;
  const FEW = 300;

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /* Load a script once; what it has to give it puts on its own element. */
  const loads = new Map();
  const load = (url) => {
    if (!loads.has(url)) loads.set(url, new Promise((resolve, reject) => {
      const script = element("script", { src: url });
      script.onload = () => resolve(script);
      script.onerror = () => { loads.delete(url); reject(script.remove()); };
      document.head.append(script);
    }));
    return loads.get(url);
  };

  /* The DOI or the arXiv number to which a link leads: no reader sees it, but readers know it. */
  const numberOf = ({ href }) => {
    const [, number = ""] = /^https:\/\/(?:doi\.org|arxiv\.org\/abs)\/(.+)/.exec(href) ?? [];
    return number.replace(/%[2-7][\da-f]/gi, decodeURIComponent);
  };

  /* Make an index, in slices that are short enough for typing to go on. */
  const indexOf = async (columns) => {
    const index = new scholarSearchEngine.Index();
    let until = performance.now() + 30;
    for (const _ of index.add(columns)) {
      if (performance.now() < until) continue;
      await new Promise((resolve) => { setTimeout(resolve); });
      until = performance.now() + 30;
    }
    return index;
  };

  // -- facets --------------------------------------------------------------------------------------

  /* The values of a facet in their order, and for each work the number of its own. */
  const facetOf = (name, texts) => {
    const order = name === "year" ? (one, other) => other - one : compare;
    const values = [...new Set(texts)].filter(Boolean).sort(order);
    const places = new Map(values.map((value, place) => [value, place]));
    return { values, of: Int32Array.from(texts, (text) => places.get(text) ?? -1) };
  };

  /* Which works have all that is chosen, and how many would have each value of a facet, whatever
     is chosen of that facet itself. */
  const choose = (size, found, facets, wanted) => {
    const shown = [];
    const counts = facets.map(({ values }) => new Uint32Array(values.length));
    for (let work = 0; work < size; work++) {
      if (found && !found[work]) continue;
      let missed = -1, misses = 0;
      for (let i = 0; i < facets.length && misses < 2; i++) {
        if (wanted[i] < 0 || facets[i].of[work] === wanted[i]) continue;
        missed = i;
        misses++;
      }
      if (!misses) shown.push(work);
      for (let i = 0; i < facets.length; i++) {
        const value = facets[i].of[work];
        if (value >= 0 && (!misses || (misses === 1 && missed === i))) counts[i][value]++;
      }
    }
    return { shown, counts };
  };

  // -- works ---------------------------------------------------------------------------------------

  /* The works of lists on the page, hidden or shown where they stand. */
  class ShownWorks {
    constructor(name) {
      this.lists = [...document.querySelectorAll(`ul[data-filter="${name}"]`)];
      this.items = this.lists.flatMap((list) => [...list.children]);
      this.size = this.items.length;
      this.groups = this.lists.flatMap((list) => this.#group(list));
    }

    /* A section that holds nothing but a heading and a list, with the rows that lead to it. */
    #group(list) {
      const section = list.closest("section[id]");
      if (!section || ![...section.children].every((child) => child === list || /^H\d$/.test(child.tagName))) return [];
      const leading = [...document.links].filter((link) => link.getAttribute("href") === `#${section.id}` && !section.contains(link));
      return [{ list, parts: [section, ...leading.map((link) => link.closest("li")).filter(Boolean)] }];
    }

    facet(name) {
      return facetOf(name, this.items.map((item) => item.dataset[name] ?? ""));
    }

    async index() {
      await load(new URL(`search-engine.js${v}`, src).href);
      const parts = ":scope > p:not(.scholar-button)";
      const texts = this.items.map((item) => [
        ...Array.from(item.querySelectorAll(parts), (part) => part.textContent), ...Object.values(item.dataset),
        ...Array.from(item.querySelectorAll("a"), numberOf),
      ].join(" "));
      return indexOf(scholarSearchEngine.encode({ text: texts }));
    }

    show(shown) {
      const chosen = new Set(shown);
      this.items.forEach((item, work) => { item.hidden = !chosen.has(work); });
      for (const { list, parts } of this.groups) {
        const isEmpty = [...list.children].every((item) => item.hidden);
        for (const part of parts) part.hidden = isEmpty;
      }
    }
  }

  /* The works of a list that is split by year: of a file, shown in the place of its years. */
  class FiledWorks {
    constructor(place, words) {
      this.address = new URL(place.dataset.index, location).href;
      this.years = place.parentElement.querySelector(":scope > .scholar-years");
      this.more = element("button", { type: "button", class: "scholar-more" }, words.more);
      this.list = element("ul", { class: "scholar-publications scholar-compact" });
      this.box = element("div", { class: "scholar-found" }, this.list, this.more);
      this.box.hidden = true;
      place.after(this.box);
      this.more.addEventListener("click", () => {
        this.#add().querySelector("a").focus();
      });
    }

    /* Read the file. */
    async read() {
      await load(new URL(`search-engine.js${v}`, src).href);
      const script = await load(this.address);
      const { uris: [start, end, middles], facets, owner, ...columns } = script.works;
      this.uris = middles.split("\n").map((middle) => new URL(start + middle + end, script.src).href);
      this.facets = facets;
      this.owner = new Set(owner);
      this.size = this.uris.length;
      this.made = await indexOf(columns);
    }

    facet(name) {
      const { values, of } = this.facets[name];
      return facetOf(name, Array.from(of, (letter) => values[scholarSearchEngine.numberFrom(letter)] ?? ""));
    }

    index() {
      return this.made;
    }

    show(shown, isFiltered) {
      this.shown = shown;
      this.box.hidden = !isFiltered;
      if (this.years) this.years.hidden = isFiltered;
      this.list.replaceChildren();
      if (isFiltered) this.#add();
    }

    /* Show some more rows; return the first of them. */
    #add() {
      const before = this.list.childElementCount;
      const rows = this.shown.slice(before, before + ROWS).map((work) => this.#row(work));
      this.list.append(...rows);
      this.more.hidden = this.list.childElementCount >= this.shown.length;
      return rows[0];
    }

    #row(work) {
      const [title, names, about] = ["titles", "names", "abouts"].map((column) => this.made.marked(column, work, this.owner).text);
      const people = names.split(", ").flatMap((name) => [", ", this.owner.has(name) ? element("strong", {}, name) : name]);
      return element("li", {},
        element("p", { class: "scholar-title" }, element("a", { class: "reference internal", href: this.uris[work] }, title)),
        ...(names ? [element("p", { class: "scholar-authors" }, ...people.slice(1))] : []),
        element("p", { class: "scholar-standing" }, about));
    }
  }

  // -- the filter ----------------------------------------------------------------------------------

  class Filter {
    #typing = false;
    #timer;

    constructor(place) {
      const { filter, words, facets, index } = place.dataset;
      this.name = filter;
      this.words = JSON.parse(words);
      this.names = Object.entries(JSON.parse(facets));
      this.#build(place);
      this.works = index ? new FiledWorks(place, this.words) : new ShownWorks(filter);
      if (!index) this.#fill();
      this.#listen(index);
      this.#read();
    }

    // -- its controls ----------------------------------------------------------------------------

    #build(place) {
      const field = (name, label, control) => {
        control.id = `${this.name}-${name}`;
        return element("div", {}, element("label", { for: control.id }, label), control);
      };
      this.input = element("input", {
        type: "search", placeholder: this.words.hint, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done",
      });
      this.selects = this.names.map(() => element("select", { autocomplete: "off" }, element("option", { value: "" }, this.words.any)));
      this.clear = element("button", { type: "button" }, this.words.clear);
      this.status = element("p", { role: "status" });
      // Landmarks of one kind have different names.
      const number = Number(this.name.split("-")[1]) + 1;
      const label = number > 1 ? `${this.words.label} (${number})` : this.words.label;
      this.form = element("form", { role: "search", "aria-label": label },
        element("div", { class: "scholar-filter-fields" },
          field("words", this.words.words, this.input),
          ...this.names.map(([name, label], i) => field(name, label, this.selects[i]))),
        element("div", { class: "scholar-filter-foot" }, this.status, this.clear));
      place.append(this.form);
    }

    /* Take the values of the facets, as soon as they are known. */
    #fill() {
      this.facets = this.names.map(([name]) => this.works.facet(name));
      this.options = this.facets.map(({ values }) => values.map((value) => element("option", { value })));
      this.told = this.facets.map(() => "");
    }

    #listen(isFiled) {
      const { form } = this;
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", ({ target }) => {
        this.#update();
        this.#write(target === this.input);
      });
      form.addEventListener("change", () => this.#keep());
      this.clear.addEventListener("click", () => {
        this.input.value = "";
        for (const select of this.selects) select.value = "";
        this.#update();
        this.#write(false);
        this.input.focus();
      });
      for (const type of isFiled ? ["focusin", "pointerenter"] : ["focusin"]) {
        form.addEventListener(type, () => this.#prepare());
      }
      // The numbers beside thousands of values are made when somebody is about to look.
      for (const type of ["focusin", "pointerover"]) {
        form.addEventListener(type, ({ target }) => this.#tell(this.selects.indexOf(target)));
      }
      addEventListener("popstate", () => this.#read());
    }

    // -- the state, in the address ---------------------------------------------------------------

    #parameter(name) {
      return this.name === "list-0" ? name : `${this.name}-${name}`;
    }

    get #controls() {
      return [["words", this.input], ...this.names.map(([name], i) => [name, this.selects[i]])];
    }

    get #isFiltered() {
      return this.#controls.some(([, { value }]) => value.trim());
    }

    #read() {
      clearTimeout(this.#timer);
      this.#typing = false;
      const given = new URL(location).searchParams;
      const asked = this.#controls.map(([name]) => given.get(this.#parameter(name)) ?? "");
      if (!this.facets && !this.failed && asked.some(Boolean)) return void this.#prepare().then(() => this.#read());
      this.input.value = asked[0];
      this.selects.forEach((select, i) => {
        const place = this.facets ? this.facets[i].values.indexOf(asked[i + 1]) : -1;
        if (place >= 0) select.append(this.options[i][place]);
        select.value = place >= 0 ? asked[i + 1] : "";
      });
      this.#update();
    }

    /* Words go into the address when typing rests, all of them as one step back. */
    #write(isTyped) {
      clearTimeout(this.#timer);
      if (isTyped) this.#timer = setTimeout(() => this.#keep(true), 400);
      else this.#keep();
    }

    #keep(isTyped = false) {
      clearTimeout(this.#timer);
      const url = new URL(location);
      for (const [name, { value }] of this.#controls) {
        if (value.trim()) url.searchParams.set(this.#parameter(name), value.trim());
        else url.searchParams.delete(this.#parameter(name));
      }
      if (url.href !== location.href) {
        const isOneStep = isTyped && this.#typing;
        // Safari refuses more than a hundred steps in half a minute.
        try { history[isOneStep ? "replaceState" : "pushState"](history.state, "", url); } catch { return; }
      }
      this.#typing = isTyped;
    }

    // -- what it shows ---------------------------------------------------------------------------

    /* Load what is needed to look words up; what was typed until then is looked up at once. */
    #prepare() {
      this.prepared ??= this.#load().then(() => {
        this.failed = false;
        this.#update();
      }, () => {
        this.prepared = undefined;
        this.failed = true;
        this.#update();
      });
      return this.prepared;
    }

    async #load() {
      if (this.works.read) await this.works.read();
      this.index = await this.works.index();
      if (!this.facets) this.#fill();
    }

    /* Which works have the words, or nothing where no words are asked for. */
    #found() {
      const query = this.input.value.trim();
      if (!query || !this.index || !scholarSearchEngine.terms(query).length) return undefined;
      const found = new Uint8Array(this.works.size);
      for (const place of this.index.find(query).places) found[place] = 1;
      return found;
    }

    #update() {
      const { words } = this;
      this.clear.hidden = !this.#isFiltered;
      if (this.failed) this.status.textContent = words.failed;
      if (this.input.value.trim() && !this.index && !this.failed) {
        this.status.textContent = words.wait;
        this.#prepare();
      }
      if (!this.facets || (this.input.value.trim() && !this.index)) return;
      const wanted = this.selects.map(({ value }, i) => value ? this.facets[i].values.indexOf(value) : -1);
      const { shown, counts } = choose(this.works.size, this.#found(), this.facets, wanted);
      this.counts = counts;
      this.works.show(shown, this.#isFiltered);
      const [some, all] = [shown.length, this.works.size].map((number) => numbers.format(number));
      const text = !this.#isFiltered ? words.total : shown.length ? words.count : words.none;
      this.status.textContent = text.replace("%(shown)s", some).replace("%(all)s", all);
      wanted.forEach((place, i) => {
        if (place >= 0) this.#label(i, place);
        if (counts[i].length <= FEW || this.selects[i].matches(":focus, :hover")) this.#tell(i);
      });
    }

    /* Give a facet the values that would find something, with how much they would. */
    #tell(i) {
      const select = this.selects[i];
      const told = this.counts?.[i]?.join();
      if (told === undefined || this.told[i] === told) return;
      this.told[i] = told;
      const { value } = select;
      const options = [];
      this.counts[i].forEach((count, place) => {
        if (count || this.facets[i].values[place] === value) options.push(this.#label(i, place));
      });
      select.replaceChildren(select.options[0], ...options);
      select.value = value;
    }

    #label(i, place) {
      const option = this.options[i][place];
      option.textContent = `${option.value} (${numbers.format(this.counts[i][place])})`;
      return option;
    }
  }

  for (const place of document.querySelectorAll(".scholar-filter")) new Filter(place);
}
