import type { TicketState } from '../../../tickets';
import type { ErrorParams } from '../../../shared/app-error';
import type { Language } from '../../engine/language';

type Says = (params: ErrorParams) => string;

interface Refusals {
  known: Record<string, Says>;
  /** A ticket as it stands, said of itself; `into` is the number it was joined into. */
  states: Record<TicketState, (into: string) => string>;
  /** Moves of which something plainer can be said than how the ticket stands. */
  moves: Record<string, string>;
  notNow(state: string): string;
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
    states: {
      submitted: () => '还没有受理',
      received: () => '还没有派单',
      declined: () => '没有受理',
      answered: () => '已经直接答复居民',
      dispatched: () => '还没有签收',
      accepted: () => '已经签收',
      inProgress: () => '正在办理',
      needsInfo: () => '正在等居民回答',
      returnRequested: () => '已经申请退回，等派单员决定',
      resolved: () => '已经办结',
      closed: () => '已经归档',
      withdrawn: () => '已经由居民撤回',
      joined: (into) => (into ? `已经并入 ${into}，请办那个单子` : '已经并入别的单子，请办那个单子'),
    },
    moves: {
      split: '这个单子没有并入别的单子，不用拆分。',
      upholdReturn: '这个单子没有在申请退回，不用定。要换单位请用“改派”。',
      refuseReturn: '这个单子没有在申请退回，不用定。',
    },
    notNow: (state) => `这个单子${state}，现在不能这样办。`,
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
    states: {
      submitted: () => 'was not received yet',
      received: () => 'was not dispatched yet',
      declined: () => 'was declined',
      answered: () => 'was answered directly',
      dispatched: () => 'was not accepted yet',
      accepted: () => 'is accepted',
      inProgress: () => 'is in progress',
      needsInfo: () => 'waits for an answer of the resident',
      returnRequested: () => 'waits for the dispatchers to rule on its return',
      resolved: () => 'is resolved',
      closed: () => 'is closed',
      withdrawn: () => 'was withdrawn by the resident',
      joined: (into) => `was joined into ${into || 'another ticket'}; please act on that one`,
    },
    moves: {
      split: 'This ticket is not joined into another, so there is nothing to split.',
      upholdReturn: 'No return of this ticket waits for a ruling. To give it to another unit use “dispatch”.',
      refuseReturn: 'No return of this ticket waits for a ruling.',
    },
    notNow: (state) => `This ticket ${state}, so that cannot be done now.`,
    other: 'That cannot be done with this ticket now.',
  },
};

/** Why the city said no, in words. */
export function refusedInWords(language: Language, code: string, params: ErrorParams): string {
  const { known, other } = REFUSALS[language];
  if (code === 'ticket.notAllowedNow') return notAllowedNow(language, params);
  return known[code]?.(params) ?? other;
}

/** How the ticket stands is why. */
function notAllowedNow(language: Language, { state, move, into }: ErrorParams): string {
  const { states, moves, notNow, other } = REFUSALS[language];
  const plainer = state === 'joined' ? undefined : moves[String(move)];
  if (plainer) return plainer;
  const stands = typeof state === 'string' && state in states ? states[state as TicketState] : undefined;
  return stands ? notNow(stands(typeof into === 'string' ? into : '')) : other;
}
