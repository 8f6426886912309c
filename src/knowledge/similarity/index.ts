export { likeness } from './likeness';
export { metersBetween, shifted, type Point } from './distance';
export { mayBeSameHouse } from './house-number';
