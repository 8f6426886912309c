import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf } from './telegram.fields';

/** Who we are on the platform: needed to know which words are for us. */
export interface BotIdentity {
  id: string;
  username: string;
}

/**
 * Whether a message in a group is meant for the bot: it names it, commands it, or answers it. A command without a name
 * counts, because the platform hands it over only where it may be ours.
 */
export function isForUs(message: Fields, me: BotIdentity): boolean {
  return answersUs(message, me) || mentionsUs(message, me);
}

function answersUs(message: Fields, me: BotIdentity): boolean {
  const answered = repliedTo(message);
  return answered !== undefined && idOf(fieldsOf(answered.from)?.id) === me.id;
}

/** The message that is answered. In a topic of a forum everything "answers" the topic's creation; that is no answer. */
export function repliedTo(message: Fields): Fields | undefined {
  const answered = fieldsOf(message.reply_to_message);
  return answered && !fieldsOf(answered.forum_topic_created) ? answered : undefined;
}

function mentionsUs(message: Fields, me: BotIdentity): boolean {
  const text = textOf(message.text) ?? textOf(message.caption) ?? '';
  const entities = listOf(message.text === undefined ? message.caption_entities : message.entities);
  return entities.some((entity) => isOurs(entity, text, me));
}

function isOurs(entity: Fields, text: string, me: BotIdentity): boolean {
  const from = numberOf(entity.offset) ?? 0;
  const words = text.slice(from, from + (numberOf(entity.length) ?? 0)).toLowerCase();
  const name = `@${me.username.toLowerCase()}`;
  if (entity.type === 'mention') return words === name;
  if (entity.type === 'text_mention') return idOf(fieldsOf(entity.user)?.id) === me.id;
  // In the middle of a sentence a slash is more often "and/or" than a command.
  return entity.type === 'bot_command' && (words.endsWith(name) || (from === 0 && !words.includes('@')));
}

/** The payload of a deep link, which the platform puts behind `/start`. */
export function startPayload(text: string | undefined, me: BotIdentity): string | undefined {
  const [, name, payload] = /^\/start(?:@(\w+))? ([A-Za-z0-9_-]{1,64})$/.exec(text ?? '') ?? [];
  return name === undefined || name.toLowerCase() === me.username.toLowerCase() ? payload : undefined;
}
