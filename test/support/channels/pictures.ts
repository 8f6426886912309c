import type { House } from '../house';

/** The pictures the bot sent to a chat on WeChat, in order. */
export function wechatPictures(house: House, chat: string): Buffer[] {
  return (house.wechat?.fromBot(chat) ?? []).flatMap(({ file }) => (file ? [file.bytes] : []));
}

/** The pictures the bot sent to a chat on Telegram, in order. */
export function telegramPictures(house: House, chat: number): Buffer[] {
  const { telegram } = house;
  if (!telegram) throw new Error('not on Telegram');
  return telegram.messages(chat).flatMap(({ message }) => {
    const file = message.photo?.at(-1);
    if (!file) return [];
    const { file_path: path = '' } = telegram.core.files.open(file.file_id);
    const bytes = telegram.core.files.read(path)?.bytes;
    return bytes ? [bytes] : [];
  });
}
