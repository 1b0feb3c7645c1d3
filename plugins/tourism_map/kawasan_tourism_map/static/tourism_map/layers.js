import { element } from 'kawasan/ui';
import { drawMark } from './marks.js';
import { placesOn } from './clusters.js';

/** One switch for each layer another program brings; on at first. */
export function addLayers({ root, map, texts, layers }) {
  const holder = root.querySelector('[data-part=layers]');
  for (const { title, features } of layers.filter((layer) => layer.features.length > 0)) {
    const places = placesOn(map, texts);
    const box = element('input', { className: 'visually-hidden', type: 'checkbox', checked: true });
    const count = element('span', { className: 'k-muted k-num' }, String(features.length));
    box.addEventListener('change', () => places.show(box.checked ? features : []));
    holder.append(element('label', { className: 'k-chip peta-chip' }, box, drawMark('lapisan'), `${title} `, count));
    holder.hidden = false;
    places.show(features);
  }
}
