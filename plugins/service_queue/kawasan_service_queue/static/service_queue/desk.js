// The counter desk without reloading: the same forms, sent in the background; the buttons stay, so focus stays.
import { announce } from 'kawasan/ui';
import { apply, follow } from './live.js';
import { listen } from './shortcuts.js';

const desk = document.querySelector('[data-live]');
const unsent = document.querySelector('[data-unsent]');
let sending = false;

/** Only what is possible now can be pressed. */
function onChange({ dataset }, before = {}) {
  const allowed = new Set(dataset.allowed.split(' '));
  for (const button of document.querySelectorAll('button[data-act]')) button.disabled = !allowed.has(button.dataset.act);
  if (dataset.summary !== before.summary) announce(dataset.summary);
  // A button that has just become impossible would hold the focus and swallow the keys.
  if (document.activeElement?.disabled) desk.querySelector('[data-current]').focus({ preventScroll: true });
}

async function send(form, button) {
  sending = true;
  unsent.hidden = true;
  button?.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.action, {
      method: 'POST', body: new FormData(form, button), headers: { 'X-Fragment': '1' }, signal: AbortSignal.timeout(15_000),
    });
    await apply(desk, response, onChange);
    if (response.ok && 'clears' in form.dataset) renew(form);
  } catch {
    unsent.hidden = false;
  }
  button?.removeAttribute('aria-busy');
  sending = false;
}

/** Empties a form; its key becomes another one, so that the next number is a new one and not this one again. */
function renew(form) {
  form.reset();
  if (form.elements.key) form.elements.key.value = Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join('-');
}

// Before the page's own guard against double presses: that one waits for a new page, which never comes here.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!('act' in form.dataset)) return;
  event.preventDefault();
  if (!sending) send(form, event.submitter);
}, { capture: true });

listen(document.querySelector('[data-shortcuts]'));
follow(desk, { seconds: 3, onChange });
