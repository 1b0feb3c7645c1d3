import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';

// 416 kabupaten and 98 kota; a table of another length means the source has changed its meaning.
const REGENCIES_OF_INDONESIA = 514;
const REGENCY_CODE_LENGTH = 'PP.RR'.length;

const NOTICE = `regencies.json and the files in areas/ are made from the database of
idn-area-data 4.0.1 (provinces.csv, regencies.csv, districts.csv, villages.csv),
which is made available under the Open Database License (ODbL) 1.0:
https://opendatacommons.org/licenses/odbl/1-0/
Whoever passes these tables on, or makes another database from them, keeps this
notice and the licence.
`;

/** Writes all regencies and cities of Indonesia, with their province, as JSON with a licence notice beside it. */
export function writeRegencies(source, target) {
  const provinces = new Map(rows(new URL('provinces.csv', source)).map(({ code, name }) => [code, name]));
  const regencies = rows(new URL('regencies.csv', source)).map(({ code, name, province_code }) => {
    if (!provinces.has(province_code)) throw new Error(`${code} ${name} has no known province`);
    return { code, name, province: provinces.get(province_code) };
  });
  if (regencies.length !== REGENCIES_OF_INDONESIA) {
    throw new Error(`expected ${REGENCIES_OF_INDONESIA} regencies, found ${regencies.length}`);
  }
  mkdirSync(target, { recursive: true });
  const lines = regencies.map((regency) => JSON.stringify(regency)).join(',\n');
  writeFileSync(new URL('regencies.json', target), `[\n${lines}\n]\n`);
  writeFileSync(new URL('regencies.NOTICE.txt', target), NOTICE);
}

/** Writes sub-districts and villages by code, a file for each regency: few are ever read, and never all of them. */
export function writeAreas(source, target) {
  const folder = new URL('areas/', target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const found = new Map();
  for (const { code, name } of [...rows(new URL('districts.csv', source)), ...rows(new URL('villages.csv', source))]) {
    const regency = code.slice(0, REGENCY_CODE_LENGTH);
    found.set(regency, [...(found.get(regency) ?? []), [code, name]]);
  }
  if (found.size !== REGENCIES_OF_INDONESIA) throw new Error(`areas of ${found.size} regencies`);
  for (const [regency, areas] of found) {
    areas.sort(([one], [other]) => (one < other ? -1 : 1));
    writeFileSync(new URL(`${regency}.json`, folder), JSON.stringify(Object.fromEntries(areas)));
  }
}

function rows(file) {
  const { data, errors } = Papa.parse(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true });
  if (errors.length) throw new Error(`cannot read ${file}: ${JSON.stringify(errors[0])}`);
  return data;
}
