import type { AuditEntry } from '../../../tickets';
import type { Language } from '../../engine/language';

interface BesideTexts {
  material(number: string, link: string, until: string): string;
  nobodyLooked: string;
  look(when: string, who: string, what: string, event: string): string;
  actions: Record<AuditEntry['action'], string>;
  events: Record<string, string>;
}

/** What is said of orders that change nothing. */
export const besideTexts: Record<Language, BesideTexts> = {
  'zh-CN': {
    material: (number, link, until) =>
      `${number} 的材料：${link}\n${until} 前可以打开。每次打开都会记下来，请不要转发。`,
    nobodyLooked: '这个单子还没有查看和裁定的记录。',
    look: (when, who, what, event) => [when, who, `${what}${event && `：${event}`}`].filter(Boolean).join(' '),
    actions: {
      sawContact: '查看了居民电话',
      openedMaterial: '打开了材料',
      boundPerson: '登记了人员',
      unboundPerson: '取消了登记',
      keptRule: '设为派单规则',
      ruled: '裁定',
    },
    events: {
      dispatched: '改派',
      returnUpheld: '同意退回',
      returnRefused: '不同意退回',
      categoryCorrected: '改类',
      unitConfirmed: '确认主办',
      extensionGranted: '同意延期',
      extensionRefused: '不同意延期',
      supervised: '督办',
      supervisionLifted: '解除督办',
      partAssigned: '派协办',
      partCancelled: '取消协办',
      exclusionGranted: '同意剔除',
      exclusionRefused: '不同意剔除',
      joined: '并单',
      declined: '不予受理',
      answered: '直接答复',
      closed: '归档',
    },
  },
  en: {
    material: (number, link, until) =>
      `Material of ${number}: ${link}\nIt opens until ${until}. Every opening is written down; please do not pass it on.`,
    nobodyLooked: 'Nobody looked at or ruled on this ticket yet.',
    look: (when, who, what, event) => [when, who, `${what}${event && `: ${event}`}`].filter(Boolean).join(' '),
    actions: {
      sawContact: "saw the resident's phone",
      openedMaterial: 'opened the material',
      boundPerson: 'let a person in',
      unboundPerson: 'let a person out',
      keptRule: 'made a rule of dispatch',
      ruled: 'ruled',
    },
    events: {
      dispatched: 'dispatched elsewhere',
      returnUpheld: 'return upheld',
      returnRefused: 'return refused',
      categoryCorrected: 'category set right',
      unitConfirmed: 'unit confirmed',
      extensionGranted: 'extension granted',
      extensionRefused: 'extension refused',
      supervised: 'supervision',
      supervisionLifted: 'supervision lifted',
      partAssigned: 'joint unit',
      partCancelled: 'joint unit cancelled',
      exclusionGranted: 'exclusion granted',
      exclusionRefused: 'exclusion refused',
      joined: 'joined',
      declined: 'declined',
      answered: 'answered',
      closed: 'closed',
    },
  },
};
