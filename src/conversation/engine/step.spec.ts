import fc from 'fast-check';
import { photo } from '../../../test/builders/conversation-input';
import { Talk } from '../../../test/support/talk';
import type { Input } from './input';

const AT_THE_LAMP = '望京街道花家地南里的路灯昨晚不亮';

/** At the question for photos. */
function atEvidence(): Talk {
  return new Talk().say(AT_THE_LAMP).press('路灯');
}

function atSummary(): Talk {
  return atEvidence().press('没有').press('就用这个聊天联系').press('不公开');
}

describe('a form', () => {
  it('asks for the first slot that is open, whatever the order it was told in', () => {
    const talk = new Talk().say({ place: { lat: 39.9959, lon: 116.4806, label: '望京街道花家地南里' } });
    expect(talk.session.form?.asked).toBe('story');
    expect(talk.say('路灯不亮').session.form?.asked).toBe('category');
    expect(talk.press('路灯').session.form?.asked).toBe('happened');
  });

  it('goes back over what was answered and what was skipped', () => {
    const talk = atEvidence().say('跳过');
    expect(talk.session.form?.asked).toBe('contact');
    expect(talk.say('上一步').session.form?.asked).toBe('evidence');
    expect(talk.say('上一步').session.form?.asked).toBe('happened');
    expect(talk.session.form?.slots).not.toHaveProperty('happened');
  });

  it('does not skip what is needed', () => {
    const talk = new Talk().say('楼门口的路灯不亮了').press('路灯').say('跳过');
    expect(talk.session.form?.asked).toBe('place');
    expect(talk.heard).toContain('不能少');
  });

  it('puts the open question again after a correction', () => {
    const talk = atEvidence().say('地址不对，是双井街道广渠路36号院');
    expect(talk.session.form).toMatchObject({ asked: 'evidence', slots: { place: { street: '110105016' } } });
  });

  it('lets an edit correct only what that message had filled', () => {
    const talk = atEvidence();
    const before = talk.session.form?.slots.contact;
    talk.say({ text: '13800138000', messageId: 'phone' });
    talk.say({ text: '13900139000', messageId: 'phone', edited: true });
    expect(before).toBeUndefined();
    expect(talk.session.form?.slots).toMatchObject({ contact: { phone: '+8613900139000' } });
    expect(talk.session.form?.asked).toBe('evidence');
  });

  it('takes further photos in silence', () => {
    const talk = atEvidence().say({ media: [photo('1')] });
    expect(talk.said).toHaveLength(1);
    expect(talk.say({ media: [photo('2'), photo('3')] }).said).toHaveLength(0);
    expect(talk.session.form?.slots.evidence).toHaveLength(3);
  });

  it('is handed in once, and a second press finds it done', () => {
    const talk = atSummary();
    const { menu } = talk.session;
    const submit = `m${menu?.serial}.0`;
    expect(talk.say({ token: submit }).heard).toContain('已经提交');
    expect(talk.session.form).toBeNull();
    expect(talk.say({ token: submit }).heard).toContain('什么也没有变');
  });
});

describe('a menu', () => {
  it('keeps its serial while the same question is put again', () => {
    const talk = atEvidence();
    const serial = talk.session.menu?.serial;
    expect(talk.say('要钱吗').session.menu?.serial).toBe(serial);
    expect(talk.say('你是谁').session.menu?.serial).toBe(serial);
    expect(talk.press('没有').session.form?.asked).toBe('contact');
    expect(talk.session.menu?.serial).not.toBe(serial);
  });

  it('is not answered by a number that was sent before it could be seen', () => {
    const talk = new Talk().say('望京西园四区的路灯不亮了，三个晚上了');
    const first = talk.session.menu;
    expect(first?.at).toBeGreaterThan(0);
    talk.say({ text: '1', receivedAt: first?.at ?? 0 });
    expect([talk.session.menu, talk.said]).toEqual([first, []]);
    // Its label cannot be mistaken, and a number that came later is meant for it.
    const label = talk.session.menu?.choices[0]?.label ?? '';
    expect(new Talk(structuredClone(talk.session)).say({ text: label, receivedAt: 0 }).session.menu).not.toEqual(first);
    expect(talk.say({ text: '1', receivedAt: (first?.at ?? 0) + 1 }).session.menu).not.toEqual(first);
  });

  it('comes again when a number came after it that was said before it', () => {
    const talk = new Talk().say('望京西园四区的路灯不亮了，三个晚上了');
    const first = talk.session.menu;
    const question = talk.heard;
    talk.say({ text: '1', knowsUntil: first?.at ?? 0 });
    expect(talk.session.menu).toEqual(first);
    expect(talk.said).toHaveLength(1);
    expect(question).toContain(talk.heard);
    expect(talk.say({ text: '1', knowsUntil: (first?.at ?? 0) + 1 }).session.menu).not.toEqual(first);
  });

  it('is answered though the clock was set back after it was offered', () => {
    const { session } = new Talk().say('望京西园四区的路灯不亮了，三个晚上了');
    const at = session.menu?.at ?? 0;
    const talk = new Talk({ ...session, menu: session.menu && { ...session.menu, at: at + 600_000 } });
    expect(talk.say({ text: '1', receivedAt: at + 1, knowsUntil: at + 1 }).session.menu?.serial).toBeGreaterThan(
      session.menu?.serial ?? Infinity,
    );
  });

  it('knows the press of an older one, and shows what is open', () => {
    const talk = new Talk().say('楼门口的路灯不亮了');
    const old = `m${talk.session.menu?.serial}.0`;
    talk.press('路灯').say({ token: old });
    expect(talk.session.form?.asked).toBe('place');
    expect(talk.heard).toMatch(/这个按钮是前面的[\s\S]*什么地方/);
  });

  it.each(['m999.0', 'm1.99', 'tk:accept:nothing', 'nonsense', ''])('has an answer to the press of %p', (token) => {
    expect(new Talk().say({ token }).said.length).toBe(1);
    expect(atEvidence().say({ token }).said.length).toBeGreaterThan(0);
  });
});

describe('the timers', () => {
  it('remind once and then let go', () => {
    const talk = atEvidence();
    expect(talk.session.remindAt).not.toBeNull();
    expect(talk.timer('remind', 31).heard).toContain('没有说完');
    expect(talk.session.remindAt).toBeNull();
    expect(talk.timer('remind', 31).said).toHaveLength(0);
    expect(talk.timer('expire', 8 * 1440).heard).toContain('已经清掉');
    expect(talk.session).toMatchObject({ form: null, menu: null, remindAt: null, expireAt: null });
  });

  it('do nothing when the person has spoken meanwhile', () => {
    const talk = atEvidence();
    expect(talk.timer('remind', 5).said).toHaveLength(0);
    expect(talk.timer('expire', 60).said).toHaveLength(0);
    expect(talk.session.form).not.toBeNull();
  });

  it('are off while no form is open', () => {
    expect(new Talk().say('你好').session).toMatchObject({ remindAt: null, expireAt: null });
  });
});

const WORDS = [
  ...['你好', '路灯坏了', AT_THE_LAMP, '八里庄', '通州', '望京街道', '上一步', '跳过', '取消', '重来', '提交', '完成'],
  ...['进度', '帮助', '人工', '语言', 'English', '中文', '没有', '好', '不知道', '1', '２', '③', '99', '0', '着火了'],
  ...['改地址', '改电话', '改内容', '改照片', '不是四区，是三区', '地址不对，是双井', '13800138000', '12345', '傻逼'],
  ...['昨晚八点', '要钱吗', '你是谁', '撤单', '催办', 'BJ-260302-0001-3', '/start', '/bind', '/cancel', '新建', '谢谢'],
  ...[
    '我想咨询居住证怎么办',
    '建议加装路灯',
    '表扬王师傅',
    '举报无证经营',
    'The lamp is broken',
    'back',
    'skip',
    '？？？',
  ],
];

const anything: fc.Arbitrary<Partial<Input>> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS).map((text) => ({ text })) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => ({ text: text.trim() })) },
  { weight: 4, arbitrary: fc.tuple(fc.nat(12), fc.nat(8)).map(([m, c]) => ({ token: `m${m}.${c}` })) },
  { weight: 1, arbitrary: fc.string({ maxLength: 64 }).map((token) => ({ token })) },
  { weight: 2, arbitrary: fc.nat(3).map((n) => ({ media: Array.from({ length: n + 1 }, () => photo()) })) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((text) => ({ text, media: [photo()] })) },
  { weight: 1, arbitrary: fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true })).map(([lat, lon]) => ({ place: { lat, lon } })) },
  { weight: 1, arbitrary: fc.constant({ phone: '+8613800138000' }) },
  { weight: 1, arbitrary: fc.constant('sticker').map((kind) => ({ unsupported: [kind] })) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((text) => ({ text, edited: true, messageId: 'm1' })) },
  { weight: 1, arbitrary: fc.constantFrom('loc_s110105026', 'loc_x', 'hello').map((startPayload) => ({ startPayload })) },
); // prettier-ignore

/** A way on: a question is open, or a menu is. */
function hasWayOn({ session }: Talk): boolean {
  if (!session.form) return true;
  return session.form.asked !== null || session.menu !== null || session.awaiting !== null;
}

describe('whatever is said', () => {
  it('never throws, never leaves an open form without a question, and stays JSON', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 14 }), (messages) => {
        const talk = new Talk();
        for (const message of messages) {
          talk.say(message);
          expect(hasWayOn(talk)).toBe(true);
          expect(JSON.parse(JSON.stringify(talk.session))).toEqual(talk.session);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
  }, 60_000);

  it('answers words that are not understood, however often, and never three times alike', () => {
    fc.assert(
      fc.property(fc.constantFrom('嗯哼', '？？？', '999', '哎呀'), fc.constantFrom(0, 1, 2, 3), (noise, at) => {
        const starts = [new Talk(), new Talk().say('楼门口的路灯不亮了'), atEvidence(), atSummary()];
        const talk = starts[at] as Talk;
        const heard = Array.from({ length: 7 }, () => talk.say(noise).heard);
        for (const [index, words] of heard.entries()) {
          expect(words).not.toBe('');
          expect(index > 1 && heard[index - 1] === words && heard[index - 2] === words).toBe(false);
        }
      }),
    );
  });
});
