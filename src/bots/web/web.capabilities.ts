import type { Capabilities } from '../../shared/chat';

/** The page wraps and scrolls, so the limits only keep out what nobody could read. */
export const WEB_CAPABILITIES = Object.freeze({
  buttons: Object.freeze({ perRow: 3, max: 60, labelChars: 120, tokenBytes: 64 }),
  edit: true,
  album: 10,
  textChars: 200_000,
  place: true,
  mentions: true,
  replyWindow: null,
} satisfies Capabilities);
