// Two falling notes, made by the browser itself.
const NOTES_HZ = [659.26, 523.25];
const NOTE_SECONDS = 0.45;
const SILENCE = 0.0001;
let audio;

/** Browsers let a page sound only after a touch: call this from one. */
export function unlock() {
  audio ??= new AudioContext();
  return audio.resume();
}

/** Rings once; answers when it has rung out. Silent before `unlock()`. */
export async function chime() {
  if (audio?.state !== 'running') return;
  NOTES_HZ.forEach(strike);
  const seconds = NOTE_SECONDS * (NOTES_HZ.length + 1);
  await new Promise((done) => { setTimeout(done, seconds * 1000); });
}

function strike(frequency, index) {
  const start = audio.currentTime + index * NOTE_SECONDS;
  const oscillator = new OscillatorNode(audio, { type: 'sine', frequency });
  const volume = new GainNode(audio, { gain: SILENCE });
  volume.gain.setValueAtTime(SILENCE, start);
  volume.gain.exponentialRampToValueAtTime(0.6, start + 0.03);
  volume.gain.exponentialRampToValueAtTime(SILENCE, start + NOTE_SECONDS * 2);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + NOTE_SECONDS * 2);
}
