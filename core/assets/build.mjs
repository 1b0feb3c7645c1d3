// Builds everything kawasan serves from its own design system into core/kawasan/ui/static/dist/,
// and the tables of Indonesia's regencies and their parts into core/kawasan/tenancy/data/.
import { readFileSync, writeFileSync } from 'node:fs';
import { bundle } from './build/bundle.mjs';
import { compress } from './build/compress.mjs';
import { emptyFolder } from './build/folders.mjs';
import { writeLicences } from './build/licences.mjs';
import { writeAreas, writeRegencies } from './build/regencies.mjs';

const here = new URL('./', import.meta.url);
const dist = new URL('../kawasan/ui/static/dist/', here);
const areas = new URL('node_modules/idn-area-data/data/', here);
const data = new URL('../kawasan/tenancy/data/', here);

emptyFolder(dist);
const manifest = await bundle(here, dist);
writeLicences(new URL('node_modules/', here), dist);
compress(dist);
writeRegencies(areas, data);
writeAreas(areas, data);
// The manifest is written last: where it stands, the build before it was whole.
writeFileSync(new URL('manifest.json', dist), `${JSON.stringify(manifest, null, 1)}\n`);

for (const [name, file] of Object.entries(manifest)) {
  const bytes = readFileSync(new URL(`${file}.br`, dist)).length;
  console.log(`${name.padEnd(12)} ${String(bytes).padStart(7)} bytes as brotli`);
}
