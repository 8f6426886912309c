import { ConfigError } from '../../src/shared/app-error';
import { Street } from '../city';
import { DivisionsFile } from './divisions.file';
import { splitWords } from './words';

/** Streets of all districts, each with the unit that takes its tickets. */
export function toStreets({ districts }: DivisionsFile, file: string): Street[] {
  return districts.flatMap(({ code: district, streets }, index) =>
    Object.entries(streets).map(([code, row]) => {
      const path = `districts[${index}].streets.${code}`;
      if (!/^(\d{9}|\d{12})$/.test(code) || !code.startsWith(district)) {
        throw new ConfigError(file, path, `expected a quoted code of 9 or 12 digits that begins with ${district}`);
      }
      return { code, district, unit: `street-${code}`, ...toNames(row, file, path) };
    }),
  );
}

function toNames(row: unknown, file: string, path: string): Pick<Street, 'name' | 'aliases'> {
  const [chinese, english, aliases, more] = typeof row === 'string' ? row.split('/').map((part) => part.trim()) : [];
  if (!chinese || !english || more !== undefined) {
    throw new ConfigError(file, path, 'expected `name / English name`, and perhaps ` / what residents say`');
  }
  return { name: { 'zh-CN': chinese, en: english }, aliases: splitWords(aliases ?? '') };
}
