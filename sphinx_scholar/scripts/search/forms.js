/* Forms of one word: what a stemmer brings together, and what endings do where it does not. */

let stem = (word) => word;
let stopWords = new Set();
let endings = new Set();
let longestEnding = 0;
let months = [];
let isMonthFirst = false;

/* Take what a language knows: its stemmer, its stop words, endings that its stemmer leaves, and how
   it writes dates. */
export const useLanguage = (language) => {
  const stems = new Map();
  stem = (word) => {
    if (!stems.has(word)) stems.set(word, language.stem(word));
    return stems.get(word);
  };
  longestEnding = Math.max(0, ...language.endings.map(({ length }) => length));
  stopWords = new Set(language.stopWords);
  endings = new Set(language.endings);
  ({ months, isMonthFirst } = language);
};

/* A day or a month in digits: 2022-06-30, 30.06.2022, 6/2022. */
const DATE = /^((?:19|20)\d\d)[-./](\d\d?)(?:[-./](\d\d?))?$|^(?:(\d\d?)[-./])?(\d\d?)[-./]((?:19|20)\d\d)$/;

/* Whether words say a date: its year is the first behind its month, or else right before it. */
export const sayDate = (words, [name, ...others]) => words.some((word, at) => {
  if (!word.startsWith(name)) return false;
  const [before, behind] = [words.slice(Math.max(0, at - 2), at), words.slice(at + 1, at + 4)];
  const year = [...behind, ...before].find((near) => /^\d{4}$/.test(near));
  return year === others.at(-1) && (!others[1] || [...before, ...behind].includes(others[0]));
});

/* The words by which a date in digits is printed; nothing for what is none. */
export const dateWords = (chunk) => {
  const [, year, second, third, first, middle, last] = DATE.exec(chunk) ?? [];
  let [month, day] = year ? [second, third] : [middle, first];
  if (day && (month > 12 || (last && isMonthFirst && chunk.includes("/") && day <= 12))) [month, day] = [day, month];
  const name = months[month - 1];
  return name && !(day > 31) ? [name, ...(day ? [String(+day)] : []), year ?? last] : [];
};

export const isStopWord = (word) => stopWords.has(word);

const isEnding = (word, from) => endings.has(word.slice(from))
  || (word[from] === word[from - 1] && endings.has(word.slice(from + 1)));

const isPlural = (one, other) => endings.has("s") && (`${one}s` === other || `${other}s` === one);

const haveEndings = (one, other) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const least = Math.max(3, one.length - longestEnding - 1, other.length - longestEnding - 1);
  for (let from = same; from >= least; from--) {
    const [isOne, isOther] = [from === one.length, from === other.length];
    if ((isOne || isOther) && from === same) {
      if (isEnding(isOne ? other : one, from)) return true;
    } else if (from > 3 && !isOne && !isOther && isEnding(one, from) && isEnding(other, from)) return true;
  }
  return false;
};

/* How many letters all forms of a word begin with. */
export const HEAD = 2;

/* A function that tells how much a word is a form of another one, from 0 to 1. */
export const formOf = (typed) => {
  if (!/^\p{L}{3,}$/u.test(typed)) return () => 0;
  const head = typed.slice(0, HEAD);
  const root = stem(typed);
  return (word) => {
    if (!word.startsWith(head) || word.length < 3) return 0;
    if (isPlural(typed, word)) return 1;
    return stem(word) === root ? 0.9 : haveEndings(typed, word) ? 0.7 : 0;
  };
};
