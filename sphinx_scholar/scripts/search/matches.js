/* What each place is worth for one term of a query, by any of the ways in which it may be said. */
import { FORGIVING, INITIAL, WHOLE } from "./likeness.js";
import { halves, otherForms } from "./query.js";

/* What a word is worth less by where it is put together of two. */
const APART = 0.8;

export class Matches {
  #vocabulary;
  #mode;
  found = new Set();

  constructor(vocabulary, mode) {
    this.#vocabulary = vocabulary;
    this.#mode = mode;
  }

  /* Words that nothing begins with are forgiven slips; others are what they are. */
  #look(word, mode = this.#mode) {
    const exact = this.#vocabulary.look(word, mode & ~FORGIVING);
    const { worth, like } = exact.like.length ? exact : this.#vocabulary.look(word, mode);
    for (const known of like) this.found.add(known);
    return worth;
  }

  #best(worth, other, factor = 1) {
    for (let place = 0; place < worth.length; place++) {
      if (other[place] * factor > worth[place]) worth[place] = other[place] * factor;
    }
  }

  /* One word, in another form, or, where nothing begins with it, as two words side by side. */
  #word(word, mode) {
    const worth = this.#look(word, mode).slice();
    for (const other of otherForms(word)) this.#best(worth, this.#look(other));
    if (this.#vocabulary.look(word, 0).like.length) return worth;
    for (const [first, second] of halves(word)) {
      if (this.#vocabulary.numbers.has(first)) this.#pair(worth, first, second);
    }
    return worth;
  }

  #pair(worth, first, second) {
    const [before, after] = [this.#vocabulary.look(first, WHOLE), this.#vocabulary.look(second, WHOLE)];
    if (!after.like.length) return;
    const { numbers } = this.#vocabulary;
    const [start, ends] = [numbers.get(first), new Set(after.like.map((word) => numbers.get(word)))];
    const columns = this.#vocabulary.columnsWith(first);
    let isFound = false;
    for (let place = 0; place < worth.length; place++) {
      const value = Math.min(before.worth[place], after.worth[place]) * APART;
      if (value <= worth[place] || !this.#vocabulary.hasPair(place, columns[place], start, ends)) continue;
      worth[place] = value;
      isFound = true;
    }
    if (isFound) for (const known of [first, ...after.like]) this.found.add(known);
  }

  /* A chunk is found as one word, or by all of its words, or by as many as must be of a text
     without spaces; a formula, and an address or a number that is known, such as a DOI, as one
     word only. */
  #term({ words, joined, isIdentifier, isUnspaced, isWhole, isInitial }, isPartial) {
    const numbers = this.#vocabulary.numbers;
    const mode = isWhole ? WHOLE : isInitial ? INITIAL : this.#mode;
    if (joined && (isWhole || isIdentifier && numbers.has(joined))) return this.#look(joined, mode).slice();
    const least = isUnspaced && isPartial ? Math.ceil(words.length / 2) : words.length;
    const worth = new Float32Array(this.#vocabulary.size);
    const count = new Uint8Array(worth.length);
    for (const word of words) {
      const its = this.#word(word, mode);
      for (let place = 0; place < worth.length; place++) {
        if (!its[place]) continue;
        worth[place] += its[place] / words.length;
        count[place]++;
      }
    }
    for (let place = 0; place < worth.length; place++) if (count[place] < least) worth[place] = 0;
    if (joined) this.#best(worth, this.#look(joined, mode));
    return worth;
  }

  /* What each place is worth for each of the terms; neighbors may be written as one word. */
  of(terms, isPartial = false) {
    const worths = terms.map((term) => this.#term(term, isPartial));
    for (let i = 1; i < terms.length; i++) {
      const [before, after] = [terms[i - 1], terms[i]];
      if (before.words.length > 1 || after.words.length > 1 || before.isInitial || after.isInitial) continue;
      const joined = before.words[0] + after.words[0];
      const { worth, like } = this.#vocabulary.look(joined, this.#mode & WHOLE);
      if (!like.length) continue;
      for (const known of like) this.found.add(known);
      for (const its of [worths[i - 1], worths[i]]) this.#best(its, worth, APART);
    }
    return worths;
  }
}
