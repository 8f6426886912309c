import { connect } from '../../src/database';
import { FakeTime } from '../fakes/fake-time';
import { ticketsInstance, type TicketsHouse } from '../support/tickets-house';
import type { TestDatabase } from '../support/databases';
import type { YearDistrict } from './city';

/** What the runner keeps beside the tickets: what it was given to tell, as the outbox does. */
const NOTICES = `CREATE TABLE IF NOT EXISTS year_notices
  (once_key text PRIMARY KEY, at bigint NOT NULL, class text NOT NULL, chat text NOT NULL, kind text NOT NULL,
  han integer NOT NULL)`;

/** A database in a file, which outlives the process. */
export function fileDatabase(path: string): TestDatabase {
  const url = `sqlite:${path}`;
  return { url, connect: (records) => connect(url, records), drop: () => Promise.resolve() };
}

/** The tickets of the district on a database, at an instant. */
export async function yearHouse(database: TestDatabase, { city }: YearDistrict, at: number): Promise<TicketsHouse> {
  const house = await ticketsInstance(database, { city, time: new FakeTime(at) });
  // The process is killed, not the machine: what was written to the file is there.
  if (house.db.unitOfWork.dialect === 'sqlite') await house.db.writing.query('PRAGMA synchronous = OFF');
  await house.db.writing.query(NOTICES);
  return house;
}
