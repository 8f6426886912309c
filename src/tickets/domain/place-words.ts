import type { CityConfig } from '../../../config/city';
import type { Language } from './service-request';
import type { Ticket } from './ticket';

/** The place as words: what was told, and the street or district where that does not say it. Null: nothing is known. */
export function placeInWords({ place }: Ticket, city: CityConfig, language: Language): string | null {
  const street = city.streets.find(({ code }) => code === place.street);
  const district = city.districts.find(({ code }) => code === (street?.district ?? place.district));
  const names = [district, street].flatMap((one) => (one ? [one] : []));
  const told = place.text?.trim() || null;
  // 望京街道 is not said again before 望京西园四区.
  const said = names.some(({ name, aliases }) =>
    [...Object.values(name), ...aliases].some((word) => told?.includes(word)),
  );
  const area = names.map(({ name }) => name[language]).join(language === 'en' ? ', ' : '');
  if (told) return area && !said ? `${area} ${told}` : told;
  return [area, pointOf(place)].filter(Boolean).join(' ') || null;
}

function pointOf({ lat, lon }: Ticket['place']): string {
  return lat === null || lon === null ? '' : `(${lat.toFixed(5)}, ${lon.toFixed(5)})`;
}
