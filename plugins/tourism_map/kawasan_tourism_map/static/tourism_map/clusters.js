import Supercluster from 'supercluster';
import { clusterMarker, placeMarker } from './marks.js';
import { popupOf } from './popup.js';

const RADIUS_PIXELS = 54;
const TILE_PIXELS = 256;
const CLUSTERED_UP_TO = 15;

/** Places on the map, gathered where they would cover each other. `show(places)` replaces what is shown. */
export function placesOn(map, texts) {
  const shown = new Map();
  let index = null;

  function refresh() {
    const wanted = new Map(visible().map((feature) => [keyOf(feature), feature]));
    for (const [key, marker] of shown) {
      // The mark whose popup is open stays, or the popup would close while one reads it.
      if (wanted.has(key) || marker.isPopupOpen()) continue;
      marker.remove();
      shown.delete(key);
    }
    for (const [key, feature] of wanted) {
      if (!shown.has(key)) shown.set(key, make(feature).addTo(map));
    }
    map.fire('marked');
  }

  function visible() {
    if (!index) return [];
    const bounds = map.getBounds().pad(0.2);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return index.getClusters(box, Math.round(map.getZoom()));
  }

  function make(feature) {
    const [longitude, latitude] = feature.geometry.coordinates;
    const { cluster, place, point_count: count, cluster_id: id } = feature.properties;
    if (!cluster) return placeMarker(place).bindPopup(() => popupOf(place, texts), { minWidth: 200, maxWidth: 240 });
    const marker = clusterMarker({ latitude, longitude }, count, texts.cluster.replace('{n}', count));
    const enter = () => map.flyTo([latitude, longitude], Math.min(index.getClusterExpansionZoom(id), map.getMaxZoom()), { duration: 0.4 });
    return marker.on('click', enter).on('keypress', ({ originalEvent }) => originalEvent.key === 'Enter' && enter());
  }

  function show(places) {
    const next = new Supercluster({ radius: RADIUS_PIXELS, extent: TILE_PIXELS, maxZoom: CLUSTERED_UP_TO });
    next.load(places.map((place) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
      properties: { place },
    })));
    for (const marker of shown.values()) marker.remove();
    shown.clear();
    index = next;
    refresh();
  }

  map.on('moveend', refresh);
  return { show, elementOf: (url) => shown.get(url)?.getElement() };
}

function keyOf({ properties, geometry }) {
  return properties.cluster ? `${properties.point_count} ${geometry.coordinates}` : properties.place.url;
}
