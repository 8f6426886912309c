import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CHANNELS, ForeignMedia, type ChannelEntry } from './bots';
import type { AppParts } from './app-parts';
import { AppModule } from './app.module';
import { serveApiDocs } from './http/api-docs';
import { frameworkLogger } from './logging';

const MAX_BODY_BYTES = 1_048_576;

/** Puts a copy together, ready to listen. */
export async function createApplication(parts: AppParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, trustProxy: false, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(parts), adapter, {
    logger: frameworkLogger(parts.logger),
    abortOnError: false,
  });
  if (parts.env.API_DOCS) serveApiDocs(app);
  const media = app.get(ForeignMedia);
  for (const { adapter: channel } of app.get<ChannelEntry[]>(CHANNELS, { strict: false })) {
    if (channel) media.know(channel);
  }
  return app;
}
