/** What people may be in while nobody has come yet. */
export const DANGERS = ['fire', 'gas', 'power', 'trapped'] as const;

export type Danger = (typeof DANGERS)[number];
