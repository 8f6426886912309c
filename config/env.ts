import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { plainToInstance } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  MinLength,
  validateSync,
} from 'class-validator';
import { parse } from 'dotenv';

import { ConfigError } from '../src/shared/app-error';
import { WholeNumber } from './city-files/whole-number';

const url = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** The settings of one running copy, by the names of their environment variables. */
class Settings {
  /** 0 lets the system choose a free port. */
  @WholeNumber(0, 65535)
  PORT = 3000;

  /** Only this machine, unless the operator says otherwise. */
  @IsString()
  @IsNotEmpty()
  HOST = '127.0.0.1';

  @Matches(/^(sqlite:\S.*|postgres(ql)?:\/\/\S+)$/, { message: 'expected sqlite:<path> or postgres://…' })
  DATABASE_URL = 'sqlite:data/yingsheng.sqlite';

  /** The folder of the city inside `CONFIG_DIR`. */
  @Matches(/^[a-z0-9][a-z0-9-]*$/, { message: 'expected the name of a folder in CONFIG_DIR, in lower case' })
  CITY = 'beijing';

  @IsNotEmpty()
  CONFIG_DIR = 'config';

  @IsNotEmpty()
  MEDIA_DIR = 'data/media';

  /** The address at which the outside reaches this copy, without a slash at the end. */
  @IsOptional()
  @IsUrl(url, { message: 'expected an address as https://example.org' })
  PUBLIC_URL?: string;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    message: 'expected trace, debug, info, warn, error, fatal or silent',
  })
  LOG_LEVEL: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent' = 'info';

  /** Seconds that a stop may take: what is under way ends, and what is due is sent. */
  @WholeNumber(1, 600)
  STOP_WITHIN_SECONDS = 20;

  /** Whether the HTTP interface is described at `/docs`. */
  @IsBoolean({ message: 'expected 1 or 0' })
  API_DOCS = true;

  /** Who gives it as a bearer token reads `/metrics` and all of `/health`; others only at this machine itself. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{16,256}$/, { message: 'expected 16 to 256 letters, digits, _ or -' })
  OPERATOR_TOKEN?: string;

  /** Absent: the Telegram channel is off. */
  @IsOptional()
  @Matches(/^\d+:[A-Za-z0-9_-]+$/, { message: "expected a bot's token, digits, a colon, then letters, digits, _ or -" })
  TELEGRAM_BOT_TOKEN?: string;

  @IsUrl(url, { message: 'expected an address as https://api.telegram.org' })
  TELEGRAM_API_ROOT = 'https://api.telegram.org';

  /** Present: updates come to a webhook under `PUBLIC_URL`; absent: they are polled. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,256}$/, { message: 'expected 1 to 256 letters, digits, _ or -' })
  TELEGRAM_WEBHOOK_SECRET?: string;

  /** Seals the links to media. Absent: one of chance, kept in `MEDIA_DIR`. */
  @IsOptional()
  @MinLength(16, { message: 'expected at least 16 characters' })
  MEDIA_LINK_SECRET?: string;

  /** A service that writes down voice notes, as https://api.openai.com/v1. Absent: nobody writes them down. */
  @IsOptional()
  @IsUrl(url, { message: 'expected an address as https://api.openai.com/v1' })
  STT_BASE_URL?: string;

  @IsOptional()
  @IsString()
  STT_API_KEY?: string;

  @IsString()
  @IsNotEmpty()
  STT_MODEL = 'whisper-1';
  /** The package of the puppet; absent: the WeChat channel is off. */
  @IsOptional()
  @Matches(/^(@[a-z0-9-]+\/)?wechaty-puppet-[a-z0-9-]+$/, {
    message: "expected a puppet's package, as wechaty-puppet-service",
  })
  WECHATY_PUPPET?: string;

  /** Our own name for the WeChat account, in addresses: to change it is to become another account. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,31}$/, { message: 'expected 1 to 32 lower case letters, digits or -' })
  WECHATY_NAME = 'wechat';

  /** Where the puppet keeps its session over a restart; `.memory-card.json` is added. */
  @IsNotEmpty()
  WECHATY_MEMORY = 'data/wechat';

  /** Every `WECHATY_PUPPET_…` variable, for the puppet, which alone knows what they mean. */
  puppetVariables: Readonly<Record<string, string>> = {};

  /** Absent: a demonstration runs for this machine only; see `demonstrates`. */
  @IsOptional()
  @IsBoolean({ message: 'expected 1 or 0, or nothing' })
  DEMO?: boolean;
}

/** Checked once at boot, and frozen. */
export type Env = Readonly<Settings>;

const names = Object.freeze(
  Object.keys(new Settings()).filter((name) => name === name.toUpperCase()),
) as readonly Exclude<keyof Settings, 'puppetVariables'>[];

/**
 * The settings, from `source` and then the `.env` file (by itself only beside the process's own environment, so that
 * a test sees what it gives). Throws a `ConfigError` that names the variable, never its value.
 */
export function loadEnv(
  source: Readonly<Record<string, string | undefined>> = process.env,
  dotenvPath: string | undefined = source === process.env ? '.env' : undefined,
): Env {
  const given = { ...readDotenv(dotenvPath), ...withoutEmpty(source) };
  const plain = Object.fromEntries(
    names.filter((name) => name in given).map((name) => [name, cast(name, given[name]!)]),
  );
  const settings = plainToInstance(Settings, plain);
  settings.puppetVariables = Object.freeze(puppetVariables(given));
  const [error] = validateSync(settings, { stopAtFirstError: true });
  if (error) throw wrong(error.property, Object.values(error.constraints ?? {})[0] ?? 'is not valid');
  if (settings.TELEGRAM_WEBHOOK_SECRET && !settings.PUBLIC_URL) {
    throw wrong('PUBLIC_URL', 'expected an address, because TELEGRAM_WEBHOOK_SECRET asks for a webhook');
  }
  return Object.freeze(settings);
}

/** Whether demonstration pages and people are on: as said, or else only where nobody outside can come in. */
export function demonstrates({ DEMO, HOST, PUBLIC_URL }: Env): boolean {
  return DEMO ?? (!PUBLIC_URL && ['127.0.0.1', '::1', 'localhost'].includes(HOST));
}

function puppetVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name.startsWith('WECHATY_PUPPET_')));
}

function wrong(name: string, expected: string): ConfigError {
  return new ConfigError('.env or environment', name, expected);
}

/** A variable set to nothing is a variable not set. */
function withoutEmpty(source: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const pairs = Object.entries(source).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, string] => Boolean(pair[1])));
}

function readDotenv(path: string | undefined): Record<string, string> {
  if (path === undefined) return {};
  try {
    return withoutEmpty(parse(readFileSync(path)));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new ConfigError(path, '(file)', 'cannot be read');
  }
}

function cast(name: (typeof names)[number], value: string): string | number | boolean {
  if (name === 'PORT' || name === 'STOP_WITHIN_SECONDS') return /^\d+$/.test(value) ? Number(value) : value;
  if (name === 'DEMO' || name === 'API_DOCS') return { 1: true, 0: false, true: true, false: false }[value] ?? value;
  if (['PUBLIC_URL', 'TELEGRAM_API_ROOT', 'STT_BASE_URL'].includes(name)) return value.replace(/\/+$/, '');
  return value;
}
