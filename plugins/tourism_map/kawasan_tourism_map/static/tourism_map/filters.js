// What the visitor asked for, read from the form that also works without this script.
const TYPING_MS = 200;

const CHOICES = ['kategori', 'lapisan'];

/** Calls `onChange({categories, layers, query})` when the form changes, and keeps the address in step with it. */
export function watchFilters(form, onChange) {
  let timer;
  const apply = () => {
    const asked = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value.trim()) asked.append(key, value.trim());
    const search = asked.toString();
    window.history.replaceState(null, '', window.location.pathname + (search && `?${search}`));
    onChange(readFilters(form));
  };
  form.addEventListener('submit', (event) => { event.preventDefault(); apply(); });
  form.addEventListener('change', (event) => { if (CHOICES.includes(event.target.name)) apply(); });
  form.addEventListener('input', (event) => {
    if (event.target.name !== 'q') return;
    clearTimeout(timer);
    timer = setTimeout(apply, TYPING_MS);
  });
}

/** What the form says now. */
export function readFilters(form) {
  const data = new FormData(form);
  const query = String(data.get('q') ?? '').trim().toLowerCase();
  return { categories: data.getAll('kategori'), layers: data.getAll('lapisan'), query };
}

/**
 * The places that fit: those of the chosen categories (none chosen: `usual`; a search looks through all), best first.
 * Where only layers of other programs are chosen, there are none.
 */
export function filterPlaces(places, { categories, layers, query }, usual) {
  if (layers.length > 0 && categories.length === 0) return [];
  const wanted = new Set(categories.length > 0 || query ? categories : usual);
  const fits = places.filter(({ category, found }) => (wanted.size === 0 || wanted.has(category)) && hasWords(found, query));
  return query ? fits.sort((a, b) => rank(a, query) - rank(b, query)) : fits;
}

/** Whether a text, in lower case, holds every word of a search. */
export function hasWords(found, query) {
  return query.split(/\s+/).every((word) => found.includes(word));
}

function rank({ names }, query) {
  if (names.some((name) => name.startsWith(query))) return 0;
  return names.some((name) => name.includes(query)) ? 1 : 2;
}
