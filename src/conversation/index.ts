export { ConversationGate } from './conversation.gate';
export { ConversationModule } from './conversation.module';
export { commandMenu } from './command-menu';
export type { Outgoing } from './outgoing';
export type { PlannedTurns } from './planned-turns';
export { ConversationRecord } from './sessions/conversation.record';
export type { TurnEvent } from './situation';
