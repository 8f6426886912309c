import type { CityConfig } from '../../config/city';
import { formatInstant, maskNumbersIn, placeInWords, type Material, reasonInWords } from '../tickets';
import { materialTexts } from './material.texts';

const STYLE = `body{font:17px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;
max-width:720px;padding:16px;color:#1d2129;background:#fff}h1{font-size:21px}h2{font-size:18px;margin:24px 0 8px}
dl{margin:0}dt{color:#5b6470;font-size:15px}dd{margin:0 0 10px;white-space:pre-wrap;overflow-wrap:anywhere}
img{max-width:100%;border-radius:6px;margin:0 0 10px;display:block}ul{padding-left:20px;margin:0}
li{margin:0 0 6px;overflow-wrap:anywhere}.note{color:#5b6470;font-size:15px;border-top:1px solid #dde1e6;
margin-top:24px;padding-top:8px}`;

/** A page of the material: for a telephone first, without scripts, every word from outside escaped. */
export function materialPage(material: Material, city: CityConfig, hrefOf: (evidenceId: string) => string): string {
  const texts = materialTexts[city.policy.staffLanguage];
  const { ticket, evidence } = material;
  const media = evidence.map((one, index) => mediumOf(one.kind, hrefOf(one.id), texts.medium(index + 1)));
  const earlier = earlierOf(material, city).map(listItem);
  const none = `<h2>${escape(texts.earlier)}</h2><p>${escape(texts.noEarlier)}</p>`;
  const until = timeIn(city, material)(material.expiresAt);
  return page(city, texts.title(ticket.number), [
    `<h1>${escape(texts.title(ticket.number))}</h1>`,
    `<dl>${rowsOf(material, city).join('')}</dl>`,
    media.length ? `<h2>${escape(texts.evidence)}</h2>${media.join('')}` : '',
    listed(texts.history, stepsOf(material, city).map(listItem)),
    listed(texts.earlier, earlier) || none,
    `<p class="note">${escape(texts.note(until))}</p>`,
  ]);
}

/** For a link that is too old or was never one. */
export function missingPage(city: CityConfig): string {
  const { gone } = materialTexts[city.policy.staffLanguage];
  return page(city, gone, [`<h1>${escape(gone)}</h1>`]);
}

function rowsOf(material: Material, city: CityConfig): string[] {
  const texts = materialTexts[city.policy.staffLanguage];
  const { ticket, story } = material;
  const at = timeIn(city, material);
  const rows: [string, string | null][] = [
    [texts.category, nameOf(city, ticket.category)],
    [texts.place, maskedPlace(material, city)],
    [texts.story, story],
    [texts.submitted, at(ticket.submittedAt)],
    [texts.resolveBy, at(ticket.resolveBy)],
  ];
  return rows.map(([label, value]) => (value ? `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>` : ''));
}

function stepsOf(material: Material, city: CityConfig): string[] {
  const { steps } = materialTexts[city.policy.staffLanguage];
  const at = timeIn(city, material);
  return material.history.flatMap(({ type, at: when, data }) => {
    const name = steps[type];
    const words = wordsOf(city, data);
    return name ? [`${at(when)} ${name}${words}`] : [];
  });
}

/** What was said, why it was returned, or what the category became. */
function wordsOf(city: CityConfig, data: Material['history'][number]['data']): string {
  if ('category' in data) return `：${nameOf(city, data.category)}`;
  const said = 'words' in data ? data.words : null;
  const reason = 'reason' in data ? data.reason : undefined;
  const words = reasonInWords({ reason, words: said }, city, city.policy.staffLanguage);
  return words ? `：${maskNumbersIn(words)}` : '';
}

function earlierOf(material: Material, city: CityConfig): string[] {
  const { states } = materialTexts[city.policy.staffLanguage];
  const at = timeIn(city, material);
  return material.earlier.map(({ number, category, submittedAt, state }) =>
    [number, nameOf(city, category), at(submittedAt), states[state]].join(' '),
  );
}

function timeIn(city: CityConfig, { ticket }: Material): (instant: Date) => string {
  return (instant) => formatInstant(instant, city.policy.staffLanguage, city.policy.timeZone, ticket.updatedAt);
}

function page(city: CityConfig, title: string, parts: readonly string[]): string {
  const meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">';
  const head = `${meta}<title>${escape(title)}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="${city.policy.staffLanguage}"><head>${head}</head><body>${parts.join('')}</body></html>`;
}

function listed(title: string, items: readonly string[]): string {
  return items.length ? `<h2>${escape(title)}</h2><ul>${items.join('')}</ul>` : '';
}

function listItem(text: string): string {
  return `<li>${escape(text)}</li>`;
}

function mediumOf(kind: string, href: string, name: string): string {
  if (kind === 'photo') return `<img src="${escape(href)}" alt="${escape(name)}" loading="lazy">`;
  return `<p><a href="${escape(href)}">${escape(name)}</a></p>`;
}

function maskedPlace({ ticket }: Material, city: CityConfig): string | null {
  const place = placeInWords(ticket, city, city.policy.staffLanguage);
  return place && maskNumbersIn(place);
}

function nameOf(city: CityConfig, category: string): string {
  return city.categories.find(({ code }) => code === category)?.name[city.policy.staffLanguage] ?? category;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
