export { likeness } from './likeness';
export { metersBetween, shifted, type Point } from './distance';
export { mayBeSamePart, tellsPart } from './estate-part';
export { mayBeSameHouse, withoutHouse } from './house-number';
