/* The works of lists on the page. */
import { facetOf } from "./facets.js";
import { indexOf, loadEngine } from "./loading.js";

/* The DOI or the arXiv number to which a link leads: no reader sees it, but readers know it. */
const numberOf = ({ href }) => {
  const [, number = ""] = /^https:\/\/(?:doi\.org|arxiv\.org\/abs)\/(.+)/.exec(href) ?? [];
  return number.replace(/%[2-7][\da-f]/gi, decodeURIComponent);
};

/* What an element says, without what stands for names that are folded. */
const readText = (part) => {
  const folds = part.querySelectorAll("summary");
  if (!folds.length) return part.textContent;
  const copy = part.cloneNode(true);
  for (const fold of copy.querySelectorAll("summary")) fold.remove();
  return copy.textContent;
};

/* The works of lists on the page, hidden or shown where they stand. */
export class ShownWorks {
  constructor(name) {
    this.lists = [...document.querySelectorAll(`ul[data-filter="${name}"]`)];
    this.items = this.lists.flatMap((list) => [...list.children]);
    this.works = this.#works();
    this.size = this.works.length;
    this.groups = this.lists.flatMap((list) => this.#group(list));
  }

  /* A section that holds nothing but a heading and a list, with the rows that lead to it. */
  #group(list) {
    const section = list.closest("section[id]");
    if (!section || ![...section.children].every((child) => child === list || /^H\d$/.test(child.tagName))) return [];
    const leading = [...document.links].filter((link) => link.getAttribute("href") === `#${section.id}` && !section.contains(link));
    return [{ list, parts: [section, ...leading.map((link) => link.closest("li")).filter(Boolean)] }];
  }

  /* The items of each work: one of several topics stands under each of them. */
  #works() {
    const works = new Map();
    for (const item of this.items) {
      const key = item.querySelector(".scholar-title")?.innerHTML ?? item;
      works.set(key, [...works.get(key) ?? [], item]);
    }
    return [...works.values()];
  }

  facet(name, named) {
    return facetOf(name, this.works.map(([item]) => item.dataset[name]?.split("\n") ?? []), named);
  }

  async index() {
    await loadEngine();
    const textOf = (item, parts) => Array.from(item.querySelectorAll(parts), readText).join(" ");
    return indexOf(scholarSearchEngine.encode({
      titles: this.works.map(([item]) => textOf(item, ".scholar-title")),
      names: this.works.map(([item]) => textOf(item, ".scholar-authors")),
      aliases: this.works.map(([item]) => [...Object.values(item.dataset), ...Array.from(item.querySelectorAll("a"), numberOf)].join(" · ")),
      text: this.works.map(([item]) => textOf(item, "p:not(.scholar-button, .scholar-title, .scholar-authors)")),
    }));
  }

  show(shown) {
    const chosen = new Set(shown);
    this.works.forEach((items, work) => {
      for (const item of items) item.hidden = !chosen.has(work);
    });
    for (const { list, parts } of this.groups) {
      const isEmpty = [...list.children].every((item) => item.hidden);
      for (const part of parts) part.hidden = isEmpty;
    }
  }
}
