import type { CityConfig } from '../../../config/city';
import type { Language } from '../domain/service-request';

/** Words in each language a resident may be spoken to in. */
export type InBothLanguages<T> = Readonly<Record<Language, T>>;

/** Units' groups are spoken to in the city's language. */
export function staffLanguage({ city }: { city: CityConfig }): Language {
  return city.policy.staffLanguage;
}

/** The words for units' groups of the city that a thing is told of. */
export function forStaff<T>(texts: InBothLanguages<T>): (told: { city: CityConfig }) => T {
  return (told) => texts[staffLanguage(told)];
}
