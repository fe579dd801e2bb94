import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Says in plain words what is wrong, and how the command is used; ends with 1. */
export function giveUp(why: string, usage: string): never {
  console.error(`${why}\n\nUse it like this:\n  ${usage}`);
  process.exit(1);
}

/** What was said after the name of a command. An option it does not know ends the command in plain words. */
export function said<O extends NonNullable<ParseArgsConfig['options']>>(options: O, usage: string) {
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch (why) {
    return giveUp(why instanceof Error ? (why.message.split('. ')[0] ?? '') : 'That was not understood.', usage);
  }
}

/** Runs a command; what goes wrong is said in one line, without a trace. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (why) {
    console.error(`That did not work: ${why instanceof Error ? why.message : String(why)}`);
    process.exitCode = 1;
  }
}
