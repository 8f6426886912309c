/** Four bits of sixteen for each key: one key in four hundred that was never added is taken for one that was. */
const BITS_A_KEY = 16;
const HASHES = 4;
const LEAST_KEYS = 262_144;

/** Where the keys of stored conversations are. */
export interface KeyTable {
  count(): Promise<number>;
  /** Those behind `after`, in their order; a short page is the last. */
  read(after: string, limit: number): Promise<string[]>;
}

const PAGE = 10_000;

/**
 * Which conversations may be stored, in two bytes each (a Bloom filter): most people who write are new, and of those
 * nothing need be read. Until all stored keys were read once, any may be.
 */
export class StoredKeys {
  private words = new Uint32Array(0);
  private mask = 0;
  private room = 0;
  private whole = false;
  private reading: Promise<void> | null = null;

  constructor(private readonly table: KeyTable) {}

  /** False only of what was never added and was not stored when the keys were read. */
  mayHold(key: string): boolean {
    return !this.whole || this.bitsOf(key).every((bit) => ((this.words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0);
  }

  add(key: string): void {
    if (!this.words.length) return;
    for (const bit of this.bitsOf(key)) this.words[bit >>> 5] = (this.words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    this.room -= 1;
  }

  /** Reads all keys, at the first call and once there are too many; otherwise it does nothing. What fails is tried again. */
  async fill(): Promise<void> {
    if (this.whole && this.room > 0) return;
    this.reading ??= this.readAll().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readAll(): Promise<void> {
    this.whole = false;
    this.room = Math.max(LEAST_KEYS, 2 * (await this.table.count()));
    // What is added from here on is not forgotten, whatever page it belongs to.
    const bits = 2 ** Math.ceil(Math.log2(this.room * BITS_A_KEY));
    this.words = new Uint32Array(bits / 32);
    this.mask = bits - 1;
    let keys: string[] = [];
    do {
      keys = await this.table.read(keys.at(-1) ?? '', PAGE);
      for (const key of keys) this.add(key);
    } while (keys.length === PAGE);
    this.whole = true;
  }

  /** Two hashes of the key (FNV-1a with two primes) make all the others. */
  private bitsOf(key: string): number[] {
    let one = 0x811c9dc5;
    let other = 0x9747b28c;
    for (let at = 0; at < key.length; at += 1) {
      const code = key.charCodeAt(at);
      one = Math.imul(one ^ code, 0x01000193);
      other = Math.imul(other ^ code, 0x85ebca6b);
    }
    one ^= one >>> 15;
    other ^= other >>> 13;
    return Array.from({ length: HASHES }, (_, round) => ((one + Math.imul(round, other | 1)) & this.mask) >>> 0);
  }
}
