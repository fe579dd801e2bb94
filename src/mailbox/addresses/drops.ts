import { done } from '#mailbox/gate/codes.ts';
import { dropIdHeaders, newDropHeaders } from '#mailbox/gate/shapes.ts';
import { sumOf } from '#mailbox/gate/token-sum.ts';
import { endDrop, putDrop } from '#mailbox/store/drops.ts';
import { address } from './address.ts';
import { byRead } from './opens.ts';

export const dropAddresses = [
  address('PUT', '/api/drop', {
    headers: newDropHeaders,
    opens: byRead(),
    async act({ room, opened, headers }) {
      await room.disk.expectRoom('known');
      await putDrop(room.db, opened.read_sum, headers['x-drop-id'], sumOf(headers['x-drop']));
      return done();
    },
  }),
  address('DELETE', '/api/drop', {
    headers: dropIdHeaders,
    opens: byRead(),
    async act({ room, opened, headers }) {
      await endDrop(room.db, opened.read_sum, headers['x-drop-id']);
      return done();
    },
  }),
];
