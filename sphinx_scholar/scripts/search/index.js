/* An index that is asked: which places answer a query, the best first, and what they show. */
import { describe } from "./excerpts.js";
import { FORGIVING, WHOLE } from "./likeness.js";
import { Matches } from "./matches.js";
import { inOrder, terms } from "./query.js";
import { wholeWorth } from "./ranking.js";
import { Vocabulary } from "./vocabulary.js";

const STEP = 2 ** 24;
const NOTHING = { places: [], words: new Set(), isPartial: false };

export class Index {
  #vocabulary = new Vocabulary();

  get size() {
    return this.#vocabulary.size;
  }

  add(columns) {
    return this.#vocabulary.add(columns);
  }

  marked(...which) {
    return this.#vocabulary.marked(...which);
  }

  /* The places that answer a query, the best first, and the words by which they do. Slips are
     forgiven where nothing is found without them; where no place has all of the words, those
     that have most of them are a partial answer. Stop words never decide. */
  find(query) {
    const asked = terms(query);
    const deciding = asked.filter(({ isStopWord }) => !isStopWord);
    const wanted = deciding.length ? deciding : asked;
    if (!wanted.length || !this.size) return NOTHING;
    const words = inOrder(query);
    for (const mode of [0, FORGIVING]) {
      const all = this.#answer(wanted, mode, words);
      if (all.places.length) return all;
    }
    for (const mode of [WHOLE, WHOLE | FORGIVING]) {
      const some = this.#answer(wanted, mode, words, true);
      if (some.places.length) return some;
    }
    return NOTHING;
  }

  #answer(wanted, mode, words, isPartial = false) {
    const matches = new Matches(this.#vocabulary, mode);
    const worths = matches.of(wanted, isPartial);
    const more = wholeWorth(this.#vocabulary, words, matches.found);
    const ranks = new Float64Array(this.size);
    let length = 0;
    let most = isPartial ? 1 : wanted.length;
    for (let place = 0; place < this.size; place++) {
      let total = 0, count = 0;
      for (const worth of worths) {
        const its = worth[place];
        if (!its) continue;
        total += its;
        count++;
      }
      if (count < most) continue;
      if (count > most) {
        most = count;
        length = 0;
      }
      // One number for both, as numbers are sorted much faster than by a function.
      ranks[length++] = place - Math.round((total + more(place)) * 1000) * STEP;
    }
    const places = Array.from(ranks.subarray(0, length).sort());
    for (let i = 0; i < length; i++) places[i] = (STEP + places[i] % STEP) % STEP;
    return { places, words: matches.found, isPartial };
  }

  /* What a result shows of a place, as pieces that are marked or not. */
  describe(place, found) {
    return describe((name) => this.#vocabulary.marked(name, place, found));
  }
}
