import { element } from 'kawasan/ui';
import { hasWords } from './filters.js';
import { drawMark } from './marks.js';

/**
 * A chip for each layer another program brings, beside the categories and read as they are: chosen, there is nothing else.
 * Answers a function that shows what fits the filters, and returns what of it was asked for by its chip.
 */
export function addLayers({ root, marks, layers }) {
  const holder = root.querySelector('[data-part=layers]');
  const shown = layers.filter(({ features }) => features.length > 0);
  const asked = new URLSearchParams(window.location.search).getAll('lapisan');
  holder.append(...shown.map((layer) => chip(layer, asked.includes(layer.key))));
  holder.hidden = shown.length === 0;
  return ({ categories, layers: chosen, query }) => shown.flatMap(({ key, features }) => {
    const isChosen = chosen.includes(key);
    const isShown = isChosen || (categories.length === 0 && chosen.length === 0);
    const fitting = isShown ? features.filter(({ found }) => hasWords(found, query)) : [];
    marks.show(key, fitting);
    return isChosen ? fitting : [];
  });
}

function chip({ key, title, features }, checked) {
  const box = element('input', { className: 'visually-hidden', type: 'checkbox', name: 'lapisan', value: key, checked });
  const count = element('span', { className: 'k-muted k-num' }, String(features.length));
  return element('label', { className: 'k-chip peta-chip' }, box, drawMark('lapisan'), `${title} `, count);
}
