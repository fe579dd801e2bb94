import { z } from 'zod';
import { token, type Token } from '#model/answer.ts';
import { keptNames } from '#device/kept-names.ts';
import { roomLasts, type HostToken } from '#model/live-room.ts';
import { newToken } from '#model/token.ts';
import { recipient, type Recipient } from '#model/worker-card.ts';
import { endRoom, openRoom, putRoom, roomAnswers } from '#post/live-room.ts';
import { keepTrying } from './keep-trying.ts';
import { openChoice } from './sealed-choice.ts';
import { sealQuestion, type RoomQuestion } from './sealed-question.ts';

/**
 * A live room as the facilitator's device leads it. It stands in `localStorage` until it ends or is 4 hours old, so that a screen that is loaded anew goes on with it.
 * `run`: the run of a Session that it is for. `by`: the device in whose name its counts are written.
 * Example: `{"host":"0f…","join":"3a…","to":"age1…","identity":"AGE-SECRET-KEY-1…","pictures":[3,17,8],"by":"77…","run":"c1…","at":1796040000000}`.
 */
const room = z.strictObject({
  host: token,
  join: token,
  to: recipient,
  identity: z.string(),
  pictures: z.array(z.int()),
  by: token,
  run: token,
  at: z.number(),
});
export type HostRoom = z.infer<typeof room>;

/** The room of a run that is going on, as far as this device knows. */
export function roomOf(run: string): HostRoom | undefined {
  try {
    const kept = room.parse(JSON.parse(localStorage.getItem(keptNames.leadsRoom) ?? 'null'));
    return kept.run === run && Date.now() - kept.at < roomLasts ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Lets go of what this device knows of its room. */
function letGo(): void {
  try {
    localStorage.removeItem(keptNames.leadsRoom);
  } catch {
    /* Nothing is kept there. */
  }
}

/** The newest choice in each place of each question. It outlives a room: a phone that joins the next one takes the place it had. */
interface Places {
  run: string;
  by: Token;
  of: Map<string, Map<string, { n: number; choice: string }>>;
}
let places: Places | undefined;

function placesOf({ run, by }: HostRoom): Places['of'] {
  if (places?.run !== run || places.by !== by) places = { run, by, of: new Map() };
  return places.of;
}

/** Opens a live room for a run of a Session. Throws NotThere, NoInternet, TryLater. */
export async function startRoom(run: string): Promise<HostRoom> {
  const { newIdentity } = await import('#sealing/seal.ts');
  const [{ identity, recipient: to }, host, join] = [await newIdentity(), newToken<HostToken>(), newToken()];
  const pictures = await openRoom(host, join, to);
  const by = places?.run === run ? places.by : newToken();
  const now: HostRoom = { host, join, to, identity, pictures, by, run, at: Date.now() };
  try {
    localStorage.setItem(keptNames.leadsRoom, JSON.stringify(now));
  } catch {
    /* Then it ends with this screen. */
  }
  return now;
}

/** Ends it for all phones. Where there is no way to the server it ends by itself after 4 hours. */
export async function stopRoom({ host }: HostRoom): Promise<void> {
  letGo();
  await endRoom(host).catch(() => undefined);
}

/** How many said what to each question, by its id in the room, then by choice. */
export type PhoneCounts = Record<string, Record<string, number>>;
/** What is known of a room. `keys`: to whom phones want a question's own words sealed; `away`: there is no way to the server now. */
export interface RoomHeard {
  phones: number;
  keys: readonly Recipient[];
  counts: PhoneCounts;
  away: boolean;
}

function countsOf(of: Places['of']): PhoneCounts {
  return Object.fromEntries(
    [...of].map(([asked, all]) => {
      const counts: Record<string, number> = {};
      for (const { choice } of all.values()) counts[choice] = (counts[choice] ?? 0) + 1;
      return [asked, counts];
    }),
  );
}

/** ms between what is asked of the server: answers that come at once come together. */
const gathers = 150;

/**
 * Follows a room: opens what phones said, and tells what is known whenever that changed.
 * @param known the choices that a question has: what is none of them is not counted.
 * @returns `ended` where it is over, `over` where nobody follows any more (`signal`).
 */
export async function followRoom(
  now: HostRoom,
  known: (of: string, choice: string) => boolean,
  hear: (heard: RoomHeard) => void,
  signal: AbortSignal,
): Promise<'over' | 'ended'> {
  const of = placesOf(now);
  let [after, heard]: [number, RoomHeard] = [0, { phones: 0, keys: [], counts: countsOf(of), away: false }];
  const tell = (change: Partial<RoomHeard>) => {
    heard = { ...heard, ...change };
    if (!signal.aborted) hear(heard);
  };
  const came = await keepTrying(
    async () => {
      const { n, phones, answers, keys } = await roomAnswers(now.host, after);
      for (const answer of answers) {
        const said = await openChoice(answer.sealed, now.identity);
        if (said?.of !== answer.of || !known(said.of, said.choice)) continue;
        const all = of.get(said.of) ?? new Map<string, { n: number; choice: string }>();
        if ((all.get(said.place)?.n ?? -1) < said.n) all.set(said.place, { n: said.n, choice: said.choice });
        of.set(said.of, all);
      }
      after = n;
      tell({ phones, keys, counts: countsOf(of) });
      await new Promise((done) => {
        setTimeout(done, gathers);
      });
      return !signal.aborted;
    },
    (away) => {
      tell({ away });
    },
  );
  if (came === 'ended' && !signal.aborted) letGo();
  return came;
}

/** Words that no phone has, and to whom they are sealed. */
export interface OwnWords {
  question: RoomQuestion;
  keys: readonly Recipient[];
}

/** Says which question stands, one after the other, until the server has the newest. */
export function openTelling({ host }: HostRoom): (of: string | null, door: boolean, own?: OwnWords) => void {
  let wanted: [string | null, boolean, OwnWords | undefined] | undefined;
  let going = false;
  /** Sealed once for the same phones: what is told again is the same. */
  let last: { for: string; words: string | undefined } | undefined;
  const wordsOf = async (of: string | null, { question, keys }: OwnWords) => {
    const to = [of, ...keys].join();
    if (last?.for !== to) last = { for: to, words: await sealQuestion(question, keys) };
    return last.words;
  };
  const go = async () => {
    if (going) return;
    going = true;
    await keepTrying(
      async () => {
        const now = wanted;
        if (!now) return false;
        const [of, door, own] = now;
        await putRoom(host, of, door, own && (await wordsOf(of, own)));
        if (wanted === now) wanted = undefined;
        return wanted !== undefined;
      },
      () => undefined,
    ).catch(() => undefined);
    going = false;
  };
  return (of, door, own) => {
    wanted = [of, door, own];
    void go();
  };
}

/** The address that leads phones in, with the key that answers are sealed to behind its `#`: no server sees that. */
export const joinAddress = (page: string, { join, to }: HostRoom): string =>
  `${new URL(page, location.href).href}#${join}.${to}`;
