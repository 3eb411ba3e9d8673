// A button that copies the address of the page.

import { told } from "../base/elements.js";

/** Milliseconds that the button says that it is done. */
const DONE = 4000;

/**
 * Copies the address, and says so on the button.
 * @param {HTMLElement} button
 */
export function copyAddress(button) {
  const label = (button.dataset.text ||= button.textContent ?? "");
  const done = () => {
    button.textContent = told(button, "klart");
    setTimeout(() => { button.textContent = label; }, DONE);
  };
  // Without https there is no clipboard: a selection is copied the old way.
  const old = () => {
    const field = document.createElement("textarea");
    field.value = location.href;
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
    done();
  };
  const { clipboard } = /** @type {{ clipboard?: Clipboard }} */ (navigator);
  if (clipboard) clipboard.writeText(location.href).then(done, old);
  else old();
}
