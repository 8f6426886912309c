import { InboxRecord, OutboxRecord, SentMessageRecord } from './bots';
import { WebMessageRecord, WebUploadRecord } from './bots/web';
import { ConversationRecord, relayRecords } from './conversation';
import { EvidenceItemRecord } from './evidence';
import { ticketRecords } from './tickets';

/** Every table as TypeORM knows it. */
export const records = [
  InboxRecord,
  OutboxRecord,
  SentMessageRecord,
  ConversationRecord,
  WebMessageRecord,
  WebUploadRecord,
  EvidenceItemRecord,
  ...relayRecords,
  ...ticketRecords,
];
