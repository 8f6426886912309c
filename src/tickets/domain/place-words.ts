import type { CityConfig } from '../../../config/city';
import type { Language } from './service-request';
import type { Ticket } from './ticket';

/** The place as words: street or district where the words do not say it, the words, the point. Null: nothing is known. */
export function placeInWords({ place }: Ticket, city: CityConfig, language: Language): string | null {
  const street = city.streets.find(({ code }) => code === place.street);
  const district = city.districts.find(({ code }) => code === (street?.district ?? place.district));
  const told = place.text?.trim() ?? '';
  // A street's short name stands in the names of estates elsewhere; only its whole name says which street is meant.
  const nearest = street ?? district;
  const said = nearest !== undefined && Object.values(nearest.name).some((name) => told.includes(name));
  const names = said ? [] : [district, street].flatMap((one) => (one ? [one.name[language]] : []));
  return [names.join(language === 'en' ? ', ' : ''), told, pointOf(place)].filter(Boolean).join(' ') || null;
}

function pointOf({ lat, lon }: Ticket['place']): string {
  return lat === null || lon === null ? '' : `(${lat.toFixed(5)}, ${lon.toFixed(5)})`;
}
