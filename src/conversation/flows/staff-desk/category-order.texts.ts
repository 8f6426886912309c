import type { Language } from '../../engine/language';

interface CategoryOrderTexts {
  which: string;
  notFound: string;
  done(number: string, category: string, by: string): string;
  /** Whose the matter is by the rules, and who has it. */
  routes(unit: string, lead: string): string;
  dispatchTo(unit: string): string;
  afterAnswer: string;
  byDispatchers: string;
}

/** What is said when a dispatcher sets a category right. */
export const categoryOrderTexts: Record<Language, CategoryOrderTexts> = {
  'zh-CN': {
    which: '是哪一类？都不是，请换个说法回复。',
    notFound: '没有找到这样的类别。请换个说法回复，如：路灯不亮；不改了请回“取消”。',
    done: (number, category, by) => `${number} 的类别已改为“${category}”，最晚 ${by} 办结。`,
    routes: (unit, lead) => `按规则这一类由${unit}主办，现在由${lead}办。`,
    dispatchTo: (unit) => `改派给${unit}`,
    afterAnswer: '居民补充以后可以改派。',
    byDispatchers: '要不要改派，由派单员定。',
  },
  en: {
    which: 'Which category? If none of these, please reply in other words.',
    notFound: 'No such category was found. Please use other words, as: street light out; or reply "cancel".',
    done: (number, category, by) => `The category of ${number} is now "${category}"; it is due ${by}.`,
    routes: (unit, lead) => `By the rules ${unit} leads such matters; ${lead} has it now.`,
    dispatchTo: (unit) => `Dispatch to ${unit}`,
    afterAnswer: 'It can be dispatched elsewhere once the resident has answered.',
    byDispatchers: 'Whether it moves is for the dispatchers to say.',
  },
};
