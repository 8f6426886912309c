import type { ComponentChildren } from 'preact';
import type { Language, Texts } from '../texts';

interface Props {
  texts: Texts;
  language: Language;
  onLanguage: (language: Language) => void;
  children: ComponentChildren;
}

/** The bar above, with the switch of the language. */
export function Header({ texts, language, onLanguage, children }: Props) {
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header class="bar">
      {children}
      <button
        type="button"
        class="language"
        lang={other}
        aria-label={texts.switchLanguage}
        onClick={() => onLanguage(other)}
      >
        {texts.otherLanguage}
      </button>
    </header>
  );
}
