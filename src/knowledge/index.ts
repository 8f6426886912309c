export * from './categories';
export * from './places';
export * from './similarity';
