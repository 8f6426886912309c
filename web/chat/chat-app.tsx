import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { plainText } from '../shared/body-view';
import { Composer, type ComposerHandle } from '../shared/composer';
import { useChanging } from '../shared/signal';
import { firstLanguage, rememberLanguage, textsOf, type Language } from '../texts';
import { Header } from '../shared/header';
import type { ChatModel } from './chat-model';
import { Conversation } from './conversation';

/** The resident's page: what was said, and a box to say more. */
export function ChatApp({ model }: { model: ChatModel }) {
  useChanging(model);
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const texts = textsOf(language);
  const composer = useRef<ComposerHandle>(null);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title;
  }, [language, texts]);
  const change = useCallback((next: Language) => {
    setLanguage(next);
    rememberLanguage(next);
  }, []);
  return (
    <div class="page chat-page">
      <a class="skip" href="#input">
        {texts.skipToInput}
      </a>
      <Header texts={texts} language={language} onLanguage={change}>
        <div class="brand">
          <h1>{texts.title}</h1>
          <p>{texts.tagline}</p>
        </div>
      </Header>
      {!model.live && model.phase === 'ready' && (
        <p class="notice" role="status">
          {texts.connection.lost}
        </p>
      )}
      <Conversation
        model={model}
        language={language}
        texts={texts}
        onExample={(text) => composer.current?.fill(text)}
      />
      <Composer
        ref={composer}
        texts={texts}
        limits={model.limits}
        placeholder={texts.input}
        onSay={(text, media) => model.say(text, media, language)}
        onPlace={(place) => model.sayPlace(place, language)}
      />
      <p class="hidden" role="status" aria-live="polite">
        {model.heard ? `${texts.bot}：${plainText(model.heard.body, texts)}` : ''}
      </p>
    </div>
  );
}
