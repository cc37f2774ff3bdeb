/* Finding words in the places of a site. Pure: knows neither the page nor the files that hold an index. */
import { encode, numberFrom } from "./columns.js";
import { excerpt } from "./excerpts.js";
import { useLanguage } from "./forms.js";
import { Index } from "./index.js";
import { slips } from "./likeness.js";
import { terms } from "./query.js";
import { eachWord, fold } from "./words.js";

self.scholarSearchEngine ??= { eachWord, encode, excerpt, fold, Index, numberFrom, slips, terms, useLanguage };
