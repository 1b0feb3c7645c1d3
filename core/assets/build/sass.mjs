import { compileAsync } from 'sass';
import { fileURLToPath } from 'node:url';

// Bootstrap 5.3 is written with @import and global functions, which newer Sass announces as leaving.
const BOOTSTRAP_IS_OLDER = ['import', 'global-builtin', 'color-functions', 'if-function'];

/** An esbuild plugin that compiles .scss files; Bootstrap and Leaflet are found in node_modules. */
export function sassPlugin(root) {
  const modules = fileURLToPath(new URL('node_modules', root));
  return {
    name: 'sass',
    setup(build) {
      build.onLoad({ filter: /\.scss$/ }, async ({ path }) => {
        const { css } = await compileAsync(path, {
          loadPaths: [modules],
          quietDeps: true,
          silenceDeprecations: BOOTSTRAP_IS_OLDER,
        });
        return { contents: css, loader: 'css', resolveDir: modules };
      });
    },
  };
}
