import {
  type DynamicModule,
  Inject,
  type MiddlewareConsumer,
  Module,
  type ModuleMetadata,
  type NestModule,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { DeskController } from './desk.controller';
import { DeskGuard } from './desk.guard';
import { MediaLinks } from './media-links';
import { PageFiles } from './page-files';
import { PagesController } from './pages.controller';
import { WebChatController } from './web-chat.controller';
import { WebChatStore } from './web-chat.store';
import { WebErrors, WebErrorsBeforeRoutes } from './web-errors';
import { WebFollow } from './web-follow';
import { WebGate } from './web-gate';
import { WebHub } from './web-hub';
import { WebIntake } from './web-intake';
import { WebMediaContent } from './web-media.content';
import { WebMediaController } from './web-media.controller';
import { WebMediaStore } from './web-media.store';
import { WebUploadSweep } from './web-upload-sweep';
import { WebStream } from './web-stream';
import { WebAdapter } from './web.adapter';
import { WEB_OPTIONS, type WebOptions } from './web.options';
import { WebView } from './web.view';

/** What the module needs: modules that export `UnitOfWork`, `CLOCK` and maybe `LOGGER`; and its options. */
export interface WebModuleSetup {
  imports?: ModuleMetadata['imports'];
  options: {
    inject?: (string | symbol | (abstract new (...args: never[]) => unknown))[];
    useFactory: (...args: never[]) => WebOptions | Promise<WebOptions>;
  };
}

const PARTS = [
  WebAdapter,
  WebChatStore,
  WebFollow,
  WebHub,
  WebIntake,
  WebMediaContent,
  WebMediaStore,
  WebStream,
  WebUploadSweep,
  WebView,
  WebErrors,
  MediaLinks,
  PageFiles,
  DeskGuard,
];

/** The web as a platform of its own, and `WebAdapter`, which whoever takes it starts and stops. Needs Fastify. */
@Module({})
export class WebModule implements NestModule {
  constructor(
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
  ) {}

  static register({ imports = [], options }: WebModuleSetup): DynamicModule {
    const given = { provide: WEB_OPTIONS, inject: options.inject ?? [], useFactory: options.useFactory };
    return {
      module: WebModule,
      imports,
      controllers: [WebChatController, WebMediaController, DeskController, PagesController],
      providers: [given, ...PARTS, { provide: APP_FILTER, useClass: WebErrorsBeforeRoutes }],
      exports: [WebAdapter, WEB_OPTIONS],
    };
  }

  /** Runs before the routes are made, so that they can read uploads. */
  async configure(consumer: MiddlewareConsumer): Promise<void> {
    consumer.apply(WebGate).forRoutes(WebChatController, WebMediaController, DeskController);
    const server = this.http.httpAdapter?.getInstance<FastifyInstance>();
    // Without a server there is nothing to upload to: a command line uses the same modules.
    if (!server || server.hasPlugin('@fastify/multipart')) return;
    await server.register(multipart, {
      // One more than allowed, so that the store sees that it is too much.
      limits: { files: 1, fields: 4, parts: 5, fieldSize: 1024, fileSize: this.options.maxMediaBytes + 1 },
      throwFileSizeLimit: false,
    });
  }
}
