// The board on the wall: shows the calls, speaks each new one, and keeps the time.
import { clockOf, follow } from './live.js';
import { say, start, voice } from './speech.js';

const board = document.querySelector('[data-live]');
const clock = board.querySelector('[data-clock]');
const noVoice = board.querySelector('[data-no-voice]');
const button = board.querySelector('[data-start]');
const time = clockOf(board);

/** New calls come oldest first; a recall has a serial of its own, so it is spoken again. */
function onChange() {
  for (const { dataset } of board.querySelectorAll('[data-spoken]')) {
    say(dataset.say, (isSaying) => mark(dataset.spoken, isSaying));
  }
}

function mark(serial, isSaying) {
  board.querySelector(`[data-call="${serial}"]`)?.classList.toggle('q-said', isSaying);
}

function tick() {
  clock.textContent = time.format(new Date());
}

async function startSound() {
  await start();
  button.hidden = true;
  noVoice.hidden = Boolean(voice());
}

button.hidden = false;
button.addEventListener('click', startSound);
globalThis.speechSynthesis?.addEventListener('voiceschanged', () => { if (voice()) noVoice.hidden = true; });
navigator.wakeLock?.request('screen').catch(() => {}); // refused on some devices; the board works without
setInterval(tick, 5000);
tick();
follow(board, { seconds: 3, onChange });
