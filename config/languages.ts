/** A text in the languages we speak. */
export interface Bilingual {
  'zh-CN': string;
  en: string;
}

/** The languages the program speaks. */
export type Language = keyof Bilingual;
