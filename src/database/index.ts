export { copySqlite } from './copy-sqlite';
export { listOfRows, rowsFrom } from './bulk-rows';
export { Bundle } from './bundle';
export { connect, type DatabaseConnections } from './data-source';
export { firstIdAt, sortableId } from './ids';
export { listOf, oneOf, type InsertOptions, type Sql, type SqlReader, type SqlRow, type SqlValue } from './sql';
export { UnitOfWork } from './unit-of-work';
