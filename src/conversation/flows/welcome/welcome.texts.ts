import type { Language } from '../../engine/language';

interface WelcomeTexts {
  thanks: string;
  bye: string;
  ok: string;
  privacy: string;
}

/** Small courtesies. */
export const welcomeTexts: Record<Language, WelcomeTexts> = {
  'zh-CN': {
    thanks: '不客气。有事随时说，查办理情况请发“进度”。',
    bye: '再见，有事随时说。',
    ok: '好的。有事随时说，查办理情况请发“进度”。',
    privacy:
      '只留办事要用的：您说的事情、地点、照片，和您愿意留的电话。电话只给办这件事的人看，群里和日志里都遮住。没提交的内容到期自动清掉。要删除已提交的资料，请拨打 {hotline}。',
  },
  en: {
    thanks: 'You are welcome. I am here whenever you need; for news of a case, send "progress".',
    bye: 'Goodbye. I am here whenever you need.',
    ok: 'All right. I am here whenever you need; for news of a case, send "progress".',
    privacy:
      'Kept is only what the case needs: what you told, the place, photos, and a phone if you left one. The phone is seen only by those who handle the case and is masked in groups and logs. What was not submitted is cleared in time. To have submitted data deleted, call {hotline}.',
  },
};
