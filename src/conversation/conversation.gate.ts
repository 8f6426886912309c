import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../config/city';
import type { Sql } from '../database';
import type { MediumName } from '../evidence';
import type { ChatAddress, InboundMessage } from '../shared/chat';
import { CITY, NoteEvidence, UnitGroups } from '../tickets';
import { ConversationService } from './conversation.service';
import { DeadlineRounds } from './deadline-rounds';
import { engineTexts } from './engine/engine.texts';
import { fillIn } from './engine/fill-in';
import { languageOfClient } from './engine/language';
import type { Outgoing } from './outgoing';
import type { PlannedTurns } from './planned-turns';
import type { DueTimer } from './sessions/session.store';
import { conversationKey, type TurnEvent } from './situation';

/** The door through which the channels' floor reaches the conversations. */
@Injectable()
export class ConversationGate {
  constructor(
    private readonly conversations: ConversationService,
    private readonly groups: UnitGroups,
    private readonly evidence: NoteEvidence,
    @Inject(CITY) private readonly city: CityConfig,
    private readonly deadlines: DeadlineRounds,
  ) {}

  keyOf(message: InboundMessage): string {
    return conversationKey(message);
  }

  /** At most one event per conversation, inside the caller's transaction. */
  turn(sql: Sql, events: TurnEvent[]): Promise<Outgoing[]> {
    return this.conversations.turn(sql, events);
  }

  /** The first steps of messages, at most one per conversation, without a transaction; who asks the city comes last. */
  plan(events: TurnEvent[]): Promise<PlannedTurns[]> {
    return this.conversations.plan(events);
  }

  dueTimers(nowMs: number, limit: number): Promise<DueTimer[]> {
    return this.conversations.dueTimers(nowMs, limit);
  }

  /** Said when a message could not be handled at all; it is kept for the operator. */
  apology(message: InboundMessage): Outgoing {
    const { channel, account, chat } = message;
    const text = fillIn(engineTexts[languageOfClient(message.language)].apology, this.city);
    return {
      to: { channel, account, chatId: chat.id },
      message: { type: 'text', text },
      class: 'receipt',
      onceKey: `apology:${channel}:${account}:${message.eventId}`,
      slot: null,
      subject: null,
      replyTo: chat.scope === 'group' ? (message.messageId ?? null) : null,
    };
  }

  /** Notices of ticket events that no turn has told. */
  pendingNotices(_sql: Sql): Promise<Outgoing[]> {
    return this.conversations.pendingNotices();
  }

  /** What groups are told because it is time. */
  timedNotices(_sql: Sql): Promise<Outgoing[]> {
    return this.deadlines.notices();
  }

  /** Lets the clocks that are due speak, in transactions of their own. */
  sweepDeadlines(): Promise<void> {
    return this.deadlines.sweep();
  }

  /** Media that were late came, or are late or lost now. */
  evidenceChanged(_sql: Sql, media: readonly MediumName[]): Promise<void> {
    return this.evidence.execute(media);
  }

  /** The platform gave a group another id. */
  chatMoved(_sql: Sql, from: ChatAddress, toChatId: string): Promise<void> {
    return this.groups.move(from, toChatId);
  }
}
