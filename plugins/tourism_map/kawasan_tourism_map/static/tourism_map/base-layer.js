// Water, islands and names, drawn by the portal itself: under the tiles where there are any, and enough where there are none.
import L from 'leaflet';
import { element } from 'kawasan/ui';
import { drawNames } from './names.js';

const BELOW_TILES = 150;
const HOPELESS_ERRORS = 6;

/** Adds the base layer to the map of a shell; `tiles` is its tile layer or null. */
export function drawBase({ map, tiles, base }) {
  map.createPane('air').style.zIndex = BELOW_TILES;
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  if (base.credit) map.attributionControl.addAttribution(escaped(base.credit));
  if (base.water.length > 0) {
    L.polygon(base.water, { pane: 'air', className: 'peta-water', interactive: false, smoothFactor: 0.5 }).addTo(map);
  }
  drawNames(map, base.labels);
  if (tiles) watchTiles(map, tiles);
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
