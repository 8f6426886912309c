import type { Core } from '../core';
import { ImpossibleAct } from '../errors';
import type { ChatState } from '../state';
import type { ChatInfo, MemberStatus, User } from '../types';
import { announce, findSpeaker, say, type Said } from './hearing';

export interface NewPerson {
  id?: number;
  first_name?: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  /** True: has written to the bot before, so that the bot may write first. */
  started?: boolean;
}

export interface NewGroup {
  id?: number;
  title?: string;
  type?: 'group' | 'supergroup';
  members?: number[];
  /** Whether the bot is in it from the start; a member when left out. */
  bot?: 'member' | 'administrator' | 'left';
}

/** Someone acting on a group; the first member when nobody is named. */
export interface GroupAct {
  chat: number;
  person?: number;
}

/** Who is there, and what they may do to each other. */
export interface Members {
  createPerson(person?: NewPerson): User;
  createGroup(group?: NewGroup): ChatInfo;
  /** The group gets a new id; the old one answers with `migrate_to_chat_id` from now on. */
  upgradeGroup(act: GroupAct): ChatInfo;
  joins(act: { person: number; chat: number }): ChatInfo;
  leaves(act: { person: number; chat: number }): ChatInfo;
  addsBot(act: GroupAct): ChatInfo;
  promotesBot(act: GroupAct): ChatInfo;
  kicksBot(act: GroupAct): ChatInfo;
  blocks(act: { person: number }): ChatInfo;
  unblocks(act: { person: number }): ChatInfo;
  /** Opens the chat and sends /start; lifts a block, as the app does. */
  starts(act: { person: number; payload?: string }): Said;
  setPrivacyMode(mode: { on: boolean }): void;
}

export function members(core: Core): Members {
  return {
    createPerson: (person = {}) => createPerson(core, person),
    createGroup: (group = {}) => createGroup(core, group),
    upgradeGroup: (act) => upgradeGroup(core, act),
    joins: (act) => joins(core, act),
    leaves: (act) => leaves(core, act),
    addsBot: (act) => addsBot(core, act),
    promotesBot: (act) => changeInGroup(core, act, 'administrator').info,
    kicksBot: (act) => changeInGroup(core, act, 'kicked').info,
    blocks: ({ person }) => changePrivate(core, person, 'kicked').info,
    unblocks: ({ person }) => changePrivate(core, person, 'member').info,
    starts: (act) => starts(core, act),
    setPrivacyMode: ({ on }) => {
      core.world.bot.privacyMode = on;
    },
  };
}

function createPerson(core: Core, given: NewPerson): User {
  const { started = false, id = core.world.nextPersonId(), first_name: firstName = '市民', ...rest } = given;
  const person: User = { id, is_bot: false, first_name: firstName, language_code: 'zh-hans', ...rest };
  core.world.persons.set(id, person);
  if (!core.world.chats.has(id)) {
    const info: ChatInfo = { id, type: 'private', first_name: firstName };
    if (person.last_name) info.last_name = person.last_name;
    if (person.username) info.username = person.username;
    core.world.addChat(info, 'member', started);
  }
  return person;
}

function createGroup(core: Core, given: NewGroup): ChatInfo {
  const { type = 'group', title = '邻里群', bot = 'member' } = given;
  const id = given.id ?? core.world.nextGroupId(type);
  if (id >= 0) throw new ImpossibleAct('ids of groups are negative');
  const chat = core.world.addChat({ id, type, title }, bot, true);
  given.members?.forEach((person, index) => chat.members.set(person, index === 0 ? 'creator' : 'member'));
  return chat.info;
}

function findGroup(core: Core, chatId: number): ChatState {
  const chat = core.world.chats.get(chatId);
  if (!chat || chat.info.type === 'private') throw new ImpossibleAct(`there is no group ${chatId}`);
  if (chat.upgradedTo !== undefined) throw new ImpossibleAct(`chat ${chatId} has become ${chat.upgradedTo}`);
  return chat;
}

function actor(core: Core, chat: ChatState, person: number | undefined): User {
  const first = person ?? chat.members.keys().next().value;
  const user = first === undefined ? undefined : core.world.persons.get(first);
  if (!user) throw new ImpossibleAct(`nobody in chat ${chat.info.id} can do that`);
  return user;
}

function upgradeGroup(core: Core, act: GroupAct): ChatInfo {
  const old = findGroup(core, act.chat);
  if (old.info.type !== 'group') throw new ImpossibleAct('it is a supergroup already');
  const by = actor(core, old, act.person);
  const info: ChatInfo = { ...old.info, id: core.world.nextGroupId('supergroup'), type: 'supergroup' };
  const upgraded = core.world.addChat(info, old.botStatus, true);
  for (const [person, status] of old.members) upgraded.members.set(person, status);
  announce(core, old, by, { migrate_to_chat_id: info.id });
  announce(core, upgraded, by, { migrate_from_chat_id: old.info.id });
  old.upgradedTo = info.id;
  return info;
}

function joins(core: Core, act: { person: number; chat: number }): ChatInfo {
  const chat = findGroup(core, act.chat);
  chat.members.set(act.person, 'member');
  const person = actor(core, chat, act.person);
  announce(core, chat, person, { new_chat_members: [person] });
  return chat.info;
}

function leaves(core: Core, act: { person: number; chat: number }): ChatInfo {
  const { person, chat } = findSpeaker(core, act);
  chat.members.delete(person.id);
  announce(core, chat, person, { left_chat_member: person });
  return chat.info;
}

function addsBot(core: Core, act: GroupAct): ChatInfo {
  const chat = changeInGroup(core, act, 'member');
  announce(core, chat, actor(core, chat, act.person), { new_chat_members: [core.world.bot.user] });
  return chat.info;
}

function changeInGroup(core: Core, act: GroupAct, status: MemberStatus): ChatState {
  const chat = findGroup(core, act.chat);
  change(core, chat, actor(core, chat, act.person), status);
  return chat;
}

function changePrivate(core: Core, personId: number, status: MemberStatus): ChatState {
  const person = core.world.persons.get(personId);
  const chat = core.world.chats.get(personId);
  if (!person || !chat) throw new ImpossibleAct(`there is no person ${personId}`);
  if (chat.botStatus !== status) change(core, chat, person, status);
  return chat;
}

function change(core: Core, chat: ChatState, from: User, status: MemberStatus): void {
  const { user } = core.world.bot;
  const before = chat.botStatus;
  chat.botStatus = status;
  core.desk.push({
    my_chat_member: {
      chat: chat.info,
      from,
      date: core.world.seconds(),
      old_chat_member: { user, status: before },
      new_chat_member: { user, status },
    },
  });
}

function starts(core: Core, { person, payload }: { person: number; payload?: string }): Said {
  changePrivate(core, person, 'member');
  const text = payload ? `/start ${payload}` : '/start';
  return say(core, { person }, { text, entities: [{ type: 'bot_command', offset: 0, length: 6 }] });
}
