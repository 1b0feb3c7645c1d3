import { build } from 'esbuild';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sassPlugin } from './sass.mjs';

// What a browser receives, by the name templates ask for.
const ENTRIES = {
  app: 'src/scss/app.scss',
  tool: 'src/scss/tool.scss',
  map: 'src/scss/map.scss',
  station: 'src/scss/station.scss',
  'app.js': 'src/js/app.js',
  'ui.js': 'src/js/ui.js',
  'htmx.js': 'src/js/htmx.js',
  'map.js': 'src/js/map.js',
  'cluster.js': 'src/js/cluster.js',
  'station.js': 'src/js/station.js',
  'pin.js': 'src/js/pin.js',
};

const BROWSERS = ['chrome111', 'safari16.4', 'firefox113'];

function entryPoints() {
  return Object.entries(ENTRIES).map(([name, path]) => ({ in: path, out: name.replace(/\.js$/, '') }));
}

/** Bundles all entries into `dist`; answers logical name -> content-hashed file name. */
export async function bundle(root, dist) {
  const result = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: entryPoints(),
    plugins: [sassPlugin(root)],
    outdir: fileURLToPath(dist),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.png': 'file' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: BROWSERS,
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
  });
  return manifestOf(result.metafile.outputs);
}

function manifestOf(outputs) {
  const manifest = {};
  for (const [path, output] of Object.entries(outputs)) {
    if (!output.entryPoint) continue;
    const file = basename(path);
    manifest[file.replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1')] = file;
  }
  return Object.fromEntries(Object.entries(manifest).sort());
}
