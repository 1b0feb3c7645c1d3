// The live map. Without it the page has the same places as a list, and a drawn map.
import { drawBase } from './base-layer.js';
import { marksOn } from './clusters.js';
import { distanceKm } from './distance.js';
import { filterPlaces, readFilters, watchFilters } from './filters.js';
import { addLayers } from './layers.js';
import { placeList } from './list.js';
import { readPack } from './pack.js';
import { nearMe } from './position.js';

const root = document.querySelector('.peta');
const texts = JSON.parse(root.dataset.texts);
const form = root.querySelector('[data-part=form]');
const usual = JSON.parse(root.dataset.usual);

async function start() {
  const [shell, pack] = await Promise.all([import(root.dataset.shell), fetchPack()]);
  root.querySelector('[data-part=drawing]').remove();
  shell.map.getContainer().setAttribute('aria-label', texts.map);
  drawBase(shell);
  run(shell.map, readPack(pack));
}

async function fetchPack() {
  const response = await fetch(root.dataset.pack);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

function run(map, { places, layers }) {
  const marks = marksOn(map, texts);
  const list = placeList(root, texts);
  const narrowLayers = addLayers({ root, marks, layers });
  const choose = () => filterPlaces(places, readFilters(form), usual);

  const apply = () => {
    const chosen = choose();
    marks.show('places', chosen);
    narrowLayers(readFilters(form).query);
    list.show(places.some((place) => place.away !== undefined) ? [...chosen].sort((a, b) => a.away - b.away) : chosen);
    bringIntoView(map, chosen);
  };
  watchFilters(form, apply);
  nearMe({
    root,
    map,
    texts,
    places,
    onPosition: (here) => {
      for (const place of places) place.away = distanceKm(here, place);
      apply();
    },
  });
  pointOut(marks);
  // The list is the server's until something is asked of it.
  marks.show('places', choose());
  narrowLayers(readFilters(form).query);
}

function bringIntoView(map, places) {
  const points = places.map(({ latitude, longitude }) => [latitude, longitude]);
  const bounds = map.getBounds();
  if (points.length > 0 && !points.some((point) => bounds.contains(point))) map.fitBounds(points, { padding: [40, 40], maxZoom: 14 });
}

/** The place of the row under the pointer stands out on the map. */
function pointOut(marks) {
  let last;
  const turn = ({ target }) => {
    const path = target.closest?.('.peta-row')?.querySelector('a')?.getAttribute('href');
    last?.classList.remove('is-pointed');
    last = path ? marks.elementOf(path) : null;
    last?.classList.add('is-pointed');
  };
  root.addEventListener('pointerover', turn);
  root.addEventListener('focusin', turn);
}

start().catch((error) => {
  root.querySelector('[data-part=message]').textContent = texts.packFailed;
  console.warn(error);
});
