export * from './categories';
export * from './places';
export { LONGEST_REMEMBERED, remembered } from './remembered';
export * from './similarity';
