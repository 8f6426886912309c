export { REHEARSED, type RehearsedChannel } from './channels/driver';
export { rehearse, type Rehearsal } from './rehearse';
export { isClean, type RehearsalReport } from './report';
export type { BadLine, BadLineWhy } from './told-messages';
