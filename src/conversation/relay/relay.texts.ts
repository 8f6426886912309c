import type { Language } from '../engine/language';

interface RelayTexts {
  /** To the resident. */
  came: string;
  staff(words: string): string;
  handedBack: string;
  nobodyCame: string;
  /** To staff. */
  asked(mark: string, ticket: string | null): string;
  resident(mark: string, words: string): string;
  taken(mark: string, by: string): string;
  ended(mark: string): string;
  endedBy(mark: string, by: string): string;
  unanswered(mark: string): string;
  take: string;
  end: string;
}

/** What both sides of a relay read. */
export const relayTexts: Record<Language, RelayTexts> = {
  'zh-CN': {
    came: '工作人员来了，请直接说。',
    staff: (words) => `工作人员：${words}`,
    handedBack: '工作人员说完了，下面还是由我接着办。刚才没填完的，接着回答就行。',
    nobodyCame: '现在没有工作人员有空。急事请拨打 {hotline}，全天有人接。刚才没填完的，接着回答就行。',
    asked: (mark, ticket) =>
      [`居民要和人说话（${mark}）。`, ticket && `最近的单子：${ticket}`, '回复这里的任何一条，居民就能看到。']
        .filter(Boolean)
        .join('\n'),
    resident: (mark, words) => `居民（${mark}）：${words}`,
    taken: (mark, by) => `${by}来回复（${mark}）。请回复居民的那条消息，居民才看得到。说完请点“交回”。`,
    ended: (mark) => `居民不用人工了（${mark}）。`,
    endedBy: (mark, by) => `${by}已交回（${mark}）。`,
    unanswered: (mark) => `没有人来，已请居民拨打热线（${mark}）。`,
    take: '我来回复',
    end: '交回',
  },
  en: {
    came: 'A member of staff is here. Please go on.',
    staff: (words) => `Staff: ${words}`,
    handedBack: 'The member of staff is done, and I go on. If something was not filled in yet, just answer it.',
    nobodyCame:
      'No member of staff is free now. If it is urgent call {hotline}, day and night. If something was not filled in yet, just answer it.',
    asked: (mark, ticket) =>
      [
        `A resident wants to talk to a person (${mark}).`,
        ticket && `Last ticket: ${ticket}`,
        'Reply to any message here.',
      ]
        .filter(Boolean)
        .join('\n'),
    resident: (mark, words) => `Resident (${mark}): ${words}`,
    taken: (mark, by) =>
      `${by} answers (${mark}). Reply to a message of the resident; only replies are sent. When done, press “Hand back”.`,
    ended: (mark) => `The resident needs nobody any more (${mark}).`,
    endedBy: (mark, by) => `${by} handed the chat back (${mark}).`,
    unanswered: (mark) => `Nobody came; the resident was told to call (${mark}).`,
    take: 'I will answer',
    end: 'Hand back',
  },
};
