import { aCity } from '../../../test/builders/city.builder';
import { aTicket } from '../../../test/builders/ticket.builder';
import type { RequestPlace } from './service-request';
import { placeInWords } from './place-words';

const nowhere: RequestPlace = { text: null, lat: null, lon: null, district: null, street: null };

describe('a place in words', () => {
  it.each<[Partial<RequestPlace>, string | null]>([
    [{ text: '望京西园四区', street: '110105026' }, '朝阳区望京街道 望京西园四区'],
    [{ text: '望京街道花家地', street: '110105026', lat: 39.9, lon: 116.4 }, '望京街道花家地 (39.90000, 116.40000)'],
    [{ text: '四区北门', street: '110105026' }, '朝阳区望京街道 四区北门'],
    [{ text: '四区北门' }, '四区北门'],
    [{ district: '110105', lat: 39.9, lon: 116.4 }, '朝阳区 (39.90000, 116.40000)'],
    [{}, null],
  ])('%j', (place, words) => {
    expect(placeInWords(aTicket({ place: { ...nowhere, ...place } }), aCity(), 'zh-CN')).toBe(words);
  });
});
