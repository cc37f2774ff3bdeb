/* What the loader leaves for the scripts that it loads, and the words that the build made for them. */
export const { words, load, src, dataset } = scholarSearch;
