// The live map. Without it the page has the same places as a list, and a drawn map.
import { drawBase } from './base-layer.js';
import { marksOn } from './clusters.js';
import { distanceKm } from './distance.js';
import { filterPlaces, readFilters, watchFilters } from './filters.js';
import { layersOn } from './layers.js';
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
  const showLayers = layersOn(marks, layers);
  const features = layers.flatMap((layer) => layer.features);

  /** Marks what the form asks for; answers it as a list: places, and of other programs only what was chosen. */
  const mark = () => {
    const filters = readFilters(form);
    const chosen = filterPlaces(places, filters, usual);
    marks.show('places', chosen);
    return [...chosen, ...showLayers(filters)];
  };
  const apply = () => {
    const found = mark();
    list.show(places.some((place) => place.away !== undefined) ? found.sort((a, b) => a.away - b.away) : found);
    bringIntoView(map, found);
  };
  watchFilters(form, apply);
  nearMe({
    root,
    map,
    texts,
    places,
    onPosition: (here) => {
      for (const place of [...places, ...features]) place.away = distanceKm(here, place);
      apply();
    },
  });
  pointOut(marks);
  mark(); // the list is the server's until something else is asked for
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
