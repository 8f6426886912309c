import type { Seat } from './seat';

/** A one-time code to bind a group chat with, in clear: it is shown once and stored hashed. */
export interface IssuedCode extends Seat {
  code: string;
  expiresAt: Date;
}
