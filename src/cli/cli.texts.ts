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
};
