import type { OutboundMessage } from '../../../src/shared/chat';
import type { Case } from './conformance';
import type { Harness, Where } from './harness';

async function inGroup(h: Harness): Promise<Where & { group: string }> {
  const person = await h.person();
  return { person, group: await h.group([person]) };
}

/** Whom words in a group are meant for, and where answers go. */
export function groupCases(test: Case): void {
  test('knows a group from a person', ['groups', 'mention'], async ({ h, sink }) => {
    const where = await inGroup(h);
    await h.mentions(where, '有人在吗');
    const message = await sink.one();
    expect(message.chat.scope).toBe('group');
    expect(message.personId).toBe(h.personId(where));
    expect(message.chat.id).toBe(h.address(where).chatId);
    expect(message.chat.id).not.toBe(h.address({ person: where.person }).chatId);
  });

  test('a mention is for us', ['groups', 'mention'], async ({ h, sink }) => {
    await h.mentions(await inGroup(h), '签收');
    expect((await sink.one()).addressed).toBe(true);
  });

  test('talk among people is not', ['groups'], async ({ h, sink }) => {
    const where = await inGroup(h);
    await h.says(where, '今天谁值班');
    expect((await sink.one()).addressed).toBe(false);
  });

  test('a command with our name is for us', ['groups'], async ({ h, sink }) => {
    await h.commands(await inGroup(h), 'status', 'us');
    expect((await sink.one()).addressed).toBe(true);
  });

  test('a command with the name of another is not', ['groups', 'otherBots'], async ({ h, sink }) => {
    const where = await inGroup(h);
    await h.commands(where, 'status', 'us');
    await h.commands(where, 'status', 'another');
    const [ours, other] = await sink.some(2);
    expect([ours?.addressed, other?.addressed]).toEqual([true, false]);
  });

  test('an answer to our message is for us, and names it', ['groups', 'reply'], async ({ h, sink }) => {
    const where = await inGroup(h);
    const sent = await h.adapter.send(h.address(where), { type: 'text', text: '请签收' }, { key: 'ping' });
    await h.repliesToBot(where, '收到');
    const message = await sink.one();
    expect(message.addressed).toBe(true);
    expect(sent).toEqual({ result: 'accepted', ids: [message.replyTo] });
  });

  test('a press is for us', ['groups', 'buttons'], async ({ h, sink }) => {
    const where = await inGroup(h);
    const choices = [{ label: '签收', token: 'accept' }];
    const card: OutboundMessage = { type: 'card', title: '工单', rows: [], choices };
    await h.adapter.send(h.address(where), card, { key: 'card' });
    await h.presses(where, 1);
    const message = await sink.one();
    expect(message).toMatchObject({
      addressed: true,
      personId: h.personId(where),
      parts: [{ t: 'press', token: 'accept' }],
    });
    expect(message.chat.id).toBe(h.address(where).chatId);
  });
}
