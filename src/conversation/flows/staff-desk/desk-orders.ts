import type { GroupRole } from '../../../../config/group-roles';
import type { MoveName, OverlayMoveName } from '../../../tickets';

/** What changes nothing: a ruling kept as a rule, the material of a ticket, who looked at it. */
export type BesideOrder = 'keepRuling' | 'material' | 'looksAt';

/** What may be done to a ticket from a group: a move of the ticket, or of what lies over it, or a ruling kept. */
export type DeskOrder =
  | BesideOrder
  | Extract<
      MoveName,
      | 'accept'
      | 'return'
      | 'update'
      | 'resolve'
      | 'askInfo'
      | 'note'
      | 'dispatch'
      | 'upholdReturn'
      | 'refuseReturn'
      | 'recategorise'
      | 'confirmUnit'
      | 'join'
      | 'split'
    >
  | Exclude<
      OverlayMoveName,
      'raiseSupervision' | 'missCheckIn' | 'acceptPart' | 'finishPart' | 'returnPart' | 'sayOnPart'
    >;

/**
 * What an order reads out of its words beside the words themselves; `task` is what is left of them without the units,
 * `meeting` when to be there, if it is told.
 */
export type Detail = 'into' | 'days' | 'units' | 'unit' | 'task' | 'meeting' | 'level' | 'rating';

interface DeskOrderRow {
  /** In whose groups. */
  roles: readonly GroupRole[];
  verbs: readonly string[];
  /** Whether words must come with it; they are asked for. */
  words: boolean;
  details: readonly Detail[];
  /** A move of what lies over the ticket. */
  over: boolean;
}

const STAFF: readonly GroupRole[] = ['unit'];
const CENTRE: readonly GroupRole[] = ['dispatchers', 'supervisors'];
const WATCH: readonly GroupRole[] = ['supervisors'];

const row = (
  roles: readonly GroupRole[],
  verbs: string,
  words: boolean,
  details: readonly Detail[] = [],
  over = true,
): DeskOrderRow => ({ roles, verbs: verbs.split('|'), words, details, over });

/** ★ The orders of the desk: where they may be given, by which words, and what they need. */
// prettier-ignore
export const DESK_ORDERS: Readonly<Record<DeskOrder, DeskOrderRow>> = {
  accept: row(STAFF, '签收|接单|收到|接收|accept', false, [], false),
  return: row(STAFF, '退回|退单|return', true, [], false),
  update: row(STAFF, '进展|进度|反馈|update|progress', true, [], false),
  resolve: row(STAFF, '办结|办完|已办结|resolve|resolved', true, [], false),
  askInfo: row(STAFF, '问居民|请补充|待补充|ask', true, [], false),
  note: row([...STAFF, ...CENTRE], '备注|内部备注|note', true, [], false),
  askExtension: row(STAFF, '延期|申请延期|extend', true, ['days']),
  answerSupervision: row(STAFF, '回复督办|督办回复|answer', true),
  whistle: row(STAFF, '吹哨|whistle', true, ['units', 'task', 'meeting']),
  checkIn: row(STAFF, '报到|到场|checkin|check in', false),
  sayOnWhistle: row(STAFF, '现场|onsite|on site', true),
  rateCheckIn: row(STAFF, '评分|打分|rate', true, ['unit', 'rating']),
  closeWhistle: row(STAFF, '收哨|结束吹哨|end whistle', true),
  askExclusion: row(STAFF, '剔除|申请剔除|exclude', true),
  grantExclusion: row(WATCH, '同意剔除|exclude yes', true),
  refuseExclusion: row(WATCH, '不同意剔除|exclude no', true),
  dispatch: row(CENTRE, '改派|转派|派给|dispatch', true, ['unit'], false),
  upholdReturn: row(CENTRE, '同意退回|同意退单|uphold', true, ['unit'], false),
  refuseReturn: row(CENTRE, '不同意退回|不同意退单|refuse return', true, [], false),
  recategorise: row(CENTRE, '改类|改类别|更正类别|recategorise|recategorize', true, [], false),
  confirmUnit: row(CENTRE, '确认主办|确认单位|confirm unit', false, [], false),
  keepRuling: row(CENTRE, '设为规则|以后都这样派|keep ruling|always dispatch so', false, [], false),
  join: row(CENTRE, '并单|并入|合并|join|merge', true, ['into'], false),
  split: row(CENTRE, '拆分|拆单|split', false, [], false),
  material: row([...STAFF, ...CENTRE], '材料|要材料|material', false, [], false),
  looksAt: row(WATCH, '查看记录|谁看过|audit', false, [], false),
  grantExtension: row(CENTRE, '同意延期|grant', false),
  refuseExtension: row(CENTRE, '不同意延期|refuse extension', true),
  addJoint: row(CENTRE, '协办|joint', true, ['unit', 'task']),
  cancelPart: row(CENTRE, '取消协办|cancel joint', true, ['unit']),
  supervise: row(WATCH, '督办|supervise', true, ['level']),
  liftSupervision: row(WATCH, '解除督办|取消督办|lift', true),
};

export const DESK_ORDER_NAMES = Object.keys(DESK_ORDERS) as DeskOrder[];

/** Verbs that colleagues say to each other as well: without a number they are orders only where they are said to us. */
export const ALSO_TALK: ReadonlySet<string> = new Set(
  '收到|接收|进度|反馈|已办结|现场|到场|备注|材料|合并|update|progress|answer|note|ask|return|rate|join|on site|onsite|material|lift|merge|grant|audit'.split(
    '|',
  ),
);

/** An order by its name, as a button's token carries it. */
export function isDeskOrder(name: string): name is DeskOrder {
  return name in DESK_ORDERS;
}

/** Whether an order changes nothing. */
export function isBeside(order: DeskOrder): order is BesideOrder {
  return order === 'keepRuling' || order === 'material' || order === 'looksAt';
}

/** Where an order is given first of all. */
export function placeOf(order: DeskOrder): 'unit' | 'dispatchers' | 'supervisors' {
  const { roles } = DESK_ORDERS[order];
  if (roles.includes('unit')) return 'unit';
  return roles.includes('dispatchers') ? 'dispatchers' : 'supervisors';
}

/** Whether an order may be given in a group of this role. */
export function isFor(order: DeskOrder, role: GroupRole | null): boolean {
  return role !== null && DESK_ORDERS[order].roles.includes(role);
}
