export { likeness } from './likeness';
export { metersBetween, shifted, type Point } from './distance';
export { mayBeSamePart, partsIn } from './estate-part';
export { housesIn, mayBeSameHouse, withoutHouse } from './house-number';
