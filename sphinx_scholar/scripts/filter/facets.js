/* Facets of works: their values, and how many works would have each. */

const { compare } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

/* The values of a facet in their order, and for each work the number of its own. */
export const facetOf = (name, texts) => {
  const order = name === "year" ? (one, other) => other - one : compare;
  const values = [...new Set(texts)].filter(Boolean).sort(order);
  const places = new Map(values.map((value, place) => [value, place]));
  return { values, of: Int32Array.from(texts, (text) => places.get(text) ?? -1) };
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
      if (wanted[i] < 0 || facets[i].of[work] === wanted[i]) continue;
      missed = i;
      misses++;
    }
    if (!misses) shown.push(work);
    for (let i = 0; i < facets.length; i++) {
      const value = facets[i].of[work];
      if (value >= 0 && (!misses || (misses === 1 && missed === i))) counts[i][value]++;
    }
  }
  return { shown, counts };
};
