import { Inject, Injectable } from '@nestjs/common';
import { WEB_OPTIONS, type WebOptions } from './web.options';

/** Links to uploads that whoever was shown them may open for a day. */
@Injectable()
export class MediaLinks {
  constructor(@Inject(WEB_OPTIONS) private readonly options: WebOptions) {}

  /** The path of an upload. */
  sign(ref: string): string {
    const { e, s } = this.options.evidence.links.sign(ref);
    return `/api/chat/media/${ref}?e=${e}&s=${s}`;
  }

  /** Whether a link was made here and is still good. */
  allows(ref: string, e: string | undefined, s: string | undefined): boolean {
    return this.options.evidence.links.allows(ref, { ...(e ? { e } : {}), ...(s ? { s } : {}) });
  }
}
