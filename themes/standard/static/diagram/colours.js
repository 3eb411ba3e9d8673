// The theme's colours as the page shows them now.

/**
 * Resolves colours like `var(--ink)`; `done` takes away what it needs in the page.
 * @param {Element} near
 */
export function resolver(near) {
  const probe = document.createElement("span");
  probe.hidden = true;
  near.append(probe);
  /** @type {Record<string, string>} */
  const known = {};
  return {
    /** @param {string} text */
    resolve(text) {
      if (!(text in known)) {
        probe.style.color = "";
        probe.style.color = text;
        known[text] = getComputedStyle(probe).color;
      }
      return known[text];
    },
    done: () => probe.remove(),
  };
}

/** @typedef {ReturnType<typeof resolver>["resolve"]} Resolve */
