/* The state of a filter in the address of its page. */

export class AddressState {
  #parameters;
  #isTyping = false;
  #timer;

  /* The first list's parameters have plain names. */
  constructor(list, names) {
    this.#parameters = names.map((name) => list === "list-0" ? name : `${list}-${name}`);
  }

  read() {
    clearTimeout(this.#timer);
    this.#isTyping = false;
    const given = new URL(location).searchParams;
    return this.#parameters.map((name) => given.get(name) ?? "");
  }

  /* Words go into the address when typing rests, all of them as one step back. */
  write(values, isTyped) {
    clearTimeout(this.#timer);
    if (isTyped) this.#timer = setTimeout(() => this.#keep(values, true), 400);
    else this.#keep(values, false);
  }

  #keep(values, isTyped) {
    const url = new URL(location);
    this.#parameters.forEach((name, i) => {
      const value = values[i].trim();
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    });
    if (url.href !== location.href) {
      const isOneStep = isTyped && this.#isTyping;
      // Safari refuses more than a hundred steps in half a minute.
      try { history[isOneStep ? "replaceState" : "pushState"](history.state, "", url); } catch { return; }
    }
    this.#isTyping = isTyped;
  }
}
