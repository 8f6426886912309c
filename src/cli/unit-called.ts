import type { CityConfig } from '../../config/city';
import { AppError } from '../shared/app-error';

/** The code of the one unit with that code or whole name; throws `bind.unknownUnit`, `bind.manyUnits`. */
export function unitCalled({ units }: CityConfig, called: string): string {
  const wanted = called.toLowerCase();
  const exact = units.find(({ code }) => code === wanted);
  const named = units.filter(({ name, aliases }) =>
    [name['zh-CN'], name.en, ...aliases].some((one) => one.toLowerCase() === wanted),
  );
  const found = exact ? [exact] : named;
  const [unit] = found;
  if (!unit) throw new AppError('bind.unknownUnit', { unit: called });
  if (found.length > 1) throw new AppError('bind.manyUnits', { units: found.map(({ code }) => code).join(', ') });
  return unit.code;
}
