import type { ErrorParams } from '../shared/app-error';

/** What the commands say when the city says no. */
export const cliErrors: Record<string, (params: ErrorParams) => string> = {
  'bind.unknownUnit': ({ unit }) =>
    `There is no unit "${String(unit ?? '')}". Give its code or its whole name; "units <part of a name>" lists them.`,
  'bind.manyUnits': ({ units }) =>
    `Several units have that name: ${String(units ?? '')}. Give the code of the one you mean.`,
  'bind.roleNotHere': ({ unit, role }) =>
    role === 'supervisors'
      ? `${String(unit)} has no supervisors. Districts have, as district-110105, and the unit of the city.`
      : `${String(unit)} has no dispatchers. Only the centre has: the unit of the city, or the fallback unit.`,
  'rehearsal.noFile': ({ path }) => `The file ${String(path)} cannot be read. Give the path of a JSONL file.`,
  'rehearsal.empty': ({ path }) =>
    `There is no message in ${String(path)}: each line is a JSON object with "text", or with "title" and "detail".`,
  'rehearsal.channel': ({ words, channels }) => `There is no channel ${String(words)}. There are: ${String(channels)}.`,
  'rehearsal.limit': ({ words }) => `--limit ${String(words)} is not a whole number from 1.`,
  'rehearsal.notUp': () => 'The rehearsal stands still: the channel did not come up or a message stays under way.',
  'bind.notBound': ({ chat }) => `No bound chat "${String(chat ?? '')}" is there; "staff" lists them.`,
  'people.notBound': ({ person }) => `Nobody is bound as "${String(person ?? '')}"; "people" lists them.`,
  'rulings.none': ({ matter }) => `Nothing was ruled on "${String(matter ?? '')}"; "dispatch-rules" lists it.`,
  'ticket.notFound': ({ number }) => `There is no ticket "${String(number ?? '')}"; "tickets" lists the newest.`,
  'deadLetter.notFound': ({ id }) => `There is no dead letter "${String(id ?? '')}"; "dead-letters" lists them.`,
  'deadLetter.malformedId': ({ id }) =>
    `"${String(id ?? '')}" is no id of a dead letter; "dead-letters" lists them, as in:… or out:….`,
  'usage.whichLetters': () => 'Say which dead letters, by their ids, or --all; not both.',
  'usage.wholeNumber': ({ value }) => `"${String(value ?? '')}" is not a whole number from 1 to 999999.`,
  'usage.instant': ({ value }) => `"${String(value ?? '')}" is not an instant, as 2026-03-02T08:00:00Z.`,
  'usage.period': ({ value }) => `"${String(value ?? '')}" is no month, as 2026-11.`,
  'usage.choice': ({ value, choices }) => `"${String(value ?? '')}" is none of ${String(choices ?? '')}.`,
  'backup.notHere': () => 'This is a PostgreSQL database; take pg_dump.',
  'backup.failed': ({ file, why }) => `The copy ${String(file ?? '')} could not be made: ${String(why ?? '')}.`,
  'backup.fileExists': ({ file }) => `${String(file ?? '')} is there already; name a new file.`,
  'cli.silent': ({ at }) => `The program does not answer at ${String(at ?? '')}; is it running?`,
};
