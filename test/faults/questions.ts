import { fileComplaintTexts } from '../../src/conversation/flows/file-complaint/file-complaint.texts';
import type { Said } from './fault-world';

const said = fileComplaintTexts['zh-CN'];

/** What the bot wants to know, as a person reads it. */
export type Question =
  | 'story'
  | 'kind'
  | 'category'
  | 'place'
  | 'happened'
  | 'evidence'
  | 'moreEvidence'
  | 'contact'
  | 'openness'
  | 'summary';

const WORDS: readonly (readonly [Question, readonly string[]])[] = [
  ['summary', [said.summary]],
  ['moreEvidence', [said.evidenceMore('|').split('|')[1] ?? '']],
  ['evidence', said.askEvidence],
  ['openness', said.askOpenness],
  ['contact', said.askContact],
  ['happened', said.askHappened],
  ['place', said.askPlace],
  ['category', [...said.askCategory, said.askCategoryList]],
  ['kind', said.askKind],
  ['story', said.askStory],
];

/** The question in a message; null when it asks nothing of the complaint. */
export function questionIn({ text }: Said): Question | null {
  return WORDS.find(([, sentences]) => sentences.some((sentence) => text.includes(sentence)))?.[0] ?? null;
}

const NUMBER = /[A-Z]{2}-\d{6}-\d{4,8}-\d/;

/** The ticket's number anywhere in a message. */
export function numberIn({ text }: Said): string | null {
  return NUMBER.exec(text)?.[0] ?? null;
}

/** Several new tickets told a group in one message. */
export function isList({ text }: Said): boolean {
  return /^新到 \d+ 个单子/.test(text);
}

/** Every ticket number in a message. */
export function numbersIn({ text }: Said): string[] {
  return text.match(new RegExp(NUMBER.source, 'g')) ?? [];
}

/** How many photos the bot says it has; null when it does not say. */
export function photosIn({ text }: Said): number | null {
  const count = /照片 ?(\d+)/.exec(text)?.[1];
  return count === undefined ? null : Number(count);
}

/** The number in a receipt for a complaint; null for any other message. */
export function receiptIn(message: Said): { number: string; again: boolean } | null {
  const number = /单号：([A-Z0-9-]+)/.exec(message.text)?.[1];
  const again = message.text.startsWith('这一条已经提交过了');
  return number && (again || message.text.startsWith('已经提交')) ? { number, again } : null;
}

/** Labels of the buttons. */
export const LABELS = {
  complaint: said.kinds.complaint,
  category: '路灯',
  skip: said.skip,
  noPhotos: said.evidenceNone,
  allPhotos: said.evidenceDone,
  chat: said.contactByChat,
  mayBePublic: said.mayBePublic,
  keepPrivate: said.keepPrivate,
  submit: said.submit,
} as const;
