/**
 * A net below discipline: what is logged are ids and codes, and should a phone number, somebody's words, a link to a file
 * or a token come along all the same, it is hidden here.
 */
const HIDDEN = '[hidden]';

/** Names under which words, numbers and secrets travel in this program. */
const PRIVATE_NAMES =
  /^(text|words|story|caption|prompt|title|label|body|payload|parts|message|contact|contactPhone|phone|name|personName|fileName|address|url|link|href|ref|token|secret|password|authorization|cookie|headers|parameters|query|sql|stack)$/i;

/** The code to log in with is meant to be seen and holds for a minute; rooms are those that the city's files name. */
const PUBLIC_NAMES = new Set(['qr', 'room']);

const PRIVATE_PATTERNS: readonly [RegExp, string][] = [
  // A bot's token, also inside an address.
  [/\d{6,}:[A-Za-z0-9_-]{20,}/g, HIDDEN],
  [/\bBearer\s+\S+/gi, HIDDEN],
  // Addresses: those of files carry a seal, those of databases a password.
  [/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, HIDDEN],
  [/\/api\/chat\/media\/\S+/g, HIDDEN],
  // Telephones: mobile and fixed, with or without the country.
  [/(?<![\d-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, HIDDEN],
  [/(?<!\d)\(?0\d{2,3}\)?[ -]?\d{7,8}(?!\d)/g, HIDDEN],
  [/\+\d[\d ()-]{7,20}\d/g, HIDDEN],
  // Words in Chinese are nobody's but a resident's: what we log ourselves is English.
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}](?:.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}])?/gsu,
    HIDDEN,
  ],
];

const DEPTH = 4;
const LONGEST = 500;

/** A text as it may be logged; `secrets` are hidden wherever they stand. */
export function netText(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) safe = safe.replaceAll(secret, HIDDEN);
  for (const [pattern, instead] of PRIVATE_PATTERNS) safe = safe.replace(pattern, instead);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}

/** Fields as they may be logged. Of an error only its name and code stay: messages quote parameters. */
export function netFields(fields: object, secrets: readonly string[], depth = 0): Record<string, unknown> {
  const pairs = Object.entries(fields).map(([name, value]) => [name, netValue(name, value, secrets, depth)] as const);
  return Object.fromEntries(pairs);
}

function netValue(name: string, value: unknown, secrets: readonly string[], depth: number): unknown {
  if (PUBLIC_NAMES.has(name)) return value;
  if (value === null || typeof value === 'boolean') return value;
  if (PRIVATE_NAMES.test(name)) return value === undefined ? value : HIDDEN;
  if (typeof value === 'string') return netText(value, secrets);
  if (typeof value === 'number') return netText(String(value), secrets).includes(HIDDEN) ? HIDDEN : value;
  return typeof value === 'object' ? netObject(value, secrets, depth) : value;
}

function netObject(value: object, secrets: readonly string[], depth: number): unknown {
  if (value instanceof Date) return value;
  if (value instanceof Error) return { error: value.name, ...('code' in value ? { code: String(value.code) } : {}) };
  if (depth >= DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((one) => netValue('', one, secrets, depth + 1));
  return netFields(value, secrets, depth + 1);
}
