// The folder of whoever runs this copy, said as `--own FOLDER` or OWN=FOLDER. It lies over content/ (docs/own-folder.md).
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Makes what was said hold for this process and those it starts. Ends in plain words where there is no such folder. */
export function takeOwn() {
  const at = process.argv.findIndex((word) => word === '--own' || word.startsWith('--own='));
  const said = at < 0 ? process.env.OWN : process.argv[at].slice('--own='.length) || process.argv[at + 1];
  if (!said && at < 0) return;
  const folder = said && resolve(process.env.INIT_CWD ?? '.', said);
  if (!folder || !existsSync(folder)) {
    console.error(`There is no folder ${said ?? ''}. Say it like this: --own ../our-copy`);
    process.exit(1);
  }
  process.env.OWN = folder;
}
