import { Initial1764000000000 } from './1764000000000-initial';
import { Evidence1764100000000 } from './1764100000000-evidence';

/** Every migration, oldest first. Never edited once released. */
export const migrations = [Initial1764000000000, Evidence1764100000000];
