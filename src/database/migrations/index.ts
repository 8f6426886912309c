import { Initial1764000000000 } from './1764000000000-initial';

/** Every migration, oldest first. Never edited once released. */
export const migrations = [Initial1764000000000];
