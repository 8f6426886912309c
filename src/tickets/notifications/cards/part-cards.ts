import type { CardMessage } from '../../../shared/chat';
import { maskNumbersIn } from '../../domain/mask';
import { isOf, type OverlayOf } from '../../domain/overlays/overlay';
import { forStaff } from '../languages';
import { isFollowed, latestOfEach } from './followed';
import type { Telling, Told } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { officeName } from '../overlay-words';
import { shortCard } from './short-card';
import { unitCard, type CardButton } from './unit-card';
import { untilInWords } from './until-in-words';

type Part = OverlayOf<'jointPart'>;

const texts = forStaff(overlayToldTexts);

/** The states of a part whose unit has nothing to do with the ticket any more. */
const GONE: readonly string[] = ['returned', 'cancelled'];

/** A joint unit's part as it stands: the ticket, what is asked of this unit, and what it can do about it now. */
export function partCard(told: Told, part: Part): CardMessage {
  const lead = officeName(told, told.ticket.leadUnit);
  const title = texts(told).partAssigned(told.ticket.number, lead, maskNumbersIn(part.data.task));
  if (GONE.includes(part.state)) return shortCard(told, texts(told).partStates[part.state] ?? '', title);
  const card = unitCard(told, title, buttonsOf(told, part));
  const dueAt = part.endedAt === null ? part.dueAt : null;
  const due = dueAt ? [{ label: texts(told).rows.partBy, value: untilInWords(dueAt, told) }] : [];
  return { ...card, rows: [...card.rows, ...due] };
}

/** Each joint unit's card, changed where it is. */
export function partsFollow(told: Told): Telling[] {
  const parts = latestOfEach(told.overlays.filter(isOf('jointPart'))).filter((part) => isFollowed(part, told));
  return parts.map((part) => ({
    audience: { unit: part.unit },
    message: partCard(told, part),
    card: 'ifThere',
    slot: 'part',
  }));
}

function buttonsOf(told: Told, { state, endedAt }: Part): CardButton[] {
  if (endedAt !== null) return [];
  const { accept, resolve, return: back, material } = texts(told).buttons;
  return [
    ...(state === 'assigned' ? [{ move: 'accept' as const, label: accept }] : []),
    { move: 'resolve', label: resolve },
    { move: 'return', label: back },
    { move: 'material', label: material },
  ];
}
