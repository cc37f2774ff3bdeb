/* How much a word is like what was typed: the same, its beginning, another form, or a slip away. */
import { formOf } from "./forms.js";

/* One bit for each letter of a word, to pass over most words that are too different. */
export const lettersOf = (word) => {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
};
const count = (bits) => { let n = 0; for (; bits; bits &= bits - 1) n++; return n; };

/* How many slips (a letter wrong, missing, too many, or two exchanged) lie between what was
   typed and a word, and between it and the nearest beginning of the word; as soon as both are
   over the limit it no longer matters how many. */
export const slips = (typed, word, limit) => {
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

/* Whether a word is shortened as journals are: natl for national. */
const isContraction = (typed, word) => {
  if (typed.length < 4 || !word.startsWith(typed.slice(0, 2)) || typed.at(-1) !== word.at(-1)) return false;
  let at = 0;
  for (const letter of word) if (letter === typed[at]) at++;
  return at === typed.length;
};

/* One slip is forgiven in a word of four letters, two in one of eight; none in numbers. A word
   half typed may have one too. */
const slipped = (typed, word, bits, typedBits) => {
  if (typed.length < 3 || word.length < 4) return 0;
  if (isContraction(typed, word)) return 0.5;
  const limit = word.length < 8 ? 1 : 2;
  if (count(typedBits & ~bits) > limit || typed.length > word.length + limit) return 0;
  const mayBeStart = typed.length >= 6;
  if (!mayBeStart && typed.length < word.length - limit) return 0;
  if (/\d/.test(typed) || /\d/.test(word)) return 0;
  const { whole, start } = slips(typed, word, limit);
  if (whole <= limit) return 0.6 - 0.1 * whole;
  return mayBeStart && start <= 1 ? 0.3 : 0;
};

/* How a word may be like what was typed: with slips too; not begun only, where that is short; and
   begun only where people are named. */
export const FORGIVING = 1, WHOLE = 2, INITIAL = 4;

/* A function that tells how well a word answers what was typed, from 0 to 1. */
export const likenessTo = (typed, mode) => {
  const isForm = formOf(typed);
  const typedBits = lettersOf(typed);
  const mayBegin = !(mode & WHOLE) || typed.length > 3;
  return (word, bits) => {
    if (word === typed) return 1;
    if (mayBegin && word.startsWith(typed)) return 0.75;
    const form = isForm(word);
    if (form) return form;
    return mode & FORGIVING ? slipped(typed, word, bits, typedBits) : 0;
  };
};
