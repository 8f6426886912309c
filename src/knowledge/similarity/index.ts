export { likeness } from './likeness';
export { metersBetween, shifted, type Point } from './distance';
export { mayBeSamePart, partsIn, type EstatePart } from './estate-part';
export { housesIn, mayBeSameHouse, withoutHouse, type HouseNumbers } from './house-number';
