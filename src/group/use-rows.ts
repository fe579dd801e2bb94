import { useEffect, useState } from 'react';
import type { GroupRow } from '#model/group-record.ts';
import { allRows, onRows } from './keep.ts';

/** What the group kept, fresh while it is shown: undefined until it was read, `cannot` where nothing can be kept here. */
export function useRows(): GroupRow[] | 'cannot' | undefined {
  const [rows, setRows] = useState<GroupRow[] | 'cannot'>();
  useEffect(() => {
    let over = false;
    const look = () =>
      void allRows().then(
        (all) => {
          if (!over) setRows(all);
        },
        () => {
          if (!over) setRows('cannot');
        },
      );
    look();
    const end = onRows(look);
    return () => {
      over = true;
      end();
    };
  }, []);
  return rows;
}
