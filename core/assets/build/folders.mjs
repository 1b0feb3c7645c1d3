import { mkdirSync, readdirSync, rmSync } from 'node:fs';

/** Empties `folder` (a file URL ending in /) and makes it when it is missing. */
export function emptyFolder(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(new URL(name, folder), { recursive: true });
}
