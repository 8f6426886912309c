import { Inject, Injectable } from '@nestjs/common';
import type { BotBody, MessageBody, SaidBody, StoredMedia, WebMessage } from './web-message';
import { MediaLinks } from './media-links';

/** A medium as a page gets it; without `url` it cannot be shown. */
export interface MediaView {
  kind: StoredMedia['kind'];
  url: string | null;
  /** A picture at 320 pixels, or the whole where there is none; photos only. */
  smallUrl?: string;
  mime?: string;
  fileName?: string;
  bytes?: number;
}

type Shown<Body> = Body extends { media?: StoredMedia[] } ? Omit<Body, 'media'> & { media?: MediaView[] } : Body;

/** A message as a page gets it. */
export interface MessageView {
  id: string;
  chatId: string;
  author: 'bot' | 'person';
  person: { id: string; name: string | null } | null;
  /** The id that the page itself gave it. */
  clientId: string | null;
  at: number;
  editedAt: number | null;
  body: Shown<SaidBody> | Shown<BotBody>;
}

/** Turns what is kept into what a page may see: files become links that expire. */
@Injectable()
export class WebView {
  constructor(@Inject(MediaLinks) private readonly links: MediaLinks) {}

  of(message: WebMessage): MessageView {
    const { id, chatId, author, personId, personName, clientId, at, editedAt, body } = message;
    return {
      id,
      chatId,
      author,
      person: personId === null ? null : { id: personId, name: personName },
      clientId: author === 'person' ? (clientId?.split(':').pop() ?? null) : null,
      at,
      editedAt,
      body: this.body(body),
    };
  }

  private body(body: MessageBody): MessageView['body'] {
    if (!('media' in body) || !body.media) return body as MessageView['body'];
    return { ...body, media: body.media.map((medium) => this.medium(medium)) };
  }

  private medium({ ref, ...rest }: StoredMedia): MediaView {
    if (ref === null) return { ...rest, url: null };
    const url = this.links.sign(ref);
    return rest.kind === 'photo' ? { ...rest, url, smallUrl: `${url}&size=small` } : { ...rest, url };
  }
}
