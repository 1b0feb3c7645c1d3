// Says sentences in Indonesian, one after another, each after a chime; where there is no Indonesian voice the chime remains.
import { chime, unlock } from './chime.js';

const LANGUAGE = 'id-ID';
const LONGEST_SPEECH_MS = 20_000;
const waiting = [];
let speaking = false;
let started = false;

/** Starts the sound; call it from a touch. */
export async function start() {
  await unlock();
  started = true;
  // Some browsers let speech through only after a first utterance within the touch.
  globalThis.speechSynthesis?.speak(new SpeechSynthesisUtterance(''));
  next();
}

/** Queues a call. `onSaying(true)` runs as it begins, `onSaying(false)` as it ends. Before `start()` only the latest is kept. */
export function say(text, onSaying = () => {}) {
  if (!started) waiting.length = 0; // people called hours ago are not called again when the sound is switched on
  waiting.push({ text, onSaying });
  if (started) next();
}

/** Whether this browser has an Indonesian voice; voices may arrive a while after the page. */
export function voice() {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((v) => v.lang.replace('_', '-').toLowerCase().startsWith('id'));
}

async function next() {
  if (speaking || waiting.length === 0) return;
  speaking = true;
  const { text, onSaying } = waiting.shift();
  onSaying(true);
  await chime();
  if (voice()) await utter(text);
  onSaying(false);
  speaking = false;
  next();
}

function utter(text) {
  const speech = new SpeechSynthesisUtterance(text);
  Object.assign(speech, { lang: LANGUAGE, voice: voice(), rate: 0.9 });
  return new Promise((done) => {
    // A voice that never reports its end must not silence the board for good.
    const timer = setTimeout(() => { speechSynthesis.cancel(); done(); }, LONGEST_SPEECH_MS);
    speech.onend = speech.onerror = () => { clearTimeout(timer); done(); };
    speechSynthesis.speak(speech);
  });
}
