/* What a result shows of a place: its title, what stands beside it, and the sentence that says most. */

/* A stretch of a text as pieces, the words found marked. */
const pieces = ({ text, marks }, from = 0, to = text.length) => {
  const made = [];
  let at = from;
  for (const { start, end } of marks) {
    if (end <= at || start < from || end > to) continue;
    if (start > at) made.push({ text: text.slice(at, start), marked: false });
    const more = text.slice(Math.max(start, at), end);
    if (start <= at && made.at(-1)?.marked) made.at(-1).text += more;
    else made.push({ text: more, marked: true });
    at = end;
  }
  if (at < to) made.push({ text: text.slice(at, to), marked: false });
  return made;
};

/* Where the stretch begins that holds most of the different words found. */
const densest = (marks, size) => {
  const near = new Map();
  let most = 0, begin = 0, last = 0;
  for (const { word, start } of marks) {
    while (last < marks.length && marks[last].end < start + size) {
      const next = marks[last++].word;
      near.set(next, (near.get(next) ?? 0) + 1);
    }
    if (near.size > most) [most, begin] = [near.size, start];
    if (near.get(word) > 1) near.set(word, near.get(word) - 1);
    else near.delete(word);
  }
  return begin;
};

/* A stretch without the separators of statements at its ends. */
const bare = (text, from, to) => {
  const stretch = text.slice(from, to);
  return [from + stretch.search(/[^\s¶·]|$/), from + stretch.replace(/[\s¶·]+$/, "").length];
};

/* A text, cut between words where it is long, around most of the words found. */
export const excerpt = (marked, size = 140) => {
  const { text, marks } = marked;
  if (text.length <= size) return pieces(marked, ...bare(text, 0, text.length));
  const first = densest(marks, size - 40);
  const space = text.indexOf(" ", first - 40);
  const from = first < 40 ? 0 : space >= 0 && space < first ? space + 1 : first;
  const end = text.lastIndexOf(" ", from + size);
  const to = from + size >= text.length ? text.length : end > first ? end : from + size;
  const made = pieces(marked, ...bare(text, from, to));
  if (from) made.unshift({ text: "… ", marked: false });
  if (to < text.length) made.push({ text: " …", marked: false });
  return made;
};

/* A pilcrow is between paragraphs, a middle dot between statements. */
const BREAK = /\s*(?:^|\s)[¶·](?:\s+[¶·])*(?:\s+|$)|(?<=[.!?]["’”)\]]?)(?<!\b(?:\p{Lu}|vs|al|cf|e\.g|i\.e|etc|no|vol|pp?|Dr|Prof|St)\.)\s+(?=["“(]?[\p{Lu}\d])|(?<=[。！？])/gu;

/* The sentences of a text with their marks. */
const sentences = ({ text, marks }) => {
  const found = [];
  let from = 0;
  for (const { 0: gap, index } of [...text.matchAll(BREAK), { 0: "", index: text.length }]) {
    const start = from;
    const its = marks.filter((mark) => mark.start >= start && mark.end <= index);
    if (index > from) found.push({ text: text.slice(from, index), marks: its.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })) });
    from = index + gap.length;
  }
  return found;
};

/* The title, what stands beside it, and of all sentences the one with most of the words that
   neither of these shows; the first of those that have as many. */
export const describe = (column) => {
  const [title, about] = ["titles", "abouts"].map(column);
  const shown = new Set([...title.marks, ...about.marks].map(({ word }) => word));
  let best = { text: "", marks: [] }, most = -1;
  for (const candidate of [column("names"), ...sentences(column("text")), ...sentences(column("also"))]) {
    const more = new Set(candidate.marks.map(({ word }) => word).filter((word) => !shown.has(word))).size;
    if (candidate.text && more > most) [best, most] = [candidate, more];
  }
  return { title: pieces(title), about: pieces(about), excerpt: excerpt(best) };
};
