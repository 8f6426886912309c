export { ConversationGate } from './conversation.gate';
export { ConversationModule } from './conversation.module';
export { commandMenu } from './command-menu';
export { relayRecords } from './relay';
export type { Outgoing } from './outgoing';
export { readDrafts, type Draft } from './sessions/read-drafts';
export type { PlannedTurns } from './planned-turns';
export { ConversationRecord } from './sessions/conversation.record';
export type { TurnEvent } from './situation';
