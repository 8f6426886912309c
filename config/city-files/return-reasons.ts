import { ValidateBy } from 'class-validator';
import type { ReturnReason } from '../city';

/** Numbered choices that can be answered by one figure. */
const MOST = 9;

/** A list of reasons, each code once, with exactly one for what is none of the others. */
export function NamesReasons(): PropertyDecorator {
  return ValidateBy({
    name: 'namesReasons',
    validator: {
      validate: (value) => {
        if (!Array.isArray(value) || !value.length || value.length > MOST) return false;
        const reasons = value as Partial<ReturnReason>[];
        const codes = new Set(reasons.map(({ code }) => code));
        return codes.size === reasons.length && reasons.filter(({ asks }) => asks === 'words').length === 1;
      },
      defaultMessage: () => 'expected one to nine reasons, each code once, one of them with `asks: words`',
    },
  });
}
