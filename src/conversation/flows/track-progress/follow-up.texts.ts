import type { Language } from '../../engine/language';

interface FollowUpTexts {
  means(number: string): string;
  meansOne: string;
  /** The ticket was resolved, and the person is not content. */
  meansUnsolved: string;
  /** The ticket is open, and the person says that it is fixed. */
  meansSolved(number: string): string;
  urge(number: string): string;
  look: string;
  add(number: string): string;
  reopen(number: string): string;
  solved: string;
  tellUnit: string;
  other: string;
  /** What was meant as something new is not known any more. */
  sayAgain: string;
  glad: string;
  withdrawnBefore(number: string): string;
  endedBefore(number: string): string;
  finishFirst(number: string): string;
  notWithdrawn(number: string): string;
}

/** What is asked when words seem to be about a ticket that the person has. */
export const followUpTexts: Record<Language, FollowUpTexts> = {
  'zh-CN': {
    means: (number) => `是说单子 ${number} 吗？`,
    meansOne: '是说哪个单子？',
    meansUnsolved: '是说前面那个单子没有解决吗？',
    meansSolved: (number) => `谢谢告诉我。是说单子 ${number} 的事已经好了吗？`,
    urge: (number) => `催办 ${number}`,
    look: '看办到哪了',
    add: (number) => `补充到 ${number}`,
    reopen: (number) => `重新办理 ${number}`,
    solved: '已经好了，撤单',
    tellUnit: '不撤，转告办理单位',
    other: '新的事',
    sayAgain: '好的，请说是什么事。',
    glad: '好的，谢谢您告诉我。',
    withdrawnBefore: (number) => `${number} 已经撤单，不再办理。还要办的话，请把事情再说一遍。`,
    endedBefore: (number) => `${number} 已经办完，不用撤单。`,
    finishFirst: (number) => `要撤 ${number}，请先把现在这件说完，或说“取消”，再发“撤单”。`,
    notWithdrawn: (number) => `好的，${number} 没有撤，继续办理。`,
  },
  en: {
    means: (number) => `Do you mean ticket ${number}?`,
    meansOne: 'Which ticket do you mean?',
    meansUnsolved: 'Do you mean that your earlier ticket is not solved?',
    meansSolved: (number) => `Thank you for telling me. Is the matter of ticket ${number} solved?`,
    urge: (number) => `Urge ${number}`,
    look: 'See how far it is',
    add: (number) => `Add to ${number}`,
    reopen: (number) => `Take up ${number} again`,
    solved: 'Solved, withdraw it',
    tellUnit: 'Keep it, tell the unit',
    other: 'Something new',
    sayAgain: 'All right, tell me what it is.',
    glad: 'Good, thank you for telling me.',
    withdrawnBefore: (number) =>
      `${number} is withdrawn already and not handled any further. If it is still needed, please tell me again.`,
    endedBefore: (number) => `${number} has ended already; there is nothing to withdraw.`,
    finishFirst: (number) => `To withdraw ${number}, first finish this report or say "cancel", then send "withdraw".`,
    notWithdrawn: (number) => `All right, ${number} was not withdrawn; it goes on.`,
  },
};
