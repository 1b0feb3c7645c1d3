const EARTH_KM = 6371;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Kilometres between two things with latitude and longitude, as the crow flies. */
export function distanceKm(a, b) {
  const north = radians(b.latitude - a.latitude) / 2;
  const east = radians(b.longitude - a.longitude) / 2;
  const chord = Math.sin(north) ** 2
    + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

/** `350 m`, `1,2 km`, `14 km`, as the pages write it. */
export function distanceText(km) {
  if (km < 0.995) return `${Math.round(km * 100) * 10} m`;
  const number = km >= 9.95 ? km.toFixed(0) : km.toFixed(1);
  return `${document.documentElement.lang === 'en' ? number : number.replace('.', ',')} km`;
}
