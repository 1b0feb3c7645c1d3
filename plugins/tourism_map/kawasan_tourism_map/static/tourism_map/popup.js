import { element } from 'kawasan/ui';
import { openingState } from './hours.js';

/** What opens at a mark: built as nodes, so that no text is ever read as markup. */
export function popupOf(place, texts) {
  const state = openingState(place, texts);
  return element(
    'div',
    { className: 'peta-popup' },
    place.photo && element('img', { className: 'peta-popup-photo', src: place.photo, alt: '', width: 320, height: 240 }),
    element('p', { className: 'peta-popup-name' }, element('a', { href: place.url }, place.name)),
    place.subtitle && element('p', { className: 'k-row-text' }, place.subtitle),
    element(
      'p',
      { className: 'k-row-foot' },
      state && element('span', { className: `k-badge${state.open ? ' k-badge--ok' : ''}` }, state.text),
      place.badge && element('span', { className: 'k-badge k-badge--ok' }, place.badge),
    ),
  );
}
