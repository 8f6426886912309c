export { StandInPuppet } from './puppet';
export { WechatWorld, type Person, type Room, type Spot, type WorldMessage } from './world';
