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
};
