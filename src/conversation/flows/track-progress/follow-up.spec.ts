import { Talk } from '../../../../test/support/talk';

/** Something was handed in from here, and no ticket of it can be found any more. */
function filed(): Talk {
  const talk = new Talk();
  return new Talk({ ...talk.session, filed: true, ticket: 'BJ-260302-0001-3' });
}

describe('words that seem to be about an earlier ticket, where there is none they fit', () => {
  it.each([
    '修好了，谢谢',
    '修好了谢谢',
    '已经修好了',
    '没解决',
    '不满意',
    '怎么还没人来修',
    '我想撤了',
    '补充',
    '0084',
    '撤单',
    '催办',
  ])('“%s” is never met with silence', (text) => expect(filed().say(text).heard).not.toBe(''));

  it('are heard as something new, and once only', () => {
    expect(filed().say('垃圾还在楼门口').session.form?.slots).toMatchObject({ story: '垃圾还在楼门口' });
  });

  it('are part of the story while one is told', () => {
    const talk = filed().say('望京街道花家地南里的路灯昨晚不亮').press('路灯').say('怎么还没人来修');
    expect(talk.session.form?.slots.story).toContain('怎么还没人来修');
  });
});

describe('words about a ticket of somebody who never handed anything in', () => {
  it.each(['垃圾还在楼门口', '路灯还是不亮'])('“%s” opens a report at once', (text) =>
    expect(new Talk().say(text).session.form?.slots).toMatchObject({ story: text }),
  );
});
