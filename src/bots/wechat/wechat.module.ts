import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { WechatAdapter } from './wechat.adapter';
import { WECHAT_OPTIONS, type WechatDeps, type WechatOptions } from './wechat.options';

/** Injection token of the `WechatAdapter`; `null` while the channel is off. */
export const WECHAT_ADAPTER = Symbol('WechatAdapter');

/** Injection token of the `WechatDeps`. */
export const WECHAT_DEPS = Symbol('WechatDeps');

/** What the module needs from the house: settings (`null` turns the channel off), a logger, a clock, a way to media. */
export interface WechatModuleSetup {
  imports?: ModuleMetadata['imports'];
  options: { useFactory: () => WechatOptions | null };
  deps: { useFactory: () => WechatDeps };
}

/** Offers `WECHAT_ADAPTER`. Whoever takes the adapter starts and stops it. */
@Module({})
export class WechatModule {
  static register({ imports = [], options, deps }: WechatModuleSetup): DynamicModule {
    return {
      module: WechatModule,
      imports,
      providers: [
        { provide: WECHAT_OPTIONS, useFactory: options.useFactory },
        { provide: WECHAT_DEPS, useFactory: deps.useFactory },
        {
          provide: WECHAT_ADAPTER,
          inject: [WECHAT_OPTIONS, WECHAT_DEPS],
          useFactory: (given: WechatOptions | null, tools: WechatDeps) =>
            given ? new WechatAdapter(given, tools) : null,
        },
      ],
      exports: [WECHAT_ADAPTER, WECHAT_OPTIONS],
    };
  }
}
