/* How a result looks, and what is said of their number. */
import { element } from "../element.js";
import { index, isReady } from "./places.js";
import { words } from "./surroundings.js";

const withMarks = (pieces) => pieces.map(({ text, marked }) => marked ? element("mark", {}, text) : text);

/* The title of a place, what stands beside it, and an excerpt, with the words found marked. */
export const resultOf = (place, found) => {
  const { title, about, excerpt } = index.describe(place, found);
  return [
    element("span", { class: "scholar-search-title" }, ...withMarks(title)), " ",
    ...(about.length ? [element("span", { class: "scholar-search-about" }, ...withMarks(about)), " "] : []),
    element("span", { class: "scholar-search-excerpt" }, ...withMarks(excerpt)),
  ];
};

export const statusOf = (query, { places: { length }, isPartial }) => {
  if (!isReady()) return words.loading;
  if (!query) return "";
  if (!length) return words.none.replace("%s", query);
  const count = length === 1 ? words.one : words.many.replace("%s", length);
  return isPartial ? `${words.some} ${count}` : count;
};
