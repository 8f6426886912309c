import type { Capabilities } from '../../shared/chat';

/** Buttons under a message. The platform allows 8 in a row; more than 3 cannot be read on a phone. */
export const BUTTONS = Object.freeze({ perRow: 3, max: 100, labelChars: 64, tokenBytes: 64 });

/** UTF-16 units under a photo, a video or a file. */
export const CAPTION_CHARS = 1024;

/** What the Bot API can do. Messages may be sent at any time to whoever has once written to the bot. */
export const TELEGRAM_CAPABILITIES: Capabilities = Object.freeze({
  buttons: BUTTONS,
  edit: true,
  album: 10,
  textChars: 4096,
  place: true,
  mentions: true,
  replyWindow: null,
});
