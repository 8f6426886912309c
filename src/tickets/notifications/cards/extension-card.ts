import type { CardMessage } from '../../../shared/chat';
import { isOf, type OverlayOf } from '../../domain/overlays/overlay';
import { isFollowed } from './followed';
import { forStaff } from '../languages';
import type { Telling, Told } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { centreOf, officeTime, stepOf } from '../overlay-words';
import { shortCard } from './short-card';
import { unitCard } from './unit-card';

const texts = forStaff(overlayToldTexts);

/** What the dispatchers are asked about an extension, to their groups: with both answers while it waits for one. */
export function extensionTelling(told: Told, card: NonNullable<Telling['card']>): Telling | null {
  const last = told.overlays.filter(isOf('extension')).at(-1);
  if (!last) return null;
  const audience = { unit: centreOf(told), role: 'dispatchers' } as const;
  return { audience, message: extensionCard(told, last), card, slot: 'extension' };
}

/** The dispatchers' card, changed where it is. */
export function extensionFollows(told: Told): Telling[] {
  const last = told.overlays.filter(isOf('extension')).at(-1);
  const telling = last && isFollowed(last, told) ? extensionTelling(told, 'ifThere') : null;
  return telling ? [telling] : [];
}

function extensionCard(told: Told, { unit, state, data }: OverlayOf<'extension'>): CardMessage {
  const { number, resolveBy } = told.ticket;
  const step = stepOf(told, { unit, words: state === 'refused' ? data.ruling : data.words });
  switch (state) {
    case 'asked': {
      const title = texts(told).extensionAsked(number, step.unit, officeTime(told, data.until), step.words);
      return unitCard(told, title, [
        { move: 'grantExtension', label: texts(told).buttons.grant },
        { move: 'refuseExtension', label: texts(told).buttons.refuse },
      ]);
    }
    case 'granted':
      return unitCard(told, texts(told).extensionGranted(number, officeTime(told, resolveBy)), []);
    case 'refused':
      return unitCard(told, texts(told).extensionRefused(step), []);
    default:
      return shortCard(told, texts(told).extensionLapsed);
  }
}
