const CHAT = '/api/chat/messages';
const DESK = '/api/desk/rooms/street-1/messages';
const JSON_TYPE = 'application/json';
const clientId = '3d7e7a52-6a3c-4f0e-9d0c-0a5f6c1b2d3e';

const wrong = (said: object): [string, string, string] => [CHAT, JSON.stringify({ clientId, ...said }), JSON_TYPE];

/** What no page of ours sends: path, body and content type. */
export const NONSENSE: readonly (readonly [string, string, string])[] = [
  ...['{', '', 'null', '[]', '7', '"在吗"', '{}', `[${JSON.stringify({ clientId, text: '在吗' })}]`].map(
    (body) => [CHAT, body, JSON_TYPE] as const,
  ),
  [CHAT, '{"__proto__":{"text":"在吗"}}', JSON_TYPE],
  [CHAT, 'text=在吗', 'application/x-www-form-urlencoded'],
  [CHAT, '<text>在吗</text>', 'text/xml'],
  [CHAT, JSON.stringify({ clientId: 'x', text: '在吗' }), JSON_TYPE],
  wrong({}),
  wrong({ text: ' \n' }),
  wrong({ text: { length: 1 } }),
  wrong({ text: 5 }),
  wrong({ place: 'here' }),
  wrong({ place: { lat: 91, lon: 0 } }),
  wrong({ place: { lat: '39.9', lon: null } }),
  wrong({ press: {} }),
  wrong({ press: { token: '', messageId: '1', label: '甲' } }),
  wrong({ media: '0' }),
  wrong({ media: ['../etc'] }),
  wrong({ media: ['0'.repeat(32)] }),
  wrong({ contact: 'call me' }),
  wrong({ startPayload: 'a b' }),
  [DESK, JSON.stringify({ clientId, text: '在吗' }), JSON_TYPE],
  [DESK, JSON.stringify({ clientId, text: '在吗', as: { id: '', name: '' } }), JSON_TYPE],
  [
    '/api/desk/rooms/%2e%2e%2f/messages',
    JSON.stringify({ clientId, text: '在吗', as: { id: 'w', name: '王' } }),
    JSON_TYPE,
  ],
];
