/* Facets of works: their values, and how many works would have each. */

const { compare } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

/* How often a value must stand to be worth a choice. */
const LEAST = { coauthor: 2 };

/* The values of a facet in their order, and for each work, of which the texts are given, the numbers of
   its own. Values that are named stand first, in that order. */
export const facetOf = (name, texts, named = []) => {
  const uses = new Map();
  for (const text of texts.flat()) uses.set(text, (uses.get(text) ?? 0) + 1);
  const order = name === "year" ? (one, other) => other - one : compare;
  const known = [...uses.keys()].filter((value) => uses.get(value) >= (LEAST[name] ?? 1)).sort(order);
  const values = [...named.filter((value) => uses.has(value)), ...known.filter((value) => !named.includes(value))];
  const places = new Map(values.map((value, place) => [value, place]));
  return { values, of: texts.map((its) => its.map((text) => places.get(text)).filter((place) => place >= 0)) };
};

/* Which works have all that is chosen, and how many would have each value of a facet, whatever
   is chosen of that facet itself. */
export const choose = (size, found, facets, wanted) => {
  const shown = [];
  const counts = facets.map(({ values }) => new Uint32Array(values.length));
  for (let work = 0; work < size; work++) {
    if (found && !found[work]) continue;
    let missed = -1, misses = 0;
    for (let i = 0; i < facets.length && misses < 2; i++) {
      if (wanted[i] < 0 || facets[i].of[work].includes(wanted[i])) continue;
      missed = i;
      misses++;
    }
    if (!misses) shown.push(work);
    for (let i = 0; i < facets.length; i++) {
      if (misses && (misses > 1 || missed !== i)) continue;
      for (const value of facets[i].of[work]) counts[i][value]++;
    }
  }
  return { shown, counts };
};
