import type { Token } from '#model/answer.ts';
import { newToken } from '#model/token.ts';
import { wayOfPassphrase, wayOfRecovery } from '#sealing/stretch.ts';
import type { WorkerKeys } from '#worker/keep/keys.ts';
import { keepKeys } from './sealed-keys.ts';

/** The same worker under a new passphrase: the one before opens nothing any more. Throws what `post` throws. */
export async function withNewPassphrase(
  keys: WorkerKeys,
  passphrase: string,
  tell: (far: number) => void,
): Promise<WorkerKeys> {
  const next: WorkerKeys = {
    ...keys,
    ways: { ...keys.ways, passphrase: await wayOfPassphrase(passphrase, keys.code, tell) },
  };
  await keepKeys(next);
  return next;
}

/** The same worker with a new spare key: the one before opens nothing any more. Throws what `post` throws. */
export async function withNewSpareKey(keys: WorkerKeys): Promise<{ keys: WorkerKeys; secret: Token }> {
  const secret = newToken();
  const next: WorkerKeys = { ...keys, ways: { ...keys.ways, recovery: wayOfRecovery(secret) } };
  await keepKeys(next);
  return { keys: next, secret };
}
