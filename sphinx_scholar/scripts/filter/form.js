/* The form of a filter: a field for words, a choice for each facet, and what is said of the works. */
import { element } from "../element.js";

const numbers = new Intl.NumberFormat(document.documentElement.lang || undefined);
/* Up to how many values a facet's are counted at each keystroke. */
const FEW = 300;

export class FilterForm {
  #facets;
  #options;
  #counts;
  #shown;

  constructor(place, name, words, facets) {
    this.words = words;
    this.input = element("input", {
      type: "search", placeholder: words.hint, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done",
    });
    this.selects = facets.map(() => element("select", { autocomplete: "off" }, element("option", { value: "" }, words.any)));
    this.clear = element("button", { type: "button", hidden: "" }, words.clear);
    this.status = element("p", { role: "status" });
    const field = (id, label, control) => {
      control.id = `${name}-${id}`;
      return element("div", {}, element("label", { for: control.id }, label), control);
    };
    // Landmarks of one kind have different names.
    const number = Number(name.split("-")[1]) + 1;
    const label = number > 1 ? `${words.label} (${number})` : words.label;
    const fields = `${name}-fields`;
    this.fold = element("button", { type: "button", class: "scholar-filter-fold", "aria-expanded": "false", "aria-controls": fields }, words.filter);
    this.fold.addEventListener("click", () => {
      this.fold.setAttribute("aria-expanded", this.fold.getAttribute("aria-expanded") === "false");
    });
    this.form = element("form", { role: "search", "aria-label": label },
      this.fold,
      element("div", { class: "scholar-filter-fields", id: fields },
        field("words", words.words, this.input),
        ...facets.map(([facet, text], i) => field(facet, text, this.selects[i]))),
      element("div", { class: "scholar-filter-foot" }, this.status, this.clear));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // The numbers beside thousands of values are made when somebody is about to look.
    for (const type of ["focusin", "pointerover"]) {
      this.form.addEventListener(type, ({ target }) => this.#showCounts(this.selects.indexOf(target)));
    }
    place.append(this.form);
  }

  get query() {
    return this.input.value.trim();
  }

  /* How many choices are set. */
  get choices() {
    return [this.input, ...this.selects].filter(({ value }) => value.trim()).length;
  }

  get isFiltered() {
    return this.choices > 0;
  }

  /* Take the values of the facets, as soon as they are known. */
  fill(facets) {
    this.#facets = facets;
    this.#options = facets.map(({ values }) => values.map((value) => element("option", { value })));
    this.#shown = facets.map(() => "");
  }

  empty() {
    this.input.value = "";
    for (const select of this.selects) select.value = "";
  }

  /* The number of the value that is chosen of each facet, -1 for none. */
  get wanted() {
    return this.selects.map(({ value }, i) => value ? this.#facets[i].values.indexOf(value) : -1);
  }

  /* Choose a value of each facet, as far as there is such a value. */
  choose(values) {
    this.selects.forEach((select, i) => {
      const place = this.#facets ? this.#facets[i].values.indexOf(values[i]) : -1;
      if (place >= 0) select.append(this.#options[i][place]);
      select.value = place >= 0 ? values[i] : "";
    });
  }

  /* Say how many works are shown, and how many each value would show. */
  show(shown, all, counts) {
    this.#counts = counts;
    this.fold.textContent = [this.words.filter, ...this.isFiltered ? [numbers.format(this.choices)] : []].join(" · ");
    const [some, total] = [shown, all].map((number) => numbers.format(number));
    const text = !this.isFiltered ? this.words.total : shown ? this.words.count : this.words.none;
    this.status.textContent = text.replace("%(shown)s", some).replace("%(all)s", total);
    this.wanted.forEach((place, i) => {
      if (place >= 0) this.#label(i, place);
      if (counts[i].length <= FEW || this.selects[i].matches(":focus, :hover")) this.#showCounts(i);
    });
  }

  /* Give a facet the values that would find something, with how much they would. */
  #showCounts(i) {
    const select = this.selects[i];
    const counts = this.#counts?.[i]?.join();
    if (counts === undefined || this.#shown[i] === counts) return;
    this.#shown[i] = counts;
    const { value } = select;
    const options = [];
    this.#counts[i].forEach((count, place) => {
      if (count || this.#facets[i].values[place] === value) options.push(this.#label(i, place));
    });
    select.replaceChildren(select.options[0], ...options);
    select.value = value;
  }

  #label(i, place) {
    const option = this.#options[i][place];
    option.textContent = `${option.value} (${numbers.format(this.#counts[i][place])})`;
    return option;
  }
}
