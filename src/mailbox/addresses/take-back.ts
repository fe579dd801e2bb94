import { done, Refusal, tell } from '#mailbox/gate/codes.ts';
import { sameSum } from '#mailbox/gate/token-sum.ts';
import { takeBack, takeBackState } from '#mailbox/store/envelopes.ts';
import { address, type Knock } from './address.ts';

async function stateOf({ room, from, tokenSum }: Knock): Promise<'waiting' | 'read' | 'taken-back'> {
  const found = await takeBackState(room.db.read, tokenSum);
  if (!sameSum(found?.sum, tokenSum) || !found) throw new Refusal('not-found');
  room.gate.letTokenIn(from, tokenSum);
  return found.state;
}

export const takeBackAddresses = [
  address('GET', '/api/take-back', {
    opens: stateOf,
    act({ opened: state }) {
      if (state === 'taken-back') throw new Refusal('not-found');
      return Promise.resolve(tell(200, { state }));
    },
  }),
  address('POST', '/api/take-back', {
    opens: stateOf,
    async act({ room, tokenSum }) {
      await takeBack(room.db, tokenSum);
      return done();
    },
  }),
];
