import { addToStory } from './story.slot';

describe('more words to a story', () => {
  it('stand behind it', () => {
    expect(addToStory('路灯坏了', '三个晚上了')).toBe('路灯坏了\n三个晚上了');
  });

  it('add nothing when they were said before', () => {
    expect(addToStory('路灯坏了', ' 路灯坏了 ')).toBe('路灯坏了');
    expect(addToStory('路灯坏了\n三个晚上了', '三个晚上了')).toBe('路灯坏了\n三个晚上了');
  });
});
