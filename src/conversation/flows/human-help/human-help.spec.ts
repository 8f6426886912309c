import { Talk } from '../../../../test/support/talk';

describe('asking for a person where no dispatchers have a group', () => {
  it('tells the number to call, and leads back to the open question', () => {
    const talk = new Talk().say('望京街道花家地南里的路灯不亮').say('人工');
    expect(talk.heard).toContain('12345');
    expect(talk.heard).toContain('哪一类');
    expect(talk.session.relay).toBeNull();
  });

  it('goes on as if nothing had been asked when the relay ended elsewhere', () => {
    const talk = new Talk().say('望京街道花家地南里的路灯不亮');
    talk.session = { ...talk.session, relay: { id: 'r1', until: null } };
    talk.say('路灯');
    expect(talk.session.relay).toBeNull();
    expect(talk.session.form?.slots.category).toBe('road.lamp');
  });

  it('keeps the wait as its timer, and the reminder of the form after it', () => {
    const talk = new Talk().say('望京街道花家地南里的路灯不亮');
    const reminder = talk.session.remindAt;
    talk.session = { ...talk.session, relay: { id: 'r1', until: 5 } };
    talk.timer('remind', 1);
    expect(talk.session.relay).toEqual({ id: 'r1', until: null });
    expect(talk.session.remindAt).toBeGreaterThan(reminder ?? Infinity);
  });
});
