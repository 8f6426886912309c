import type { EmergencyNumbers } from '../../../../config/city';
import type { Language } from '../../engine/language';

/** Whom to call when it cannot wait, in one sentence. */
export const whomToCall: Record<Language, (numbers: EmergencyNumbers) => string> = {
  'zh-CN': (numbers) => `着火、有人受伤、正在犯罪，请直接打 ${once(numbers).join('、')}。`,
  en: (numbers) =>
    `For a fire, an injury or a crime, call ${once(numbers)
      .join(', ')
      .replace(/, (\d+)$/, ' or $1')}.`,
};

/** Each number once: in many cities one is for all. */
function once({ fire, injury, crime }: EmergencyNumbers): string[] {
  return [...new Set([fire, injury, crime])];
}
