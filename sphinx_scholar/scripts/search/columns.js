/* The columns of an index as a build packs them: a list of words, a character for each use of one. */
import COLUMNS from "./columns.json" with { type: "json" };

/* The columns by name, and what a hit in each is worth; at most eight. */
export const NAMES = Object.keys(COLUMNS);
export const WORTH = Object.values(COLUMNS);

/* The bits of some columns. */
export const bitsOf = (...names) => names.reduce((bits, name) => bits | 1 << NAMES.indexOf(name), 0);

/* The number of a word from its character; those of UTF-16's pairs stand for none. */
export const numberFrom = (letter) => {
  const code = letter.codePointAt(0) - 32;
  return code < 0xd7e0 ? code : code - 0x800;
};

/* Columns of text as an index wants them, made as a build makes them. */
export const encode = (columns) => {
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
