import { aCity } from '../../../../test/builders/city.builder';
import { aTicket } from '../../../../test/builders/ticket.builder';
import { shifted } from '../../../knowledge';
import type { Ticket } from '../ticket';
import { alikeKeys, keysToLookIn } from './alike-keys';
import { sameAs } from './same-matter';

const city = aCity();
const GATE = { lat: 39.9999, lon: 116.4701 };
const place = (more: Partial<Ticket['place']>): Ticket['place'] => ({ ...aTicket().place, ...more });
const at = (north: number, east = 0): Ticket['place'] => place({ ...shifted(GATE, north, east), text: null });
const told = (story: string, text: string | null, street: string | null = '110105026') =>
  aTicket({ story, place: place({ text, street }) });

describe('whether two are the same matter', () => {
  it('two points decide by their distance, whatever the words', () => {
    const one = aTicket({ place: at(0), story: '路面塌了' });
    expect(sameAs(one, city)(aTicket({ place: at(190), story: '有个大坑' }))).toBeGreaterThan(0);
    expect(sameAs(one, city)(aTicket({ place: at(210), story: '路面塌了' }))).toBe(0);
  });

  it('near points do not make one of two estates', () => {
    const near = (text: string, north: number): Ticket => aTicket({ place: { ...at(north), text } });
    expect(sameAs(near('望京西园四区', 0), city)(near('望京西园三区', 60))).toBe(0);
    expect(sameAs(near('望京西园四区', 0), city)(near('望京西园四区东门', 60))).toBeGreaterThan(0);
  });

  it('the nearer one is the surer', () => {
    const one = aTicket({ place: at(0) });
    const [near, far] = [20, 150].map((meters) => sameAs(one, city)(aTicket({ place: at(meters) })));
    expect(near).toBeGreaterThan(far ?? 0);
  });

  const AT_FIVE = told('路面塌了一大块', '望京西园四区5号楼');

  it.each<[string, Ticket, boolean]>([
    ['told alike at the same house', told('路面塌了一块', '望京街道西园四区5号楼门口'), true],
    ['told alike, with no house', told('路面塌了一块', '西园四区'), true],
    ['at another house', told('路面塌了一块', '西园四区9号楼'), false],
    ['at another estate', told('路面塌了一块', '望京街道花家地南里'), false],
    ['in another part of the estate', told('路面塌了一大块', '望京西园三区5号楼'), false],
    ['in another part, with the story naming both', told('路面塌了一大块，四区没塌', '望京西园三区5号楼'), false],
    ['in an estate of a like name', told('路面塌了一大块', '南湖西园四区5号楼'), false],
    ['in an estate that is known by a shorter name', told('路面塌了一大块', '望京西园5号楼'), true],
    ['about something else', told('下雨积水没过脚踝', '西园四区'), false],
    ['in another street', told('路面塌了一块', '西园四区', '110105025'), false],
    ['no street known', told('路面塌了一块', '西园四区', null), false],
    ['only the street is told', told('路面塌了一块，很危险', '望京街道'), true],
    ['of another category', { ...told('路面塌了一块', '西园四区'), category: 'road.lamp' }, false],
  ])('%s', (_, other, same) => {
    expect(sameAs(AT_FIVE, city)(other) > 0).toBe(same);
  });
});

describe('where alike tickets are looked for', () => {
  it('every point within the circle is under a key that is looked in', () => {
    for (let angle = 0; angle < 360; angle += 15) {
      const [north, east] = [Math.cos(angle), Math.sin(angle)].map((part) => 400 * part) as [number, number];
      const { cell } = alikeKeys(aTicket({ place: at(north, east) }));
      expect(keysToLookIn(aTicket({ place: at(0) }), 400).cells).toContain(cell);
    }
  });

  it('what ended, was joined, or is a question or a praise is not found and finds nothing', () => {
    expect(alikeKeys(aTicket()).street).toBe('road.surface@110105026');
    for (const one of [aTicket({ state: 'joined' }), aTicket({ state: 'closed' }), aTicket({ kind: 'enquiry' })]) {
      expect(alikeKeys(one)).toEqual({ street: null, cell: null });
    }
    expect(keysToLookIn(aTicket({ kind: 'commendation' }), 200)).toEqual({ streets: [], cells: [] });
  });
});
