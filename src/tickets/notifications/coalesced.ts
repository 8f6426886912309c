import { isInPlace, placeOf, type Notice } from './notice';

/**
 * One card per place: of several taken together the last that is sent anew, else the last. Every card is drawn from the
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
  const order = new Map([...kept].map(([key, notice]) => [notice.onceKey, key]));
  return notices.flatMap((notice) => {
    if (placeOf(notice) === null) return [notice];
    const key = order.get(notice.onceKey);
    return key === undefined ? [] : [kept.get(key) ?? notice];
  });
}

function merged(before: Notice, after: Notice): Notice {
  const stays = !isInPlace(before) && isInPlace(after) ? before : after;
  const media = [...(before.media?.media ?? []), ...(after.media?.media ?? [])];
  return media.length ? { ...stays, media: { type: 'media', media } } : stays;
}
