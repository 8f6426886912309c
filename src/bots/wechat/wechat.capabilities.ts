import type { Capabilities } from '../../shared/chat';

/** What a WeChat account can do through a puppet: words, pictures and files, one after another, and never an edit. */
export const WECHAT_CAPABILITIES = Object.freeze({
  buttons: null,
  edit: false,
  album: 1,
  // The clients take more; beyond this a bubble folds and nobody reads on.
  textChars: 2_000,
  place: true,
  mentions: true,
  replyWindow: null,
}) satisfies Capabilities;
