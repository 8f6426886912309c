import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ConfigError } from '../src/shared/app-error';
import { CityConfig } from './city';
import { loadCity } from './load-config';

/** A small valid city in a folder of its own, with some text of one file replaced. */
function cityWith(file: string, from: string | RegExp, to: string): () => CityConfig {
  const folder = mkdtempSync(join(tmpdir(), 'city-'));
  cpSync(join(__dirname, 'beijing'), join(folder, 'beijing'), { recursive: true });
  const path = join(folder, 'beijing', file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new ConfigError(file, String(from), 'to be in the file');
  writeFileSync(path, changed);
  return () => loadCity(folder, 'beijing');
}

function refusal(load: () => CityConfig): { file: string; path: string; expected: string } {
  try {
    load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { file: error.file.split('/').at(-1)!, path: error.path, expected: error.expected };
  }
  throw new ConfigError('test', 'loadCity', 'a refusal');
}

describe('loadCity refuses, naming file, path and what was expected', () => {
  it.each<[string, string, string | RegExp, string, string, RegExp]>([
    ['a bad number', 'city.yaml', 'reopenDays: 15', 'reopenDays: soon', 'policy.reopenDays', /whole number, 0 or more/],
    [
      'a typo',
      'city.yaml',
      'reopenDays: 15',
      'reopenDays: 15\n  reopenDay: 1',
      'policy.reopenDay',
      /not a known setting/,
    ],
    ['no country', 'city.yaml', 'phoneRegion: CN', 'phoneRegion: Rome', 'policy.phoneRegion', /CN or GB/],
    ['no number to dial', 'city.yaml', "fire: '119'", 'fire: soon', 'policy.emergencyNumbers.fire', /3 to 6 digits/],
    ['a missing number', 'city.yaml', /\n.*reopenDays: 15/, '', 'policy.reopenDays', /whole number, 0 or more/],
    [
      'weights that are no whole',
      'city.yaml',
      'resolution: 0.5',
      'resolution: 0.6',
      'policy.rates.weights',
      /add up to 1/,
    ],
    [
      'a share above one',
      'city.yaml',
      'basicallySatisfied: 0.9',
      'basicallySatisfied: 9',
      'policy.rates.basicallySatisfied',
      /0 to 1/,
    ],
    ['no time to answer', 'city.yaml', 'expireDays: 3', 'expireDays: 0', 'policy.callback.expireDays', /1 or more/],
    ['an unknown level', 'city.yaml', 'breached: notice', 'breached: red', 'policy.supervisionByRule.breached', /off/],
    ['no rule of supervision', 'city.yaml', /\n.*supervisionByRule:.*/, '', 'policy.supervisionByRule', /./],
    ['a reason twice', 'city.yaml', 'code: duplicate', 'code: elsewhere', 'policy.returnReasons', /each code once/],
    ['no other reason', 'city.yaml', ', asks: words', '', 'policy.returnReasons', /asks: words/],
    [
      'a reason in one language',
      'city.yaml',
      '重复工单 / Duplicate ticket',
      '重复',
      'policy.returnReasons[3].name',
      /./,
    ],
    ['one language', 'city.yaml', '北京市 / Beijing', '北京市', 'name', /中文 \/ English/],
    ['broken YAML', 'city.yaml', 'policy:', 'policy: [', 'line 6, column 18', /./],
    ['a key twice', 'city.yaml', 'reopenDays: 15', 'reopenDays: 15\n  reopenDays: 16', 'line 15, column 3', /unique/],
    [
      'an unknown grade',
      'service-catalogue.yaml',
      'grade: utilities',
      'grade: fast',
      'groups[0].categories[0].grade',
      /emergency/,
    ],
    [
      'an unknown lead',
      'service-catalogue.yaml',
      'lead: util-water',
      'lead: nobody',
      'groups[0].categories[0].lead',
      /unit/,
    ],
    [
      'no keywords',
      'service-catalogue.yaml',
      /keywords: >-\n(\s{10}.*\n)+/,
      "keywords: ''\n",
      'groups[0].categories[0].keywords',
      /empty/,
    ],
    [
      'a foreign code',
      'service-catalogue.yaml',
      'code: water.leak',
      'code: gas.leak',
      'groups[0].categories[0].code',
      /water\./,
    ],
    [
      'a code twice',
      'service-catalogue.yaml',
      'code: water.outage',
      'code: water.leak',
      'groups[0].categories[1].code',
      /unique/,
    ],
    ['a missing grade', 'service-catalogue.yaml', /\n.*code: complex.*/, '', 'grades', /complex/],
    ['a unit twice', 'handling-units.yaml', 'code: util-gas', 'code: util-power', /.*/.source, /unique/],
    [
      'no fallback',
      'handling-units.yaml',
      'fallbackUnit: hotline-centre',
      'fallbackUnit: nobody',
      'fallbackUnit',
      /unit/,
    ],
    [
      'a bad group',
      'handling-units.yaml',
      'groups: {}',
      'groups: { util-gas: [12345] }',
      'groups.util-gas[0]',
      /channel:id/,
    ],
    [
      'a group of nobody',
      'handling-units.yaml',
      'groups: {}',
      "groups: { nobody: ['web:1'] }",
      'groups.nobody',
      /unit/,
    ],
    [
      'a chat in two places',
      'handling-units.yaml',
      'leaders: {}',
      "leaders: { util-gas: ['web:1'], util-power: ['web:1'] }",
      'leaders.util-power[0]',
      /stands at leaders.util-gas/,
    ],
    [
      'supervisors of a street',
      'handling-units.yaml',
      'supervisors: {}',
      "supervisors: { street-110105026: ['web:1'] }",
      'supervisors.street-110105026',
      /district/,
    ],
    [
      'all districts called alike',
      'handling-units.yaml',
      '…政府 / … Government',
      '…政府 / Government',
      'districtUnits',
      /name of the district/,
    ],
    [
      'no city unit',
      'handling-units.yaml',
      'fallbackUnit: hotline-centre',
      'fallbackUnit: hotline-centre\ncityUnit: nobody',
      'cityUnit',
      /unit/,
    ],
    [
      'a street elsewhere',
      'divisions.yaml',
      "'110101001'",
      "'110102001'",
      'districts[0].streets.110102001',
      /begins with 110101/,
    ],
    [
      'a street in one language',
      'divisions.yaml',
      '东华门街道 / Donghuamen Subdistrict / 东华门, Donghuamen',
      '东华门街道',
      'districts[0].streets.110101001',
      /English/,
    ],
    [
      'an outline of two points',
      'divisions.yaml',
      /outline:\n\s+- >-\n(\s{8}1.*\n)+/,
      "outline: ['116 39, 117 40']\n",
      'districts[0].outline',
      /three points/,
    ],
    ['an unknown street', 'landmarks.yaml', "'110101001'", "'999999999'", '999999999', /street/],
    ['an unknown street', 'communities.txt', '\n110101001', '\n999999999', 'line 4', /street/],
    [
      'a grade without ladder',
      'escalation-ladders.yaml',
      'grade: complex',
      'grade: ordinary',
      'ladders[3].grade',
      /unique/,
    ],
    [
      'two times on a rung',
      'escalation-ladders.yaml',
      '{ share: 0.5 }',
      '{ share: 0.5, minutesAfter: 1 }',
      'ladders[0].rungs[0].at',
      /either/,
    ],
    ['a day that is not', 'holidays.yaml', '2026-01-02', '2026-13-02', 'off', /exist/],
    ['a day off and worked', 'holidays.yaml', '2026-01-04', '2026-01-01', 'makeUp[0]', /not in off/],
  ])('%s in %s', (_name, file, from, to, path, expected) => {
    const error = refusal(cityWith(file, from, to));
    expect(error.file).toBe(file);
    if (path !== '.*') expect(error.path).toBe(path);
    expect(error.expected).toMatch(expected);
  });

  it('a folder that is not there', () => {
    expect(refusal(() => loadCity(__dirname, 'atlantis'))).toMatchObject({ file: 'city.yaml', path: '(file)' });
  });
});

it('binds groups of leaders and supervisors', () => {
  const city = cityWith(
    'handling-units.yaml',
    'supervisors: {}',
    "supervisors: { district-110105: ['telegram:-1'] }",
  )();
  expect(city.units.find(({ code }) => code === 'district-110105')!.roleGroups).toEqual({
    supervisors: ['telegram:-1'],
  });
  expect(city.cityUnit).toBe('hotline-centre');
});

it('calls the units of districts as the city says, or as the districts are', () => {
  const nameIn = (city: CityConfig) => city.units.find(({ code }) => code === 'district-110105')!.name;
  expect(nameIn(loadCity(__dirname, 'beijing'))).toEqual({ 'zh-CN': '朝阳区政府', en: 'Chaoyang District Government' });
  const plain = cityWith('handling-units.yaml', /\n.*districtUnits:.*/, '')();
  expect(nameIn(plain)).toEqual({ 'zh-CN': '朝阳区', en: 'Chaoyang District' });
});

it('binds groups to a street', () => {
  const city = cityWith('handling-units.yaml', 'groups: {}', "groups: { street-110105026: ['telegram:-100123'] }")();
  expect(city.units.find(({ code }) => code === 'street-110105026')!.groups).toEqual(['telegram:-100123']);
});
