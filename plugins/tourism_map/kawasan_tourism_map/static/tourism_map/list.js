import { element, rupiah } from 'kawasan/ui';
import { distanceText } from './distance.js';
import { openingState } from './hours.js';
import { drawMark } from './marks.js';

const STEP = 24;

/** The list beside the map, filled from the page's <template>. `show(places)` replaces what the server wrote. */
export function placeList(root, texts) {
  const blank = root.querySelector('template[data-part=row]');
  const results = root.querySelector('[data-part=results]');
  const count = root.querySelector('[data-part=count]');

  function show(places) {
    count.textContent = places.length === 1 ? texts.onePlace : texts.places.replace('{n}', places.length);
    results.replaceChildren(...(places.length > 0 ? listOf(places) : [nothing()]));
  }

  function listOf(places) {
    const list = element('ul', { className: 'k-rows' });
    const more = element('button', { className: 'btn btn-secondary k-wide peta-more', type: 'button' }, texts.more);
    const extend = () => {
      const from = list.children.length;
      list.append(...places.slice(from, from + STEP).map(row));
      more.hidden = list.children.length >= places.length;
      return list.children[from];
    };
    more.addEventListener('click', () => extend()?.querySelector('a').focus());
    extend();
    return [list, more];
  }

  function row(place) {
    const node = blank.content.firstElementChild.cloneNode(true);
    const part = (name) => node.querySelector(`[data-part=${name}]`);
    Object.assign(part('name'), { href: place.url, textContent: place.name });
    drawMark(place.mark, part('mark'));
    part('where').textContent = place.subtitle;
    if (place.photo) part('photo').replaceChildren(picture(place.photo));
    const state = openingState(place, texts);
    part('state').classList.toggle('k-badge--ok', Boolean(state?.open || place.badge));
    fill(part('state'), state?.text || place.badge);
    fill(part('away'), place.away === undefined ? '' : distanceText(place.away));
    fill(part('price'), place.price === 0 ? texts.free : place.price && rupiah(place.price));
    return node;
  }

  function nothing() {
    return element('div', { className: 'k-empty' }, element('h2', {}, texts.noneTitle), element('p', {}, texts.noneText));
  }

  return { show };
}

function picture(src) {
  return element('img', { className: 'k-photo', src, alt: '', loading: 'lazy', decoding: 'async', width: 320, height: 240 });
}

function fill(node, text) {
  if (text) node.textContent = text;
  else node.remove();
}
