import type { Language } from '../../../config/city';

/** The languages we speak. */
export type { Language };

/** A client's language tag (`zh-hans`, `en-US`, `fr`) as one of ours: English for whoever does not read Chinese. */
export function languageOfClient(tag: string | undefined): Language {
  return !tag || /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}
