import type { Overlay, OverlayData, OverlayKind } from '../../src/tickets/domain/overlays/overlay';

const OPENED = new Date('2026-11-23T02:00:00Z');

const DATA: OverlayData = {
  extension: { until: Date.parse('2026-12-03T01:00:00Z'), words: '等配件', ruling: null },
  supervision: { level: 'notice', cause: 'supervisor', words: '请尽快', answer: null },
  exclusion: { words: '不归我们', ruling: null },
  jointPart: { task: '请移走遮挡的树枝', result: null },
  whistle: { words: '请到现场', place: '西园四区北门', at: null },
  checkIn: { arrivedAt: null, by: null, lat: null, lon: null, rating: null },
};

const UNITS: Record<OverlayKind, string> = {
  extension: 'street-110105026',
  exclusion: 'street-110105026',
  supervision: 'street-110105026',
  jointPart: 'util-lamps',
  whistle: 'street-110105026',
  checkIn: 'util-lamps',
};

/** An overlay of the builder's ticket, in a state. */
export function anOverlay(kind: OverlayKind, state: string, more: Partial<Overlay> = {}): Overlay {
  return {
    id: `01${kind.toLowerCase()}000000000`,
    ticketId: '01ticket000000000000000001',
    kind,
    state,
    unit: UNITS[kind],
    parent: kind === 'checkIn' ? '01whistle000000000' : null,
    data: DATA[kind],
    openedAt: OPENED,
    dueAt: null,
    endedAt: null,
    ...more,
  } as Overlay;
}
