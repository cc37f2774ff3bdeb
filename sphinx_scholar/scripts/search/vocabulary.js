/* The words of all places: where each stands, and what each place is worth for a word. */
import { bitsOf, NAMES, numberFrom, WORTH } from "./columns.js";
import { HEAD } from "./forms.js";
import { FORGIVING, INITIAL, lettersOf, likenessTo } from "./likeness.js";
import { eachWord } from "./words.js";

/* Stands between phrases: after a comma, a semicolon, or a sign that is no word. */
const BORDER = /^[^\p{L}\p{N}]+$|[,;]$/u;

/* The columns that name people. */
const NAMED = bitsOf("titles", "leads", "names", "aliases");

export class Vocabulary {
  size = 0;
  numbers = new Map();
  words = [];
  #bits = [];
  #hits = [];
  #heads = new Map();
  #columns = {};
  #known = new Map();

  /* Take columns: a list of words, and a line for each place, a character for each word in it.
     A generator, so that the caller may pause. */
  *add({ words, ...columns }) {
    const texts = words.split(" ");
    const split = [];
    for (const text of texts) {
      split.push(this.#split(text));
      yield;
    }
    for (const name of NAMES.filter((known) => known in columns)) {
      const lines = columns[name].split("\n");
      this.#columns[name] = { texts, split, lines, phrases: [] };
      this.size = lines.length;
      for (let place = 0; place < lines.length; place++) {
        this.#note(place, NAMES.indexOf(name), lines[place], split);
        yield;
      }
    }
    this.#known.clear();
  }

  /* What a function returns for a word typed, in a way; kept, as all words but the last are asked
     for again at each keystroke. */
  #kept(way, typed, make) {
    const name = `${way} ${typed}`;
    if (!this.#known.has(name)) {
      if (this.#known.size > 100) this.#known.clear();
      this.#known.set(name, make());
    }
    return this.#known.get(name);
  }

  /* The numbers of the words in a text; the simple ones, which are no pieces of others, apart. */
  #split(text) {
    const all = [], simple = [];
    let last = 0;
    eachWord(text, (word, start, end) => {
      const number = this.#numberOf(word);
      all.push(number);
      if (start < last) return;
      simple.push(number);
      last = end;
    });
    return { all, simple, isBorder: BORDER.test(text) };
  }

  #numberOf(word) {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.push(word) - 1;
      this.numbers.set(word, number);
      this.#bits.push(lettersOf(word));
      this.#hits.push([]);
      const head = word.slice(0, HEAD);
      if (this.#heads.has(head)) this.#heads.get(head).push(number);
      else this.#heads.set(head, [number]);
    }
    return number;
  }

  /* The numbers of the words that begin as a word typed does. */
  #alike(typed) {
    if (typed.length >= HEAD) return this.#heads.get(typed.slice(0, HEAD)) ?? [];
    return [...this.#heads].flatMap(([head, numbers]) => head.startsWith(typed) ? numbers : []);
  }

  #note(place, column, line, split) {
    const hit = place * 8 + column;
    for (const letter of line) {
      for (const number of split[numberFrom(letter)].all) {
        const hits = this.#hits[number];
        if (hits[hits.length - 1] !== hit) hits.push(hit);
      }
    }
  }

  /* How many chunks of text stand in a column for a place. */
  lengthOf = (name, place) => this.#columns[name].lines[place].length;

  /* The words of a column for a place, one after another, with a bar between phrases; kept. */
  phrases(name, place) {
    return (this.#columns[name]?.phrases ?? [])[place] ??= this.#phrases(name, place);
  }

  #phrases(name, place) {
    const { split, lines } = this.#columns[name] ?? {};
    let phrases = "| ";
    for (const letter of lines?.[place] ?? "") {
      const { simple, isBorder } = split[numberFrom(letter)];
      for (const number of simple) phrases += this.words[number] + " ";
      if (isBorder) phrases += "| ";
    }
    return phrases + "|";
  }

  /* What stands in a column for a place, with the words in it that were found. */
  marked(name, place, found) {
    const { texts, split, lines } = this.#columns[name] ?? { lines: [] };
    const marks = [];
    const shown = [];
    let at = 0;
    for (const letter of lines[place] ?? "") {
      const number = numberFrom(letter);
      const start = at;
      if (split[number].all.some((word) => found.has(this.words[word]))) {
        eachWord(texts[number], (word, from, to) => {
          if (found.has(word)) marks.push({ word, start: start + from, end: start + to });
        });
      }
      shown.push(texts[number]);
      at += texts[number].length + 1;
    }
    return { text: shown.join(" "), marks: marks.sort((one, other) => one.start - other.start) };
  }

  /* What each place is worth for one word that was typed, and the words that are like it. */
  look(typed, mode) {
    return this.#kept(mode, typed, () => this.#look(typed, mode));
  }

  #look(typed, mode) {
    const worth = new Float32Array(this.size);
    const like = [];
    const likeness = likenessTo(typed, mode);
    // A slip may be in the first letter.
    for (const number of mode & FORGIVING ? this.words.keys() : this.#alike(typed)) {
      const likely = likeness(this.words[number], this.#bits[number]);
      if (!likely) continue;
      const isInitial = mode & INITIAL && likely < 1;
      if (!isInitial) like.push(this.words[number]);
      for (const hit of this.#hits[number]) {
        if (isInitial && !(NAMED >> (hit & 7) & 1)) continue;
        const value = WORTH[hit & 7] * likely;
        if (value > worth[hit >> 3]) worth[hit >> 3] = value;
      }
    }
    return { worth, like };
  }

  /* The places in a column of which stands one of some words. */
  placesWith(words, name) {
    const column = NAMES.indexOf(name);
    const places = new Uint8Array(this.size);
    for (const word of words) {
      for (const hit of this.#hits[this.numbers.get(word)] ?? []) if ((hit & 7) === column) places[hit >> 3] = 1;
    }
    return places;
  }

  /* The columns of each place, as bits, in which a word begins with what was typed. */
  columnsWith(typed) {
    return this.#kept("columns", typed, () => {
      const columns = new Uint8Array(this.size);
      for (const number of this.#alike(typed)) {
        if (this.words[number].startsWith(typed)) for (const hit of this.#hits[number]) columns[hit >> 3] |= 1 << (hit & 7);
      }
      return columns;
    });
  }

  /* Whether a word stands in a place right before one of others, in one of some columns. */
  hasPair(place, columns, before, after) {
    for (const [i, name] of NAMES.entries()) {
      if (!(columns >> i & 1)) continue;
      const { split, lines } = this.#columns[name];
      let last;
      for (const letter of lines[place]) {
        const { simple, isBorder } = split[numberFrom(letter)];
        for (const number of simple) {
          if (last === before && after.has(number)) return true;
          last = number;
        }
        if (isBorder) last = undefined;
      }
    }
    return false;
  }
}
