import type { Logger } from '../logger';
import type { Puppet } from './wechat.options';
import { reasonOf } from './wechat.failures';

/**
 * Which room is meant where the city's files name one by its topic. In addresses such a room is called as in the files,
 * so that it stays the same where a puppet gives rooms new ids with each login. A topic that two rooms bear names
 * neither, and a room once found keeps its name while it is there: anybody can call a room of his own as a unit's.
 */
export class WechatRooms {
  private readonly ids = new Map<string, string>();
  private readonly known = new Set<string>();

  constructor(
    private readonly names: readonly string[],
    private readonly logger: Logger,
  ) {}

  /** Looks all rooms up. Never throws: what is not found now is looked for again when it is needed. */
  async learn(puppet: Puppet): Promise<void> {
    try {
      const rooms = await puppet.roomList();
      for (const id of rooms) this.known.add(id);
      if (this.names.length) this.match(new Set(rooms), await topicsOf(puppet, rooms));
    } catch (error) {
      this.logger.warn({ code: reasonOf(error) }, 'wechat rooms could not be listed');
    }
  }

  /** A room we heard of by a message. */
  note(roomId: string): void {
    this.known.add(roomId);
  }

  isRoom(roomId: string): boolean {
    return this.known.has(roomId);
  }

  /** How a room is called in addresses. */
  chatIdOf(roomId: string): string {
    for (const [name, id] of this.ids) if (id === roomId) return name;
    return roomId;
  }

  /** The platform's id behind a chat id; `undefined` for a room of the files that is not there. */
  roomIdOf(chatId: string): string | undefined {
    return this.ids.get(chatId) ?? (this.names.includes(chatId) ? undefined : chatId);
  }

  private match(rooms: ReadonlySet<string>, topics: ReadonlyMap<string, string[]>): void {
    for (const name of this.names) {
      const before = this.ids.get(name);
      if (before !== undefined && rooms.has(before)) continue;
      this.ids.delete(name);
      const [found, ...others] = rooms.has(name) ? [name] : (topics.get(name) ?? []);
      if (found !== undefined && !others.length) this.ids.set(name, found);
      else
        this.logger.warn({ room: name, rooms: found === undefined ? 0 : 1 + others.length }, 'no one room is so named');
    }
  }
}

async function topicsOf(puppet: Puppet, rooms: readonly string[]): Promise<Map<string, string[]>> {
  const topics = new Map<string, string[]>();
  for (const id of rooms) {
    const topic = await puppet.roomPayload(id).then(
      (payload) => payload.topic,
      () => undefined,
    );
    if (topic) topics.set(topic, [...(topics.get(topic) ?? []), id]);
  }
  return topics;
}
