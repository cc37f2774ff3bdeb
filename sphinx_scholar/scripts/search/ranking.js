/* How much more a place answers a query as a whole than its words one by one. */
import { bitsOf } from "./columns.js";

const NAMING = ["titles", "leads", "names", "aliases"].map((name) => [name, bitsOf(name)]);

/* Whether some words are a phrase of their own. */
const isPhrase = (words, phrases) => phrases.includes(`| ${words.join(" ")} |`);

const escaped = (word) => word.replace(/[+]/g, "\\+");
/* A name in the order given; what is one letter long is an initial, and a middle name may be left out. */
const nameIn = (words) => new RegExp(
  `[ ]${words.map((word) => word.length > 1 ? escaped(word) : `${escaped(word)}[^ |]*`).join("[ ](?:[^ |]+[ ]){0,2}?")}[^ |]*[ ]`, "u");

/* A function that tells what a place is worth beyond its words; those of a name are found by it. */
export const wholeWorth = (vocabulary, words, found) => {
  const line = words.join(" ");
  const letters = words.join("");
  const orders = [words, [...words].reverse(), [...words.slice(1), words[0]], [words.at(-1), ...words.slice(0, -1)]];
  const isName = words.length > 1 && words.length < 5 && words.some((word) => word.length > 1);
  const hasInitial = words.some((word) => word.length === 1);
  const kind = words.filter((word) => !/^\d+$/.test(word));
  const names = isName ? orders.map(nameIn) : [];

  // Phrases are read only where these words are at all.
  const inTitle = vocabulary.placesWith([...letters].map((_, i) => letters.slice(0, i + 1)), "titles");
  const inAlias = vocabulary.placesWith([words[0], ...kind.slice(0, 1)], "aliases");
  const inLead = vocabulary.placesWith(words.slice(0, 1), "leads");
  const columns = isName ? words.map((word) => vocabulary.columnsWith(word)) : [];

  const title = (place) => {
    if (!inTitle[place]) return 0;
    const phrases = vocabulary.phrases("titles", place);
    if (phrases.length < letters.length * 2 + 10 && phrases.replace(/[ |]/g, "") === letters) return 12;
    return words.length > 1 && phrases.startsWith(`| ${line} `) ? 4 : 0;
  };
  /* All words of a title in other forms, or only begun. */
  const form = (place) => {
    if (line.length < 3 || vocabulary.lengthOf("titles", place) > words.length) return 0;
    const its = vocabulary.phrases("titles", place).match(/[^ |]+/g);
    return its?.length === words.length && its.every((word) => found.has(word)) ? 2 : 0;
  };
  const lead = (place) => inLead[place] && isPhrase(words, vocabulary.phrases("leads", place)) ? 13 : 0;
  /* What an entry is may stand beside a year. */
  const alias = (place) => {
    if (!inAlias[place]) return 0;
    const phrases = vocabulary.phrases("aliases", place);
    if (isPhrase(words, phrases) || isPhrase(kind, phrases)) return 9;
    return words.length > 1 && phrases.includes(` ${line} `) ? 5 : 0;
  };
  const name = (place) => {
    for (const [column, bit] of NAMING) {
      if (!columns.every((its) => its[place] & bit)) continue;
      const phrases = vocabulary.phrases(column, place);
      const [match] = names.map((order) => order.exec(phrases)).filter(Boolean);
      if (!match) continue;
      for (const word of match[0].split(" ")) if (words.some((start) => start && word.startsWith(start))) found.add(word);
      return hasInitial ? 10 : 4;
    }
    return 0;
  };

  return (place) => (title(place) || form(place)) + lead(place) + alias(place) + (isName ? name(place) : 0);
};
