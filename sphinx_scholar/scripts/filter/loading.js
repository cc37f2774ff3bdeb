/* What a filter loads when it is asked for. */
import { element } from "../element.js";
import { inSlices } from "../slices.js";

const { src, dataset: { v } } = document.currentScript;

/* Load a script once; what it has to give it puts on its own element. */
const loads = new Map();
export const load = (url) => {
  if (!loads.has(url)) loads.set(url, new Promise((resolve, reject) => {
    const script = element("script", { src: url });
    script.onload = () => resolve(script);
    script.onerror = () => { loads.delete(url); reject(script.remove()); };
    document.head.append(script);
  }));
  return loads.get(url);
};

/* Load the script that finds words. */
export const loadEngine = () => load(new URL(`search-engine.js${v}`, src).href);

/* Make an index of columns. */
export const indexOf = async (columns) => {
  const index = new scholarSearchEngine.Index();
  await inSlices(index.add(columns), 30);
  return index;
};
