export * from './categories';
export * from './places';
export { remembered } from './remembered';
export * from './similarity';
