import { aCity } from '../../../../test/builders/city.builder';
import { withoutUnits } from './read-details';

describe('a task', () => {
  const city = aCity();
  const name = (code: string): string => city.units.find((unit) => unit.code === code)?.name['zh-CN'] ?? '';

  it('is what is said beside the names of the units', () => {
    const [one, other] = city.units.map(({ code }) => name(code));
    expect(withoutUnits(`${one}，${other} 今晚到现场`, city)).toBe('今晚到现场');
    expect(withoutUnits(`今晚到现场 ${one}、${other}`, city)).toBe('今晚到现场');
    expect(withoutUnits(`和${one}一起到现场`, city)).toBe(`和${one}一起到现场`);
    expect(withoutUnits(`${one}，${other}`, city)).toBe('');
  });
});
