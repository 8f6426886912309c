/** What the two buttons under the question say. */
export type CallbackAnswer = 'yes' | 'no';

const TOKEN = /^cb:([0-9a-z]{1,40}):(yes|no)$/;

/** A button that means the same wherever and whenever it is pressed; at most 64 bytes. */
export function callbackToken(id: string, answer: CallbackAnswer): string {
  return `cb:${id}:${answer}`;
}

/** Which callback a button answers; null for a button of something else. */
export function parseCallbackToken(token: string): { id: string; answer: CallbackAnswer } | null {
  const [, id, answer] = TOKEN.exec(token) ?? [];
  return id === undefined ? null : { id, answer: answer === 'yes' ? 'yes' : 'no' };
}
