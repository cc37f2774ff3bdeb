/* Filters lists of papers: those on the page, or those of a file. */
import { Filter } from "./filter.js";

for (const place of document.querySelectorAll(".scholar-filter")) new Filter(place);
