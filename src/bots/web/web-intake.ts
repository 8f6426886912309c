import { Inject, Injectable, Optional } from '@nestjs/common';
import { AppError, Refusal } from '../../shared/app-error';
import { errorCode, LOGGER, type Logger } from '../logger';
import { COMMAND_WORDS } from '../command-words';
import { WebAdapter } from './web.adapter';
import { WebChatStore } from './web-chat.store';
import { WebHub } from './web-hub';
import { WebMediaStore, type Upload } from './web-media.store';
import type { NewMessage, SaidBody, StoredMedia, WebMessage } from './web-message';
import { isRoom } from './web.address';
import { decode, type Said } from './web.decode';
import { MAX_TEXT_CHARS, WEB_OPTIONS, type WebOptions } from './web.options';

/** What a page says for a person, already validated. */
export interface Spoken {
  chatId: string;
  person: { id: string; name?: string };
  /** Who uploaded what the message names. */
  uploader: string;
  clientId: string;
  text?: string;
  place?: SaidBody['place'];
  press?: SaidBody['press'];
  media?: string[];
  contact?: string;
  replyTo?: string;
  language?: string;
  startPayload?: string;
}

/**
 * Takes what a person said, and keeps it for the history once it is safe to acknowledge: the history never shows what
 * was not heard.
 */
@Injectable()
export class WebIntake {
  constructor(
    @Inject(WebAdapter) private readonly adapter: WebAdapter,
    @Inject(WebChatStore) private readonly store: WebChatStore,
    @Inject(WebMediaStore) private readonly uploads: WebMediaStore,
    @Inject(WebHub) private readonly hub: WebHub,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
    @Optional() @Inject(LOGGER) private readonly logger: Logger | null = null,
  ) {}

  /**
   * Resolves with the message's id once it is committed. Throws a `Refusal` for what cannot be taken, and
   * `channel.tryAgain` or `channel.notReady` for what should be sent again under the same client id.
   */
  say(spoken: Spoken): Promise<string> {
    return this.adapter.track(() => this.hear(spoken));
  }

  private async hear(spoken: Spoken): Promise<string> {
    if (!this.adapter.ready) throw new Refusal('channel.notReady');
    // A repeat is the same event in the same words, as it was kept the first time; its uploads may be gone.
    const known = await this.safely(() => this.store.findByClient(spoken.chatId, clientIdOf(spoken)));
    const said = known ?? this.store.draft(messageOf(spoken, await this.bodyOf(spoken)));
    return this.safely(async () => {
      await this.handOn(spoken, said, known === null);
      const message = known ?? (await this.store.add(said)).message;
      this.hub.publish({ kind: 'message', message });
      return message.id;
    });
  }

  private async safely<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      this.logger?.warn({ code: errorCode(cause) }, 'a message was not taken');
      throw cause instanceof Refusal ? cause : new AppError('channel.tryAgain', {}, { cause });
    }
  }

  private async bodyOf(spoken: Spoken): Promise<SaidBody> {
    const { text, place, press, contact, replyTo, media = [] } = spoken;
    if (text !== undefined && text.length > MAX_TEXT_CHARS) {
      throw new Refusal('text.tooLong', { maxChars: MAX_TEXT_CHARS });
    }
    const uploads = await this.uploads.ownedBy(spoken.uploader, media);
    const given = {
      text: text?.trim() ? text : undefined,
      place,
      press,
      contact,
      media: uploads.length ? uploads.map(toMedia) : undefined,
    };
    const said = Object.entries({ ...given, replyTo }).filter(([, value]) => value !== undefined);
    const isEmpty = Object.values(given).every((value) => value === undefined);
    if (isEmpty && !spoken.startPayload) throw new Refusal('message.empty');
    return { type: 'said', ...Object.fromEntries(said) };
  }

  private async handOn(spoken: Spoken, message: WebMessage, isNew: boolean): Promise<void> {
    const inbound = decode(await this.surroundings(spoken, message));
    if (!isNew || !inbound.addressed) return this.adapter.take(inbound);
    const typing = (on: boolean) => this.hub.publish({ kind: 'typing', chatId: message.chatId, on });
    typing(true);
    try {
      await this.adapter.take(inbound);
    } finally {
      // The turn is over. It may have said nothing: a person of staff holds the chat, or photos are still gathered.
      typing(false);
    }
  }

  private async surroundings({ language, startPayload }: Spoken, message: WebMessage): Promise<Said> {
    const { chatId } = message;
    const body = message.body as SaidBody;
    const group = isRoom(chatId);
    return {
      message: { ...message, body },
      scope: group ? 'group' : 'private',
      repliesToBot: group && (await this.isBots(chatId, body.replyTo)),
      commandWords: this.options.commandWords ?? COMMAND_WORDS,
      title: group ? this.options.roomTitle?.(chatId) : undefined,
      language,
      startPayload,
    };
  }

  private async isBots(chatId: string, id: string | undefined): Promise<boolean> {
    return id !== undefined && (await this.store.find(chatId, id))?.author === 'bot';
  }
}

/** The event id holds the person, so that nobody can take another one's. */
function clientIdOf({ person, clientId }: Spoken): string {
  return `${person.id}:${clientId}`;
}

function messageOf(spoken: Spoken, body: SaidBody): NewMessage {
  const { chatId, person } = spoken;
  const clientId = clientIdOf(spoken);
  return { chatId, author: 'person', personId: person.id, personName: person.name ?? null, clientId, body };
}

function toMedia({ ref, kind, mime, bytes, fileName }: Upload): StoredMedia {
  return { ref, kind, mime, bytes, ...(fileName ? { fileName } : {}) };
}
