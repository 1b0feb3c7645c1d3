import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

// 416 kabupaten and 98 kota; a table of another length means the source has changed its meaning.
const REGENCIES_OF_INDONESIA = 514;

const NOTICE = `regencies.json is made from the database of idn-area-data 4.0.1
(regencies.csv and provinces.csv), which is made available under the Open
Database License (ODbL) 1.0: https://opendatacommons.org/licenses/odbl/1-0/
Whoever passes this table on, or makes another database from it, keeps this
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

// The two files hold plain names; a quoted field would need a real CSV reader, so it stops the build.
function rows(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    if (line.includes('"') || values.length !== columns.length) throw new Error(`cannot read "${line}" of ${file}`);
    return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
  });
}
