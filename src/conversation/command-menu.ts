import type { Language } from './engine/language';

/** The commands a channel may show as a menu. */
export const commandMenu: Record<Language, { command: string; description: string }[]> = {
  'zh-CN': [
    { command: 'new', description: '反映一个问题' },
    { command: 'progress', description: '查办理情况' },
    { command: 'back', description: '上一步' },
    { command: 'skip', description: '跳过' },
    { command: 'cancel', description: '取消' },
    { command: 'language', description: '语言 / Language' },
    { command: 'help', description: '怎么用' },
  ],
  en: [
    { command: 'new', description: 'Report a problem' },
    { command: 'progress', description: 'News of your cases' },
    { command: 'back', description: 'One question back' },
    { command: 'skip', description: 'Skip this question' },
    { command: 'cancel', description: 'Cancel' },
    { command: 'language', description: 'Language / 语言' },
    { command: 'help', description: 'How it works' },
  ],
};
