import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LONGEST_LINE, readToldMessages } from './told-messages';

describe('messages of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'told-messages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (content: string | Buffer): string => {
    const path = join(folder, 'told.jsonl');
    writeFileSync(path, content);
    return path;
  };

  it('are the text, or title and detail, with what the file says is true', async () => {
    const lines = [
      '\uFEFF{"text": " 路灯坏了 ", "title": "不用", "category": "road.lamp"}',
      '{"title": null, "detail": "水管漏水", "street": "望京街道"}\r',
      '{"title": "停电", "detail": "三天了"}',
    ];
    expect(await readToldMessages(file(lines.join('\n')), Infinity)).toEqual({
      messages: [
        { line: 1, text: '路灯坏了', category: 'road.lamp', street: null },
        { line: 2, text: '水管漏水', category: null, street: '望京街道' },
        { line: 3, text: '停电\n三天了', category: null, street: null },
      ],
      bad: [],
    });
  });

  it('that cannot be read are named by their line, and the others are read', async () => {
    const lines = ['nonsense', '[]', '7', '{"text": 7}', '', `"${'x'.repeat(LONGEST_LINE)}"`, '{"text": "好的"}'];
    const path = file(Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.from([0xff, 0xfe])]));
    const { messages, bad } = await readToldMessages(path, Infinity);
    expect(messages.map(({ line }) => line)).toEqual([7]);
    expect(bad).toEqual([
      { line: 1, why: 'notJson' },
      { line: 2, why: 'notAnObject' },
      { line: 3, why: 'notAnObject' },
      { line: 4, why: 'noText' },
      { line: 6, why: 'tooLong' },
      { line: 8, why: 'notUtf8' },
    ]);
  });

  it('are read no further than asked', async () => {
    const { messages, bad } = await readToldMessages(file('{"text": "一"}\n{"text": "二"}\nnonsense'), 2);
    expect([messages.length, bad.length]).toEqual([2, 0]);
  });

  it.each([
    ['rehearsal.empty', () => file('')],
    ['rehearsal.empty', () => file('\n\n')],
    ['rehearsal.empty', () => file('nonsense')],
    ['rehearsal.noFile', () => join(folder, 'missing.jsonl')],
    ['rehearsal.noFile', () => folder],
  ])('refuses with %s', async (code, path) => {
    await expect(readToldMessages(path(), Infinity)).rejects.toMatchObject({ code });
  });
});
