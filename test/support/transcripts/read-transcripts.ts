import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { GROUP_ROLES } from '../../../config/group-roles';
import { STAFF_ROLES } from '../../../config/staff-roles';
import { readAct } from './read-act';
import { Fields, textIn, textsIn, wrong } from './fields';
import type { Expectation, Step, TicketExpectation, Transcript, Where } from './transcript';

/** Every transcript of a folder, by name; throws for the first that is not written as the README there says. */
export function readTranscripts(folder: string): Transcript[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files
    .sort()
    .map((file) => readTranscript(file.replace(/\.yaml$/, ''), readFileSync(join(folder, file), 'utf8')));
}

/** One transcript. */
export function readTranscript(name: string, yaml: string): Transcript {
  const fields = new Fields(parse(yaml) as unknown, name);
  const title = fields.text('title');
  const language = fields.text('language');
  if (language !== 'zh-CN' && language !== 'en') throw wrong(`${name}.language`, 'zh-CN or en');
  const covers = fields.texts('covers');
  if (!covers.length) throw wrong(`${name}.covers`, 'what it covers');
  const steps = fields.take('steps');
  if (!Array.isArray(steps) || !steps.length) throw wrong(`${name}.steps`, 'a list of steps');
  fields.end();
  return { name, title, language, covers, steps: steps.map((step, at) => readStep(step, `${name}, step ${at + 1}`)) };
}

function readStep(value: unknown, where: string): Step {
  const fields = new Fields(value, where);
  const [type, ...others] = fields.names;
  if (!type || others.length) throw wrong(where, 'one key');
  const read = STEPS[type];
  if (!read) throw wrong(where, `one of ${Object.keys(STEPS).join(', ')}`);
  return read(fields.take(type), `${where}.${type}`);
}

const STEPS: Record<string, (value: unknown, where: string) => Step> = {
  resident: readResident,
  bot: readBot,
  staff: readStaff,
  group: readGroup,
  ticket: readTicket,
  code: (value, where) => {
    const [unit = '', role = 'unit'] = textIn(value, where).split(' ');
    const roles = [...GROUP_ROLES, ...STAFF_ROLES];
    const known = roles.find((one) => one === role);
    if (!known) throw wrong(where, `one of ${roles.join(', ')} behind the unit`);
    return { type: 'code', unit, role: known };
  },
  wait: (value, where) => ({ type: 'wait', ms: duration(value, where) }),
  restart: (value, where) => {
    if (value !== true) throw wrong(where, 'true');
    return { type: 'restart' };
  },
};

function readResident(value: unknown, where: string): Step {
  if (typeof value === 'string') return { type: 'resident', as: '', act: { do: 'say', text: value } };
  const fields = new Fields(value, where);
  const as = fields.optionalText('as') ?? '';
  return { type: 'resident', as, act: readAct(fields) };
}

function readBot(value: unknown, where: string): Step {
  if (typeof value === 'string' || Array.isArray(value)) {
    return { type: 'bot', to: '', expected: { ...NOTHING, says: textsIn(value, where) } };
  }
  const fields = new Fields(value, where);
  const to = fields.optionalText('to') ?? '';
  return { type: 'bot', to, expected: readExpectation(fields) };
}

function readStaff(value: unknown, where: string): Step {
  const fields = new Fields(value, where);
  const as = fields.texts('as');
  if (!as.length) throw wrong(`${where}.as`, 'who it is');
  const place = readWhere(fields);
  return { type: 'staff', as, where: place, act: readAct(fields) };
}

function readGroup(value: unknown, where: string): Step {
  const fields = new Fields(value, where);
  return { type: 'group', where: readWhere(fields), expected: readExpectation(fields) };
}

function readWhere(fields: Fields): Where {
  const unit = fields.optionalText('unit');
  const group = fields.optionalText('group');
  if (unit !== undefined && group !== undefined) throw wrong(fields.where, 'unit or group, not both');
  return group === undefined ? { unit: unit ?? 'lead' } : { group };
}

const NOTHING: Expectation = { says: [], not: [], offers: [], offersNot: [], silent: false, count: null };

function readExpectation(fields: Fields): Expectation {
  const expected: Expectation = {
    says: fields.texts('says'),
    not: fields.texts('not'),
    offers: fields.texts('offers'),
    offersNot: fields.texts('offersNot'),
    silent: fields.truth('silent') ?? false,
    count: fields.optionalNumber('count') ?? null,
  };
  fields.end();
  return expected;
}

function readTicket(value: unknown, where: string): Step {
  const fields = new Fields(value, where);
  const of = fields.optionalText('of') ?? '';
  const read = {
    none: fields.truth('none'),
    count: fields.optionalNumber('count'),
    state: fields.optionalText('state'),
    kind: fields.optionalText('kind'),
    category: fields.optionalText('category'),
    district: fields.textOrNull('district'),
    street: fields.textOrNull('street'),
    unit: fields.optionalText('unit'),
    place: fields.textOrNull('place'),
    story: fields.has('story') ? fields.texts('story') : undefined,
    storyNot: fields.has('storyNot') ? fields.texts('storyNot') : undefined,
    happened: fields.textOrNull('happened'),
    evidence: fields.optionalNumber('evidence'),
    phone: fields.textOrNull('phone'),
    public: fields.truth('public'),
    language: fields.optionalText('language'),
    events: fields.has('events') ? fields.texts('events') : undefined,
  };
  fields.end();
  const given = Object.entries(read).filter(([, one]) => one !== undefined);
  return { type: 'ticket', of, expected: Object.fromEntries(given) as TicketExpectation };
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function duration(value: unknown, where: string): number {
  const match = /^(\d+)([smhd])$/.exec(textIn(value, where));
  if (!match) throw wrong(where, 'a time such as 31m, 25h or 8d');
  return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
}
