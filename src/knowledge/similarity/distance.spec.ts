import { metersBetween, shifted } from './distance';

const GATE = { lat: 39.99, lon: 116.47 };

describe('the distance of two points', () => {
  it('is what a map shows: a degree of latitude is 111 km', () => {
    expect(metersBetween(GATE, { lat: 40.99, lon: 116.47 })).toBeCloseTo(111_195, -2);
    expect(metersBetween(GATE, GATE)).toBe(0);
  });

  it.each([
    [200, 0],
    [0, -350],
    [-120, 160],
  ])('is undone by moving %s m north and %s m east', (north, east) => {
    expect(metersBetween(GATE, shifted(GATE, north, east))).toBeCloseTo(Math.hypot(north, east), 0);
  });
});
