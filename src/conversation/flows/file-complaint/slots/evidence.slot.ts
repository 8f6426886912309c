import type { Reading, SlotSpec } from '../../../engine/form';
import { valueOf } from '../../../engine/form';
import type { GivenMedia } from '../../../engine/input';
import { pick } from '../../../engine/pick';
import type { FormState } from '../../../engine/session';
import type { Turn } from '../../../engine/turn';
import { readYesNo } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

const MEGABYTE = 1_048_576;

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
  notice: (input, form, turn) => {
    const fit = input.media.filter((one) => fits(one, turn));
    return fit.length ? joined(form, fit, turn) : null;
  },
  show: (media, turn) => (media.length ? counted(media, turn) : texts[turn.language].none),
};

function take(media: GivenMedia[], form: FormState, turn: Turn): Reading<GivenMedia[]> {
  const said = texts[turn.language];
  const { maxEvidence, maxMediaBytes } = turn.world.city.policy;
  const before = valueOf<GivenMedia[]>(form, 'evidence') ?? [];
  const fit = media.filter((one) => fits(one, turn));
  if (!fit.length) return { unclear: said.evidenceTooLarge(Math.floor(maxMediaBytes / MEGABYTE)) };
  const all = joined(form, fit, turn);
  if (before.length + fit.length > maxEvidence) return { got: all, stay: true, say: said.evidenceTooMany(maxEvidence) };
  if (fit.length < media.length) {
    return { got: all, stay: true, say: said.evidenceTooLarge(Math.floor(maxMediaBytes / MEGABYTE)) };
  }
  return before.length ? { got: all, stay: true, silent: true } : { got: all, stay: true };
}

function joined(form: FormState, media: GivenMedia[], turn: Turn): GivenMedia[] {
  const before = valueOf<GivenMedia[]>(form, 'evidence') ?? [];
  return [...before, ...media].slice(0, turn.world.city.policy.maxEvidence);
}

function fits(media: GivenMedia, turn: Turn): boolean {
  return (media.bytes ?? 0) <= turn.world.city.policy.maxMediaBytes;
}

function counted(media: GivenMedia[], turn: Turn): string {
  const said = texts[turn.language];
  const kinds = (['photo', 'video', 'voice', 'file'] as const)
    .map((kind) => ({ kind: said.media[kind], count: media.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return said.evidenceShow(kinds);
}
