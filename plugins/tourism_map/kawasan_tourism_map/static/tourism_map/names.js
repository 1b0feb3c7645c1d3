// Names of waters, islands and towns. A town's name stands where no mark covers it, or it waits for a closer look.
import L from 'leaflet';
import { element } from 'kawasan/ui';

const PANE_LEVEL = 350;
const SIDES = ['below', 'above', 'right', 'left'];
const GAP_PIXELS = 2;
const REST_MS = 60;
const english = document.documentElement.lang === 'en';

/** Draws `labels` (kind, both names, latitude, longitude, first zoom level) and keeps them clear of the marks. */
export function drawNames(map, labels) {
  map.createPane('nama').style.zIndex = PANE_LEVEL;
  const names = labels.map((label) => nameOf(label));

  function arrange() {
    for (const { zoom, mark } of names) {
      if (map.getZoom() >= zoom) mark.addTo(map);
      else mark.remove();
    }
    const controls = map.getContainer().querySelectorAll('.leaflet-control');
    const taken = [...map.getPane('markerPane').children, ...controls].map(inner);
    for (const { text, kind } of names.filter(({ mark }) => map.hasLayer(mark))) {
      settle(text, kind === 'town' ? SIDES : [''], taken);
      if (!text.hidden) taken.push(text.getBoundingClientRect());
    }
  }

  // A moment later, when the zoom's own movement has come to rest.
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(arrange, REST_MS); };
  map.on('marked zoomend', later);
  arrange();
}

function nameOf([kind, indonesian, translation, latitude, longitude, zoom]) {
  const text = element('span', { className: `peta-name peta-name--${kind}` }, (english && translation) || indonesian);
  const icon = L.divIcon({ className: `peta-label peta-label--${kind}`, html: text, iconSize: [0, 0] });
  return { kind, zoom, text, mark: L.marker([latitude, longitude], { icon, pane: 'nama', interactive: false, keyboard: false }) };
}

function settle(text, sides, taken) {
  for (const side of sides) {
    text.hidden = false;
    text.dataset.side = side;
    const box = text.getBoundingClientRect();
    if (!taken.some((other) => overlap(box, other))) return;
  }
  text.hidden = true;
}

/** A mark's sign is smaller than the square that answers a finger; a cluster fills its own. */
function inner(node) {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const inset = node.classList.contains('peta-pin') ? (right - left) / 8 : 0;
  return { left: left + inset, top: top + inset, right: right - inset, bottom: bottom - inset };
}

function overlap(a, b) {
  return a.left < b.right + GAP_PIXELS && b.left < a.right + GAP_PIXELS && a.top < b.bottom && b.top < a.bottom;
}
