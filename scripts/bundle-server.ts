import { buildSync } from 'esbuild';

/** Puts a server into one plain file: what reads TypeScript takes 30 MB of memory, and a server would hold them as long as it runs. */
export function bundleServer(entry: string, outfile: string): void {
  buildSync({
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    outfile,
    logLevel: 'warning',
  });
}
