/**
 * `npm run bench` measures the program's start and its probes, `npm run bench -- sandbox` the sandbox under a load of
 * a minute. Figures are printed beside their bounds; nothing fails.
 */
if (process.argv[2] === 'sandbox') await import('./sandbox.ts');
else await import('./program.ts');
