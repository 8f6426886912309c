export { WechatAdapter } from './wechat.adapter';
export { WECHAT_ADAPTER, WECHAT_DEPS, WechatModule, type WechatModuleSetup } from './wechat.module';
export {
  WECHAT,
  WECHAT_OPTIONS,
  type Puppet,
  type WechatDeps,
  type WechatOptions,
  type WechatTimings,
} from './wechat.options';
