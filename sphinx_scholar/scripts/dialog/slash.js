/* The switch of the key that opens the dialog (WCAG 2.1.4). */
import { element } from "../element.js";
import { words } from "./surroundings.js";

/* The switch with its label; nothing where the browser stores nothing, as the loader then leaves
   the key alone. */
export const slashSwitch = () => {
  const slash = element("input", { type: "checkbox" });
  try {
    slash.checked = !localStorage.scholarNoSlash;
    slash.addEventListener("change", () => {
      if (slash.checked) localStorage.removeItem("scholarNoSlash");
      else localStorage.scholarNoSlash = "1";
    });
  } catch {
    return [];
  }
  return [element("label", {}, slash, words.slash)];
};
