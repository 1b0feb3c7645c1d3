import Supercluster from 'supercluster';
import { clusterMarker, placeMarker } from './marks.js';
import { popupOf } from './popup.js';

const RADIUS_PIXELS = 54;
const TILE_PIXELS = 256;
const CLUSTERED_UP_TO = 15;

/**
 * Marks on the map, gathered where they would cover each other: those of all groups together.
 * `show(group, places)` replaces what one group shows; `elementOf(url)` is the mark of a place, if it stands alone.
 */
export function marksOn(map, texts) {
  const groups = new Map();
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
    if (!cluster) return withPopup(placeMarker(place), () => popupOf(place, texts));
    const marker = clusterMarker({ latitude, longitude }, count, texts.cluster.replace('{n}', count));
    const enter = () => {
      const zoom = Math.min(index.getClusterExpansionZoom(id), map.getMaxZoom());
      map.flyTo([latitude, longitude], zoom, { duration: 0.4 });
    };
    return marker.on('click', enter).on('keypress', ({ originalEvent }) => originalEvent.key === 'Enter' && enter());
  }

  function show(group, places) {
    groups.set(group, places);
    for (const marker of shown.values()) marker.remove();
    shown.clear();
    index = new Supercluster({ radius: RADIUS_PIXELS, extent: TILE_PIXELS, maxZoom: CLUSTERED_UP_TO });
    index.load([...groups.values()].flat().map(featureOf));
    refresh();
  }

  map.on('moveend', refresh);
  // Leaflet listens for Escape only while the map itself has the focus, not a mark or a popup in it.
  map.getContainer().addEventListener('keydown', ({ key }) => key === 'Escape' && map.closePopup());
  return { show, elementOf: (url) => shown.get(url)?.getElement() };
}

/** A popup takes the focus from its mark, and gives it back. */
function withPopup(marker, content) {
  marker.bindPopup(content, { minWidth: 200, maxWidth: 240 });
  marker.on('popupopen', ({ popup }) => {
    if (document.activeElement !== marker.getElement()) return;
    popup.getElement().querySelector('a[href]').focus({ preventScroll: true });
  });
  marker.on('popupclose', ({ popup }) => {
    if (popup.getElement().contains(document.activeElement)) marker.getElement()?.focus({ preventScroll: true });
  });
  return marker;
}

function featureOf(place) {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
    properties: { place },
  };
}

function keyOf({ properties, geometry }) {
  return properties.cluster ? `${properties.point_count} ${geometry.coordinates}` : properties.place.url;
}
