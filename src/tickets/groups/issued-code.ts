import type { HandlingUnit } from '../../../config/city';

/** A one-time code to bind a group chat with, in clear: it is shown once and stored hashed. */
export interface IssuedCode {
  code: string;
  unit: HandlingUnit;
  expiresAt: Date;
}
