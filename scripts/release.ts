// Before a release: what takes minutes and is asked of a release alone (tests/**/*.release.test.ts). Then what goes with it is written into release/: what it is
// made of (CycloneDX), and under which licence each package is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Component {
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

if (
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run'], {
    stdio: 'inherit',
    env: { ...process.env, RELEASE: 'yes' },
  }).status !== 0
)
  process.exit(1);

const folder = 'release';
mkdirSync(folder, { recursive: true });
const made = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--sbom-type', 'application'], {
  encoding: 'utf8',
  maxBuffer: 256 * 1024 ** 2,
  shell: process.platform === 'win32',
});
if (made.status !== 0) {
  console.error(`npm sbom did not work.\n${made.stderr}`);
  process.exit(1);
}
writeFileSync(join(folder, 'sbom.cdx.json'), made.stdout);
const { components } = JSON.parse(made.stdout) as { components: Component[] };

/** The licence as the package names it, and its text where it brings one. */
function licenceOf({ name, version, licenses = [] }: Component): string {
  const at = join('node_modules', name);
  const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'License']
    .map((file) => join(at, file))
    .find((file) => existsSync(file));
  const called = licenses
    .map((one) => one.expression ?? one.license?.id ?? one.license?.name ?? '')
    .filter(Boolean)
    .join(', ');
  return `${name} ${version}: ${called || 'not named'}\n${text ? `\n${readFileSync(text, 'utf8').trim()}\n` : ''}`;
}
writeFileSync(join(folder, 'licences.txt'), components.map(licenceOf).join(`\n${'-'.repeat(80)}\n`));
const unnamed = components.filter((one) => (one.licenses ?? []).length === 0).map((one) => one.name);
console.log(
  `${folder}/sbom.cdx.json and ${folder}/licences.txt: ${String(components.length)} packages${unnamed.length > 0 ? `; without a licence that npm knows: ${unnamed.join(', ')}` : ''}.`,
);
