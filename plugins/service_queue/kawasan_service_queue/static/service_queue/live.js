// A page that follows the queue. The server renders its parts, anew only when their version has changed.
import { poll } from 'kawasan/ui';

const LONGEST_SECONDS = 15;

/**
 * Keeps `root` fresh: its `data-live` is the address to ask, `data-zone` the zone of times, `data-version` what it shows.
 *
 * `onChange(root, before)` is called after each replacement, `before` being the old data. The page's `[data-lost]` is
 * shown while there is no contact, its `[data-lost-since]` says since when. Ends by itself at `data-finished`.
 */
export function follow(root, { seconds = 4, onChange = () => {} } = {}) {
  let askedAt = new Date();
  const lost = document.querySelector('[data-lost]');
  const clock = clockOf(root);

  function url() {
    askedAt = new Date();
    return `${root.dataset.live}?v=${encodeURIComponent(root.dataset.version)}`;
  }

  const stop = poll({
    url,
    seconds,
    evenHidden: true,
    longestSeconds: LONGEST_SECONDS,
    onAnswer: async (response) => {
      await apply(root, response, onChange);
      if ('finished' in root.dataset) stop();
    },
    onLost: () => {
      lost.querySelector('[data-lost-since]').textContent = clock.format(askedAt);
      lost.hidden = false;
    },
    onBack: () => { lost.hidden = true; },
  });
}

/** Writes times of day in the zone of `root`. */
export function clockOf(root) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: root.dataset.zone,
  });
}

/** Takes over an answer `{data, parts}`: the data of `root`, and its parts by name. A page instead (a sign-in) reloads. */
export async function apply(root, response, onChange) {
  if (!response.headers.get('Content-Type')?.startsWith('application/json')) {
    window.location.reload();
    return;
  }
  const { data, parts } = await response.json();
  const before = { ...root.dataset };
  Object.assign(root.dataset, data);
  for (const [name, html] of Object.entries(parts)) replacePart(root.querySelector(`[data-part="${name}"]`), html);
  onChange(root, before);
}

/** The server's own rendering; scripts in it would not run. Disclosures stay open, and the focus stays where it was. */
function replacePart(part, html) {
  const open = [...part.querySelectorAll('details[open][id]')].map((details) => details.id);
  const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
  part.innerHTML = html;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
