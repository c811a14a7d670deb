import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * Preloaded into the built binary with `--import`: when it ends, the file that GONOGO_TEST_LOADED names lists the address
 * of every module that was loaded, one a line.
 */
const loaded = new Set<string>();

registerHooks({
  load(url, context, next) {
    loaded.add(url);
    return next(url, context);
  },
});

process.on('exit', () => {
  const file = process.env.GONOGO_TEST_LOADED;
  if (file) writeFileSync(file, [...loaded].join('\n'));
});
