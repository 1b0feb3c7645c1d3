// Names of waters, islands, regencies and towns. A name stands where no mark covers it, or it waits for a closer look.
import L from 'leaflet';
import { element } from 'kawasan/ui';

const PANE_LEVEL = 350;
const SIDES = ['below', 'above', 'right', 'left'];
const GAP_PIXELS = 2;
const REST_MS = 60;
const english = document.documentElement.lang === 'en';

/** Draws `labels` (kind, both names, first and last zoom level, spots) and keeps them clear of the marks. */
export function drawNames(map, labels) {
  map.createPane('nama').style.zIndex = PANE_LEVEL;
  const names = labels.map((label) => nameOf(label));

  function arrange() {
    for (const { zoom, until, mark } of names) {
      if (map.getZoom() >= zoom && map.getZoom() <= until) mark.addTo(map);
      else mark.remove();
    }
    const frame = map.getContainer().getBoundingClientRect();
    const controls = map.getContainer().querySelectorAll('.leaflet-control');
    const taken = [...map.getPane('markerPane').children, ...controls].map(inner);
    for (const name of names.filter(({ mark }) => map.hasLayer(mark))) {
      settle(name, frame, taken);
      if (!name.text.hidden) taken.push(name.text.getBoundingClientRect());
    }
  }

  // A moment later, when the zoom's own movement has come to rest.
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(arrange, REST_MS); };
  map.on('marked moveend', later);
  arrange();
}

function nameOf([kind, indonesian, translation, zoom, until, spots]) {
  const text = element('span', { className: `peta-name peta-name--${kind}` }, (english && translation) || indonesian);
  const icon = L.divIcon({ className: `peta-label peta-label--${kind}`, html: text, iconSize: [0, 0] });
  const mark = L.marker(spots[0], { icon, pane: 'nama', interactive: false, keyboard: false });
  return { kind, zoom, until, spots, text, mark };
}

/** At the first spot, on the first side of it, where the name is whole and alone; else hidden. */
function settle({ kind, spots, text, mark }, frame, taken) {
  text.hidden = false;
  for (const spot of spots) {
    mark.setLatLng(spot);
    for (const side of kind === 'town' ? SIDES : ['']) {
      text.dataset.side = side;
      const box = text.getBoundingClientRect();
      if (within(box, frame) && !taken.some((other) => overlap(box, other))) return;
    }
  }
  text.hidden = true;
}

function within(box, frame) {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
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
