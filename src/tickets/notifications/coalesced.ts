import { isInPlace, placeOf, type Notice } from './notice';

/**
 * One card per place: of several taken together the last that is sent anew, else the last that must be read. Every card is drawn from the
 * ticket as it is now, so nothing is lost but noise; evidence of the ones left out goes with the one that stays.
 */
export function coalesced(notices: readonly Notice[]): Notice[] {
  const kept = new Map<string, Notice>();
  for (const notice of notices) {
    const key = placeOf(notice);
    if (key === null) continue;
    const before = kept.get(key);
    kept.set(key, before ? merged(before, notice) : notice);
  }
  const due = new Map([...kept].map(([place, notice]) => [notice.onceKey, place]));
  return notices.flatMap((notice) => {
    if (placeOf(notice) === null) return [notice];
    const place = due.get(notice.onceKey);
    // Two rules may tell of one event on one card; it is said once.
    due.delete(notice.onceKey);
    return place === undefined ? [] : [kept.get(place) ?? notice];
  });
}

/** Sent anew goes before edited, and that before edited where it can be. */
function weightOf(notice: Notice): number {
  if (!isInPlace(notice)) return 2;
  return notice.message.type === 'card' && notice.message.onlyInPlace ? 0 : 1;
}

function merged(before: Notice, after: Notice): Notice {
  const stays = weightOf(before) > weightOf(after) ? before : after;
  const media = [...(before.media?.media ?? []), ...(after.media?.media ?? [])];
  return media.length ? { ...stays, media: { type: 'media', media } } : stays;
}
