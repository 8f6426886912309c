import type { Language } from '../../../config/city';
import { bare } from './normalise';

export type { Language };

const NAMES: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['中文', '汉语', '普通话', '国语', '简体', '简体中文', '华语', 'chinese', 'mandarin', 'zh', 'zh-cn', 'zh_cn', 'cn', 'zhongwen', 'simplified chinese'],
  en: ['英文', '英语', '英', 'english', 'en', 'en-us', 'en-gb', 'eng', 'yingyu', 'yingwen'],
}; // prettier-ignore
const ASKING =
  /^(?:请|我想|我要)?(?:说|用|换成|切换到|切换成|切换为|改成|改为|使用|讲)|^(?:please )?(?:speak|use|switch to|change to|in) |(?:吧|谢谢| please)$/g;

/** The language a person most likely writes, by script; null when there is too little to tell (digits, one letter). */
export function guessLanguage(text: string): Language | null {
  const sample = text.slice(0, 400);
  const han = (sample.match(/\p{Script=Han}/gu) ?? []).length;
  const words = (sample.match(/[a-z]{2,}/gi) ?? []).length;
  if (han === 0) return words > 0 && /[aeiouy]/i.test(sample) ? 'en' : null;
  return han * 2 >= words ? 'zh-CN' : 'en';
}

/** The language a whole message names or asks for: `英文`, `English`, `说中文`, `switch to English`. */
export function readLanguageName(text: string): Language | null {
  if (text.length > 80) return null;
  const said = bare(text);
  const core = said.replace(ASKING, '').trim();
  for (const language of ['zh-CN', 'en'] as const) {
    if (NAMES[language].includes(said) || NAMES[language].includes(core)) return language;
  }
  return null;
}
