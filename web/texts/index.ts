import { en } from './en';
import { zhCN } from './zh-CN';

/** The languages of the pages. */
export type Language = 'zh-CN' | 'en';
/** All words of the pages in one language. */
export type Texts = typeof zhCN;

const KEY = 'ys.language';
const TEXTS: Record<Language, Texts> = { 'zh-CN': zhCN, en };

/** The words in a language. */
export function textsOf(language: Language): Texts {
  return TEXTS[language];
}

/** What the person chose here before, else what the browser asks for. */
export function firstLanguage(): Language {
  const chosen = read();
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Keeps the choice for the next visit. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
