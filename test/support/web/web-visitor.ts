import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { until } from '../until';
import type { WebHouse } from './web-house';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

interface Given {
  headers?: object;
  payload?: string | object | Buffer;
}

/** A browser at this machine, without a page. */
export class WebVisitor {
  constructor(private readonly house: () => WebHouse) {}

  inject(method: 'GET' | 'POST', url: string, given: Given = {}) {
    const usual = { host: 'localhost:3000', ...(method === 'POST' ? SAME_ORIGIN : {}) };
    const headers = known({ ...usual, ...given.headers });
    return this.house().app.inject({ method, url, payload: given.payload, headers });
  }

  /** Somebody new; the result is the cookie. */
  async person(): Promise<string> {
    const { headers } = await this.inject('GET', '/api/chat/me');
    return String(headers['set-cookie']).split(';')[0] ?? '';
  }

  say(cookie: string, said: object, headers: object = {}) {
    const payload = { clientId: randomUUID(), ...said };
    return this.inject('POST', '/api/chat/messages', { headers: { cookie, ...headers }, payload });
  }

  async history(cookie: string) {
    return (await this.inject('GET', '/api/chat/messages', { headers: { cookie } })).json().messages;
  }

  upload(cookie: string, bytes: Buffer, name = '照片.jpg') {
    const part = `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html`;
    const payload = Buffer.concat([Buffer.from(`--x\r\n${part}\r\n\r\n`), bytes, Buffer.from('\r\n--x--\r\n')]);
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' };
    return this.inject('POST', '/api/chat/uploads', { headers, payload });
  }
}

/** A header that is undefined is not sent. */
function known(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

/** A real connection, for a stream has no end to wait for. */
export async function listen({ app }: WebHouse, cookie: string, after: string) {
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  let text = '';
  const asked = request({ port, path: `/api/chat/events?after=${after}`, headers: { cookie } }, (response) => {
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  });
  asked.on('error', () => undefined).end();
  await until(() => text.includes('retry'));
  const texts = () =>
    [...text.matchAll(/event: message\ndata: (.*)/g)].map(([, data]) => JSON.parse(data ?? '').body.text);
  return { text: () => text, texts, close: () => asked.destroy() };
}
