import fc from 'fast-check';
import type { InboundMessage } from '../../shared/chat';
import { decode } from './telegram.decode';

const me = { id: '42', username: 'Yingsheng_Bot' };
const now = new Date('2024-03-01T08:00:00Z');
const person = { id: 7, is_bot: false, first_name: '王', last_name: '芳', language_code: 'zh-hans' };
const alone = { id: 7, type: 'private' };
const group = { id: -100123, type: 'supergroup', title: '望京街道' };
const file = (file_id: string, more: object = {}) => ({ file_id, file_unique_id: file_id, ...more });

function message(content: object, chat: object = alone): object {
  return { update_id: 5, message: { message_id: 9, date: 1709280000, chat, from: person, ...content } };
}

function read(content: object, chat: object = alone): InboundMessage | null {
  return decode(message(content, chat), me, now);
}

describe('decode', () => {
  it('reads who, where and when', () => {
    expect(read({ text: '路灯坏了' })).toEqual({
      channel: 'telegram',
      account: '42',
      eventId: '5',
      chat: { id: '7', scope: 'private' },
      personId: '7',
      personName: '王 芳',
      language: 'zh-hans',
      addressed: true,
      parts: [{ t: 'text', text: '路灯坏了' }],
      sentAt: new Date(1709280000_000),
      messageId: '9',
    });
  });

  it.each<[string, object, object]>([
    [
      'the largest photo',
      { photo: [file('s', { width: 90, height: 90 }), file('l', { width: 900, height: 900, file_size: 5 })] },
      { kind: 'photo', ref: 'l', bytes: 5, mime: 'image/jpeg' },
    ],
    ['a video', { video: file('v', { duration: 3, mime_type: 'video/mp4' }) }, { kind: 'video', ref: 'v', seconds: 3 }],
    ['a round video', { video_note: file('n', { duration: 3 }) }, { kind: 'video', ref: 'video_note:n' }],
    [
      'an animation, which also comes as a document',
      { animation: file('a'), document: file('a') },
      { kind: 'video', ref: 'animation:a' },
    ],
    ['a voice note', { voice: file('o', { duration: 2 }) }, { kind: 'voice', ref: 'o', mime: 'audio/ogg' }],
    [
      'a recording',
      { audio: file('m', { file_name: '录音.m4a', mime_type: 'audio/mp4' }) },
      { kind: 'voice', ref: 'audio:m', fileName: '录音.m4a' },
    ],
    [
      'a document',
      { document: file('d', { file_name: 'x.pdf', mime_type: 'application/pdf' }) },
      { kind: 'file', ref: 'd' },
    ],
    [
      'a picture sent as a file',
      { document: file('d', { mime_type: 'image/png' }) },
      { kind: 'photo', ref: 'document:d' },
    ],
  ])('reads %s', (_what, content, part) => {
    expect(read(content)?.parts).toEqual([expect.objectContaining({ t: 'media', ...part })]);
  });

  it('puts words before the medium, and keeps the album', () => {
    const album = read({ photo: [file('p')], caption: '井盖', media_group_id: '77' });
    expect(album).toMatchObject({
      albumKey: '77',
      parts: [
        { t: 'text', text: '井盖' },
        { t: 'media', ref: 'p' },
      ],
    });
  });

  it.each(['sticker', 'poll', 'dice', 'game', 'story'])('names what cannot be carried: %s', (kind) => {
    expect(read({ [kind]: {} })?.parts).toEqual([{ t: 'unsupported', kind }]);
  });

  it.each<[string, object]>([
    ['a pinned message', message({ pinned_message: {} })],
    ['a new member', message({ new_chat_members: [person] }, group)],
    ['a bot', message({ text: 'x', from: { ...person, is_bot: true } })],
    [
      'a channel',
      { update_id: 1, channel_post: { message_id: 1, date: 1, chat: { id: -1, type: 'channel' }, text: 'x' } },
    ],
    ['a channel as chat', message({ text: 'x' }, { id: -1, type: 'channel' })],
    [
      'a live location that moves',
      {
        update_id: 1,
        edited_message: { message_id: 1, date: 1, chat: alone, from: person, location: { latitude: 1, longitude: 2 } },
      },
    ],
    ['a place off the globe', message({ location: { latitude: 91, longitude: 2 } })],
    [
      'a block',
      {
        update_id: 1,
        my_chat_member: {
          chat: alone,
          from: person,
          date: 1,
          old_chat_member: { status: 'member' },
          new_chat_member: { status: 'kicked' },
        },
      },
    ],
    ['a press without a message', { update_id: 1, callback_query: { id: '1', from: person, data: 'x' } }],
  ])('ignores %s', (_what, update) => {
    expect(decode(update, me, now)).toBeNull();
  });

  it.each<[string, object, boolean]>([
    ['a mention', { text: '@yingsheng_bot 签收', entities: [{ type: 'mention', offset: 0, length: 14 }] }, true],
    [
      "another's mention",
      { text: '@yingsheng_bo 签收', entities: [{ type: 'mention', offset: 0, length: 13 }] },
      false,
    ],
    [
      'a mention without a name',
      { text: '应声 签收', entities: [{ type: 'text_mention', offset: 0, length: 2, user: { id: 42 } }] },
      true,
    ],
    ['our name, not marked as a mention', { text: '@yingsheng_bot' }, false],
    [
      'a mention under a photo',
      { photo: [file('p')], caption: '@yingsheng_bot', caption_entities: [{ type: 'mention', offset: 0, length: 14 }] },
      true,
    ],
    ['a command', { text: '/status', entities: [{ type: 'bot_command', offset: 0, length: 7 }] }, true],
    [
      'a command for us',
      { text: '/status@yingsheng_bot', entities: [{ type: 'bot_command', offset: 0, length: 21 }] },
      true,
    ],
    [
      'a command for another',
      { text: '/status@other_bot', entities: [{ type: 'bot_command', offset: 0, length: 17 }] },
      false,
    ],
    [
      'a slash in a sentence',
      { text: '是 /status 吗', entities: [{ type: 'bot_command', offset: 2, length: 7 }] },
      false,
    ],
    ['an answer to us', { text: '好', reply_to_message: { message_id: 3, from: { id: 42 } } }, true],
    ['an answer to a neighbour', { text: '好', reply_to_message: { message_id: 3, from: { id: 8 } } }, false],
    [
      'a topic we opened',
      { text: '好', reply_to_message: { message_id: 3, from: { id: 42 }, forum_topic_created: {} } },
      false,
    ],
  ])('knows whether words in a group are for us: %s', (_what, content, addressed) => {
    expect(read(content, group)?.addressed).toBe(addressed);
  });

  it('keeps answers in the topic of a forum', () => {
    expect(read({ text: '好', message_thread_id: 12, is_topic_message: true }, group)?.chat.id).toBe('-100123:12');
    expect(read({ text: '好', message_thread_id: 12 }, group)?.chat.id).toBe('-100123');
  });

  it.each<[string, string | undefined]>([
    ['/start loc_wangjing-3', 'loc_wangjing-3'],
    ['/start@yingsheng_bot abc', 'abc'],
    ['/start@other_bot abc', undefined],
    ['/start', undefined],
    ['/start 你好', undefined],
  ])('reads the payload of %s', (text, payload) => {
    expect(read({ text })?.startPayload).toBe(payload);
  });

  it('tells both ends of a move as one fact', () => {
    const old = { id: -55, type: 'group', title: '群' };
    const leaving = read({ migrate_to_chat_id: -100123 }, old);
    const arriving = read({ migrate_from_chat_id: -55, from: { id: 1, is_bot: true } }, group);
    for (const moved of [leaving, arriving]) {
      expect(moved).toMatchObject({ movedFrom: '-55', chat: { id: '-100123', scope: 'group' }, addressed: false });
    }
  });

  it('tells that it came into a group, and went', () => {
    const change = (before: string, after: string) => {
      const members = { old_chat_member: { status: before }, new_chat_member: { status: after } };
      return decode({ update_id: 1, my_chat_member: { chat: group, from: person, date: 1, ...members } }, me, now);
    };
    expect(change('left', 'member')).toMatchObject({ parts: [{ t: 'unsupported', kind: 'joined' }], addressed: true });
    expect(change('member', 'kicked')).toMatchObject({ parts: [{ t: 'unsupported', kind: 'left' }], addressed: false });
    expect(change('member', 'administrator')).toBeNull();
  });

  it('reads a press, even on a message that is out of reach', () => {
    const pressed = { id: 'q', from: person, data: 'tok', message: { message_id: 4, date: 0, chat: alone } };
    const press = decode({ update_id: 6, callback_query: pressed }, me, now);
    expect(press).toMatchObject({ eventId: '6', messageId: '4', parts: [{ t: 'press', token: 'tok' }], sentAt: now });
  });

  it('never throws, whatever comes', () => {
    const key = fc.constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member', 'from', 'chat', 'id');
    const more = fc.constantFrom(
      'text',
      'photo',
      'entities',
      'location',
      'date',
      'contact',
      'type',
      'data',
      'update_id',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(null, 0, 7, -1, 1e300, '', 'private', 'group', true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(key, more), tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (content, update) => {
        decode(update, me, now);
        decode({ update_id: 1, message: content }, me, now);
        decode({ update_id: 1, callback_query: content }, me, now);
        decode({ update_id: 1, message: { chat: alone, from: person, date: content, photo: content } }, me, now);
      }),
      { numRuns: 300 },
    );
  });
});
