/* A filter of works by words and facets, whose state is in the address. */
import { AddressState } from "./address.js";
import { choose } from "./facets.js";
import { FiledWorks } from "./filed-works.js";
import { FilterForm } from "./form.js";
import { ShownWorks } from "./shown-works.js";

export class Filter {
  #words;
  #names;
  #named;
  #form;
  #address;
  #works;
  #facets;
  #index;
  #preparing;
  #hasFailed = false;

  /* `ready` is kept when what the address asks for is shown. */
  constructor(place) {
    const { filter, words, facets, index, topics } = place.dataset;
    this.#words = JSON.parse(words);
    const named = Object.entries(JSON.parse(facets));
    this.#names = named.map(([name]) => name);
    this.#named = { topic: JSON.parse(topics ?? "[]") };
    this.#form = new FilterForm(place, filter, this.#words, named);
    this.#address = new AddressState(filter, ["words", ...this.#names]);
    this.#works = index ? new FiledWorks(place, this.#words) : new ShownWorks(filter);
    if (!index) this.#fill();
    this.#listen(index);
    this.ready = this.#read();
  }

  #fill() {
    this.#facets = this.#names.map((name) => this.#works.facet(name, this.#named[name]));
    this.#form.fill(this.#facets);
  }

  #listen(isFiled) {
    const { form, input, clear } = this.#form;
    form.addEventListener("input", ({ target }) => {
      this.#update();
      this.#write(target === input);
    });
    form.addEventListener("change", () => this.#write(false));
    clear.addEventListener("click", () => {
      this.#form.empty();
      this.#update();
      this.#write(false);
      input.focus();
    });
    for (const type of isFiled ? ["focusin", "pointerenter"] : ["focusin"]) {
      form.addEventListener(type, () => this.#prepare());
    }
    addEventListener("popstate", () => this.#read());
  }

  #read() {
    const asked = this.#address.read();
    if (!this.#facets && !this.#hasFailed && asked.some(Boolean)) return this.#prepare().then(() => this.#read());
    const [words, ...values] = asked;
    this.#form.input.value = words;
    this.#form.choose(values);
    return this.#update();
  }

  #write(isTyped) {
    const { input, selects } = this.#form;
    this.#address.write([input, ...selects].map(({ value }) => value), isTyped);
  }

  /* Load what is needed to look words up; what was typed until then is looked up at once. */
  #prepare() {
    this.#preparing ??= this.#load().then(() => {
      this.#hasFailed = false;
      return this.#update();
    }, () => {
      this.#preparing = undefined;
      this.#hasFailed = true;
      this.#update();
    });
    return this.#preparing;
  }

  async #load() {
    if (this.#works.read) await this.#works.read();
    this.#index = await this.#works.index();
    if (!this.#facets) this.#fill();
  }

  /* Which works have all of the words, or nothing where no words are asked for. */
  #found() {
    const { query } = this.#form;
    if (!query || !this.#index || !scholarSearchEngine.terms(query).length) return undefined;
    const found = new Uint8Array(this.#works.size);
    const { places, isPartial } = this.#index.find(query);
    if (!isPartial) for (const place of places) found[place] = 1;
    return found;
  }

  #update() {
    const { query, isFiltered, status, clear } = this.#form;
    const isWaiting = query && !this.#index && !this.#hasFailed;
    clear.hidden = !isFiltered || isWaiting;
    if (this.#hasFailed) status.textContent = this.#words.failed;
    if (isWaiting) {
      status.textContent = this.#words.wait;
      return this.#prepare();
    }
    if (!this.#facets || (query && !this.#index)) return undefined;
    const { shown, counts } = choose(this.#works.size, this.#found(), this.#facets, this.#form.wanted);
    const isShown = this.#works.show(shown, isFiltered)?.catch(() => { status.textContent = this.#words.failed; });
    this.#form.show(shown.length, this.#works.size, counts);
    return isShown;
  }
}
