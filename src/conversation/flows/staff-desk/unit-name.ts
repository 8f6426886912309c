import type { Turn } from '../../engine/turn';

/** A unit's name in the language of this chat; its code when the city has it no longer. */
export function unitName({ world, language }: Turn, code: string): string {
  return world.city.units.find((unit) => unit.code === code)?.name[language] ?? code;
}
