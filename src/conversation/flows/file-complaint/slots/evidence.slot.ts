import type { Reading, SlotSpec } from '../../../engine/form';
import { valueOf } from '../../../engine/form';
import type { GivenMedia } from '../../../engine/input';
import { pick } from '../../../engine/pick';
import type { FormState } from '../../../engine/session';
import type { Turn } from '../../../engine/turn';
import { readYesNo } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

/** Photos, videos, voice, files: the first is acknowledged, the others are taken silently. */
export const evidenceSlot: SlotSpec<GivenMedia[]> = {
  name: 'evidence',
  aliases: ['照片', '图片', '视频', '证据', 'photo', 'photos', 'picture', 'video', 'evidence'],
  label: { 'zh-CN': texts['zh-CN'].labels.evidence, en: texts.en.labels.evidence },
  takesAnyWords: false,
  quiet: true,
  need: (form) => (form.slots.kind === 'enquiry' ? 'none' : 'optional'),
  ask: (form, turn) => {
    const said = texts[turn.language];
    const given = valueOf<GivenMedia[]>(form, 'evidence') ?? [];
    if (!given.length) {
      return {
        prompt: pick(said.askEvidence, form.misses),
        choices: [{ label: said.evidenceNone, value: 'evidence:none' }],
      };
    }
    return {
      prompt: said.evidenceMore(counted(given, turn)),
      choices: [{ label: said.evidenceDone, value: 'evidence:done' }],
    };
  },
  read: (input, form, turn) => {
    if (input.media.length) return take(input.media, form, turn);
    if (readYesNo(input.text) !== false) return null;
    return { got: valueOf<GivenMedia[]>(form, 'evidence') ?? [] };
  },
  choose: (value, form) => {
    if (value === 'none') return { got: [] };
    return value === 'done' ? { got: valueOf<GivenMedia[]>(form, 'evidence') ?? [] } : null;
  },
  notice: (input, form, turn) => (input.media.length ? joined(form, input.media, turn) : null),
  show: (media, turn) => (media.length ? counted(media, turn) : texts[turn.language].none),
};

function take(media: GivenMedia[], form: FormState, turn: Turn): Reading<GivenMedia[]> {
  const said = texts[turn.language];
  const { maxEvidence } = turn.world.city.policy;
  const before = valueOf<GivenMedia[]>(form, 'evidence') ?? [];
  const all = joined(form, media, turn);
  if (before.length + media.length > maxEvidence)
    return { got: all, stay: true, say: said.evidenceTooMany(maxEvidence) };
  return before.length ? { got: all, stay: true, silent: true } : { got: all, stay: true };
}

function joined(form: FormState, media: GivenMedia[], turn: Turn): GivenMedia[] {
  const before = valueOf<GivenMedia[]>(form, 'evidence') ?? [];
  return [...before, ...media].slice(0, turn.world.city.policy.maxEvidence);
}

function counted(media: GivenMedia[], turn: Turn): string {
  const said = texts[turn.language];
  const kinds = (['photo', 'video', 'voice', 'file'] as const)
    .map((kind) => ({ kind: said.media[kind], count: media.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return said.evidenceShow(kinds);
}
