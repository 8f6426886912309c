import { Transform } from 'class-transformer';
import { IsObject } from 'class-validator';

import { Bilingual } from '../city';

/** Marks a name that is written in both languages, `停水 / No water`; none may be missing. */
export function IsBilingual(): PropertyDecorator {
  const read = Transform(({ value }: { value: unknown }) => toBilingual(value) ?? value);
  const check = IsObject({ message: 'expected `中文 / English`, the name in both languages' });
  return (target, property) => {
    read(target, property);
    check(target, property);
  };
}

/** The two names of a text with a slash; null when it is something else. */
export function toBilingual(value: unknown): Bilingual | null {
  if (typeof value !== 'string') return null;
  const [chinese, english, more] = value.split('/').map((part) => part.trim());
  return chinese && english && more === undefined ? { 'zh-CN': chinese, en: english } : null;
}
