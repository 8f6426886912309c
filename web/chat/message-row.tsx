import { BodyView, Choices, choicesOf } from '../shared/body-view';
import { timeOf } from '../shared/times';
import type { Choice, Message } from '../shared/wire';
import type { Language, Texts } from '../texts';

interface Props {
  message: Message;
  /** Its choices are the ones that are asked for now. */
  open: boolean;
  language: Language;
  texts: Texts;
  onPress: (choice: Choice) => void;
}

/** One message, on the left the bot's and on the right the person's. */
export function MessageRow({ message, open, language, texts, onPress }: Props) {
  const { author, body, at, editedAt } = message;
  const mine = author === 'person';
  const nothing = body.type === 'said' && Object.values(body).filter(Boolean).length === 1;
  if (nothing) return null;
  return (
    <article class={mine ? 'row mine' : 'row bot'}>
      <span class="hidden">{mine ? texts.you : texts.bot}</span>
      <div class="bubble">
        <BodyView body={body} texts={texts} />
      </div>
      <Choices choices={choicesOf(body)} open={open} onPress={onPress} />
      <p class="meta">
        <time dateTime={new Date(at).toISOString()}>{timeOf(at, language)}</time>
        {editedAt !== null && <span>· {texts.edited}</span>}
      </p>
    </article>
  );
}
