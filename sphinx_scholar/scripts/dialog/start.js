/* What search is asked for: the dialog, the results on the search page, or both. */
import { element } from "../element.js";
import { open } from "./dialog.js";
import { fillPage } from "./page.js";
import { dataset, src } from "./surroundings.js";


// What was typed until the dialog has its look is already the query.
const look = element("link", { rel: "stylesheet", href: new URL(`search.css${dataset.v}`, src) });
look.onload = look.onerror = () => {
  const page = document.querySelector(".scholar-search-page");
  if (page) fillPage(page);
  if (scholarSearch.typed != null) open(scholarSearch.typed);
  delete scholarSearch.typed;
  scholarSearch.open = open;
};
document.head.append(look);
