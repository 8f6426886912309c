import { Inject, Injectable, Optional } from '@nestjs/common';
import { AppError, Refusal } from '../../shared/app-error';
import { errorCode, LOGGER, type Logger } from '../logger';
import { WebAdapter } from './web.adapter';
import { WebChatStore, type Added } from './web-chat.store';
import { WebHub } from './web-hub';
import { WebMediaStore, type Upload } from './web-media.store';
import type { SaidBody, StoredMedia, WebMessage } from './web-message';
import { isRoom } from './web.address';
import { decode, type Said } from './web.decode';
import { DEFAULT_COMMAND_WORDS, MAX_TEXT_CHARS, WEB_OPTIONS, type WebOptions } from './web.options';

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

/** Takes what a person said: keeps it for the history, and hands it on until it is safe to acknowledge. */
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
  async say(spoken: Spoken): Promise<string> {
    if (!this.adapter.ready) throw new Refusal('channel.notReady');
    const body = await this.bodyOf(spoken);
    const added = await this.keep(spoken, body);
    await this.handOn(spoken, added);
    // Only now: other pages of the person show what was heard, in the order of the ids.
    this.hub.publish({ kind: 'message', message: added.message });
    return added.message.id;
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

  /** The event id holds the person, so that nobody can take another one's. */
  private async keep({ chatId, person, clientId }: Spoken, body: SaidBody): Promise<Added> {
    try {
      return await this.store.add({
        chatId,
        author: 'person',
        personId: person.id,
        personName: person.name ?? null,
        clientId: `${person.id}:${clientId}`,
        body,
      });
    } catch (cause) {
      this.logger?.warn({ code: errorCode(cause) }, 'a message could not be kept');
      throw new AppError('channel.tryAgain', {}, { cause });
    }
  }

  private async handOn(spoken: Spoken, { message, isNew }: Added): Promise<void> {
    const inbound = decode(await this.surroundings(spoken, message));
    const typing = (on: boolean) => this.hub.publish({ kind: 'typing', chatId: message.chatId, on });
    if (isNew && inbound.addressed) typing(true);
    try {
      await this.adapter.take(inbound);
    } catch (cause) {
      typing(false);
      this.logger?.warn({ code: errorCode(cause) }, 'a message was not taken');
      // Nothing in the history that was never heard; the page still has it and sends it again.
      if (isNew) await this.store.remove(message.id).catch(() => undefined);
      throw cause instanceof Refusal ? cause : new AppError('channel.tryAgain', {}, { cause });
    }
  }

  private async surroundings({ language, startPayload }: Spoken, message: WebMessage): Promise<Said> {
    const { chatId } = message;
    // A repeat is decoded from what was kept the first time: the same event, the same words.
    const body = message.body as SaidBody;
    const group = isRoom(chatId);
    return {
      message: { ...message, body },
      scope: group ? 'group' : 'private',
      repliesToBot: group && (await this.isBots(chatId, body.replyTo)),
      commandWords: this.options.commandWords ?? DEFAULT_COMMAND_WORDS,
      title: group ? this.options.roomTitle?.(chatId) : undefined,
      language,
      startPayload,
    };
  }

  private async isBots(chatId: string, id: string | undefined): Promise<boolean> {
    return id !== undefined && (await this.store.find(chatId, id))?.author === 'bot';
  }
}

function toMedia({ ref, kind, mime, bytes, fileName }: Upload): StoredMedia {
  return { ref, kind, mime, bytes, ...(fileName ? { fileName } : {}) };
}
