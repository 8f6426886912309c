import fc from 'fast-check';
import type { CardMessage, Choice, OutboundMedia, OutboundMessage } from '../../shared/chat';
import { encode } from './telegram.encode';
import { escapeHtml } from './telegram.markup';
import { shorten, splitText } from '../text-split';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const to = { chatId: '7' };
const payloads = (message: OutboundMessage, chatId = '7') => encode({ chatId }, message).map(({ payload }) => payload);
const choices = (...labels: string[]): Choice[] => labels.map((label, at) => ({ label, token: `t${at}` }));

function rows(list: Choice[]): string[][] {
  const [payload] = payloads({ type: 'menu', prompt: '选', choices: list });
  const { inline_keyboard: keyboard } = payload?.reply_markup as { inline_keyboard: { text: string }[][] };
  return keyboard.map((row) => row.map(({ text }) => text));
}

describe('splitText', () => {
  const unit = fc.oneof(fc.string(), fc.constantFrom('👨‍👩‍👧‍👦', '🇨🇳', 'é', '望京', '\n', '\r\n', '👍🏽', '𠮷', '。', 'word '));
  const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));

  it('keeps every word, within the limit', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 80 }), (whole, max) => {
        const pieces = splitText(whole, max);
        expect(pieces.join('').replace(/\s/gu, '')).toBe(
          whole.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\s/gu, ''),
        );
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('cuts only where a reader sees two characters', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 80 }), (whole, max) => {
        const clean = whole.replace(/\p{Surrogate}/gu, '\uFFFD');
        const borders = new Set([...graphemes.segment(clean)].map(({ index }) => index));
        let at = 0;
        for (const piece of splitText(whole, max)) {
          at = clean.indexOf(piece, at);
          expect(borders.has(at)).toBe(true);
          at += piece.length;
        }
      }),
    );
  });

  it('prefers the end of a line, then of a sentence', () => {
    expect(splitText(`${'长'.repeat(30)}\n${'短'.repeat(30)}`, 40)).toEqual([`${'长'.repeat(30)}\n`, '短'.repeat(30)]);
    const long = `${'长'.repeat(350)}。${'短'.repeat(100)}`;
    expect(splitText(long, 400)[0]).toBe(`${'长'.repeat(350)}。`);
  });

  it('counts a long row of flags from its beginning', () => {
    for (const piece of splitText('🇨🇳'.repeat(400), 1023)) expect(piece.length % 4).toBe(0);
  });

  it('takes a "character" without end apart, but no surrogate pair', () => {
    const zalgo = `e${'\u0301'.repeat(500)}`;
    expect(splitText(zalgo, 100).join('')).toBe(zalgo);
  });

  it('is quick on long text', () => {
    const before = Date.now();
    expect(splitText('没有热水'.repeat(100_000), 4096).length).toBeGreaterThan(90);
    expect(Date.now() - before).toBeLessThan(2000);
  });

  it('shortens with a sign', () => {
    expect(shorten('一二三四五', 5)).toBe('一二三四五');
    expect(shorten('一二三四五六', 5)).toBe('一二三四…');
  });
});

describe('escapeHtml', () => {
  it('leaves nothing that markup could see, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/);
        const back = escaped
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&amp;/g, '&');
        expect(back).toBe(text);
      }),
    );
  });
});

describe('encode', () => {
  it('sends plain words without markup, and lets nobody look at links', () => {
    const [payload] = payloads({ type: 'text', text: '<b>1 & 2</b>' });
    expect(payload).toEqual({ chat_id: 7, text: '<b>1 & 2</b>', link_preview_options: { is_disabled: true } });
  });

  it('speaks into the topic it was spoken to in', () => {
    expect(payloads({ type: 'text', text: '好' }, '-100123:12')[0]).toMatchObject({
      chat_id: -100123,
      message_thread_id: 12,
    });
  });

  it('answers the message, with its first piece only', () => {
    const calls = encode(to, { type: 'text', text: '长'.repeat(5000) }, { replyTo: '9' });
    expect(calls.map(({ payload }) => payload.reply_parameters)).toEqual([
      expect.stringContaining('"message_id":9'),
      undefined,
    ]);
  });

  it("asks for a person's next words in a group, not in private", () => {
    const message = { type: 'text', text: '在哪里？', asks: 'words' } as const;
    expect(encode({ chatId: '-5' }, message, { replyTo: '9' })[0]?.payload.reply_markup).toEqual({
      force_reply: true,
      selective: true,
    });
    expect(encode(to, message)[0]?.payload.reply_markup).toBeUndefined();
  });

  it('lays short choices side by side and long ones alone', () => {
    expect(rows(choices('是', '否', '不知道', '其他'))).toEqual([['是', '否', '不知道'], ['其他']]);
    expect(rows(choices('供暖不热啊', '停水停电啊', '是'))).toEqual([['供暖不热啊', '停水停电啊'], ['是']]);
    expect(rows(choices('一个很长很长的选项', '是', '否'))).toEqual([['一个很长很长的选项'], ['是', '否']]);
  });

  it('puts the choices under the last piece', () => {
    const pieces = payloads({ type: 'menu', prompt: '长'.repeat(5000), choices: choices('是') });
    expect(pieces.map(({ reply_markup: markup }) => markup !== undefined)).toEqual([false, true]);
  });

  it.each<[string, OutboundMessage, string]>([
    [
      'a token too long',
      { type: 'menu', prompt: '选', choices: [{ label: '甲', token: '长'.repeat(22) }] },
      'telegram.token.size',
    ],
    ['a choice without words', { type: 'menu', prompt: '选', choices: choices(' ') }, 'telegram.label.empty'],
    [
      'too many choices',
      { type: 'menu', prompt: '选', choices: choices(...'x'.repeat(101)) },
      'telegram.tooManyChoices',
    ],
    ['nothing to say', { type: 'text', text: ' \n' }, 'telegram.empty'],
  ])('refuses %s', (_what, message, code) => {
    expect(() => encode(to, message)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses an address that is none', () => {
    expect(() => encode({ chatId: '@channel' }, { type: 'text', text: '好' })).toThrow('telegram.address');
  });

  const card: CardMessage = {
    type: 'card',
    title: '工单 <1>',
    rows: [
      { label: '状态', value: 'a&b' },
      { label: 'Unit', value: 'x' },
    ],
    choices: [],
  };

  it('shows a card with its title in bold, and has it ready without markup', () => {
    const [call] = encode(to, card);
    expect(call?.payload).toMatchObject({ text: '<b>工单 &lt;1&gt;</b>\n状态：a&amp;b\nUnit: x', parse_mode: 'HTML' });
    expect(call?.plain?.payload).toMatchObject({ text: '工单 <1>\n状态：a&b\nUnit: x' });
    expect(call?.plain?.payload.parse_mode).toBeUndefined();
  });

  it('edits the earlier card, and has it ready to be sent anew', () => {
    const [call] = encode(to, card, { editIds: ['33'] });
    expect(call).toMatchObject({ method: 'editMessageText', edits: '33', payload: { chat_id: 7, message_id: 33 } });
    expect(call?.anew).toMatchObject({ method: 'sendMessage', payload: { chat_id: 7 } });
    expect(encode(to, card, { editIds: ['33', '34'] })[0]?.method).toBe('sendMessage');
  });

  it('only edits where no more is wanted: the message that holds the choices', () => {
    const calls = encode(to, { ...card, onlyInPlace: true }, { editIds: ['33', '34'] });
    expect(calls).toMatchObject([{ method: 'editMessageText', edits: '34', payload: { message_id: 34 } }]);
    expect(calls[0]?.anew).toBeUndefined();
    const rows = [{ label: '诉求', value: '字'.repeat(9_000) }];
    const long: OutboundMessage = { ...card, rows, onlyInPlace: true };
    expect(encode(to, long, { editIds: ['33', '34'] }).map(({ edits }) => edits)).toEqual(['33', '34']);
  });

  it('comes without a sound where it is soft, with markup and without, sent anew or not', () => {
    const soft = { disable_notification: true };
    const [call] = encode(to, { ...card, soft: true });
    expect([call?.payload, call?.plain?.payload]).toEqual([
      expect.objectContaining(soft),
      expect.objectContaining(soft),
    ]);
    const [edit] = encode(to, { ...card, soft: true }, { editIds: ['33'] });
    expect(edit?.payload).not.toHaveProperty('disable_notification');
    expect(edit?.anew?.payload).toMatchObject(soft);
    expect(encode(to, card)[0]?.payload).not.toHaveProperty('disable_notification');
  });

  const medium = (kind: OutboundMedia['kind'], ref: string): OutboundMedia => ({
    kind,
    ref,
    source: { channel: 'telegram', account: '42' },
  });

  it('sends each medium as what it was, together where that is allowed', () => {
    const media = [
      medium('photo', 'a'),
      medium('video', 'b'),
      medium('voice', 'c'),
      medium('photo', 'document:d'),
      medium('video', 'video_note:e'),
    ];
    const calls = encode(to, { type: 'media', media, caption: '现场' });
    expect(calls.map(({ method }) => method)).toEqual(['sendMediaGroup', 'sendVoice', 'sendDocument', 'sendVideoNote']);
    expect(calls[0]?.payload.media).toEqual([
      { type: 'photo', media: 'a', caption: '现场' },
      { type: 'video', media: 'b' },
    ]);
    expect(calls[2]?.payload).toMatchObject({ document: 'd' });
  });

  it('says a caption that is too long by itself', () => {
    const calls = encode(to, { type: 'media', media: [medium('photo', 'a')], caption: '长'.repeat(1025) });
    expect(calls.map(({ method }) => method)).toEqual(['sendPhoto', 'sendMessage']);
    expect(calls[0]?.payload.caption).toBeUndefined();
  });

  it('uploads what others hold, under a name that breaks no header', () => {
    const foreign: OutboundMedia = {
      kind: 'photo',
      ref: 'x',
      source: { channel: 'web', account: 'w' },
      fileName: 'a"\r\nb.jpg',
    };
    const bytes = Buffer.from('x');
    const [call] = encode(
      to,
      { type: 'media', media: [foreign] },
      {},
      new Map([[foreign, { bytes, mime: 'image/jpeg' }]]),
    );
    expect(call).toMatchObject({ method: 'sendPhoto', payload: { photo: { source: bytes, filename: 'a___b.jpg' } } });
  });
});
