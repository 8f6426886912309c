const MOST = 5_000;

/**
 * What the numbers of recent lists stand for, by the id of their message: whoever quotes a list and writes a number
 * presses that button, even when other lists came after it. Lost with the process; the quoted label serves then.
 */
export class WechatMenus {
  private readonly tokens = new Map<string, readonly string[]>();

  remember(chatId: string, messageId: string, tokens: readonly string[]): void {
    const key = keyOf(chatId, messageId);
    this.tokens.delete(key);
    this.tokens.set(key, tokens);
    const [oldest] = this.tokens.keys();
    if (this.tokens.size > MOST && oldest !== undefined) this.tokens.delete(oldest);
  }

  /** The token of a choice by its number, from 1. */
  token(chatId: string, messageId: string, number: number): string | undefined {
    return this.tokens.get(keyOf(chatId, messageId))?.[number - 1];
  }
}

function keyOf(chatId: string, messageId: string): string {
  return JSON.stringify([chatId, messageId]);
}
