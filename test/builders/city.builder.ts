import type { CityConfig, Grade, HandlingUnit, ServiceCategory } from '../../config/city';

const zhEn = (zh: string, en: string) => ({ 'zh-CN': zh, en });

const grade = (code: Grade['code'], resolveMinutes: number, acceptMinutes: number): Grade => ({
  code,
  resolveMinutes,
  acceptMinutes,
  dispatchMinutes: 60,
  days: 'calendar',
});

const unit = (code: string, name: string, level: HandlingUnit['level'], more: Partial<HandlingUnit> = {}) => ({
  code,
  name: zhEn(name, code),
  level,
  aliases: [],
  groups: [],
  ...more,
});

const category = (code: string, name: string, lead: ServiceCategory['lead'], more: Partial<ServiceCategory> = {}) => ({
  code,
  parent: code.split('.')[0] ?? code,
  name: zhEn(name, code),
  parentName: zhEn('道路与照明', 'Roads and lighting'),
  grade: 'ordinary' as const,
  keywords: [],
  lead,
  ...more,
});

/** A small city in which everything fits together; a test states only what matters to it. */
export function aCity(more: Partial<CityConfig> = {}, policy: Partial<CityConfig['policy']> = {}): CityConfig {
  return {
    code: 'beijing',
    name: zhEn('北京市', 'Beijing'),
    policy: {
      staffLanguage: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      phoneRegion: 'CN',
      emergencyNumbers: { crime: '110', fire: '119', injury: '120', traffic: '122', despair: '12356' },
      ticketPrefix: 'BJ',
      hotline: '12345',
      draftReminderMinutes: 30,
      draftExpiryDays: 7,
      urgeEveryHours: 24,
      reopenDays: 15,
      maxEvidence: 3,
      returnsBeforeRuling: 3,
      returnReasons: [
        { code: 'notOurs', name: zhEn('不属于本单位职责', 'Not our duty') },
        { code: 'category', name: zhEn('类别有误', 'Wrong category'), asks: 'category' },
        { code: 'other', name: zhEn('其他', 'Other'), asks: 'words' },
      ],
      rates: {
        weights: { response: 0.1, resolution: 0.5, satisfaction: 0.4 },
        basicallySatisfied: 0.9,
        periodFromDay: 19,
      },
      overlays: {
        maxExtensions: 1,
        extensionDays: 7,
        supervisionHours: { notice: 48, yellow: 24, red: 4 },
        checkInMinutes: 30,
        jointPercent: 80,
      },
      pings: {
        quietFrom: '22:00',
        quietTo: '07:00',
        quietGrades: ['ordinary', 'complex'],
        togetherSeconds: 0,
        aloneGrades: ['emergency'],
        digestAt: '08:30',
      },
      callback: { afterMinutes: 60, remindAfterHours: 24, expireDays: 3 },
      supervisionByRule: { reopened: 2, breached: 'off', unsolvedCallbacks: 2 },
      join: { radiusMeters: 200, days: 14, likeness: 50, listFirstAt: 3, superviseAt: 4 },
      guessesPerTenMinutes: 3,
      bindCodeMinutes: 30,
      personWaitMinutes: 10,
      materialHours: 24,
      samePlaceMeters: 150,
      looseMediaDays: 30,
      keptDays: { handled: 7, delivered: 180 },
      maxMediaBytes: 1000,
      maxTicketsPerDay: 5,
      ...policy,
    },
    grades: {
      emergency: grade('emergency', 120, 30),
      utilities: grade('utilities', 1440, 120),
      ordinary: grade('ordinary', 10_080, 120),
      complex: grade('complex', 21_600, 120),
    },
    categories: [
      category('road.lamp', '路灯', { by: 'unit', unit: 'util-lamps' }, { grade: 'utilities' }),
      category('road.surface', '路面', { by: 'street' }),
      category('other.other', '其他', { by: 'unit', unit: 'hotline' }),
    ],
    units: [
      unit('hotline', '市民热线中心', 'city', { aliases: ['12345'] }),
      unit('util-lamps', '照明中心', 'utility', { aliases: ['路灯中心'] }),
      unit('district-110105', '朝阳区政府', 'district', { aliases: ['朝阳区'] }),
      unit('street-110105026', '望京街道', 'street', { district: '110105', groups: ['telegram:-1001'] }),
    ],
    fallbackUnit: 'hotline',
    districts: [{ code: '110105', name: zhEn('朝阳区', 'Chaoyang'), aliases: ['朝阳'], outline: [] }],
    streets: [
      {
        code: '110105026',
        name: zhEn('望京街道', 'Wangjing'),
        district: '110105',
        aliases: ['望京'],
        unit: 'street-110105026',
      },
    ],
    landmarks: [],
    ladders: [],
    holidays: { off: [], makeUp: [] },
    ...more,
  };
}
