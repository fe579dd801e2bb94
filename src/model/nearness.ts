/** How near somebody is to me in my circle, the nearest first. */
export const nearness = ['close', 'near', 'far'] as const;
/** One of these rings. */
export type Nearness = (typeof nearness)[number];
