// Numbers that src/render/katalog.rs packs as text, as many characters for each.

/** The digits: the printable characters of ASCII from `#` to `[`, which no script has to escape. */
const BASE = 57;
const FIRST = "#".charCodeAt(0);

/**
 * @param {string} text
 * @param {number} count how many numbers there are
 */
export function unpacked(text, count) {
  const width = text.length / count;
  const numbers = new Uint16Array(count);
  for (let n = 0, at = 0; n < count; n++) {
    for (let digit = 0; digit < width; digit++) numbers[n] = numbers[n] * BASE + text.charCodeAt(at++) - FIRST;
  }
  return numbers;
}
