import type { FaultWorld } from './fault-world';
import { TelegramFaultWorld } from './telegram-world';
import { WechatFaultWorld } from './wechat-world';

/** Starts the platform that a run is played on. */
export function startWorld(plan: {
  channel: 'telegram' | 'wechat';
  root: string;
  standIn: string;
  seed: number;
}): Promise<FaultWorld> {
  return plan.channel === 'wechat'
    ? WechatFaultWorld.start(plan.standIn, plan.root, plan.seed)
    : TelegramFaultWorld.start(plan.standIn, plan.seed);
}
