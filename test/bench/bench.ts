/**
 * `npm run bench` measures the program's start and its probes, `npm run bench -- sandbox` the sandbox under a load of
 * a minute, `npm run bench -- trial` a trial of a gigabyte of samples, `npm run bench -- simulate` a day of simulated traffic.
 * Figures are printed beside their bounds; nothing fails.
 */
if (process.argv[2] === 'sandbox') await import('./sandbox.ts');
else if (process.argv[2] === 'trial') await import('./trial.ts');
else if (process.argv[2] === 'simulate') await import('./simulate.ts');
else await import('./program.ts');
