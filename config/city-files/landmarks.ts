import { ConfigError } from '../../src/shared/app-error';
import { Landmark, Street } from '../city';
import { readText, readYaml } from './read-yaml';

/** `landmarks.yaml`: a street's code, and the names of well-known things in it. */
export function readLandmarks(file: string, streets: readonly Street[]): Landmark[] {
  const plain = readYaml(file);
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) {
    throw new ConfigError(file, '(top)', "expected street codes, each with a list of names: '110105026': [a, b]");
  }
  const known = codesOf(streets);
  return Object.entries(plain).flatMap(([street, names]: [string, unknown]) => {
    if (!known.has(street)) throw new ConfigError(file, street, 'expected the code of a street in divisions.yaml');
    if (!Array.isArray(names)) throw new ConfigError(file, street, 'expected a list of names');
    return names.map((name: unknown, index) => {
      if (typeof name === 'string' && name.trim()) return { name: name.trim(), street };
      throw new ConfigError(file, `${street}[${index}]`, 'expected a name');
    });
  });
}

/**
 * `communities.txt`: a line for each street, its code and the names of its communities. It is no YAML because
 * thousands of names would take longer to read than all other files together.
 */
export function readCommunities(file: string, streets: readonly Street[]): Landmark[] {
  const known = codesOf(streets);
  return readText(file)
    .split('\n')
    .flatMap((line, index) => {
      if (!line.trim() || line.startsWith('#')) return [];
      const [street, ...names] = line.trim().split(/\s+/);
      if (!street || !known.has(street)) {
        throw new ConfigError(file, `line ${index + 1}`, 'expected the code of a street in divisions.yaml, then names');
      }
      return names.map((name) => ({ name, street }));
    });
}

function codesOf(streets: readonly Street[]): Set<string> {
  return new Set(streets.map(({ code }) => code));
}
