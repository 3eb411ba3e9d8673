// Work in pieces, so that the page answers its reader between them.

/** Milliseconds of work until the reader gets a turn: a frame has sixteen, and the browser needs its share. */
const TURN = 6;

/** @type {(() => void)[]} */
const waiting = [];
/** @type {MessagePort | undefined} */
let port;

/**
 * Lets the page answer the reader before the script goes on. A message comes back at once where the page is idle; a timer would be held
 * back for four milliseconds once some of them have followed on each other.
 * @returns {Promise<void>}
 */
export function pause() {
  if (!port) {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
    port = channel.port2;
  }
  const sender = port;
  return new Promise((go) => {
    waiting.push(go);
    sender.postMessage(null);
  });
}

/**
 * Lets the page also paint what the script has changed, where someone looks at it.
 * @returns {Promise<void>}
 */
export function frame() {
  return new Promise((go) => {
    if (document.hidden) setTimeout(go);
    else requestAnimationFrame(() => setTimeout(go));
  });
}

/** A function to await between pieces of work: it pauses when some milliseconds have gone by. */
export function pacer() {
  let until = performance.now() + TURN;
  return async () => {
    if (performance.now() < until) return;
    await pause();
    until = performance.now() + TURN;
  };
}
