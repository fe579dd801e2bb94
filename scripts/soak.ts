// Wears the product down for as long as it takes: journeys whose browser is killed, a server that is killed, an update under two open
// windows, a full disk, hostile files, a day's traffic. Not in `npm test`. `npm run soak -- journeys --times 200` runs one part.
import { parseArgs } from 'node:util';
import { installBrowser } from './browser.mjs';
import { buildAll } from './build-all.ts';
import { isBuilt } from './built-from.ts';
import { parts } from './soak/all-parts.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { times: { type: 'string' }, minutes: { type: 'string' } },
});
const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
if (!isBuilt()) await buildAll();
await installBrowser();
let bad = 0;
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n── ${name}: ${part.what}`);
  const from = Date.now();
  const wrong: string[] = [];
  try {
    await part.run({
      times: Number(values.times ?? part.times),
      minutes: Number(values.minutes ?? 10),
      say: (line) => console.log(`   ${line}`),
      wrong: (line) => {
        wrong.push(line);
        console.log(`   WRONG: ${line}`);
      },
    });
  } catch (why) {
    wrong.push(String(why));
    console.error(why);
  }
  bad += wrong.length;
  console.log(
    `── ${name}: ${wrong.length === 0 ? 'held' : `NOT held, ${String(wrong.length)} wrong`}, ${String(Math.round((Date.now() - from) / 1000))} s`,
  );
}
process.exit(bad > 0 ? 1 : 0);
