import { useState } from 'react';
import { useHere } from './here.ts';
import type { Desk } from './use-desk.ts';

/** Notes something of one's own. @returns how to (false: it is kept nowhere), and whether that came of it last, for `NotNoted` to say. */
export function useNote(): { note: Desk['jot']; failed: boolean } {
  const { desk } = useHere();
  const [failed, setFailed] = useState(false);
  const note: Desk['jot'] = async (record) => {
    const isKept = await desk.jot(record);
    setFailed(!isKept);
    return isKept;
  };
  return { note, failed };
}
