const NUMBER = /\b[A-Z]{2}-\d{6}-(\d{4,8})-\d\b/;
const RECEIPT = /^(?:单号：|Ticket: )/m;

/** What a transcript may name that is only known when it is played: `{number}`, `{short}`, `{first}`, `{code}`. */
export class Variables {
  private readonly values = new Map<string, string>();

  set(name: string, value: string): void {
    this.values.set(name, value);
  }

  /** Keeps the ticket number of a receipt. */
  learn(text: string): void {
    const match = RECEIPT.test(text) ? NUMBER.exec(text) : null;
    if (!match?.[1]) return;
    if (!this.values.has('first')) this.values.set('first', match[0]);
    this.values.set('number', match[0]);
    this.values.set('short', match[1]);
  }

  /** The text with its variables; a filter may follow, as in `{number|plain}`. */
  fill(text: string): string {
    return text.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, filter: string | undefined) => {
      const value = this.values.get(name);
      if (value === undefined) throw new Error(`nothing is known yet of {${name}}`);
      return filter === undefined ? value : filtered(value, filter);
    });
  }
}

const WIDE = 0xfee0;

function filtered(value: string, filter: string): string {
  if (filter === 'plain') return value.replaceAll('-', '').toLowerCase();
  if (filter === 'lower') return value.toLowerCase();
  if (filter === 'spaced') return value.replaceAll('-', ' ');
  if (filter === 'wide') return value.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + WIDE));
  // The check digit tells a number that was copied wrong.
  if (filter === 'wrong') return value.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  throw new Error(`there is no filter ${filter}`);
}
