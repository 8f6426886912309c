import { Initial1764000000000 } from './1764000000000-initial';
import { Overlays1764100000000 } from './1764100000000-overlays';

/** Every migration, oldest first. Never edited once released. */
export const migrations = [Initial1764000000000, Overlays1764100000000];
