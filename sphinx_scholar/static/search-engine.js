/* Finding words in the places of a site: folding, splitting, looking up, cutting excerpts.
   Pure: knows neither the page nor the files that hold the index. */
"use strict";

const scholarSearchEngine = (() => {
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
  /* Scripts that are written without spaces between words. */
  const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
  const HAS_UNSPACED = new RegExp(UNSPACED, "u");
  const RUNS = new RegExp(`(${UNSPACED}+)|(?:(?!${UNSPACED}).)+`, "gu");

  /* Visit the words of one part of a chunk: of unspaced text each pair of letters and the last
     letter, of PyTorch also Py and Torch. */
  const visitPart = (part, at, visit) => {
    if (HAS_UNSPACED.test(part)) {
      for (const run of part.matchAll(RUNS)) {
        let start = at + run.index;
        if (!run[1]) { visit(fold(run[0]), start, start + run[0].length); continue; }
        const letters = [...run[0]];
        letters.forEach((letter, i) => {
          const pair = letter + (letters[i + 1] ?? "");
          visit(fold(pair), start, start + pair.length);
          start += letter.length;
        });
      }
      return;
    }
    visit(fold(part), at, at + part.length);
    if (/\p{Ll}\p{Lu}/u.test(part)) {
      let start = at;
      for (const piece of part.split(/(?<=\p{Ll})(?=\p{Lu})/u)) {
        visit(fold(piece), start, start + piece.length);
        start += piece.length;
      }
    }
  };

  /* Visit each word of a text with its place; of ICML'24 also icml24. */
  const eachWord = (text, visit) => {
    for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
      const end = index + chunk.length;
      if (/^[a-z]+$/.test(chunk)) { visit(chunk, index, end); continue; }
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
      const words = [];
      for (const part of parts) {
        for (const [run, unspaced] of part.matchAll(RUNS)) {
          const letters = [...run];
          if (!unspaced || letters.length === 1) words.push(fold(run));
          else letters.slice(1).forEach((letter, i) => words.push(fold(letters[i] + letter)));
        }
      }
      found.push({ words, joined: parts.length > 1 ? fold(parts.join("")) : "" });
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
     typed and a word, and between it and the nearest beginning of the word. */
  const slips = (typed, word, limit) => {
    const width = word.length + 1;
    let before, last, row = Array.from({ length: width }, (_, j) => j);
    for (let i = 1; i <= typed.length; i++) {
      [before, last, row] = [last, row, [i]];
      let best = i;
      for (let j = 1; j < width; j++) {
        const same = typed[i - 1] === word[j - 1];
        let cost = Math.min(last[j - 1] + !same, last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        if (cost < best) best = cost;
      }
      if (best > limit) return { whole: best, start: best };
    }
    return { whole: row[word.length], start: Math.min(...row) };
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
  const COLUMNS = { titles: 10, abouts: 4, names: 8, also: 7, text: 2 };
  const NAMES = Object.keys(COLUMNS);
  const WORTH = Object.values(COLUMNS);

  class Index {
    constructor() {
      this.size = 0;
      this.columns = {};
      this.plain = { titles: [], names: [] };
      this.numbers = new Map();
      this.words = [];
      this.bits = [];
      this.hits = [];
    }

    /* Take a column, a line for each place. A generator, so that the caller may pause. */
    *add(name, lines) {
      const values = this.columns[name] = lines.split("\n");
      const column = NAMES.indexOf(name);
      const plain = this.plain[name];
      this.size = values.length;
      for (let place = 0; place < values.length; place++) {
        const words = [];
        eachWord(values[place], (word) => {
          words.push(word);
          this.#note(word, place * 8 + column);
        });
        if (plain) plain.push(` ${words.join(" ")} `);
        yield;
      }
    }

    #note(word, hit) {
      let number = this.numbers.get(word);
      if (number === undefined) {
        number = this.words.length;
        this.numbers.set(word, number);
        this.words.push(word);
        this.bits.push(lettersOf(word));
        this.hits.push([]);
      }
      const hits = this.hits[number];
      if (hits.at(-1) !== hit) hits.push(hit);
    }

    /* What each place is worth for one word that was typed; like words go into found. */
    #worth(typed, forgiving, found) {
      const worth = new Float32Array(this.size);
      const typedBits = lettersOf(typed);
      for (let number = 0; number < this.words.length; number++) {
        const like = likeness(typed, this.words[number], this.bits[number], typedBits, forgiving);
        if (!like) continue;
        found.add(this.words[number]);
        for (const hit of this.hits[number]) {
          const value = WORTH[hit & 7] * like;
          if (value > worth[hit >> 3]) worth[hit >> 3] = value;
        }
      }
      return worth;
    }

    #worthOfTerm({ words, joined }, forgiving, found) {
      const parts = words.map((word) => this.#worth(word, forgiving, found));
      const whole = joined ? this.#worth(joined, forgiving, found) : parts[0];
      return parts[0].map((_, place) => {
        const each = parts.map((part) => part[place]);
        const all = each.includes(0) ? 0 : each.reduce((sum, value) => sum + value) / each.length;
        return Math.max(all, joined || parts.length === 1 ? whole[place] : 0);
      });
    }

    #places(wanted, forgiving) {
      const found = new Set();
      const worths = wanted.map((term) => this.#worthOfTerm(term, forgiving, found));
      const order = [];
      for (let place = 0; place < this.size; place++) {
        if (worths.every((worth) => worth[place])) order.push(place);
      }
      const total = new Float32Array(this.size);
      const asked = wanted.map(({ words }) => words.join(" "));
      const name = [asked.join(" "), [...asked].reverse().join(" ")].map((text) => ` ${text} `);
      for (const place of order) {
        for (const worth of worths) total[place] += worth[place];
        const title = this.plain.titles[place];
        if (title === name[0]) total[place] += 8;
        else if (title.startsWith(name[0])) total[place] += 4;
        if (wanted.length > 1 && name.some((text) => this.plain.names[place]?.includes(text))) total[place] += 4;
      }
      order.sort((one, other) => total[other] - total[one] || one - other);
      return { places: order, words: found };
    }

    /* The places that answer a query, the best first, and the words by which they do. Slips are
       forgiven where nothing is found without them. */
    find(query) {
      const wanted = terms(query);
      if (!wanted.length || !this.size) return { places: [], words: new Set() };
      const exact = this.#places(wanted, false);
      return exact.places.length ? exact : this.#places(wanted, true);
    }

    /* What a result shows of a place: its title, and from the column that adds most to the title
       a short excerpt, each as pieces that are marked or not. */
    describe(place, words) {
      const title = this.columns.titles[place];
      const inTitle = new Set(marks(title, words).map(([word]) => word));
      let shown = "", most = -1;
      for (const name of ["names", "text", "also"]) {
        const text = this.columns[name]?.[place];
        if (!text) continue;
        const more = new Set(marks(text, words).map(([word]) => word).filter((word) => !inTitle.has(word))).size;
        if (more > most) [shown, most] = [text, more];
      }
      return { title: pieces(title, words), excerpt: excerpt(shown, words) };
    }
  }

  // -- excerpts ------------------------------------------------------------------------------------

  const marks = (text, words) => {
    const found = [];
    eachWord(text, (word, start, end) => { if (words.has(word)) found.push([word, start, end]); });
    return found.sort((one, other) => one[1] - other[1]);
  };

  /* A stretch of a text as pieces, the words found marked. */
  const pieces = (text, words, from = 0, to = text.length) => {
    const made = [];
    let at = from;
    for (const [, start, end] of marks(text, words)) {
      if (end <= at || start < from || end > to) continue;
      if (start > at) made.push({ text: text.slice(at, start), marked: false });
      made.push({ text: text.slice(Math.max(start, at), end), marked: true });
      at = end;
    }
    if (at < to) made.push({ text: text.slice(at, to), marked: false });
    return made;
  };

  /* The stretch of a text, cut between words, that holds most of the words found. */
  const excerpt = (text, words, size = 140) => {
    if (text.length <= size) return pieces(text, words);
    let first = 0, most = 0;
    const found = marks(text, words);
    found.forEach(([, start], i) => {
      const near = new Set(found.slice(i).filter(([, , end]) => end < start + size - 40).map(([word]) => word)).size;
      if (near > most) [first, most] = [start, near];
    });
    const space = text.indexOf(" ", Math.max(0, first - 40));
    let from = first < 40 ? 0 : space >= 0 && space < first ? space + 1 : first;
    const end = text.lastIndexOf(" ", from + size);
    const to = from + size >= text.length ? text.length : end > first ? end : from + size;
    const made = pieces(text, words, from, to);
    if (from) made.unshift({ text: "… ", marked: false });
    if (to < text.length) made.push({ text: " …", marked: false });
    return made;
  };

  return { fold, eachWord, terms, slips, excerpt, Index };
})();
