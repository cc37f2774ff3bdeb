/* The works of a list that is split by year. */
import { element } from "../element.js";
import { facetOf } from "./facets.js";
import { indexOf, load, loadEngine } from "./loading.js";

const ROWS = 50;

/* The works of a list that is split by year: of files, shown in the place of its years. */
export class FiledWorks {
  #turn = 0;
  #files = new Map();

  constructor(place, words) {
    this.address = new URL(place.dataset.index, location).href;
    this.years = place.parentElement.querySelector(":scope > .scholar-years");
    this.more = element("button", { type: "button", class: "scholar-more" }, words.more);
    this.list = element("ul");
    this.box = element("div", { class: "scholar-found" }, this.list, this.more);
    this.box.hidden = true;
    place.after(this.box);
    this.more.addEventListener("click", async () => {
      const [first] = await this.#next(this.list.childElementCount);
      first?.querySelector("a")?.focus();
    });
  }

  /* Read the file that says what there is to find. */
  async read() {
    await loadEngine();
    const { facets, cards, ...columns } = (await load(this.address)).works;
    this.facets = facets;
    this.inFile = cards;
    this.size = columns.titles.split("\n").length;
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

  /* Show what is found as soon as its cards are there, or the years. */
  async show(shown, isFiltered) {
    const asked = isFiltered ? shown : [];
    this.shown = asked;
    await this.#next(0);
    if (this.shown !== asked) return;
    this.box.hidden = !isFiltered;
    if (this.years) this.years.hidden = isFiltered;
  }

  /* Show some more cards behind those that stand there; return them, unless others were asked for since. */
  async #next(before) {
    const turn = ++this.#turn;
    const cards = await Promise.all(this.shown.slice(before, before + ROWS).map((work) => this.#card(work)));
    if (turn !== this.#turn) return [];
    if (!before) this.list.replaceChildren();
    this.list.append(...cards);
    this.more.hidden = this.list.childElementCount >= this.shown.length;
    return cards;
  }

  async #card(work) {
    const file = Math.floor(work / this.inFile) + 1;
    if (!this.#files.has(file)) this.#files.set(file, this.#read(file));
    return (await this.#files.get(file))[work % this.inFile];
  }

  /* Read the cards of one file. */
  async #read(file) {
    const template = element("template");
    try {
      template.innerHTML = (await load(new URL(`cards-${file}.js`, this.address).href)).cards;
    } catch (error) {
      this.#files.delete(file);
      throw error;
    }
    const list = document.importNode(template.content, true).firstElementChild;
    this.list.className = list.className;
    return [...list.children];
  }
}
