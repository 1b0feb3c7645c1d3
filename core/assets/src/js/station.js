// A shared counter computer goes back to the list of names when nobody has done anything for a while. The server
// decides, and ends the session; the page only follows, so that nothing stays to be read on the screen.
const ASK_EVERY_MS = 60_000; // while somebody types or points, the server is told so
const WARNING_MS = 60_000; // WCAG 2.2.1: so long before, with any key to go on
const TICK_MS = 5_000;
const ANSWER_MS = 10_000;
const HANDS = ['pointerdown', 'keydown', 'input', 'wheel'];

const strip = document.querySelector('[data-station]');
const warning = strip.querySelector('[data-warning]');
const token = strip.querySelector('[name=csrf_token]').value;
let endsAt = Date.now() + strip.dataset.seconds * 1000;
let saidAt = Date.now();
let touched = false;
let asking = false;

for (const kind of HANDS) {
  document.addEventListener(kind, () => {
    touched = true;
    if (warning.textContent) tick();
  }, { capture: true, passive: true });
}
document.addEventListener('visibilitychange', tick);
setInterval(tick, TICK_MS);

/** Told of hands at most once a minute, and asked once more before the page leaves: another tab may be in use. */
function tick() {
  const now = Date.now();
  if ((touched && (now - saidAt > ASK_EVERY_MS || endsAt - now < WARNING_MS)) || now >= endsAt) ask();
  warning.textContent = endsAt - now < WARNING_MS ? warning.dataset.warning : '';
}

async function ask() {
  if (asking) return;
  asking = true;
  const body = new URLSearchParams({ csrf_token: token, active: touched ? '1' : '0' });
  touched = false;
  saidAt = Date.now();
  try {
    const response = await fetch(strip.dataset.stay, { method: 'POST', body, signal: AbortSignal.timeout(ANSWER_MS) });
    const { seconds } = response.ok ? await response.json() : { seconds: 0 };
    endsAt = Date.now() + seconds * 1000;
    if (seconds <= 0) leave();
  } catch {
    if (Date.now() >= endsAt) leave();
  }
  asking = false;
  warning.textContent = endsAt - Date.now() < WARNING_MS ? warning.dataset.warning : '';
}

function leave() {
  const { people, next } = strip.dataset;
  window.location.replace(next ? `${people}?next=${encodeURIComponent(next)}` : people);
}
