import { z } from 'zod';

/** How a moment is written (`moment.ts`): apart from what is done with it, so that a screen that only orders loads no checks. */
export const moment = z.string().regex(/^\d{13}-\d{4}$/);
