import { Failure, getJson } from '../shared/api';
import { BackOff } from '../shared/back-off';
import { EventStream } from '../shared/event-stream';
import { Outbox, type Unsent } from '../shared/outbox';
import { Changing } from '../shared/signal';
import { Timeline } from '../shared/timeline';
import type { Choice, History, Limits, Me, Media, Message, Room, Said } from '../shared/wire';

const PAGE = 60;

/** Who speaks at the desk. */
export interface Staff {
  id: string;
  name: string;
}

/** The groups of all units, and the one that is looked at. */
export class DeskModel extends Changing {
  phase: 'loading' | 'failed' | 'off' | 'ready' = 'loading';
  live = true;
  rooms: Room[] = [];
  /** The unit's code of the open group. */
  openId: string | null = null;
  hasOlder = false;
  replyTo: Message | null = null;
  limits: Limits = { textChars: 5_000, mediaBytes: 20_000_000, media: 10 };
  readonly unread = new Set<string>();
  readonly outbox: Outbox;
  private readonly timelines = new Map<string, Timeline>();
  private readonly stream: EventStream;
  private readonly backOff = new BackOff();
  private newest = '0';

  constructor() {
    super();
    this.outbox = new Outbox('ys.desk.unsent.', (id, item) => this.delivered(id, item));
    this.outbox.onChange(() => this.changed());
    this.stream = new EventStream('/api/desk/events', {
      message: (message) => this.take(message),
      edit: (message) => this.take(message),
      typing: () => undefined,
      reset: () => void this.reload(),
      connected: (live) => {
        this.live = live;
        this.changed();
      },
      resumeId: () => this.newest,
    });
  }

  get openRoom(): Room | undefined {
    return this.rooms.find(({ id }) => id === this.openId);
  }

  get messages(): readonly Message[] {
    return this.timelineOf(this.openId).messages;
  }

  get unsentHere(): readonly Unsent[] {
    return this.outbox.unsent.filter(({ url }) => url === urlOf(this.openId));
  }

  async open(): Promise<void> {
    try {
      this.limits = (await getJson<Me>('/api/chat/me')).limits;
      await this.reload();
      this.phase = 'ready';
      this.backOff.succeeded();
      this.stream.open();
    } catch (error) {
      const off = error instanceof Failure && error.code === 'desk.off';
      this.phase = off ? 'off' : 'failed';
      if (!off) window.setTimeout(() => void this.open(), this.backOff.next());
    }
    this.changed();
  }

  async enter(id: string | null): Promise<void> {
    this.openId = id;
    this.replyTo = null;
    this.hasOlder = false;
    if (id !== null) this.unread.delete(id);
    this.changed();
    if (id !== null) await this.read(id, `limit=${PAGE}`);
  }

  async older(): Promise<void> {
    const first = this.messages[0];
    if (first && this.openId !== null && this.hasOlder) {
      this.hasOlder = false;
      await this.read(this.openId, `limit=${PAGE}&before=${first.id}`);
    }
  }

  say(as: Staff, text: string, media: { refs: string[]; shown: Media[] }): void {
    const said: Said = { as };
    if (text) said.text = text;
    if (media.refs.length) said.media = media.refs;
    if (this.replyTo) said.replyTo = this.replyTo.id;
    this.outbox.add(urlOf(this.openId), said, media.shown);
    this.reply(null);
  }

  press(as: Staff, message: Message, { token, label }: Choice): void {
    this.outbox.add(urlOf(this.openId), { as, press: { token, messageId: message.id, label } });
  }

  reply(message: Message | null): void {
    this.replyTo = message;
    this.changed();
  }

  /** A message of the open group, for a quote. */
  find(id: string | undefined): Message | undefined {
    return id === undefined ? undefined : this.messages.find((message) => message.id === id);
  }

  private async read(id: string, query: string): Promise<void> {
    try {
      const { messages, more } = await getJson<History>(`${urlOf(id)}?${query}`);
      this.timelineOf(id).merge(messages);
      if (this.openId === id) this.hasOlder = more;
    } catch {
      // What happens live still comes in; entering the group again reads anew.
    }
    this.changed();
  }

  private async reload(): Promise<void> {
    this.rooms = (await getJson<{ rooms: Room[] }>('/api/desk/rooms')).rooms;
    this.newest = this.rooms.reduce((newest, { last }) => (last.id > newest ? last.id : newest), '0');
    this.timelines.clear();
    if (this.openId !== null) await this.read(this.openId, `limit=${PAGE}`);
    this.changed();
  }

  private take(message: Message): void {
    const id = message.chatId.replace(/^desk:/, '');
    this.timelineOf(id).merge([message]);
    this.outbox.confirm(message.clientId);
    if (message.id > this.newest) this.newest = message.id;
    const room = this.rooms.find((one) => one.id === id);
    // Only the server knows what a new group is called.
    if (!room) void this.learnRooms();
    else if (message.id >= room.last.id) {
      this.rooms = [{ ...room, last: message }, ...this.rooms.filter((one) => one !== room)];
    }
    if (id !== this.openId && message.editedAt === null) this.unread.add(id);
    this.changed();
  }

  private async learnRooms(): Promise<void> {
    try {
      this.rooms = (await getJson<{ rooms: Room[] }>('/api/desk/rooms')).rooms;
      this.changed();
    } catch {
      // The next message asks again.
    }
  }

  private delivered(id: string, { url, said, media, clientId, at }: Unsent): void {
    const room = this.rooms.find((one) => urlOf(one.id) === url);
    const { as, text, press, replyTo } = said;
    if (!room || !as) return;
    const body = { type: 'said' as const, text, press, replyTo, ...(media.length ? { media } : {}) };
    const person = { id: `staff-${as.id}`, name: as.name };
    const message = { id, chatId: room.chatId, author: 'person' as const, person, clientId, at, editedAt: null, body };
    this.timelineOf(room.id).merge([message]);
  }

  private timelineOf(id: string | null): Timeline {
    const timeline = this.timelines.get(id ?? '') ?? new Timeline();
    this.timelines.set(id ?? '', timeline);
    return timeline;
  }
}

function urlOf(id: string | null): string {
  return `/api/desk/rooms/${encodeURIComponent(id ?? '')}/messages`;
}
