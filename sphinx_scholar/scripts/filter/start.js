/* Filters lists of papers: those on the page, or those of a file. */
import { Filter } from "./filter.js";

const filters = Array.from(document.querySelectorAll(".scholar-filter"), (place) => new Filter(place));
// Until then the style sheet holds back what would move.
Promise.all(filters.map(({ ready }) => ready)).finally(() => delete document.body.dataset.query);
