/* The words of a text: folding letters, splitting, and the forms that marks inside a word allow. */

/* Letters that Unicode's decomposition does not take apart. */
const LETTERS = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ħ: "h", ŋ: "n", ŧ: "t", ς: "σ" };
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/* A word in lower case without accents: Łódź and lodz become one. */
export const fold = (word) => /^[a-z\d]*$/.test(word) ? word : word
  .normalize("NFKD").toLowerCase().replace(ACCENTS, "")
  .replace(/[ßłøđðþæœıħŋŧς]/g, (letter) => LETTERS[letter]).normalize("NFC");

const WORD = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*[+#]*`;
export const CHUNK = new RegExp(`${WORD}(?:(?:[.'’@/:_&–‑]|\\^?[-−⁻]|\\^)${WORD})*`, "gu");
export const PART = new RegExp(WORD, "gu");
/* Scripts that are written without spaces between words: Thai, Lao, Burmese, Khmer, Korean,
   Japanese, Chinese. Ranges, since classes by property take 50 ms to be compiled. */
const UNSPACED = String.raw`\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\u{20000}-\u{3ffff}`;
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
export const RUNS = new RegExp(`([${UNSPACED}]+)|[^${UNSPACED}]+`, "gu");

/* Cyrillic and Greek letters, without their accents, as Latin ones write them. */
const LATIN = new Map([..."абвгдежзиклмнопрстуфхцчшщъыьэюяієґαβγδεζηθικλμνξοπρστυφχψω"].map((letter, i) => [letter,
  "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i ye g a v g d e z i th i k l m n x o p r s t y f ch ps o".split(" ")[i]]));
const FOREIGN = /[\u0370-\u03ff\u0400-\u04ff]{2}/;

/* A folded word in Latin letters, where it is written in Cyrillic or Greek ones. */
export const latinForm = (word) => FOREIGN.test(word) ? [word.replace(/[^\0-\x7f]/g, (letter) => LATIN.get(letter) ?? letter)] : [];

/* Of PyTorch also Py and Torch, of δ¹³C also δ and 13C. */
const visitPlain = (word, at, visit) => {
  const end = at + word.length;
  const folded = fold(word);
  visit(folded, at, end);
  for (const form of latinForm(folded)) visit(form, at, end);
  const pieces = word.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=[\u0370-\u03ff])(?=[^\u0370-\u03ff])/u);
  if (pieces.length < 2) return;
  for (const piece of pieces) {
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
export const eachWord = (text, visit) => {
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    const end = index + chunk.length;
    if (/^[A-Za-z]?[a-z\d]*$/.test(chunk)) { visit(chunk.toLowerCase(), index, end); continue; }
    const parts = [...chunk.matchAll(PART)];
    for (const part of parts) visitPart(part[0], index + part.index, visit);
    if (parts.length > 1) visit(fold(parts.join("")), index, end);
  }
};

/* The words of a text one after another, none of which is a piece of another. */
export const sequence = (text) => {
  const words = [];
  let last = 0;
  eachWord(text, (word, start, end) => {
    if (start < last) return;
    words.push(word);
    last = end;
  });
  return words;
};
