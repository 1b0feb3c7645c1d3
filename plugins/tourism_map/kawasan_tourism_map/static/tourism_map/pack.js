// The places as the server packs them: rows that point into tables. The columns are those of services/pack.py.
const COLUMNS = [
  'root', 'slug', 'nameId', 'nameEn', 'latitude', 'longitude', 'category', 'kind', 'district', 'hours', 'price', 'tags',
  'photo', 'isHarbour',
];
const english = document.documentElement.lang === 'en';

/** The text of a pair in the page's language; Indonesian where the English is missing. */
function text(indonesian, translation) {
  return (english && translation) || indonesian;
}

/** Reads a pack: {places, layers}, both as plain objects with `name`, `subtitle`, `url`, `latitude`, `longitude`, `mark`. */
export function readPack(pack) {
  return { places: pack.places.map((row) => place(row, pack)), layers: pack.layers.map(layer) };
}

function place(row, pack) {
  const raw = Object.fromEntries(COLUMNS.map((column, index) => [column, row[index]]));
  const root = pack.roots[raw.root];
  const kind = pack.kinds[raw.kind];
  const tags = raw.tags.map((tag) => pack.tags[tag]);
  const where = [pack.districts[raw.district], root.name].filter(Boolean).join(', ');
  const category = pack.categories[raw.category];
  return {
    name: text(raw.nameId, raw.nameEn),
    subtitle: [text(...kind), where].filter(Boolean).join(' · '),
    url: root.path + raw.slug,
    zone: root.zone,
    latitude: raw.latitude,
    longitude: raw.longitude,
    category,
    mark: raw.isHarbour ? 'pelabuhan' : category,
    hours: raw.hours === null ? null : pack.hours[raw.hours],
    price: raw.price,
    photo: raw.photo,
    names: [raw.nameId, raw.nameEn].map((name) => name.toLowerCase()),
    found: [raw.nameId, raw.nameEn, ...kind, where, ...tags.flat()].join(' ').toLowerCase(),
  };
}

function layer({ key, title, features }) {
  return { key, title: text(...title), features: features.map(feature) };
}

function feature([titleId, titleEn, subtitleId, subtitleEn, badgeId, badgeEn, latitude, longitude, url, photo]) {
  return {
    name: text(titleId, titleEn),
    subtitle: text(subtitleId, subtitleEn),
    badge: text(badgeId, badgeEn),
    found: [titleId, titleEn, subtitleId, subtitleEn].join(' ').toLowerCase(),
    url,
    latitude,
    longitude,
    mark: 'lapisan',
    photo,
  };
}
