// A live page asks its own server every few seconds for what changed. The wait is jittered, so that
// a thousand phones do not ask in the same moment, and grows while the server cannot be reached.
const JITTER = 0.3;
const LONGEST_WAIT_SECONDS = 60;
const ANSWER_MILLISECONDS = 10_000; // a line that is silent for so long is lost
const NOTHING_CHANGED = 204;

/**
 * Fetches `url()` every `seconds` while the page is visible (with `evenHidden`, always); while the server
 * cannot be reached the wait grows up to `longestSeconds`.
 *
 * `url` is a function, so that it can carry the version last seen (?v=…). `onAnswer(response)` is called for
 * a 200, not for 204; `onLost()` after the first failure, `onBack()` at the next success. Answers a stop function.
 */
export function poll({
  url, seconds = 4, longestSeconds = LONGEST_WAIT_SECONDS, evenHidden = false, onAnswer, onLost = () => {}, onBack = () => {},
}) {
  let failures = 0;
  let timer;
  let asking = false;
  let stopped = false;

  function next() {
    if (stopped) return;
    const wait = Math.min(seconds * 2 ** Math.min(failures, 5), Math.max(seconds, longestSeconds));
    timer = setTimeout(ask, wait * 1000 * (1 + (Math.random() - 0.5) * JITTER));
  }

  async function ask() {
    if (asking) return;
    if (document.hidden && !evenHidden) { next(); return; }
    asking = true;
    try {
      const response = await fetch(url(), {
        headers: { Accept: 'application/json, text/html' },
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
      if (!response.ok) throw new Error(String(response.status));
      if (failures > 0) onBack();
      failures = 0;
      if (response.status !== NOTHING_CHANGED) await onAnswer(response);
    } catch (error) {
      failures += 1;
      if (failures === 1) onLost(error);
    }
    asking = false;
    next();
  }

  function onVisible() {
    if (!document.hidden) { clearTimeout(timer); ask(); }
  }

  document.addEventListener('visibilitychange', onVisible);
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
