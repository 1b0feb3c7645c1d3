import L from 'leaflet';
import { element } from 'kawasan/ui';
import { distanceKm, distanceText } from './distance.js';

const NEAR_KM = 60;
const CLOSE_ZOOM = 13;
const WAIT_MS = 15000;
const OLD_MS = 60000;
const DENIED = 1;

/** "Near me": asks the browser for the position at a press, says what came of it, and hands it on. */
export function nearMe({ root, map, texts, places, onPosition }) {
  const button = root.querySelector('[data-part=near]');
  const message = root.querySelector('[data-part=message]');
  const say = (text) => { message.textContent = text; };
  let mark;

  function found({ coords }) {
    const here = { latitude: coords.latitude, longitude: coords.longitude };
    const nearest = Math.min(...places.map((place) => distanceKm(here, place)));
    button.removeAttribute('aria-busy');
    onPosition(here);
    if (nearest > NEAR_KM) {
      say(texts.farAway.replace('{distance}', distanceText(nearest)));
      return;
    }
    say(texts.sorted);
    mark?.remove();
    const icon = L.divIcon({ className: 'peta-me', html: element('span', {}), iconSize: [24, 24] });
    mark = L.marker([here.latitude, here.longitude], { icon, keyboard: false, title: texts.here }).addTo(map);
    map.setView(mark.getLatLng(), CLOSE_ZOOM);
  }

  function failed(error) {
    button.removeAttribute('aria-busy');
    say(error.code === DENIED ? texts.refused : texts.unavailable);
  }

  if (!navigator.geolocation) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.setAttribute('aria-busy', 'true');
    say(texts.locating);
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: WAIT_MS, maximumAge: OLD_MS });
  });
}
