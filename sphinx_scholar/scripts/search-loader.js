/* Opens search by "/", Ctrl-K or a click, and loads it when first asked. */
{
  const { src, dataset } = document.currentScript;

  const load = (name) => document.head.append(Object.assign(document.createElement("script"), {
    src: new URL(name + dataset.v, src),
    async: false,
    onerror: () => location = document.querySelector("[rel=search]").href,
  }));

  const start = (typed) => {
    self.scholarSearch = { load, src, dataset, typed, open: (text) => scholarSearch.typed = text };
    ["-words", "-engine", "", "-index"].map((name) => load(`search${name}.js`));
  };
  const open = (event, text) => {
    event.preventDefault();
    self.scholarSearch ? scholarSearch.open(text) : start(text);
  };

  // "/" where it can be switched off, and is not (WCAG 2.1.4).
  const slash = () => { try { return !localStorage.scholarNoSlash; } catch {} };

  const press = (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
    const typed = self.scholarSearch?.typed;
    if (ctrlKey || metaKey) !defaultPrevented && !shiftKey && !altKey && /^k$/i.test(key) && open(event, "");
    else if (typed != null) key[1] || open(event, typed + key);
    else if (key == "/" && !defaultPrevented && slash() && !event.composedPath()[0].matches?.("input, textarea, select")) open(event, "");
  };
  // Added while a key is on its way, so that whoever else takes it comes first.
  addEventListener("keydown", () => addEventListener("keydown", press, { once: true }), true);
  for (const type of ["click", "input"]) addEventListener(type, (event) => {
    const at = event.target.closest("[role=search] [name=q]:not(.scholar-search-page *, dialog *), .scholar-search");
    if (at && !event.ctrlKey && !event.metaKey) open(event, at.value ?? "");
  });
  if (document.querySelector(".scholar-search-page")) start();
}
