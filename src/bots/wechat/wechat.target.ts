import { AppError } from '../../shared/app-error';
import { isWayLost, within } from './wechat.failures';
import type { Puppet, WechatTimings } from './wechat.options';
import type { WechatRooms } from './wechat.rooms';
import type { WechatSession } from './wechat.session';

/** Where a message goes, as the puppet names it, and whom it answers there. */
export interface Target {
  id: string;
  mention?: { id: string; name: string };
}

/** Finds chats and people behind our addresses. */
export class WechatTargets {
  constructor(
    private readonly rooms: WechatRooms,
    private readonly timings: WechatTimings,
  ) {}

  /**
   * The chat behind our chat id. Throws `wechat.gone` when there is none or we are in it no more, `wechat.noRoom` when
   * a room of the city's files is not there, and what the puppet throws while there is no way to it.
   */
  async find(session: WechatSession, chatId: string, replyTo?: string): Promise<Target> {
    const { puppet } = session;
    const id = await this.idOf(puppet, chatId);
    if (!this.rooms.isRoom(id) && (await this.there(session, puppet.contactPayload(id)))) return { id };
    const room = await this.there(session, puppet.roomPayload(id));
    const members = room?.memberIdList ?? [];
    if (!room || (members.length && !members.includes(puppet.currentUserId))) throw new AppError('wechat.gone');
    this.rooms.note(id);
    const mention = replyTo === undefined ? undefined : await this.talker(puppet, id, replyTo);
    return mention ? { id, mention } : { id };
  }

  private async idOf(puppet: Puppet, chatId: string): Promise<string> {
    if (!chatId) throw new AppError('wechat.gone');
    if (this.rooms.roomIdOf(chatId) === undefined) await this.rooms.learn(puppet);
    const id = this.rooms.roomIdOf(chatId);
    if (id === undefined) throw new AppError('wechat.noRoom');
    return id;
  }

  private async there<T>(session: WechatSession, asked: Promise<T>): Promise<T | undefined> {
    try {
      return await within(this.timings.callMs, asked);
    } catch (error) {
      // There was no way to ask, so nothing is known of it.
      if (isWayLost(error) || !session.usable) throw new AppError('wechat.offline', {}, { cause: error });
      return undefined;
    }
  }

  /** Who said what is answered; nobody, when the puppet does not know it any more. */
  private async talker(puppet: Puppet, roomId: string, messageId: string): Promise<Target['mention']> {
    try {
      const { talkerId: id } = await within(this.timings.callMs, puppet.messagePayload(messageId));
      const member = await within(this.timings.callMs, puppet.roomMemberPayload(roomId, id));
      const name = member.roomAlias || member.name;
      return name ? { id, name } : undefined;
    } catch {
      return undefined;
    }
  }
}
