/* What each place is worth for one term of a query, by any of the ways in which it may be said. */
import { NAMES } from "./columns.js";
import { sayDate } from "./forms.js";
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
    for (const parts of this.#apart(word)) this.#run(worth, parts);
    return worth;
  }

  /* The two words, or the three as in vanderhorst, of which one may be put together; all but the
     last are known. */
  *#apart(word) {
    const { numbers } = this.#vocabulary;
    for (const [first, rest] of halves(word)) {
      if (!numbers.has(first)) continue;
      yield [first, rest];
      for (const [second, third] of halves(rest)) if (numbers.has(second)) yield [first, second, third];
    }
  }

  /* Words that stand one behind the other. */
  #run(worth, parts) {
    const looked = parts.map((part) => this.#vocabulary.look(part, WHOLE));
    const last = looked[parts.length - 1].like;
    if (!last.length) return;
    const { numbers } = this.#vocabulary;
    const pairs = parts.slice(1).map((part, i) => ({
      columns: this.#vocabulary.columnsWith(parts[i]),
      start: numbers.get(parts[i]),
      ends: new Set((i < parts.length - 2 ? [part] : last).map((word) => numbers.get(word))),
    }));
    let isFound = false;
    for (let place = 0; place < worth.length; place++) {
      const value = Math.min(...looked.map((one) => one.worth[place])) * APART;
      if (value <= worth[place]) continue;
      if (!pairs.every(({ columns, start, ends }) => this.#vocabulary.hasPair(place, columns[place], start, ends))) continue;
      worth[place] = value;
      isFound = true;
    }
    if (isFound) for (const known of [...parts.slice(0, -1), ...last]) this.found.add(known);
  }

  #sayDate(place, date) {
    return NAMES.some((name) => sayDate(this.#vocabulary.phrases(name, place).match(/[^ |]+/g) ?? [], date));
  }

  /* A chunk is found as one word, or by all of its words, or by as many as must be of a text
     without spaces; a formula, and an address or a number that is known, such as a DOI, as one
     word only. */
  #term({ words, joined, isIdentifier, isUnspaced, isDate, isWhole, isShort, isInitial }, isPartial) {
    const numbers = this.#vocabulary.numbers;
    const mode = isWhole || isShort ? WHOLE : isInitial ? INITIAL : this.#mode;
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
    for (let place = 0; place < worth.length; place++) {
      if (count[place] < least || isDate && worth[place] && !this.#sayDate(place, words)) worth[place] = 0;
    }
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
