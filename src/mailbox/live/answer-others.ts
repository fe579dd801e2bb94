import { Refusal } from '#mailbox/gate/codes.ts';
import { call, hex } from './calls.ts';
import type { LiveRooms } from './live-rooms.ts';

/** Rooms that are being opened here, by their host, with what they are joined by and their codes: nobody else takes these meanwhile. */
export type Opening = Map<string, { join: string; code: string }>;

/** Answers what other servers ask of the rooms that are here. @returns rejects with a Refusal as the rooms do, and with something else for what is no call */
export function answerOthers(mine: LiveRooms, opening: Opening): (what: unknown) => Promise<unknown> {
  return async (what) => {
    const asked = call.parse(what);
    switch (asked[0]) {
      case 'has':
        return mine.has({ [asked[1]]: asked[2] });
      case 'may-open': {
        const [, host, join, code] = asked;
        if (mine.has({ host }) || mine.has({ phone: host }) || mine.has({ join })) return 'is-here';
        const others = [...opening];
        // Both are asked at the same moment: neither opens it, and who asked tries again.
        if (others.some(([one, its]) => one === hex(host) || its.join === hex(join))) throw new Refusal('try-later', 1);
        const taken = mine.has({ code }) || others.some(([, its]) => its.code === code.join(' '));
        return taken ? 'code-taken' : 'yes';
      }
      case 'may-join':
        return {
          room: 'join' in asked[2] ? mine.has({ join: asked[2].join }) : mine.has({ code: asked[2].pictures }),
          phone: mine.has({ phone: asked[1] }) || mine.has({ host: asked[1] }),
        };
      case 'open':
        return mine.open(asked[1], asked[2], asked[3]);
      case 'put':
        mine.put(asked[1], asked[2], asked[3], asked[4] ?? undefined);
        return null;
      case 'answers':
        return mine.answers(asked[1], asked[2]);
      case 'end':
        mine.end(asked[1]);
        return null;
      case 'join':
        return mine.join(asked[1], asked[2], asked[3] ?? undefined);
      case 'now': {
        const { n, of, words: some } = await mine.now(asked[1], asked[2]);
        return { n, of, ...(some === undefined ? {} : { room: mine.roomOf(asked[1]) }) };
      }
      case 'words':
        return mine.now(asked[1], -1);
      case 'say':
        mine.say(asked[1], asked[2], asked[3], asked[4]);
        return null;
    }
  };
}
