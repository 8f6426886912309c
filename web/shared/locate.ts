import type { Place } from './wire';

/** Why there is no place; the page picks the words. */
export type LocateProblem = 'insecure' | 'denied' | 'unavailable' | 'timeout';

const PROBLEMS: Record<number, LocateProblem> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };
const OPTIONS: PositionOptions = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };
/** About a metre; more says nothing. */
const DIGITS = 5;

/** Where the device is. The browser asks the person first; call it only when a button was pressed. */
export function locate(): Promise<Place | LocateProblem> {
  if (!window.isSecureContext) return Promise.resolve('insecure');
  if (!('geolocation' in navigator)) return Promise.resolve('unavailable');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: round(coords.latitude), lon: round(coords.longitude) }),
      ({ code }) => resolve(PROBLEMS[code] ?? 'unavailable'),
      OPTIONS,
    );
  });
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}
