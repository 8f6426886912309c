import { useCallback, useRef } from 'preact/hooks';
import { briefText } from '../shared/body-view';
import { Composer, type ComposerHandle } from '../shared/composer';
import { useStickToEnd } from '../shared/use-stick-to-end';
import type { Message } from '../shared/wire';
import type { Language, Texts } from '../texts';
import { UnsentRow } from '../shared/unsent-row';
import type { DeskModel, Staff } from './desk-model';
import { GroupMessage } from './group-message';

interface Props {
  model: DeskModel;
  staff: Staff;
  language: Language;
  texts: Texts;
}

/** One group as its staff see it. */
export function RoomView({ model, staff, language, texts }: Props) {
  const room = model.openRoom;
  const composer = useRef<ComposerHandle>(null);
  if (!room)
    return <section class="room-view nothing">{model.rooms.length > 0 && <p>{texts.desk.chooseRoom}</p>}</section>;
  return (
    <section class="room-view" aria-label={room.title}>
      <div class="room-bar">
        <button type="button" class="back" onClick={() => void model.enter(null)}>
          {texts.desk.back}
        </button>
        <h2>{room.title}</h2>
      </div>
      <Messages
        model={model}
        staff={staff}
        language={language}
        texts={texts}
        onReply={(message) => {
          model.reply(message);
          composer.current?.focus();
        }}
      />
      {model.replyTo && <Quote message={model.replyTo} texts={texts} onCancel={() => model.reply(null)} />}
      <Composer
        ref={composer}
        texts={texts}
        limits={model.limits}
        placeholder={texts.desk.input}
        onSay={(text, media) => model.say(staff, text, media)}
      />
    </section>
  );
}

function Messages({ model, staff, language, texts, onReply }: Props & { onReply: (message: Message) => void }) {
  const { messages, unsentHere } = model;
  const older = useCallback(() => void model.older(), [model]);
  const tail = `${messages[messages.length - 1]?.id ?? ''} ${unsentHere.length}`;
  const { ref, below, toEnd, onScroll } = useStickToEnd(messages[0]?.id ?? '', tail, model.outbox.said, older);
  return (
    <div class="conversation">
      <div
        class="scroll"
        ref={ref}
        onScroll={onScroll}
        role="log"
        aria-live="polite"
        aria-label={texts.log}
        tabIndex={0}
      >
        <div class="column">
          {model.hasOlder && (
            <button type="button" class="older-button" onClick={older}>
              {texts.older}
            </button>
          )}
          {messages.map((message) => (
            <GroupMessage
              key={message.id}
              message={message}
              quoted={model.find(message.body.replyTo)}
              mine={message.person?.id === `staff-${staff.id}`}
              language={language}
              texts={texts}
              onReply={() => onReply(message)}
              onPress={(choice) => model.press(staff, message, choice)}
            />
          ))}
          {unsentHere.map((item) => (
            <UnsentRow key={item.clientId} item={item} outbox={model.outbox} texts={texts} />
          ))}
        </div>
      </div>
      {below && (
        <button type="button" class="to-end" onClick={toEnd}>
          {texts.desk.unread}
        </button>
      )}
    </div>
  );
}

function Quote({ message, texts, onCancel }: { message: Message; texts: Texts; onCancel: () => void }) {
  const name = message.author === 'bot' ? texts.bot : (message.person?.name ?? '');
  return (
    <div class="replying">
      <div class="column">
        <p>
          <b>{texts.desk.replyingTo(name)}</b>
          <span>{briefText(message.body, texts)}</span>
        </p>
        <button type="button" class="plain" onClick={onCancel}>
          {texts.desk.cancelReply}
        </button>
      </div>
    </div>
  );
}
