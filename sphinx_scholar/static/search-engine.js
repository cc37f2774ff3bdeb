/* Finding words in the places of a site: folding, splitting, looking up, cutting excerpts.
   Pure: knows neither the page nor the files that hold the index. */
"use strict";

self.scholarSearchEngine ??= (() => {
  // -- words ---------------------------------------------------------------------------------------

  /* Letters that Unicode's decomposition does not take apart. */
  const LETTERS = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ħ: "h", ŋ: "n", ŧ: "t", ς: "σ" };
  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

  /* A word in lower case without accents: Łódź and lodz become one. */
  const fold = (word) => /^[a-z\d]*$/.test(word) ? word : word
    .normalize("NFKD").toLowerCase().replace(ACCENTS, "")
    .replace(/[ßłøđðþæœıħŋŧς]/g, (letter) => LETTERS[letter]).normalize("NFC");

  const WORD = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*[+#]*`;
  const CHUNK = new RegExp(`${WORD}(?:[.'’@/:_&–‑-]${WORD})*`, "gu");
  const PART = new RegExp(WORD, "gu");
  /* Scripts that are written without spaces between words: Thai, Lao, Burmese, Khmer, Korean,
     Japanese, Chinese. Ranges, since classes by property take 50 ms to be compiled. */
  const UNSPACED = String.raw`\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\u{20000}-\u{3ffff}`;
  const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
  const RUNS = new RegExp(`([${UNSPACED}]+)|[^${UNSPACED}]+`, "gu");

  /* Of PyTorch also Py and Torch. */
  const visitPlain = (word, at, visit) => {
    visit(fold(word), at, at + word.length);
    if (!/\p{Ll}\p{Lu}/u.test(word)) return;
    for (const piece of word.split(/(?<=\p{Ll})(?=\p{Lu})/u)) {
      visit(fold(piece), at, at + piece.length);
      at += piece.length;
    }
  };

  /* Of unspaced text each pair of letters, and the last letter. */
  const visitUnspaced = (run, at, visit) => {
    const letters = [...run];
    letters.forEach((letter, i) => {
      const pair = letter + (letters[i + 1] ?? "");
      visit(fold(pair), at, at + pair.length);
      at += letter.length;
    });
  };

  const visitPart = (part, at, visit) => {
    if (!HAS_UNSPACED.test(part)) return visitPlain(part, at, visit);
    for (const { 0: run, 1: unspaced, index } of part.matchAll(RUNS)) {
      (unspaced ? visitUnspaced : visitPlain)(run, at + index, visit);
    }
  };

  /* Visit each word of a text with its place; of ICML'24 also icml24. */
  const eachWord = (text, visit) => {
    for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
      const end = index + chunk.length;
      if (/^[A-Za-z]?[a-z\d]*$/.test(chunk)) { visit(chunk.toLowerCase(), index, end); continue; }
      const parts = [...chunk.matchAll(PART)];
      for (const part of parts) visitPart(part[0], index + part.index, visit);
      if (parts.length > 1) visit(fold(parts.join("")), index, end);
    }
  };

  /* What people put before a DOI, an arXiv number or an address, and the version behind. */
  const AROUND = /(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/|arxiv\.org\/(?:abs|pdf)\/)|\b(?:doi|arxiv|mailto):\s*(?=\S)|https?:\/\/|(?<=\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?(?=\s|$)/gi;

  /* The terms of a query: the words of each chunk, and the chunk as one word. */
  const terms = (query) => {
    const found = [];
    for (const [chunk] of query.replace(AROUND, " ").matchAll(CHUNK)) {
      const parts = [...chunk.matchAll(PART)].map(([part]) => part);
      const words = parts.flatMap((part) => [...part.matchAll(RUNS)]).flatMap(([run, unspaced]) => {
        const letters = [...run];
        if (!unspaced || letters.length === 1) return fold(run);
        return letters.slice(1).map((letter, i) => fold(letters[i] + letter));
      });
      const joined = parts.length > 1 ? fold(parts.join("")) : "";
      found.push({ words, joined, isIdentifier: /[\d@]/.test(chunk) });
    }
    return found;
  };

  // -- likeness ------------------------------------------------------------------------------------

  /* One bit for each letter of a word, to pass over most words that are too different. */
  const lettersOf = (word) => {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  };
  const count = (bits) => { let n = 0; for (; bits; bits &= bits - 1) n++; return n; };

  /* How many slips (a letter wrong, missing, too many, or two exchanged) lie between what was
     typed and a word, and between it and the nearest beginning of the word; as soon as both are
     over the limit it no longer matters how many. */
  const slips = (typed, word, limit) => {
    const width = word.length + 1;
    let before = [], last = [], row = [];
    for (let j = 0; j < width; j++) row[j] = j;
    for (let i = 1; i <= typed.length; i++) {
      [before, last, row] = [last, row, before];
      row[0] = i;
      let best = i;
      for (let j = 1; j < width; j++) {
        let cost = Math.min(last[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1), last[j] + 1, row[j - 1] + 1);
        const exchanged = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
        if (exchanged) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        if (cost < best) best = cost;
      }
      if (best > limit) return { whole: best, start: best };
    }
    return { whole: row[word.length], start: Math.min(...row.slice(0, width)) };
  };

  /* How well a word answers what was typed, from 0 to 1. One slip is forgiven in a word of four
     letters, two in one of eight; none in numbers. A word half typed may have one too. */
  const likeness = (typed, word, bits, typedBits, forgiving) => {
    if (word.startsWith(typed)) return word.length === typed.length ? 1 : 0.75;
    if (!forgiving || typed.length < 3 || word.length < 4) return 0;
    const limit = word.length < 8 ? 1 : 2;
    if (count(typedBits & ~bits) > limit || typed.length > word.length + limit) return 0;
    const mayBeStart = typed.length >= 6;
    if (!mayBeStart && typed.length < word.length - limit) return 0;
    if (/\d/.test(typed) || /\d/.test(word)) return 0;
    const { whole, start } = slips(typed, word, limit);
    if (whole <= limit) return 0.6 - 0.1 * whole;
    return mayBeStart && start <= 1 ? 0.3 : 0;
  };

  // -- the index -----------------------------------------------------------------------------------

  /* The columns of an index with what a hit in each is worth; at most eight. */
  const COLUMNS = { titles: 10, abouts: 4, names: 8, also: 7, text: 2, rest: 1 };
  const NAMES = Object.keys(COLUMNS);
  const WORTH = Object.values(COLUMNS);
  const STEP = 2 ** 24;

  /* The number of a word from its character; those of UTF-16's pairs stand for none. */
  const numberFrom = (letter) => {
    const code = letter.codePointAt(0) - 32;
    return code < 0xd7e0 ? code : code - 0x800;
  };

  /* Columns of text as an index wants them, made as a build makes them. */
  const encode = (columns) => {
    const numbers = new Map();
    const letter = (word) => {
      if (!numbers.has(word)) numbers.set(word, numbers.size);
      const code = numbers.get(word) + 32;
      return String.fromCodePoint(code < 0xd800 ? code : code + 0x800);
    };
    const lines = (texts) => texts.map((text) => text.split(/\s+/).filter(Boolean).map(letter).join("")).join("\n");
    const coded = Object.fromEntries(Object.entries(columns).map(([name, texts]) => [name, lines(texts)]));
    return { words: [...numbers.keys()].join(" "), ...coded };
  };

  class Index {
    #known = new Map();

    constructor() {
      this.size = 0;
      this.columns = {};
      this.plain = { titles: [], names: [] };
      this.numbers = new Map();
      this.words = [];
      this.bits = [];
      this.hits = [];
    }

    /* Take columns: a list of words, and a line for each place, a character for each word in it.
       A generator, so that the caller may pause. */
    *add({ words, ...columns }) {
      const texts = words.split(" ");
      const split = [];
      for (const text of texts) {
        const numbers = [];
        eachWord(text, (word) => numbers.push(this.#numberOf(word)));
        split.push(numbers);
        yield;
      }
      for (const name of NAMES.filter((known) => known in columns)) {
        const lines = columns[name].split("\n");
        this.columns[name] = { texts, split, lines };
        this.size = lines.length;
        for (let place = 0; place < lines.length; place++) {
          this.#note(place, name, lines[place], split);
          yield;
        }
      }
      this.#known.clear();
    }

    #numberOf(word) {
      let number = this.numbers.get(word);
      if (number === undefined) {
        number = this.words.push(word) - 1;
        this.numbers.set(word, number);
        this.bits.push(lettersOf(word));
        this.hits.push([]);
      }
      return number;
    }

    #note(place, name, line, split) {
      const hit = place * 8 + NAMES.indexOf(name);
      let plain = " ";
      for (const letter of line) {
        for (const number of split[numberFrom(letter)]) {
          const hits = this.hits[number];
          if (hits[hits.length - 1] !== hit) hits.push(hit);
          plain += this.words[number] + " ";
        }
      }
      this.plain[name]?.push(plain);
    }

    /* What stands in a column for a place, with the words in it that were found. */
    marked(name, place, found) {
      const { texts, split, lines } = this.columns[name] ?? { lines: [] };
      const marks = [];
      const shown = [];
      let at = 0;
      for (const letter of lines[place] ?? "") {
        const number = numberFrom(letter);
        const start = at;
        if (split[number].some((word) => found.has(this.words[word]))) {
          eachWord(texts[number], (word, from, to) => {
            if (found.has(word)) marks.push({ word, start: start + from, end: start + to });
          });
        }
        shown.push(texts[number]);
        at += texts[number].length + 1;
      }
      return { text: shown.join(" "), marks: marks.sort((one, other) => one.start - other.start) };
    }

    /* What each place is worth for one word that was typed; like words go into found. Kept, as
       all words but the last are asked for again at each keystroke. */
    #worth(typed, forgiving, found) {
      const name = `${typed} ${forgiving}`;
      if (!this.#known.has(name)) {
        if (this.#known.size > 20) this.#known.clear();
        this.#known.set(name, this.#look(typed, forgiving));
      }
      const { worth, like } = this.#known.get(name);
      for (const word of like) found.add(word);
      return worth;
    }

    #look(typed, forgiving) {
      const worth = new Float32Array(this.size);
      const like = [];
      const typedBits = lettersOf(typed);
      for (let number = 0; number < this.words.length; number++) {
        const likely = likeness(typed, this.words[number], this.bits[number], typedBits, forgiving);
        if (!likely) continue;
        like.push(this.words[number]);
        for (const hit of this.hits[number]) {
          const value = WORTH[hit & 7] * likely;
          if (value > worth[hit >> 3]) worth[hit >> 3] = value;
        }
      }
      return { worth, like };
    }

    /* A chunk is found as one word, or by all of its words; an address or a number that is
       known, such as a DOI, as one word only. */
    #worthOfTerm({ words, joined, isIdentifier }, forgiving, found) {
      if (isIdentifier && this.numbers.has(joined)) words = [joined];
      const worth = new Float32Array(this.size);
      words.forEach((word, i) => {
        const other = this.#worth(word, forgiving, found);
        for (let place = 0; place < worth.length; place++) {
          worth[place] = other[place] && (worth[place] || !i) ? worth[place] + other[place] : 0;
        }
      });
      const whole = joined ? this.#worth(joined, forgiving, found) : undefined;
      for (let place = 0; place < worth.length; place++) {
        worth[place] /= words.length;
        if (whole?.[place] > worth[place]) worth[place] = whole[place];
      }
      return worth;
    }

    #places(wanted, forgiving) {
      const found = new Set();
      const worths = wanted.map((term) => this.#worthOfTerm(term, forgiving, found));
      const asked = wanted.map(({ words }) => words.join(" "));
      const orders = [asked, [...asked].reverse()].map((words) => ` ${words.join(" ")} `);
      const ranks = [];
      for (let place = 0; place < this.size; place++) {
        let total = 0;
        for (const worth of worths) {
          if (!worth[place]) { total = 0; break; }
          total += worth[place];
        }
        if (!total) continue;
        const title = this.plain.titles[place] ?? "";
        if (orders.includes(title)) total += 8;
        else if (title.startsWith(orders[0])) total += 4;
        if (wanted.length > 1 && orders.some((names) => this.plain.names[place]?.includes(names))) total += 4;
        // One number for both, as numbers are sorted much faster than by a function.
        ranks.push(Math.round(total * 1000) * STEP - place);
      }
      const places = Array.from(new Float64Array(ranks).sort().reverse(), (rank) => (STEP - rank % STEP) % STEP);
      return { places, words: found };
    }

    /* The places that answer a query, the best first, and the words by which they do. Slips are
       forgiven where nothing is found without them. */
    find(query) {
      const wanted = terms(query);
      if (!wanted.length || !this.size) return { places: [], words: new Set() };
      const exact = this.#places(wanted, false);
      return exact.places.length ? exact : this.#places(wanted, true);
    }

    /* What a result shows of a place, as pieces that are marked or not: its title, what stands
       beside it, and a short excerpt from the column that adds most to these. */
    describe(place, found) {
      const [title, about] = ["titles", "abouts"].map((name) => this.marked(name, place, found));
      const shown = new Set([...title.marks, ...about.marks].map(({ word }) => word));
      let best = { text: "", marks: [] }, most = -1;
      for (const name of ["names", "text", "also"]) {
        const column = this.marked(name, place, found);
        const more = new Set(column.marks.map(({ word }) => word).filter((word) => !shown.has(word))).size;
        if (column.text && more > most) [best, most] = [column, more];
      }
      return { title: pieces(title), about: pieces(about), excerpt: excerpt(best) };
    }
  }

  // -- excerpts ------------------------------------------------------------------------------------

  /* A stretch of a text as pieces, the words found marked. */
  const pieces = ({ text, marks }, from = 0, to = text.length) => {
    const made = [];
    let at = from;
    for (const { start, end } of marks) {
      if (end <= at || start < from || end > to) continue;
      if (start > at) made.push({ text: text.slice(at, start), marked: false });
      const more = text.slice(Math.max(start, at), end);
      if (start <= at && made.at(-1)?.marked) made.at(-1).text += more;
      else made.push({ text: more, marked: true });
      at = end;
    }
    if (at < to) made.push({ text: text.slice(at, to), marked: false });
    return made;
  };

  /* Where the stretch begins that holds most of the different words found. */
  const densest = (marks, size) => {
    const near = new Map();
    let most = 0, begin = 0, last = 0;
    for (const { word, start } of marks) {
      while (last < marks.length && marks[last].end < start + size) {
        const next = marks[last++].word;
        near.set(next, (near.get(next) ?? 0) + 1);
      }
      if (near.size > most) [most, begin] = [near.size, start];
      if (near.get(word) > 1) near.set(word, near.get(word) - 1);
      else near.delete(word);
    }
    return begin;
  };

  /* The stretch of a text, cut between words, that holds most of the words found. */
  const excerpt = (marked, size = 140) => {
    const { text, marks } = marked;
    if (text.length <= size) return pieces(marked);
    const first = densest(marks, size - 40);
    const space = text.indexOf(" ", first - 40);
    const from = first < 40 ? 0 : space >= 0 && space < first ? space + 1 : first;
    const end = text.lastIndexOf(" ", from + size);
    const to = from + size >= text.length ? text.length : end > first ? end : from + size;
    const made = pieces(marked, from, to);
    if (from) made.unshift({ text: "… ", marked: false });
    if (to < text.length) made.push({ text: " …", marked: false });
    return made;
  };

  return { fold, eachWord, terms, slips, excerpt, encode, numberFrom, Index };
})();
