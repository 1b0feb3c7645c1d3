import { hasWords } from './filters.js';

/**
 * The layers of other programs, chosen as the categories are: chosen, there is nothing else. Answers a function that shows
 * what fits the filters on the map, and returns what of it was chosen, for the list.
 */
export function layersOn(marks, layers) {
  return ({ categories, layers: chosen, query }) => layers.flatMap(({ key, features }) => {
    const isChosen = chosen.includes(key);
    const isShown = isChosen || (categories.length === 0 && chosen.length === 0);
    const fitting = isShown ? features.filter(({ found }) => hasWords(found, query)) : [];
    marks.show(key, fitting);
    return isChosen ? fitting : [];
  });
}
