import { staffLanguage } from './languages';
import type { CityConfig } from '../../../config/city';
import type { Telling } from './notification-rule';
import { unitCardTexts } from './cards/unit-card.texts';

/** What a unit without a group would be shown, for the fallback unit's group: whose it is, and nothing to press. */
export function onBehalf(telling: Telling, unit: string, city: CityConfig): Telling {
  const said = unitCardTexts[staffLanguage({ city })];
  const name = city.units.find(({ code }) => code === unit)?.name[staffLanguage({ city })] ?? unit;
  const { message } = telling;
  if (message.type === 'text') return { ...telling, message: { ...message, text: said.onBehalf(name) + message.text } };
  if (message.type !== 'card') return telling;
  const rows = [{ label: said.labels.unit, value: said.withoutGroup(name) }, ...message.rows];
  return { ...telling, message: { ...message, rows, choices: [] } };
}
