import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { RESIDENT_COOKIE } from '../bots/web';

const PATH = 'docs';
/** The page's own styles stand in the page; nothing of it comes from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The description of every route, as OpenAPI. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setTitle('应声 Yingsheng')
    .setDescription('What the pages, the platforms and the machines that watch ask of a running copy.')
    .setVersion('1')
    .addCookieAuth(RESIDENT_COOKIE, { type: 'apiKey', description: 'Given by GET /api/chat/me' }, 'person')
    .addBearerAuth({ type: 'http', description: 'OPERATOR_TOKEN' }, 'operator')
    .build();
  return SwaggerModule.createDocument(app, frame);
}

/** Shows the description at `/docs`, and as it is at `/docs/openapi.json`. */
export function serveApiDocs(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, _payload, done) => {
      if (request.url === `/${PATH}` || request.url.startsWith(`/${PATH}/`)) {
        void reply
          .header('Content-Security-Policy', POLICY)
          .header('X-Content-Type-Options', 'nosniff')
          .header('Referrer-Policy', 'no-referrer');
      }
      done();
    });
  SwaggerModule.setup(PATH, app, () => describeApi(app), {
    jsonDocumentUrl: `${PATH}/openapi.json`,
    yamlDocumentUrl: `${PATH}/openapi.yaml`,
    customSiteTitle: '应声 · API',
    // Its own default asks a service outside whether the description is valid.
    swaggerOptions: { validatorUrl: null },
  });
}
