import type { Evidence, ServiceRequest } from '../../src/tickets/domain/service-request';

let drafts = 0;

/** A request that is accepted as it is. */
export function aRequest(more: Partial<ServiceRequest> = {}): ServiceRequest {
  drafts += 1;
  return {
    draftId: `draft-${process.pid}-${drafts}`,
    kind: 'complaint',
    category: 'road.surface',
    story: '路面塌了一块，有事打 13800138000',
    place: { text: '望京西园四区', lat: null, lon: null, district: '110105', street: '110105026' },
    happened: null,
    evidence: [],
    language: 'zh-CN',
    isPublic: false,
    contactPhone: '+8613800138000',
    resident: aResident(`resident-${drafts}`),
    ...more,
  };
}

/** A person who writes in private on Telegram. */
export function aResident(person: string): ServiceRequest['resident'] {
  return { key: `telegram:bot:${person}`, address: { channel: 'telegram', account: 'bot', chatId: person } };
}

/** A photo. */
export function aPhoto(ref = 'photo-1'): Evidence {
  return { kind: 'photo', ref, channel: 'telegram', account: 'bot' };
}
