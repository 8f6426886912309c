import { Failure, upload } from './api';
import { Changing } from './signal';
import type { Limits, Media, MediaKind, Uploaded } from './wire';

/** A file that was chosen and waits to be sent. */
export interface TrayItem {
  key: number;
  file: File;
  kind: MediaKind;
  /** To look at before sending; lives in this page only. */
  preview: string;
  state: 'uploading' | 'ready' | 'failed';
  /** 0 to 1. */
  done: number;
  uploaded: Uploaded | null;
}

/** What could not be taken into the tray, and why; the page picks the words. */
export type TrayProblem = { code: 'tooLarge'; name: string } | { code: 'tooMany' } | { code: 'refused'; why: string };

/** Files that were chosen: each goes up at once, so that sending is quick and survives a reload. */
export class TrayModel extends Changing {
  items: TrayItem[] = [];
  problem: TrayProblem | null = null;
  private count = 0;

  constructor(private readonly limits: () => Limits) {
    super();
  }

  get busy(): boolean {
    return this.items.some(({ state }) => state === 'uploading');
  }

  add(files: readonly File[]): void {
    this.problem = null;
    const { mediaBytes, media } = this.limits();
    for (const file of files) {
      if (file.size > mediaBytes) this.problem = { code: 'tooLarge', name: file.name };
      else if (this.items.length >= media) this.problem = { code: 'tooMany' };
      else this.take(file);
    }
    this.changed();
  }

  remove(key: number): void {
    const gone = this.items.find((item) => item.key === key);
    if (gone) URL.revokeObjectURL(gone.preview);
    this.items = this.items.filter((item) => item.key !== key);
    this.changed();
  }

  retry(key: number): void {
    const item = this.items.find((one) => one.key === key);
    if (item) void this.upload(item);
  }

  forgetProblem(): void {
    this.problem = null;
    this.changed();
  }

  /** Hands over what is ready to be sent and begins anew. */
  empty(): { refs: string[]; shown: Media[] } {
    const uploads = this.items.flatMap(({ uploaded }) => uploaded ?? []);
    for (const { preview } of this.items) URL.revokeObjectURL(preview);
    this.items = this.items.filter(({ uploaded }) => !uploaded);
    this.problem = null;
    this.changed();
    return { refs: uploads.map(({ ref }) => ref), shown: uploads.map(asMedia) };
  }

  private take(file: File): void {
    this.count += 1;
    const preview = URL.createObjectURL(file);
    const item: TrayItem = {
      key: this.count,
      file,
      kind: kindOf(file),
      preview,
      state: 'uploading',
      done: 0,
      uploaded: null,
    };
    this.items = [...this.items, item];
    void this.upload(item);
  }

  private async upload({ key, file }: TrayItem): Promise<void> {
    this.update(key, { state: 'uploading', done: 0 });
    try {
      const uploaded = await upload(file, (done) => this.update(key, { done }));
      this.update(key, { state: 'ready', uploaded, kind: uploaded.kind });
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('network', 0, 0);
      if (failure.passing) return this.update(key, { state: 'failed' });
      this.problem = { code: 'refused', why: failure.code };
      this.remove(key);
    }
  }

  private update(key: number, change: Partial<TrayItem>): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...change } : item));
    this.changed();
  }
}

function kindOf({ type }: File): MediaKind {
  if (type.startsWith('image/')) return 'photo';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'voice' : 'file';
}

/** The maker may see an upload without a signed link. */
function asMedia({ ref, kind, mime, bytes, fileName }: Uploaded): Media {
  return { kind, mime, bytes, url: `/api/chat/media/${ref}`, ...(fileName ? { fileName } : {}) };
}
