import type { ErrorParams } from '../../../shared/app-error';
import type { Language } from '../../engine/language';

type Says = (params: ErrorParams) => string;

interface Refusals {
  known: Record<string, Says>;
  other: string;
}

const REFUSALS: Record<Language, Refusals> = {
  'zh-CN': {
    known: {
      'ticket.alreadyDone': ({ by }) => `${String(by ?? '同事')}已经办过这一步了。`,
      'ticket.wordsNeeded': () => '这一步要写明情况。',
      'ticket.photoNeeded': () => '办结这一类要带照片。请再办一次，并发照片。',
      'ticket.notFound': () => '本单位没有这个单号的单子。',
      'ticket.unknownUnit': () => '没有这个单位。请回复单位全名。',
      'unit.notByFallback': () => '这个单子已经定了主办单位，不用确认。',
      'category.same': () => '这个单子已经是这一类。',
      'ticket.unknownCategory': () => '没有这个类别。',
      'bind.badCode': () => '口令不对，或已用过、已过期。请管理员重新取一个。',
      'overlay.notFound': () => '这个单子没有这件事要办。',
      'overlay.whichOne': () => '有几个单位，请写明是哪个单位。',
      'overlay.already': () => '已经有一个还没有办完，不用再提。',
      'overlay.notAllowedNow': () => '这件事已经办过了。',
      'extension.tooMany': ({ max }) => `每个单子最多延期 ${String(max)} 次，不能再延。`,
      'extension.badTime': ({ days }) => `一次最多延 ${String(days)} 天。请换一个天数再提。`,
      'supervision.notHigher': () => '已经在督办，等级没有提高。要提高请写：黄或红。',
      'whistle.nobody': () => '要写明叫哪些单位，不能只叫自己。',
      'rating.outOfRange': () => '评分是 1 到 5。',
      'join.itself': () => '这是同一个单子，或已经并在一起。',
      'join.whichOne': () => '有几个单子尾号相同，请写完整单号。',
      'join.notOpen': () => '要并入的单子已经办结，不能再并。',
      'ruling.none': () => '这类事还没有裁定过，不能设为规则。',
    },
    other: '这个单子现在不能这样办。',
  },
  en: {
    known: {
      'ticket.alreadyDone': ({ by }) => `${String(by ?? 'A colleague')} has done that already.`,
      'ticket.wordsNeeded': () => 'This step needs words.',
      'ticket.photoNeeded': () => 'Resolving this kind needs a photo. Please do it again with one.',
      'ticket.notFound': () => 'This unit has no ticket with that number.',
      'ticket.unknownUnit': () => 'There is no such unit. Please reply with its whole name.',
      'unit.notByFallback': () => 'Who leads it is settled already.',
      'category.same': () => 'It has that category already.',
      'ticket.unknownCategory': () => 'There is no such category.',
      'bind.badCode': () => 'That code is wrong, used or out of date. Ask the operator for a new one.',
      'overlay.notFound': () => 'There is nothing of that kind to do on this ticket.',
      'overlay.whichOne': () => 'There are several units. Please name the one you mean.',
      'overlay.already': () => 'One is under way already.',
      'overlay.notAllowedNow': () => 'That has been done already.',
      'extension.tooMany': ({ max }) => `A ticket may be extended ${String(max)} time(s), no more.`,
      'extension.badTime': ({ days }) => `At most ${String(days)} days at once. Please ask for fewer.`,
      'supervision.notHigher': () => 'It is supervised already at that level. To raise it write: yellow or red.',
      'whistle.nobody': () => 'Please name the units to call, not only your own.',
      'rating.outOfRange': () => 'A rating is from 1 to 5.',
      'join.itself': () => 'That is the same ticket, or they are joined already.',
      'join.whichOne': () => 'Several tickets end in these figures. Please write the whole number.',
      'join.notOpen': () => 'The ticket to join is resolved already.',
      'ruling.none': () => 'Nothing was ruled on such matters yet.',
    },
    other: 'That cannot be done with this ticket now.',
  },
};

/** Why the city said no, in words. */
export function refusedInWords(language: Language, code: string, params: ErrorParams): string {
  const { known, other } = REFUSALS[language];
  return known[code]?.(params) ?? other;
}
