#!/usr/bin/env node
/**
 * The entry: answers --version itself and turns an older Node away in one sentence; everything else is loaded on
 * demand. Plain syntax only, so that any Node that knows modules can read it. The only place that ends the process.
 */
const oldestNode = [22, 12];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const words = process.argv.slice(2);

if (major < (oldestNode[0] ?? 0) || (major === oldestNode[0] && minor < (oldestNode[1] ?? 0))) {
  process.stderr.write(
    `gonogo needs Node ${oldestNode.join('.')} or newer, and this is Node ${process.versions.node}: install a current Node from https://nodejs.org and run the same command again.\n`,
  );
  process.exitCode = 2;
} else if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  // A reader that left early is no failure; anything else that keeps the answer back is ours.
  process.stdout.on('error', (error) => {
    process.exitCode = 'code' in error && error.code === 'EPIPE' ? 0 : 4;
  });
  process.stdout.write(`${__GONOGO_VERSION__}\n`);
} else {
  start().catch((error) => {
    process.stderr.write(`gonogo itself failed before it could begin: ${error.message}\n`);
    process.exit(4);
  });
}

async function start() {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.();
  const { runProcess } = await import('./commands/process.ts');
  const exit = (code: number): never => process.exit(code);
  exit(await runProcess(words, __GONOGO_VERSION__, exit));
}
