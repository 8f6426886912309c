import type { Wechaty } from 'wechaty';
import type { payloads } from 'wechaty-puppet';
import { KINDS, type ReadMessage } from './wechat.decode';
import type { Puppet } from './wechat.options';
import type { WechatRooms } from './wechat.rooms';

/** wechaty's number for an account of a firm or paper that sends to all its readers. */
const OFFICIAL = 2;
/** Accounts of the platform itself. */
const SYSTEM = /^(weixin|newsapp|fmessage|filehelper|floatbottle|medianote|gh_\w+)$/;

/** Gathers what is known about a message; throws what the puppet throws when the message itself cannot be had. */
export async function readMessage(bot: Wechaty, rooms: WechatRooms, messageId: string): Promise<ReadMessage> {
  const { puppet } = bot;
  const payload = await puppet.messagePayload(messageId);
  const talkerId = payload.talkerId;
  const roomId = 'roomId' in payload ? payload.roomId : undefined;
  const meId = puppet.currentUserId;
  const [me, talker, room, place] = await Promise.all([
    contactOf(puppet, meId),
    contactOf(puppet, talkerId),
    roomId ? roomOf(bot, rooms, payload, roomId) : undefined,
    payload.type === KINDS.place ? placeOf(puppet, messageId) : undefined,
  ]);
  return {
    id: payload.id,
    type: payload.type,
    text: payload.text ?? '',
    ...(place ? { place } : {}),
    ...(payload.filename ? { fileName: payload.filename } : {}),
    at: dateOf(payload.timestamp),
    talker: talkerOf(talkerId, talker),
    ...(room ? { room } : {}),
    me: { id: meId, name: me?.name ?? '' },
  };
}

function talkerOf(id: string, contact: payloads.Contact | undefined): ReadMessage['talker'] {
  const isPerson = Number(contact?.type) !== OFFICIAL && !SYSTEM.test(id);
  return { id, ...(contact?.name ? { name: contact.name } : {}), isPerson };
}

/** A name is a nicety; a message does not wait for one. */
async function contactOf(puppet: Puppet, id: string): Promise<payloads.Contact | undefined> {
  return puppet.contactPayload(id).catch(() => undefined);
}

async function placeOf(puppet: Puppet, messageId: string): Promise<payloads.Location | undefined> {
  return puppet.messageLocation(messageId).catch(() => undefined);
}

async function roomOf(
  bot: Wechaty,
  rooms: WechatRooms,
  payload: payloads.Message,
  roomId: string,
): Promise<ReadMessage['room']> {
  rooms.note(roomId);
  const title = await bot.puppet.roomPayload(roomId).then(
    ({ topic }) => topic,
    () => undefined,
  );
  return {
    id: rooms.chatIdOf(roomId),
    ...(title ? { title } : {}),
    mentionsUs: payload.type === KINDS.text && (await isMentioned(bot, payload)),
  };
}

/** Puppets that do not list who is named leave it to wechaty to read it out of the words. */
async function isMentioned(bot: Wechaty, payload: payloads.Message): Promise<boolean> {
  const listed = 'mentionIdList' in payload ? payload.mentionIdList : undefined;
  if (Array.isArray(listed)) return listed.includes(bot.puppet.currentUserId);
  if (!payload.text?.includes('@')) return false;
  const message = await bot.Message.find({ id: payload.id }).catch(() => undefined);
  return (await message?.mentionSelf().catch(() => false)) ?? false;
}

/** Some puppets count seconds, others milliseconds. */
function dateOf(timestamp: number): Date {
  return new Date(timestamp > 1e11 ? timestamp : timestamp * 1000);
}
