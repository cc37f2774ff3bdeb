/* Opens search by "/", Ctrl-K or a click; what it needs is loaded when first asked for. */
{
  const { src, dataset } = document.currentScript;

  const load = (name) => new Promise((onload, onerror) => {
    const node = document.createElement(/css/.test(name) ? "link" : "script");
    node.src = node.href = new URL(name + "?" + dataset.v, src);
    document.head.append(Object.assign(node, { onload, onerror, async: false, rel: "stylesheet" }));
  });

  const open = (event, text = "") => {
    event.preventDefault();
    if (!self.scholarSearch) {
      self.scholarSearch = { load, src, open: (later) => text = later, type: (key) => text += key };
      Promise.all(["search.css", "search-words.js", "search-engine.js", "search.js"].map(load)).then(
        () => scholarSearch.open(text),
        () => location = document.querySelector("[rel=search]").href,
      );
      load("search-index.js");
    }
    scholarSearch.open(text);
  };

  // On the window: whoever takes a key on the document comes first.
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (defaultPrevented || altKey) return;
    if (ctrlKey || metaKey) key == "k" && open(event);
    else if (self.scholarSearch?.type) key[1] || scholarSearch.type(key, event.preventDefault());
    else if (key == "/" && !event.composedPath()[0].matches("input, textarea, select")) open(event);
  });
  for (const type of ["click", "input"]) addEventListener(type, (event) => {
    const at = event.target.closest("[role=search] [name=q], .scholar-search");
    if (at && !event.ctrlKey && !event.metaKey) open(event, at.value);
  });
}
