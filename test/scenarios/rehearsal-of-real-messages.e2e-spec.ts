import { loadCity } from '../../config/load-config';
import { isClean, REHEARSED, rehearse } from '../../src/rehearsal';
import { realMessageFiles } from '../support/rehearsal/real-messages';

/** Of each file; two files make five hundred on each channel. */
const LIMIT = 250;
const files = realMessageFiles();
const suite = files.length ? describe : describe.skip;

suite(
  `real messages${files.length ? '' : ' (left out: there are none on this machine; see docs/rehearsal.md)'}`,
  () => {
    const city = loadCity('config', 'beijing');
    const progress = { starts: () => undefined, done: () => undefined };

    it.each(REHEARSED.flatMap((channel) => files.map((path) => [channel, path] as const)))(
      'on %s all reach a ticket with no error, no dead end and no loss: %s',
      async (channel, path) => {
        const report = await rehearse({ city, path, channel, limit: LIMIT, verbose: false, progress });
        const { played, stopped, lost, faults, deadLetters } = report;
        expect({ played, stopped, lost, faults, deadLetters }).toEqual({
          ...{ played: LIMIT, stopped: [], lost: [], faults: [], deadLetters: 0 },
        });
        expect(isClean(report)).toBe(true);
      },
      120_000,
    );
  },
);
