/* Long work in slices that are short enough for typing to go on. */
export const inSlices = async (steps, length) => {
  let until = performance.now() + length;
  for (const _ of steps) {
    if (performance.now() < until) continue;
    await new Promise((resolve) => { setTimeout(resolve); });
    until = performance.now() + length;
  }
};
