import L from 'leaflet';
import { element } from 'kawasan/ui';

const SVG = 'http://www.w3.org/2000/svg';
const MARK_PIXELS = 44;

/** Draws the sign of a category (a <symbol> of the page) into a new <svg>, or into `svg`. */
export function drawMark(mark, svg = document.createElementNS(SVG, 'svg')) {
  const use = svg.querySelector('use') ?? svg.appendChild(document.createElementNS(SVG, 'use'));
  use.setAttribute('href', `#peta-${mark}`);
  svg.setAttribute('class', `peta-mark peta-mark--${mark}`);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

/** A Leaflet marker for a place or a feature of a layer. */
export function placeMarker(place) {
  const name = element('span', { className: 'peta-mark-name' }, place.name);
  return marker(place, `peta-pin peta-pin--${place.mark}`, [drawMark(place.mark), name], MARK_PIXELS, place.name);
}

/** A Leaflet marker that stands for `count` places. */
export function clusterMarker(point, count, label) {
  const size = count < 10 ? 44 : count < 100 ? 52 : 60;
  return marker(point, 'k-cluster-mark peta-cluster', [String(count)], size, label);
}

function marker({ latitude, longitude }, className, children, size, label) {
  const icon = L.divIcon({ className, html: element('span', { className: 'peta-pin-body' }, ...children), iconSize: [size, size] });
  const made = L.marker([latitude, longitude], { icon, riseOnHover: true });
  // A divIcon has no alternative text of its own.
  made.on('add', () => made.getElement().setAttribute('aria-label', label));
  return made;
}
