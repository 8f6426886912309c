import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The unit to which the residents' complaints go. */
export const UNIT = 'util-street-lamps';

/**
 * The city as it ships, in a folder of its own, with four changes: the unit has a group chat and hears of new
 * tickets every two seconds, nobody is told that these are too many tickets for one day, and nobody is asked to join what
 * a neighbour reported.
 */
export function makeCity(root: string, configDir: string, group: string): void {
  const city = join(configDir, 'beijing');
  cpSync(join(root, 'config', 'beijing'), city, { recursive: true });
  change(join(city, 'handling-units.yaml'), /^groups: \{\}$/m, `groups:\n  ${UNIT}: ['${group}']`);
  change(join(city, 'city.yaml'), /^( *maxTicketsPerDay:).*$/m, '$1 100000');
  change(join(city, 'city.yaml'), /^( *days:).*$/m, '$1 0');
  change(join(city, 'city.yaml'), /^( *togetherSeconds:).*$/m, '$1 2');
}

function change(file: string, from: RegExp, to: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} is not as expected: ${String(from)}`);
  writeFileSync(file, after);
}
