/* The places of the site: their index, which comes part by part, with their groups and addresses. */
import { inSlices } from "../slices.js";
import { load, src } from "./surroundings.js";

const root = new URL("..", src);
const listeners = [];
let groups, uris, before = Promise.resolve();

export const index = new scholarSearchEngine.Index();
export const isReady = () => index.size > 0;

/* Call a function whenever more can be found. */
export const whenRead = (listener) => listeners.push(listener);

export const addressOf = (place) => new URL(uris[place] || ".", root);

/* The group to which a place belongs. */
export const groupOf = (place) => groups[place];

const read = async ({ counts, uris: addresses, next, ...columns }) => {
  groups ??= Object.entries(counts).flatMap(([name, count]) => Array(count).fill(name));
  uris ??= Object.keys(counts).flatMap((name) => {
    const [start, end, middles] = addresses[name];
    return counts[name] ? middles.split("\n").map((middle) => start + middle + end) : [];
  });
  // Before there is anything to find nobody waits for an answer.
  await inSlices(index.add(columns), isReady() ? 8 : 40);
  for (const listener of listeners) listener();
};

scholarSearch.take = (part) => {
  if (part.next) load(part.next);
  before = before.then(() => read(part));
};
