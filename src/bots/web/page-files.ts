import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { WEB_OPTIONS, type WebOptions } from './web.options';

const MIMES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** One file of the pages, ready to be sent. */
export interface PageFile {
  mime: string;
  bytes: Buffer;
  gzipped: Buffer;
  etag: string;
}

/** The built pages, in memory: they are small, and a path from outside never touches the disk. */
@Injectable()
export class PageFiles {
  private files: ReadonlyMap<string, PageFile> = new Map();
  private readAt = '';

  constructor(@Inject(WEB_OPTIONS) private readonly options: WebOptions) {}

  /** A file by its name; undefined where there is none. */
  find(name: string): PageFile | undefined {
    this.refresh();
    return this.files.get(name);
  }

  /** Reads the folder again after a build. */
  private refresh(): void {
    const { pagesDir, emergencyNumbers = {} } = this.options;
    const built = existsSync(pagesDir) ? String(statSync(pagesDir).mtimeMs) : '';
    if (built === this.readAt) return;
    const names = built ? readdirSync(pagesDir).filter((name) => extname(name) in MIMES) : [];
    this.files = new Map(names.map((name) => [name, readPage(join(pagesDir, name), emergencyNumbers)]));
    this.readAt = built;
  }
}

/** A file as it is sent; a page with the city's numbers in it. */
function readPage(path: string, numbers: Readonly<Record<string, string>>): PageFile {
  const file = readFileSync(path);
  const bytes = extname(path) === '.html' ? Buffer.from(withNumbers(file.toString(), numbers)) : file;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { mime: MIMES[extname(path)] ?? 'application/octet-stream', bytes, gzipped: gzipSync(bytes), etag };
}

function withNumbers(page: string, numbers: Readonly<Record<string, string>>): string {
  const named = Object.entries(numbers).map(([service, number]) => `${service}=${number}`);
  const each = [...new Set(Object.values(numbers))];
  return page
    .replaceAll('[[emergency]]', named.join(','))
    .replaceAll('[[numbers zh]]', each.join('、'))
    .replaceAll('[[numbers en]]', each.join(', '));
}
