import type { StaffRole } from '../../../../config/staff-roles';
import type { Language } from '../../engine/language';

interface StaffCardTexts {
  roles: Record<StaffRole, string>;
  bound(unit: string, role: string): string;
  badCode: string;
  contact(number: string, phone: string): string;
  chatOnly(number: string): string;
  notYours: string;
  which: string;
}

/** What people of staff read in their private chat. */
export const staffCardTexts: Record<Language, StaffCardTexts> = {
  'zh-CN': {
    roles: { handler: '经办人', leader: '负责人', dispatcher: '派单员', supervisor: '督办员', analyst: '分析员' },
    bound: (unit, role) => `已登记：您是${unit}的${role}。要联系居民，在这里发：联系方式 0042。每次查看都会记下来。`,
    badCode: '口令不对，或已用过、已过期。请管理员重新取一个。',
    contact: (number, phone) => `${number} 居民的电话：${phone}\n这次查看已记下。只用于办这个单子，请不要转发。`,
    chatOnly: (number) => `${number} 的居民没有留电话。请在工作群里发：问居民 ${number} 要问的话。`,
    notYours: '没有这个单子，或者它不归您办。',
    which: '有几个单子尾号相同，请写完整单号。',
  },
  en: {
    roles: {
      handler: 'handler',
      leader: 'leader',
      dispatcher: 'dispatcher',
      supervisor: 'supervisor',
      analyst: 'analyst',
    },
    bound: (unit, role) =>
      `Noted: you are ${role} of ${unit}. To reach a resident send here: contact 0042. Every look is written down.`,
    badCode: 'That code is wrong, used or out of date. Ask the operator for a new one.',
    contact: (number, phone) =>
      `Phone of the resident of ${number}: ${phone}\nThis look was written down. Use it for this ticket only, do not pass it on.`,
    chatOnly: (number) => `The resident of ${number} left no phone. Send in your group: ask ${number} your question.`,
    notYours: 'There is no such ticket, or it is not yours to handle.',
    which: 'Several tickets end like that. Please write the whole number.',
  },
};
