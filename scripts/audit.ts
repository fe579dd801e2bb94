// Looks at the packages this is built from: which run something at install, and of which a hole is known. `npm run audit`, and a part of `npm test`.
// What is written down in docs/packages.json, with its reason and until when, is let pass. A registry that answers nothing about holes is said to, and is no failure.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const written = z.strictObject({
  /** Package → what its install script does. */
  installScripts: z.record(z.string(), z.string().min(10)),
  exceptions: z.array(
    z.strictObject({
      /** As the advisory is called: `GHSA-…`. */ advisory: z.string(),
      package: z.string(),
      why: z.string().min(10),
      until: z.iso.date(),
    }),
  ),
});
export type Written = z.infer<typeof written>;

const advisory = z.object({
  name: z.string().optional(),
  url: z.string().optional(),
  title: z.string().optional(),
  severity: z.string(),
});
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ name: z.string(), severity: z.string(), via: z.array(z.union([z.string(), advisory])) }),
  ),
});
const grave = ['high', 'critical'];

/** Packages of a lockfile that run something at install and are not written down. */
export const unnamedScripts = (
  lock: { packages: Record<string, { hasInstallScript?: boolean }> },
  { installScripts }: Written,
): string[] =>
  Object.entries(lock.packages)
    .filter(([, one]) => one.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .filter((name) => !(name in installScripts));

/**
 * Grave holes in what `npm audit --json` said that no exception of today lets pass.
 * @returns undefined where it was no report: no way to the registry, or one that knows nothing of holes.
 */
export function graveHoles(said: unknown, { exceptions }: Written, today: string): string[] | undefined {
  const read = report.safeParse(said);
  if (!read.success) return undefined;
  const passes = (name: string, url: string) =>
    exceptions.some((one) => one.package === name && url.endsWith(one.advisory) && one.until >= today);
  return Object.values(read.data.vulnerabilities).flatMap(({ name, via }) =>
    via.flatMap((one) =>
      typeof one !== 'string' && grave.includes(one.severity) && !passes(name, one.url ?? '')
        ? [`${name}: ${one.title ?? 'a hole'} (${one.severity}) ${one.url ?? ''}`]
        : [],
    ),
  );
}

function audit(): number {
  const ours = written.parse(JSON.parse(readFileSync('docs/packages.json', 'utf8')));
  const today = new Date().toISOString().slice(0, 10);
  const unnamed = unnamedScripts(
    JSON.parse(readFileSync('package-lock.json', 'utf8')) as Parameters<typeof unnamedScripts>[0],
    ours,
  );
  for (const name of unnamed)
    console.error(`${name} runs something at install. Look at it, and write down in docs/packages.json what it does.`);
  for (const one of ours.exceptions.filter((e) => e.until < today))
    console.error(`The exception for ${one.advisory} (${one.package}) ended on ${one.until}.`);
  const said = spawnSync('npm', ['audit', '--json', '--fetch-timeout=20000', '--fetch-retries=0'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 60_000,
  }).stdout;
  let holes: string[] | undefined;
  try {
    holes = graveHoles(JSON.parse(said), ours, today);
  } catch {
    /* Nothing that could be read came. */
  }
  if (!holes)
    console.log(
      'The registry said nothing about holes: there is no way to it, or it knows of none. Look again where there is.',
    );
  for (const hole of holes ?? [])
    console.error(
      `${hole}\n  Update it, or write down in docs/packages.json why it does not reach us and until when that holds.`,
    );
  console.log(
    `Packages: ${String(Object.keys(ours.installScripts).length)} with an install script, named; ${holes ? `${String(holes.length)} grave holes` : 'holes not looked at'}.`,
  );
  return unnamed.length + (holes?.length ?? 0) > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = audit();
