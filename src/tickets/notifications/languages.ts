import type { Language } from '../domain/service-request';

/** Words in each language a resident may be spoken to in. */
export type InBothLanguages<T> = Readonly<Record<Language, T>>;

/** Units' groups are spoken to in the city's language. */
export const UNIT_LANGUAGE: Language = 'zh-CN';
