import { done, Refusal, tell, tellRefusal } from '#mailbox/gate/codes.ts';
import { jsonOf } from '#mailbox/gate/reading.ts';
import { afterQuery, mostWords, newAnswer, newPhone, newRoom, roomNow } from '#mailbox/gate/shapes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import type { Rooms } from '#mailbox/live/live-rooms.ts';
import { address, type Knock } from './address.ts';
import { expectToken } from './opens.ts';

/** The live rooms, where this copy has them. @throws {Refusal} `not-found` */
const rooms = ({ room }: Pick<Knock, 'room'>): Promise<Rooms> =>
  room.live ? Promise.resolve(room.live) : Promise.reject(new Refusal('not-found'));

/**
 * What a token may ask of its room. A token that no room has is told `ended` before anything else of the request is looked at; one that is good is counted, and
 * one that waits holds no place among the requests of its address.
 */
const withToken =
  (who: 'host' | 'phone') =>
  async (knock: Knock): Promise<Rooms> => {
    const live = await rooms(knock);
    await live.expect(who, knock.tokenSum);
    knock.room.gate.letTokenIn(knock.from, knock.tokenSum);
    return live;
  };

export const liveRoomAddresses = [
  address('POST', '/api/room', {
    takesBody: true,
    opens: rooms,
    async act({ room, request, from, tokenSum, opened }) {
      const { join, to } = await jsonOf(request, newRoom);
      expectToken(request);
      room.gate.letRoomIn(from);
      return tell(201, { pictures: await opened.open(tokenSum, sumOf(join), to) });
    },
  }),
  address('PUT', '/api/room', {
    takesBody: true,
    opens: withToken('host'),
    async act({ request, tokenSum, opened }) {
      const { of, door, words } = await jsonOf(request, roomNow, mostWords + 300);
      await opened.put(tokenSum, of, door, words);
      return done();
    },
  }),
  address('GET', '/api/room', {
    query: afterQuery,
    opens: withToken('host'),
    async act({ tokenSum, opened, query, rest }) {
      rest();
      return tell(200, await opened.answers(tokenSum, query.after));
    },
  }),
  address('DELETE', '/api/room', {
    opens: withToken('host'),
    async act({ tokenSum, opened }) {
      await opened.end(tokenSum);
      return done();
    },
  }),
  address('POST', '/api/room/phone', {
    takesBody: true,
    opens: rooms,
    async act({ room, request, from, tokenSum, opened }) {
      const by = await jsonOf(request, newPhone);
      expectToken(request);
      if ('join' in by) return tell(200, { to: await opened.join(tokenSum, { join: sumOf(by.join) }, by.key) });
      room.gate.letPicturesIn(from);
      try {
        return tell(200, { to: await opened.join(tokenSum, by, by.key) });
      } catch (why) {
        if (!(why instanceof Refusal) || why.code !== 'not-found') throw why;
        // Not thrown: the gate counts what is not found for tokens, of which nobody errs in one.
        room.gate.wrongPictures(from);
        return tellRefusal(why);
      }
    },
  }),
  address('GET', '/api/room/phone', {
    query: afterQuery,
    opens: withToken('phone'),
    async act({ tokenSum, opened, query, rest }) {
      rest();
      return tell(200, await opened.now(tokenSum, query.after));
    },
  }),
  address('PUT', '/api/room/answer', {
    takesBody: true,
    opens: withToken('phone'),
    async act({ request, tokenSum, opened }) {
      const { of, n, sealed } = await jsonOf(request, newAnswer);
      await opened.say(tokenSum, of, n, sealed);
      return done();
    },
  }),
];
