// Choosing a place on the map; the two fields stay the truth, and work without this.
import L from 'leaflet';
import { drawBase } from './base-layer.js';

const DIGITS = 5;
const CLOSE_ZOOM = 14;
const root = document.querySelector('.peta-picker');
const part = (name) => root.querySelector(`[data-part=${name}]`);
const [latitude, longitude] = ['latitude', 'longitude'].map((name) => document.getElementById(name));

async function start() {
  root.hidden = false;
  const shell = await import(root.dataset.shell);
  shell.map.getContainer().setAttribute('aria-label', root.dataset.map);
  drawBase(shell);
  pick(shell.map);
}

function pick(map) {
  const icon = L.divIcon({ className: 'peta-pick', html: document.createElement('span'), iconSize: [44, 44] });
  const mark = L.marker(map.getCenter(), { icon, draggable: true, keyboard: false, title: root.dataset.mark });

  function place(point) {
    latitude.value = point.lat.toFixed(DIGITS);
    longitude.value = point.lng.toFixed(DIGITS);
    mark.setLatLng(point).addTo(map);
  }

  function follow() {
    const point = [latitude, longitude].map((field) => Number.parseFloat(field.value.replace(',', '.')));
    if (!point.every(Number.isFinite) || Math.abs(point[0]) > 90) return;
    mark.setLatLng(point).addTo(map);
    map.setView(point, Math.max(map.getZoom(), CLOSE_ZOOM));
  }

  map.on('click', ({ latlng }) => place(latlng));
  mark.on('dragend', () => place(mark.getLatLng()));
  part('centre').addEventListener('click', () => place(map.getCenter()));
  part('here').addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { place(L.latLng(coords.latitude, coords.longitude)); follow(); },
      () => { part('message').textContent = root.dataset.refused; },
      { enableHighAccuracy: true, timeout: 20000 },
    );
  });
  for (const field of [latitude, longitude]) field.addEventListener('change', () => { split(); follow(); });
  follow();
}

/** A pair pasted into the first field, as map apps copy it, fills both. */
function split() {
  const found = /^\s*(-?\d+\.\d+)\s*[,; ]\s*(-?\d+\.\d+)\s*$/.exec(latitude.value);
  if (found) [, latitude.value, longitude.value] = found;
}

start();
