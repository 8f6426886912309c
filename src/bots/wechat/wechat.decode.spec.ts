import * as PUPPET from 'wechaty-puppet';
import { toGcj02, toWgs84 } from './wechat.coordinates';
import { decode, KINDS, type ReadMessage } from './wechat.decode';
import { encode } from './wechat.encode';
import { WechatMenus } from './wechat.menus';
import { idOfWords } from './wechat.quote';

const DASHES = '- - - - - - - - - - - - - - -';
const read = (more: Partial<ReadMessage> = {}): ReadMessage => ({
  id: 'm1',
  type: KINDS.text,
  text: '路灯坏了',
  at: new Date(0),
  talker: { id: 'wxid_a', name: '张阿姨', isPerson: true },
  me: { id: 'wxid_bot', name: '应声' },
  ...more,
});
const inRoom = (text: string, mentionsUs = false) => read({ text, room: { id: 'r@chatroom', mentionsUs } });
const hear = (message: ReadMessage, menus = new WechatMenus()) => decode(message, 'wechat', menus);

describe('decoding WeChat', () => {
  it('knows the kinds by the numbers that wechaty gives them', () => {
    const { Message } = PUPPET.types;
    expect([KINDS.text, KINDS.image, KINDS.place, KINDS.voice, KINDS.video, KINDS.attachment, KINDS.sticker]).toEqual([
      Message.Text,
      Message.Image,
      Message.Location,
      Message.Audio,
      Message.Video,
      Message.Attachment,
      Message.Emoticon,
    ]);
  });

  it.each([
    ['our own words', { talker: { id: 'wxid_bot', isPerson: true } }],
    ['an account of the platform', { talker: { id: 'gh_1', isPerson: false } }],
    ['a notice', { type: 13 }],
    ['blank words', { text: ' \n ' }],
  ])('hears nobody in %s', (_what, more) => {
    expect(hear(read(more))).toBeNull();
  });

  it.each([
    ['今天谁值班', false, false],
    ['有人吗', true, true],
    ['/bind ABC', false, true],
    ['签收 0042', false, true],
  ])('in a room hears “%s” as meant for us or not', (text, mentioned, addressed) => {
    expect(hear(inRoom(text, mentioned))?.addressed).toBe(addressed);
  });

  it('takes a quote apart: whose words, and the answer', () => {
    const message = hear(inRoom(`「应声：工单 BJ-1\n1. 签收」\n${DASHES}\n已到现场`));
    const replyTo = idOfWords('工单 BJ-1\n1. 签收');
    expect(message).toMatchObject({ addressed: true, parts: [{ t: 'text', text: '已到现场' }], replyTo });
  });

  it('takes a number that answers a list in a room for its label, also after a restart', () => {
    const message = hear(inRoom(`「应声：工单 BJ-1\n1. 签收\n2. 退回」\n${DASHES}\n２`));
    expect(message?.parts).toEqual([{ t: 'text', text: '退回' }]);
  });

  it('takes a number that answers a remembered list in a private chat for its button', () => {
    const menus = new WechatMenus();
    menus.remember('wxid_a', idOfWords('选一项\n1. 甲\n2. 乙'), ['t.0', 't.1']);
    const message = hear(read({ text: `「应声：选一项\n1. 甲\n2. 乙」\n${DASHES}\n2` }), menus);
    expect(message?.parts).toEqual([{ t: 'press', token: 't.1' }]);
  });

  it('takes a number that answers a forgotten list for its label, and says which list', () => {
    const message = hear(read({ text: `「应声：选一项\n1. 甲\n2. 乙」\n${DASHES}\n2` }));
    const lines = [
      { number: 1, label: '甲' },
      { number: 2, label: '乙' },
    ];
    expect(message).toMatchObject({ parts: [{ t: 'text', text: '乙' }], listed: lines });
  });

  it('gives places back in WGS-84', () => {
    const shifted = toGcj02({ lat: 39.9087, lon: 116.3975 });
    expect(Math.abs(shifted.lon - 116.3975)).toBeGreaterThan(0.005);
    expect(toWgs84(shifted)).toEqual({ lat: 39.9087, lon: 116.3975 });
    expect(toWgs84({ lat: 48.8584, lon: 2.2945 })).toEqual({ lat: 48.8584, lon: 2.2945 });
  });
});

describe('encoding for WeChat', () => {
  it('names the person who is answered, and numbers the choices', () => {
    const choices = ['甲', '乙'].map((label, at) => ({ label, token: `t.${at}` }));
    expect(encode({ type: 'menu', prompt: '选一项', choices }, '王师傅')).toEqual([
      { words: '@王师傅\u2005选一项\n1. 甲\n2. 乙', tokens: ['t.0', 't.1'] },
    ]);
  });

  it('puts words before the pictures they belong to', () => {
    const medium = { kind: 'photo', ref: 'x', source: { channel: 'web', account: 'web' } } as const;
    expect(encode({ type: 'media', media: [medium], caption: '现场' })).toEqual([{ words: '现场' }, { medium }]);
  });

  it('has nothing to say for blank words', () => {
    expect(() => encode({ type: 'text', text: ' ' })).toThrow('wechat.empty');
  });
});
