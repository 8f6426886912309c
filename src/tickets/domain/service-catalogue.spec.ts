import { aCity } from '../../../test/builders/city.builder';
import { catalogueOf } from './service-catalogue';

describe('the catalogue', () => {
  const city = aCity();
  const catalogue = catalogueOf(city);

  it('is made once for a city', () => {
    expect(catalogueOf(city)).toBe(catalogue);
  });

  it.each(['street-110105026', '望京街道'])('finds a unit called %s', (name) => {
    expect(catalogue.unitsCalled(name).map(({ code }) => code)).toEqual(['street-110105026']);
  });

  it('takes an alias only where no name fits', () => {
    expect(catalogue.unitsCalled('12345').map(({ code }) => code)).toEqual(['hotline']);
    expect(catalogue.unitsCalled('火星')).toEqual([]);
  });

  it('shows what is gone from the files by its code', () => {
    expect(catalogue.categoryName('old.category')).toEqual({ 'zh-CN': 'old.category', en: 'old.category' });
    expect(catalogue.namedUnit('old-unit').name.en).toBe('old-unit');
  });
});
