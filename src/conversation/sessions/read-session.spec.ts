import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/app-error';
import { Talk } from '../../../test/support/talk';
import { readSession } from './read-session';

const VERSION_1 = readFileSync(join(__dirname, 'fixtures', 'session-v1.json'), 'utf8');

describe('a stored session of version 1', () => {
  it('loads, and fields that were added since have their first value', () => {
    const session = readSession(VERSION_1);
    expect(session).toMatchObject({ v: 1, language: 'zh-CN', lost: 0, form: { asked: 'evidence' } });
    expect(session.form?.slots).toMatchObject({ category: 'road.lamp', contact: { phone: '+8613800138000' } });
  });

  it('goes on where it was, buttons included', () => {
    const talk = new Talk(readSession(VERSION_1)).press('发完了');
    expect(talk.session.form?.asked).toBe('openness');
    expect(talk.press('不公开').heard).toContain('请看一遍');
    expect(talk.press('确认提交').heard).toContain('已经提交');
  });

  it('remembers which message filled what', () => {
    const talk = new Talk(readSession(VERSION_1));
    talk.say({ text: '小区门口的路灯全不亮', messageId: '501', edited: true });
    expect(talk.session.form?.slots.story).toBe('小区门口的路灯全不亮');
  });
});

describe('what is no session of ours', () => {
  it.each(['{}', '{"v":2}', '{"v":1,"language":"zh-CN"}'])('%s is refused', (data) => {
    expect(() => readSession(data)).toThrow(AppError);
  });
});
