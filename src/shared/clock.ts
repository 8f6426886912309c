/** The only source of "now" outside the pure core; tests move it by hand. */
export interface Clock {
  now(): Date;
}

/** Injection token of the `Clock`. */
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = { now: () => new Date() };
