import type { InboundMessage, Part } from '../shared/chat';
import { assembleAlbum } from './album-assembly';

function part(eventId: string, parts: Part[], rest: Partial<InboundMessage> = {}): InboundMessage {
  const chat = { id: 'c1', scope: 'group' as const };
  const sentAt = new Date(0);
  return { channel: 'fake', account: 'bot', eventId, chat, personId: 'p1', addressed: false, parts, sentAt, ...rest };
}

const photo = (ref: string): Part => ({ t: 'media', kind: 'photo', ref });

describe('assembling an album', () => {
  it('of nothing gives nothing', () => {
    expect(assembleAlbum([])).toBeNull();
  });

  it('of one part gives that part', () => {
    const only = part('1', [photo('a'), { t: 'text', text: 'x' }]);
    expect(assembleAlbum([only])).toBe(only);
  });

  it('orders by event id, as numbers where they are numbers', () => {
    const album = assembleAlbum(['10', '9', '100'].map((id) => part(id, [photo(id)])));
    expect(album?.eventId).toBe('9');
    expect(album?.parts).toEqual([photo('9'), photo('10'), photo('100')]);
  });

  it('joins the captions where the first stood', () => {
    const text = (words: string): Part => ({ t: 'text', text: words });
    const album = assembleAlbum([
      part('1', [photo('a')]),
      part('2', [photo('b'), text('one')]),
      part('3', [text('two')]),
    ]);
    expect(album?.parts).toEqual([photo('a'), photo('b'), text('one\ntwo')]);
  });

  it('is addressed, and a reply, when any part is', () => {
    const album = assembleAlbum([part('1', []), part('2', [], { addressed: true, replyTo: '7' })]);
    expect(album).toMatchObject({ addressed: true, replyTo: '7' });
  });
});
