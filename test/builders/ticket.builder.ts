import type { Ticket } from '../../src/tickets/domain/ticket';

const SUBMITTED = new Date('2026-11-23T01:00:00Z');
const after = (minutes: number): Date => new Date(SUBMITTED.getTime() + minutes * 60_000);

/** A ticket of the street 望京, dispatched an hour before ten on Monday, 23 November 2026. */
export function aTicket(more: Partial<Ticket> = {}): Ticket {
  return {
    id: '01ticket000000000000000001',
    number: 'BJ-261123-0001-1',
    draftId: 'draft-1',
    state: 'dispatched',
    revision: 3,
    kind: 'complaint',
    category: 'road.surface',
    grade: 'ordinary',
    story: '路面塌了一块',
    place: { text: '望京西园四区', lat: null, lon: null, district: '110105', street: '110105026' },
    happened: null,
    language: 'zh-CN',
    isPublic: false,
    contactPhone: null,
    resident: { key: 'telegram:bot:zhang', address: { channel: 'telegram', account: 'bot', chatId: 'zhang' } },
    leadUnit: 'street-110105026',
    byFallback: false,
    submittedAt: SUBMITTED,
    dispatchBy: after(60),
    acceptBy: after(120),
    resolveBy: after(10_080),
    clockStoppedAt: null,
    stateBefore: null,
    acceptedAt: null,
    resolvedAt: null,
    closedAt: null,
    updatedAt: SUBMITTED,
    returnCount: 0,
    urgeCount: 0,
    lastUrgedAt: null,
    evidenceCount: 0,
    handler: null,
    joinedInto: null,
    people: 1,
    residentLeft: false,
    ...more,
  };
}
