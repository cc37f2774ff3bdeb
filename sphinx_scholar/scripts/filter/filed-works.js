/* The works of a list that is split by year. */
import { element } from "../element.js";
import { facetOf } from "./facets.js";
import { indexOf, load, loadEngine } from "./loading.js";

const ROWS = 50;

/* The works of a list that is split by year: of a file, shown in the place of its years. */
export class FiledWorks {
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
    await loadEngine();
    const script = await load(this.address);
    const { uris: [start, end, middles], facets, owner, ...columns } = script.works;
    this.uris = middles.split("\n").map((middle) => new URL(start + middle + end, script.src).href);
    this.facets = facets;
    this.owner = new Set(owner);
    this.size = this.uris.length;
    this.made = await indexOf(columns);
  }

  facet(name, named) {
    const { values, of } = this.facets[name];
    const read = (letters) => Array.from(letters, (letter) => values[scholarSearchEngine.numberFrom(letter)]).filter(Boolean);
    return facetOf(name, of.includes("\n") ? of.split("\n").map(read) : Array.from(of, read), named);
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
