/* What a query asks for: its terms, each with the words by which it is found. */
import { dateWords, isStopWord } from "./forms.js";
import { CHUNK, fold, latinForm, PART, RUNS, sequence } from "./words.js";

/* What people put before a DOI, an arXiv number, an ORCID or an address, and the version behind. */
const AROUND = /(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/|orcid\.org\/|arxiv\.org\/(?:abs|pdf)\/)|\b(?:doi|arxiv|orcid|mailto|tel):\s*(?=\S)|https?:\/\/|(?<=\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?(?=\s|$)/gi;
/* What formulas are written with in LaTeX: a command of what is in braces, and signs. */
const BRACES = /\\[A-Za-z]+(?=\{)|[\\${}]/g;
/* A telephone number, or another that is written in groups. */
const GROUPED = /^\+?[\d\s()./–-]{6,}[\dxX]$/;
const GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");

/* What else a word is written as: with the letter that it begins with the name of, as delta13c
   and the d13c of isotopes do; in Latin letters. */
export const otherForms = (word) => {
  const [, name, rest] = /^(\p{L}+?)(\d.*)?$/u.exec(word) ?? [];
  const greek = name === "d" && /^\d\d/.test(rest) ? 3 : GREEK.lastIndexOf(name);
  const letter = greek < 0 ? [] : [fold(String.fromCharCode(0x3b1 + greek)) + (rest ?? "")];
  return [...letter, ...latinForm(word)];
};

/* The two halves into which a word may fall: neither is one letter, unless a number follows. */
export const halves = (word) => {
  const found = [];
  for (let at = 1; at < word.length; at++) {
    const border = word.slice(at - 1, at + 1);
    const isLong = word.length > 4 && at > 1 && at < word.length - 1 && !/\d\d/.test(border);
    if (isLong || /\p{L}\d/u.test(border)) found.push([word.slice(0, at), word.slice(at)]);
  }
  return found;
};

const wordsOf = (part) => [...part.matchAll(RUNS)].flatMap(([run, unspaced]) => {
  const letters = [...run];
  if (!unspaced || letters.length === 1) return fold(run);
  return letters.slice(1).map((letter, i) => fold(letters[i] + letter));
});

/* A power, an index, or what a function is of. */
const FORMULA = /\^|[\p{L}}][_(]/u;

const termOf = (chunk, isInFormula) => {
  const parts = [...chunk.matchAll(PART)].map(([part]) => part);
  const date = dateWords(chunk).flatMap(wordsOf);
  const words = date.length ? date : parts.flatMap(wordsOf);
  return {
    words,
    joined: parts.length > 1 ? fold(parts.join("")) : "",
    isIdentifier: /[\d@]/.test(chunk) && !date.length,
    isUnspaced: parts.length === 1 && words.length > 1,
    isDate: date.length > 1 && date.length < 4,
    isShort: parts.length > 1 && parts.every((part) => /^\p{L}{1,2}$/u.test(part)),
    isWhole: isInFormula && parts.every((part) => part.length < 3),
    isStopWord: !isInFormula && parts.length === 1 && isStopWord(words[0]),
  };
};

/* The terms of a query: the words of each chunk, and the chunk as one word. A number in groups
   is one term. */
export const terms = (query) => {
  const asked = query.replace(AROUND, " ").replace(BRACES, "").trim();
  const digits = asked.replace(/[^\dxX]/g, "");
  if (GROUPED.test(asked) && !dateWords(asked).length && digits.length > 6 && /[\s()+-]/.test(asked)) {
    return [{ ...termOf(digits), words: sequence(asked), joined: fold(digits) }];
  }
  const found = [...asked.matchAll(CHUNK)].map(([chunk]) => termOf(chunk, FORMULA.test(asked)));
  for (const term of found) term.isInitial = found.length > 1 && term.words.every((word) => /^\p{L}$/u.test(word));
  return found;
};

/* The words of a query in their order, as they stand in a text. */
export const inOrder = (query) => sequence(query.replace(AROUND, " ").replace(BRACES, ""));
