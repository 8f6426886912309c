import { AppError } from '../shared/app-error';
import type { OutboundMedia } from '../shared/chat';
import { gatherMedia, without } from './outgoing-media';

const medium = (ref: string): OutboundMedia => ({ kind: 'photo', ref, source: { channel: 'web', account: 'web' } });
const fetch = ({ ref }: OutboundMedia): Promise<string> =>
  ref.startsWith('media.') ? Promise.reject(new AppError(ref)) : Promise.resolve(ref);
const gather = (refs: string[], { alone = true, leaveOut = false } = {}) =>
  gatherMedia(refs.map(medium), fetch, { alone, leaveOut });

describe('the media of a message', () => {
  it.each([
    [['a', 'b'], [], ['a', 'b']],
    [['a', 'media.gone', 'b'], ['media.gone'], ['a', 'b']],
    [['media.tooLarge', 'a'], ['media.tooLarge'], ['a']],
  ])('%j lacks %j', async (refs, leftOut, had) => {
    const gathered = await gather(refs);
    expect([...gathered.had.values()]).toEqual(had);
    expect(without(gathered)).toEqual(leftOut.length ? { leftOut } : {});
  });

  it('is nothing when all are gone, unless there is something else', async () => {
    await expect(gather(['media.gone', 'media.gone'])).rejects.toMatchObject({ code: 'media.gone' });
    expect((await gather(['media.gone'], { alone: false })).had.size).toBe(0);
  });

  it.each(['media.unavailable', 'media.timeout'])('waits for what may come: %s', async (code) => {
    await expect(gather(['a', 'media.gone', code], { alone: false })).rejects.toMatchObject({ code });
  });

  it('lacks what cannot be had now where that is to be left out, unless nothing is left', async () => {
    const leaveOut = true;
    const gathered = await gather(['a', 'media.timeout', 'media.gone'], { leaveOut });
    expect(without(gathered)).toEqual({ leftOut: ['media.timeout', 'media.gone'] });
    expect((await gather(['media.timeout'], { leaveOut, alone: false })).had.size).toBe(0);
    await expect(gather(['media.gone', 'media.timeout'], { leaveOut })).rejects.toMatchObject({
      code: 'media.timeout',
    });
  });

  it('waits for what failed without saying why', async () => {
    for (const error of [new TypeError('socket'), new AppError('database.away')])
      await expect(gatherMedia([medium('a')], () => Promise.reject(error), { alone: true })).rejects.toMatchObject({
        code: 'media.unavailable',
      });
  });

  it('is asked for once each, four at a time', async () => {
    const asked: string[] = [];
    let now = 0;
    let most = 0;
    const slow = async ({ ref }: OutboundMedia): Promise<void> => {
      asked.push(ref);
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    };
    const refs = Array.from({ length: 10 }, (_, at) => String(at));
    await gatherMedia(refs.map(medium), slow, { alone: true });
    expect([asked, most]).toEqual([refs, 4]);
  });
});
