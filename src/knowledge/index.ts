export * from './categories';
export * from './places';
