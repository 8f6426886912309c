import fc from 'fast-check';
import type { Capabilities, CardMessage, Choice, OutboundMessage } from '../../../src/shared/chat';
import type { Case } from './conformance';
import type { Arrived, Harness } from './harness';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const count = (text: string): number => [...graphemes.segment(text)].length;
const seen = (text: string): string => text.replace(/\s/gu, '');

/** What comes out of markup when something is not escaped, and what people really type. */
const nasty = fc.oneof(
  fc.constantFrom(
    '<b>',
    '</b>',
    '&amp;',
    '&lt;',
    '<',
    '>',
    '&',
    '"',
    "'",
    '*',
    '_',
    '`',
    '[a](b)',
    '~',
    '|',
    '\\',
    '{{',
    '#',
  ),
  fc.constantFrom('望京西园三区', '没热水了', '👨‍👩‍👧', '🇨🇳', '<script>', '𠮷', 'é', '12号楼', '\n'),
  fc.string({ maxLength: 6 }),
);
const words = fc.array(nasty, { minLength: 1, maxLength: 8 }).map((parts) => `甲${visible(parts.join(''))}乙`);

/** Control characters are not for reading; what channels do with them is their own affair. */
function visible(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '');
}

/** A person who may be written to, and a way to see what the next message became. */
async function stand(h: Harness, key = 'r') {
  const person = await h.person();
  await h.says({ person }, '在吗');
  let number = 0;
  return async (message: OutboundMessage, options: { editIds?: string[] } = {}) => {
    const before = (await h.arrived({ person })).length;
    const sent = await h.adapter.send(h.address({ person }), message, { key: `${key}${number++}`, ...options });
    const all = await h.arrived({ person });
    return { sent, arrived: all.slice(before), all };
  };
}

function expectWithin({ textChars, buttons, album }: Capabilities, arrived: readonly Arrived[]): void {
  for (const { text, rows } of arrived) {
    expect(text.length).toBeLessThanOrEqual(textChars);
    if (!buttons) expect(rows).toEqual([]);
    if (!buttons) continue;
    expect(rows.flat().length).toBeLessThanOrEqual(buttons.max);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(buttons.perRow);
    for (const { label, token } of rows.flat()) {
      expect(label.length).toBeLessThanOrEqual(buttons.labelChars);
      expect(Buffer.byteLength(token)).toBeLessThanOrEqual(buttons.tokenBytes);
    }
  }
  const albums = new Map<string, number>();
  for (const { id, album: key = id, media } of arrived) albums.set(key, (albums.get(key) ?? 0) + media);
  for (const media of albums.values()) expect(media).toBeLessThanOrEqual(album);
}

function choices(many: number, label: (at: number) => string): Choice[] {
  return Array.from({ length: many }, (_, at) => ({ token: `choice.${at}`.padEnd(64, 'x'), label: label(at) }));
}

/** How messages look at the other end. */
export function renderCases(test: Case): void {
  test('nothing beyond its own capabilities', [], async ({ h }) => {
    const { capabilities } = h.adapter;
    const send = await stand(h);
    const most = Math.min(capabilities.buttons?.max ?? 20, 60);
    const menus = [
      choices(most, (at) => '很长的选项'.repeat(20) + at),
      choices(most, (at) => `选${at}`),
      choices(1, () => '是'),
    ];
    const card: CardMessage = {
      type: 'card',
      title: '工单',
      rows: [{ label: '内容', value: '长'.repeat(9000) }],
      choices: [],
    };
    const messages: OutboundMessage[] = [
      { type: 'text', text: '没有热水。'.repeat(4000) },
      ...menus.map((list) => ({ type: 'menu', prompt: '请选一项', choices: list }) as const),
      { ...card, choices: choices(3, (at) => `选项${at}`) },
    ];
    for (const message of messages) {
      const { sent, arrived } = await send(message);
      expect(sent.result).toBe('accepted');
      if (sent.result === 'accepted') expect(sent.ids).toEqual(arrived.map(({ id }) => id));
      expectWithin(capabilities, arrived);
    }
  });

  test('albums as the platform allows them', ['mediaOut', 'albumsOut'], async ({ h }) => {
    const send = await stand(h);
    for (const many of [1, 2, 10, 11, 23]) {
      const media = Array.from(
        { length: many },
        () => ({ kind: 'photo', ref: 'x', source: { channel: 'else', account: 'x' } }) as const,
      );
      const { sent, arrived } = await send({ type: 'media', media, caption: '现场照片' });
      expect(sent.result).toBe('accepted');
      expect(arrived.reduce((sum, { media }) => sum + media, 0)).toBe(many);
      expect(arrived.map(({ text }) => text).join('')).toBe('现场照片');
      expectWithin(h.adapter.capabilities, arrived);
    }
  });

  test('choices as buttons with their tokens', ['buttons'], async ({ h }) => {
    const send = await stand(h);
    const list = choices(5, (at) => `选项${at}`);
    const { arrived } = await send({ type: 'menu', prompt: '请选一项', choices: list });
    expect(arrived.at(-1)?.rows.flat()).toEqual(list);
    expect(arrived.at(-1)?.text).toBe('请选一项');
  });

  test('choices as numbers where there are no buttons', ['numbers'], async ({ h }) => {
    const send = await stand(h);
    const { arrived } = await send({ type: 'menu', prompt: '请选一项', choices: choices(5, (at) => `第${at}个选项`) });
    const lines = arrived.flatMap(({ text }) => text.split('\n'));
    for (let at = 0; at < 5; at++) {
      const line = lines.find((one) => one.includes(`第${at}个选项`)) ?? '';
      expect(line.match(/\d+/)?.[0]).toBe(String(at + 1));
    }
  });

  test('long text in pieces that cut no character', [], async ({ h }) => {
    const send = await stand(h);
    const unit = fc.constantFrom('👨‍👩‍👧‍👦', '🇨🇳', 'e\u0301', '长', 'a', '👍🏽', '。', '\r\n');
    const long = fc.array(unit, { minLength: 1800, maxLength: 2400 }).map((units) => `头${units.join('')}尾`);
    await fc.assert(
      fc.asyncProperty(long, async (text) => {
        const { arrived } = await send({ type: 'text', text });
        expect(seen(arrived.map((piece) => piece.text).join(''))).toBe(seen(text));
        const pieces = arrived.map((piece) => count(seen(piece.text)));
        expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(count(seen(text)));
        expectWithin(h.adapter.capabilities, arrived);
      }),
      { numRuns: 8 },
    );
  });

  test('text as it is, whatever it looks like', [], async ({ h }) => {
    const send = await stand(h);
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const { sent, arrived } = await send({ type: 'text', text });
        expect(sent.result).toBe('accepted');
        expect(arrived.map((piece) => piece.text)).toEqual([text]);
      }),
      { numRuns: 60 },
    );
  });

  test('cards with every word of theirs, whatever they look like', [], async ({ h }) => {
    const send = await stand(h);
    await fc.assert(
      fc.asyncProperty(words, words, words, async (title, label, value) => {
        const { sent, arrived } = await send({ type: 'card', title, rows: [{ label, value }], choices: [] });
        expect(sent.result).toBe('accepted');
        const text = arrived.map((piece) => piece.text).join('\n');
        for (const part of [title, label, value]) expect(seen(text)).toContain(seen(part));
      }),
      { numRuns: 60 },
    );
  });

  test('a card in the place of the earlier one', ['botEdits'], async ({ h }) => {
    const send = await stand(h);
    const card = (value: string, list: Choice[]): OutboundMessage => ({
      type: 'card',
      title: '工单 <1>',
      rows: [{ label: '状态', value }],
      choices: list,
      replaces: 'ticket',
    });
    const first = await send(
      card(
        '待签收',
        choices(1, () => '签收'),
      ),
    );
    const editIds = first.sent.result === 'accepted' ? first.sent.ids : [];
    const second = await send(card('办理中 & <急>', []), { editIds });
    expect(second.sent).toEqual({ result: 'accepted', ids: editIds });
    expect(second.arrived).toEqual([]);
    expect(second.all.at(-1)).toMatchObject({ id: editIds[0], rows: [] });
    expect(second.all.at(-1)?.text).toContain('办理中 & <急>');
    const same = await send(card('办理中 & <急>', []), { editIds });
    expect(same.sent).toEqual({ result: 'accepted', ids: editIds });
    const lost = await send(card('已办结', []), { editIds: ['987654'] });
    expect(lost.sent.result).toBe('accepted');
    expect(lost.arrived).toHaveLength(1);
  });

  test('what only changes a card, and nothing where the card is gone', ['botEdits'], async ({ h }) => {
    const send = await stand(h);
    const card = (title: string, rest: Partial<CardMessage> = {}): OutboundMessage => ({
      ...{ type: 'card', title, rows: [], choices: choices(1, () => '签收') },
      ...rest,
    });
    const first = await send(card('工单'));
    const editIds = first.sent.result === 'accepted' ? first.sent.ids : [];
    const left = card('见新的一张', { onlyInPlace: true, choices: [] });
    const changed = await send(left, { editIds });
    expect(changed.sent).toEqual({ result: 'accepted', ids: editIds });
    expect(changed.arrived).toEqual([]);
    expect(changed.all.at(-1)).toMatchObject({ id: editIds[0], rows: [] });
    expect(changed.all.at(-1)?.text).toContain('见新的一张');
    expect((await send(left, { editIds })).sent).toEqual({ result: 'accepted', ids: editIds });
    const lost = await send(left, { editIds: ['987654'] });
    expect(lost.sent).toEqual({ result: 'accepted', ids: [] });
    expect(lost.arrived).toEqual([]);
  });

  test('a card anew where it cannot edit', [], async ({ h }) => {
    const send = await stand(h);
    const card: OutboundMessage = { type: 'card', title: '工单', rows: [], choices: [], replaces: 'ticket' };
    expect((await send(card)).arrived).toHaveLength(1);
  });
}
