// A visitor's ticket: follows the queue, and is felt and seen when the number is called.
import { announce } from 'kawasan/ui';
import { follow } from './live.js';

const PATTERN_MILLISECONDS = [300, 150, 300, 150, 600];
const root = document.querySelector('[data-live]');

function onChange({ dataset }, before) {
  if (dataset.summary !== before.summary) announce(dataset.summary);
  document.title = dataset.title;
  root.className = dataset.look;
  if ('finished' in dataset) window.location.reload(); // the page of a finished ticket offers other things
  if (dataset.call && dataset.call !== before.call) navigator.vibrate?.(PATTERN_MILLISECONDS);
}

if (root && !('finished' in root.dataset)) follow(root, { onChange });
