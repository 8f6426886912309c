import type { BotMessage, TelegramStandIn } from '../support/telegram';

/** What a resident does next, in answer to what the bot just said. */
export type Act = (standIn: TelegramStandIn, person: number, heard: BotMessage | null) => void;

const words =
  (text: string | ((person: number) => string)): Act =>
  (standIn, person) => {
    standIn.people.says({ person, text: typeof text === 'string' ? text : text(person) });
  };

const photo: Act = (standIn, person) => {
  standIn.people.sendsPhoto({ person });
};

/** Presses a button of the message that was just heard. */
const button =
  (label: string | null): Act =>
  (standIn, person, heard) => {
    const found = heard?.buttons.find(({ text }) => label === null || text === label);
    if (!heard || found?.callback_data === undefined)
      throw new Error(`no button "${label ?? 'first'}" under: ${heard?.text}`);
    standIn.people.presses({ person, message_id: heard.message_id, data: found.callback_data });
  };

/** The eight messages of one complaint; each is answered by exactly one message of the bot. */
export const DIALOGUE: readonly Act[] = [
  words('昨晚八点开始，小区门口的路灯坏了'),
  button(null),
  // Each at a house of their own: nobody is asked to join what a neighbour reported.
  words((person) => `望京街道花家地南里${person}号楼`),
  photo,
  button('发完了'),
  button('就用这个聊天联系'),
  button('可以公开'),
  button('确认提交'),
];

/** True of the last answer, which tells the ticket's number. */
export function isReceipt(message: BotMessage): boolean {
  return message.text.startsWith('已经提交');
}
