import type { Bilingual } from '../../../config/city';
import type { GroupRole } from '../../../config/group-roles';

/** Whose a group is, after the name of the unit. */
export const roleNames: Record<GroupRole, Bilingual> = {
  unit: { 'zh-CN': '工作群', en: 'staff' },
  leaders: { 'zh-CN': '负责人', en: 'leaders' },
  supervisors: { 'zh-CN': '督办', en: 'supervisors' },
  dispatchers: { 'zh-CN': '派单员', en: 'dispatchers' },
};
