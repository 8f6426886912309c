import { BodyView, briefText, Choices, choicesOf } from '../shared/body-view';
import { timeOf } from '../shared/times';
import type { Choice, Message } from '../shared/wire';
import type { Language, Texts } from '../texts';

interface Props {
  message: Message;
  /** The message it answers, if that one is at hand. */
  quoted: Message | undefined;
  mine: boolean;
  language: Language;
  texts: Texts;
  onReply: () => void;
  onPress: (choice: Choice) => void;
}

/** One message of a group, with who said it. A press is told in one line. */
export function GroupMessage({ message, quoted, mine, language, texts, onReply, onPress }: Props) {
  const { author, person, body, at, editedAt } = message;
  const name = author === 'bot' ? texts.bot : (person?.name ?? '');
  if (body.type === 'said' && body.press) {
    return (
      <p class="day">
        {name} {texts.desk.pressed(body.press.label)} <time>{timeOf(at, language)}</time>
      </p>
    );
  }
  return (
    <article class={mine ? 'row mine' : author === 'bot' ? 'row bot' : 'row other'}>
      <p class="who">{name}</p>
      <div class="bubble">
        {quoted && <blockquote>{briefText(quoted.body, texts)}</blockquote>}
        <BodyView body={body} texts={texts} />
      </div>
      <Choices choices={choicesOf(body)} open onPress={onPress} />
      <p class="meta">
        <time dateTime={new Date(at).toISOString()}>{timeOf(at, language)}</time>
        {editedAt !== null && <span>· {texts.edited}</span>}
        <button type="button" class="plain" onClick={onReply}>
          {texts.desk.reply}
        </button>
      </p>
    </article>
  );
}
