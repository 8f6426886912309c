import type { Language } from '../service-request';

/** The answer to praise. */
export const thanks: Record<Language, string> = {
  'zh-CN': '谢谢您的表扬，会转告给他们。',
  en: 'Thank you for your praise; it will be passed on to them.',
};
