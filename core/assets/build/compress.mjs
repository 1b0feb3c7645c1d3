import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Puts a .br and a .gz beside every text file in `folder`, for a server that sends them as they are. */
export function compress(folder) {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg|txt)$/.test(file))) {
    const bytes = readFileSync(new URL(name, folder));
    writeFileSync(new URL(`${name}.br`, folder), brotliCompressSync(bytes, BROTLI));
    writeFileSync(new URL(`${name}.gz`, folder), gzipSync(bytes, { level: 9 }));
  }
}
