// The kiosk: prints a slip as soon as it is there, and shows a fresh page after the back button and to the next
// visitor. Whoever is still choosing or reading is not interrupted: each touch and key begins the time again.
const slip = document.querySelector('[data-slip]');
const IDLE_MS = slip ? 15_000 : 120_000;

if (slip) window.addEventListener('load', () => window.print());

// A page out of the browser's memory carries a used key: the next touch would give the last visitor's number again.
window.addEventListener('pageshow', (event) => { if (event.persisted) window.location.reload(); });

const kiosk = document.querySelector('[data-fresh]');
let idle = 0;
function wait() {
  window.clearTimeout(idle);
  idle = window.setTimeout(() => window.location.assign(kiosk.dataset.fresh), IDLE_MS);
}

if (kiosk) {
  for (const sign of ['pointerdown', 'keydown', 'scroll']) window.addEventListener(sign, wait, { passive: true });
  wait();
}
