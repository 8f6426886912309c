import { Fragment } from 'preact';
import { useCallback } from 'preact/hooks';
import { dayOf, isSameDay } from '../shared/times';
import { useStickToEnd } from '../shared/use-stick-to-end';
import type { Language, Texts } from '../texts';
import type { ChatModel } from './chat-model';
import { Intro } from './intro';
import { MessageRow } from './message-row';
import { UnsentRow } from '../shared/unsent-row';

interface Props {
  model: ChatModel;
  language: Language;
  texts: Texts;
  onExample: (text: string) => void;
}

/** Everything that was said, the oldest above; more comes in when one scrolls up. */
export function Conversation({ model, language, texts, onExample }: Props) {
  const { messages, outbox, phase, hasOlder, typing } = model;
  const older = useCallback(() => void model.older(), [model]);
  const split = model.beforeSending;
  const tail = `${messages[messages.length - 1]?.id ?? ''} ${outbox.unsent.length} ${String(typing)}`;
  const { ref, below, toEnd, onScroll } = useStickToEnd(messages[0]?.id ?? '', tail, outbox.said, older);
  return (
    <main class="conversation">
      <div class="scroll" ref={ref} onScroll={onScroll} role="log" aria-live="off" aria-label={texts.log} tabIndex={0}>
        <div class="column">
          {!hasOlder && <Intro texts={texts} brief={messages.length > 0} onExample={onExample} />}
          {hasOlder && <OlderButton model={model} texts={texts} />}
          {phase !== 'ready' && <Opening failed={phase === 'failed'} texts={texts} />}
          <Said model={model} language={language} texts={texts} to={split} />
          <OnItsWay model={model} texts={texts} sending />
          <Said model={model} language={language} texts={texts} from={split} />
          <OnItsWay model={model} texts={texts} />
          {typing && <Typing texts={texts} />}
        </div>
      </div>
      {below && (
        <button type="button" class="to-end" onClick={toEnd}>
          {texts.newBelow}
        </button>
      )}
    </main>
  );
}

function OlderButton({ model, texts }: { model: ChatModel; texts: Texts }) {
  return (
    <button type="button" class="older-button" disabled={model.loadingOlder} onClick={() => void model.older()}>
      {model.loadingOlder ? texts.loadingOlder : texts.older}
    </button>
  );
}

interface Part extends Omit<Props, 'onExample'> {
  from?: number;
  to?: number;
}

function Said({ model, language, texts, from = 0, to }: Part) {
  const { messages, openMenu } = model;
  return (
    <>
      {messages.slice(from, to).map((message, at) => (
        <Fragment key={message.id}>
          {!isSameDay(message.at, messages[from + at - 1]?.at ?? 0) && (
            <p class="day">{dayOf(message.at, language, texts)}</p>
          )}
          <MessageRow
            message={message}
            open={message.id === openMenu}
            language={language}
            texts={texts}
            onPress={(choice) => model.press(message, choice, language)}
          />
        </Fragment>
      ))}
    </>
  );
}

function OnItsWay({ model, texts, sending = false }: { model: ChatModel; texts: Texts; sending?: boolean }) {
  const { outbox } = model;
  const items = outbox.unsent.filter(({ state }) => (state === 'sending') === sending);
  return (
    <>
      {items.map((item) => (
        <UnsentRow key={item.clientId} item={item} outbox={outbox} texts={texts} />
      ))}
    </>
  );
}

function Opening({ failed, texts }: { failed: boolean; texts: Texts }) {
  return (
    <p class="notice" role="status">
      {failed ? texts.connection.failed : texts.connection.loading}
    </p>
  );
}

function Typing({ texts }: { texts: Texts }) {
  return (
    <div class="row bot">
      <p class="typing" role="status">
        <span class="hidden">{texts.typing}</span>
        <i />
        <i />
        <i />
      </p>
    </div>
  );
}
