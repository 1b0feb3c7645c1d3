import { readFileSync, writeFileSync } from 'node:fs';

// The packages of which a browser receives parts; their licences ask that the text goes with every copy.
const SERVED = ['bootstrap', 'htmx.org', 'kdbush', 'leaflet', 'supercluster'];

/** Writes the licences of all packages in the built assets into one file of `folder`. */
export function writeLicences(modules, folder) {
  const texts = SERVED.map((name) => {
    const { version, license } = JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), 'utf8'));
    const text = readFileSync(new URL(`${name}/LICENSE`, modules), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  writeFileSync(new URL('licences.txt', folder), texts.join(`\n${'-'.repeat(80)}\n\n`));
}
