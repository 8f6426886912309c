/** Reads a YAML mapping strictly: what is not asked for is refused, and every complaint names where it is. */
export class Fields {
  private readonly left: Map<string, unknown>;

  constructor(
    value: unknown,
    readonly where: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(where, 'a mapping');
    this.left = new Map(Object.entries(value));
  }

  has(name: string): boolean {
    return this.left.has(name);
  }

  /** The names that were not read yet. */
  get names(): string[] {
    return [...this.left.keys()];
  }

  take(name: string): unknown {
    const value = this.left.get(name);
    this.left.delete(name);
    return value;
  }

  text(name: string): string {
    return textIn(this.take(name), `${this.where}.${name}`);
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  /** A text, or null where the file says null. */
  textOrNull(name: string): string | null | undefined {
    if (!this.has(name)) return undefined;
    const value = this.take(name);
    return value === null ? null : textIn(value, `${this.where}.${name}`);
  }

  texts(name: string): string[] {
    return this.has(name) ? textsIn(this.take(name), `${this.where}.${name}`) : [];
  }

  number(name: string): number {
    const value = this.take(name);
    if (typeof value !== 'number') throw wrong(`${this.where}.${name}`, 'a number');
    return value;
  }

  optionalNumber(name: string): number | undefined {
    return this.has(name) ? this.number(name) : undefined;
  }

  truth(name: string): boolean | undefined {
    if (!this.has(name)) return undefined;
    const value = this.take(name);
    if (typeof value !== 'boolean') throw wrong(`${this.where}.${name}`, 'true or false');
    return value;
  }

  /** Nothing may be left. */
  end(): void {
    if (this.left.size) throw wrong(this.where, `no key ${this.names.join(', ')}`);
  }
}

export function wrong(where: string, expected: string): Error {
  return new Error(`${where}: expected ${expected}`);
}

/** A text; numbers are written as they stand in quotes only, so that `0042` stays what it is. */
export function textIn(value: unknown, where: string): string {
  if (typeof value !== 'string') throw wrong(where, 'a text (put numbers in quotes)');
  return value;
}

/** One text, or a list of them. */
export function textsIn(value: unknown, where: string): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value) || !value.length) throw wrong(where, 'a text or a list of texts');
  return value.map((one, at) => textIn(one, `${where}[${at}]`));
}
