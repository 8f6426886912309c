import type { UnitOfWork } from '../database';
import { lostWords } from './lost-words';
import type { Played } from './play';

function played(line: number, text: string, number: string | null, toldAnew = false): Played {
  const message = { line, text, category: null, street: null };
  return { told: { message, number, toldAnew } as Played['told'], place: null, offered: null };
}

describe('lost words', () => {
  const rows = [
    { number: 'BJ-1', story: '路灯坏了。\n三天了', place_text: '南里5号楼' },
    { number: 'BJ-2', story: '水管', place_text: null },
  ];
  const unitOfWork = { read: () => Promise.resolve(rows) } as unknown as UnitOfWork;

  it('are those that the ticket of the dialogue does not hold, whatever the signs between them', async () => {
    const all = [
      played(1, '路灯坏了 三天了', 'BJ-1'),
      played(2, '南里５号楼', 'BJ-1'),
      played(3, '水管漏水', 'BJ-2'),
      played(4, '没有这一单', 'BJ-3'),
    ];
    expect(await lostWords(unitOfWork, all)).toEqual([3, 4]);
  });

  it('are not looked for where there is no ticket, or the message told no matter', async () => {
    expect(await lostWords(unitOfWork, [played(1, '你好', 'BJ-1', true), played(2, '停电', null)])).toEqual([]);
  });
});
