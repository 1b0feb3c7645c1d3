// Water, islands and names, drawn by the portal itself: under the tiles where there are any, and enough where there are none.
import L from 'leaflet';
import { element } from 'kawasan/ui';

const BELOW_TILES = 150;
const ABOVE_TILES = 350;
const HOPELESS_ERRORS = 6;
const english = document.documentElement.lang === 'en';

/** Adds the base layer to the map of a shell; `tiles` is its tile layer or null. */
export function drawBase({ map, tiles, base }) {
  map.createPane('air').style.zIndex = BELOW_TILES;
  map.createPane('nama').style.zIndex = ABOVE_TILES;
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  if (base.credit) map.attributionControl.addAttribution(escaped(base.credit));
  if (base.water.length > 0) {
    L.polygon(base.water, { pane: 'air', className: 'peta-water', interactive: false, smoothFactor: 0.5 }).addTo(map);
  }
  drawNames(map, base.labels);
  if (tiles) watchTiles(map, tiles);
}

function drawNames(map, labels) {
  const marks = labels.map(([kind, indonesian, translation, latitude, longitude, zoom]) => {
    const html = element('span', { className: `peta-name peta-name--${kind}` }, (english && translation) || indonesian);
    const icon = L.divIcon({ className: 'peta-label', html, iconSize: [0, 0] });
    return { zoom, mark: L.marker([latitude, longitude], { icon, pane: 'nama', interactive: false, keyboard: false }) };
  });
  const choose = () => {
    for (const { zoom, mark } of marks) {
      if (map.getZoom() >= zoom) mark.addTo(map);
      else mark.remove();
    }
  };
  map.on('zoomend', choose);
  choose();
}

/** Tiles bring names of their own. Where none arrives, the layer goes, and with it the asking. */
function watchTiles(map, tiles) {
  let errors = 0;
  tiles.once('tileload', () => map.getContainer().classList.add('has-tiles'));
  tiles.on('tileerror', () => {
    errors += 1;
    if (errors >= HOPELESS_ERRORS && !map.getContainer().classList.contains('has-tiles')) tiles.remove();
  });
}

function escaped(text) {
  return element('span', {}, text).innerHTML;
}
