import type { Case } from './conformance';
import { RecordingSink } from './recording-sink';

/** Accounts and chats are never mistaken for each other. */
export function accountCases(test: Case): void {
  test('the events of two accounts, even where their ids are equal', ['accounts'], async ({ h, sink, makeHarness }) => {
    const other = await makeHarness('second');
    const otherSink = new RecordingSink();
    await other.begins(otherSink.take);
    await h.says({ person: await h.person() }, '一');
    await other.says({ person: await other.person() }, '二');
    const [one, two] = [await sink.one(), await otherSink.one()];
    expect(one.channel).toBe(two.channel);
    expect(one.account).not.toBe(two.account);
    expect(`${one.account} ${one.eventId}`).not.toBe(`${two.account} ${two.eventId}`);
  });

  test('what is addressed to another account or channel', [], async ({ h }) => {
    const address = h.address({ person: await h.person() });
    const message = { type: 'text', text: '走错门了' } as const;
    for (const wrong of [{ account: `${address.account}0` }, { channel: 'pigeon' }]) {
      const sent = await h.adapter.send({ ...address, ...wrong }, message, { key: 'wrong' });
      expect(sent).toMatchObject({ result: 'rejected', why: 'invalid' });
    }
  });

  test('the words of two persons', [], async ({ h, sink }) => {
    const [one, two] = [await h.person(), await h.person()];
    await h.says({ person: one }, '我是甲');
    await sink.one();
    await h.says({ person: two }, '我是乙');
    const [first, second] = await sink.some(2);
    expect([first?.personId, second?.personId]).toEqual([one, two]);
    expect(first?.chat.id).not.toBe(second?.chat.id);
  });
}
