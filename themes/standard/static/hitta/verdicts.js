// What answers come to for an insats.

/** From best to worst: a verdict is a place here. */
export const VERDICTS = /** @type {const} */ (["passar", "passar_med_villkor", "osakert", "utesluts"]);
/** @typedef {typeof VERDICTS[number]} Verdict */
export const PASSAR = 0;
export const MED_VILLKOR = 1;
export const OSAKERT = 2;
export const UTESLUTS = 3;

/**
 * Whether a way in a state may take someone in now: what is planned, paused or ended has no queue to tell of.
 * @param {string} lage
 */
export const isRunning = (lage) => lage === "pagar" || lage === "okant";
