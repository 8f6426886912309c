import type { Core, Method } from '../core';
import { badRequest, forbidden } from '../errors';
import type { ChatState } from '../state';
import type { MemberStatus, Params, User } from '../types';
import { readBoolean, readChatId, readInteger, readJson, readString } from '../validate';

const getMe: Method = (core) => ({
  ...core.world.bot.user,
  can_join_groups: true,
  can_read_all_group_messages: !core.world.bot.privacyMode,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

const getFile: Method = (core, { params }) => {
  const fileId = readString(params, 'file_id');
  if (!fileId) throw badRequest('file_id not specified');
  return core.files.open(fileId);
};

/** Reading is open to a blocked bot, but not to one outside the group. */
function readableChat(core: Core, params: Params): ChatState {
  const chat = core.world.readableChat(readChatId(params));
  if (chat.info.type === 'private') return chat;
  if (chat.botStatus === 'kicked') throw forbidden(`bot was kicked from the ${chat.info.type} chat`);
  if (chat.botStatus === 'left') throw forbidden(`bot is not a member of the ${chat.info.type} chat`);
  return chat;
}

const getChat: Method = (core, { params }) => {
  const chat = readableChat(core, params);
  return { ...chat.info, accent_color_id: 0, max_reaction_count: 11 };
};

const getChatMember: Method = (core, { params }) => {
  const chat = readableChat(core, params);
  const userId = readInteger(params, 'user_id');
  if (userId === undefined) throw badRequest('invalid user_id specified');
  const { user: bot } = core.world.bot;
  if (userId === bot.id) return member(bot, chat.botStatus);
  const person = core.world.persons.get(userId);
  if (!person) throw badRequest('user not found');
  const own: MemberStatus = chat.info.id === userId ? 'member' : 'left';
  return member(person, chat.members.get(userId) ?? own);
};

const member = (user: User, status: MemberStatus): { user: User; status: MemberStatus } => ({ user, status });

const leaveChat: Method = (core, { params }) => {
  const chat = core.world.writableChat(readChatId(params));
  if (chat.info.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  const before = chat.botStatus;
  chat.botStatus = 'left';
  const { user } = core.world.bot;
  core.desk.push({
    my_chat_member: {
      chat: chat.info,
      from: user,
      date: core.world.seconds(),
      old_chat_member: member(user, before),
      new_chat_member: member(user, 'left'),
    },
  });
  return true;
};

function commandScope(params: Params): string {
  const scope = readJson(params, 'scope', 'BotCommandScope');
  return `${JSON.stringify(scope ?? { type: 'default' })}|${readString(params, 'language_code') ?? ''}`;
}

const setMyCommands: Method = (core, { params }) => {
  const commands = readJson(params, 'commands', 'commands');
  if (!Array.isArray(commands)) throw badRequest("can't parse commands: expected an Array of BotCommand");
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const command of commands as Params[]) checkCommand(command);
  core.commands.set(commandScope(params), commands as unknown[]);
  return true;
};

function checkCommand(entry: Params): void {
  const description = readString(entry, 'description') ?? '';
  if (!/^[a-z0-9_]{1,32}$/.test(readString(entry, 'command') ?? '')) throw badRequest('BOT_COMMAND_INVALID');
  if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
}

const getMyCommands: Method = (core, { params }) => core.commands.get(commandScope(params)) ?? [];

const deleteMyCommands: Method = (core, { params }) => {
  core.commands.delete(commandScope(params));
  return true;
};

function readAllowed(core: Core, params: Params): void {
  const allowed = readJson(params, 'allowed_updates', 'allowed_updates');
  if (!Array.isArray(allowed)) return;
  core.desk.allowed = allowed.length ? new Set(allowed as string[]) : undefined;
}

const getUpdates: Method = (core, { params, onAbandoned }) => {
  if (!core.desk.webhook) readAllowed(core, params);
  return core.desk.poll({
    offset: readInteger(params, 'offset') ?? 0,
    limit: Math.min(Math.max(readInteger(params, 'limit') ?? 100, 1), 100),
    timeoutSeconds: Math.min(Math.max(readInteger(params, 'timeout') ?? 0, 0), 50),
    onAbandoned,
  });
};

const deleteWebhook: Method = (core, { params }) => {
  core.desk.deleteWebhook(readBoolean(params, 'drop_pending_updates'));
  return true;
};

const setWebhook: Method = (core, call) => {
  const { params } = call;
  const url = readString(params, 'url') ?? '';
  if (url === '') return deleteWebhook(core, call);
  // The platform wants https; a bot under test listens in the clear on this machine.
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw badRequest('invalid webhook URL specified');
  const secretToken = readString(params, 'secret_token');
  if (secretToken && secretToken.length > 256) throw badRequest('secret token is too long');
  if (secretToken && !/^[A-Za-z0-9_-]+$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters');
  }
  readAllowed(core, params);
  const maxConnections = Math.min(Math.max(readInteger(params, 'max_connections') ?? 40, 1), 100);
  core.desk.setWebhook({ url, secretToken, maxConnections }, readBoolean(params, 'drop_pending_updates'));
  return true;
};

const getWebhookInfo: Method = (core) => {
  const { webhook, allowed, pendingCount } = core.desk;
  const info = { url: webhook?.config.url ?? '', has_custom_certificate: false, pending_update_count: pendingCount };
  const { lastError } = webhook ?? {};
  return {
    ...info,
    ...(webhook ? { max_connections: webhook.config.maxConnections, ip_address: '127.0.0.1' } : {}),
    ...(lastError ? { last_error_date: lastError.date, last_error_message: lastError.message } : {}),
    ...(allowed ? { allowed_updates: [...allowed] } : {}),
  };
};

const done: Method = () => true;

/** Methods about the bot itself, its updates, and the chats it is in. */
export const chatMethods: Record<string, Method> = {
  getMe,
  getFile,
  getChat,
  getChatMember,
  leaveChat,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  logOut: done,
  close: done,
  setChatMenuButton: done,
};
