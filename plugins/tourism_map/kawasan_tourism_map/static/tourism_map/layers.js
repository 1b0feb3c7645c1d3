import { element } from 'kawasan/ui';
import { hasWords } from './filters.js';
import { drawMark } from './marks.js';

/** One switch for each layer another program brings, on at first. Answers a function that narrows them to a search. */
export function addLayers({ root, marks, layers }) {
  const holder = root.querySelector('[data-part=layers]');
  const shown = layers.filter(({ features }) => features.length > 0).map((layer) => ({ ...layer, box: makeSwitch(layer) }));
  let query = '';

  const apply = ({ key, features, box }) => {
    marks.show(key, box.checked ? features.filter(({ found }) => hasWords(found, query)) : []);
  };
  for (const layer of shown) {
    layer.box.addEventListener('change', () => apply(layer));
    holder.append(layer.box.parentElement);
  }
  holder.hidden = shown.length === 0;
  return (words) => {
    query = words;
    shown.forEach(apply);
  };
}

function makeSwitch({ title, features }) {
  const box = element('input', { className: 'visually-hidden', type: 'checkbox', checked: true });
  const count = element('span', { className: 'k-muted k-num' }, String(features.length));
  element('label', { className: 'k-chip peta-chip' }, box, drawMark('lapisan'), `${title} `, count);
  return box;
}
