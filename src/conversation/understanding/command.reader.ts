import { bare, cleanText, normalise } from './normalise';
import { COMMAND_WORDS, POLITE_AFTER, POLITE_BEFORE, SLASH_NAMES, WITH_ARGUMENT } from './command.words';
import { readLanguageName } from './language.reader';

export type CommandName = keyof typeof COMMAND_WORDS;

/** What the person told the conversation itself to do; `argument` is what followed, as typed, or null. */
export interface Command {
  name: CommandName;
  argument: string | null;
}

const BY_WORD = new Map<string, CommandName>(
  (Object.keys(COMMAND_WORDS) as CommandName[]).flatMap((name) =>
    COMMAND_WORDS[name].map((word): [string, CommandName] => [word, name]),
  ),
);
const LONGEST = 60;

/** A slash word of any name with what follows it, `/Done@some_bot 0042 fixed`; null without the slash. */
export function readSlash(text: string): { word: string; argument: string | null } | null {
  const match = /^[/／]([\p{L}_]{1,32})(?:@[\w-]{1,64})?(?:\s+([^]*))?$/u.exec(cleanText(text));
  return match?.[1] ? { word: normalise(match[1]), argument: match[2]?.trim() || null } : null;
}

/**
 * A command, when the WHOLE message is one, in either language, plain, polite or with a slash (`/cancel@bot` too).
 * `取消` inside a sentence is content, and so is a command word with anything behind it that is not its argument.
 */
export function readCommand(text: string): Command | null {
  const slash = readSlash(text);
  if (slash) return bySlash(slash.word, slash.argument);
  if (text.length > LONGEST * 4) return null;
  const said = bare(text).replace(/[’‘]/g, "'");
  if (!said || said.length > LONGEST) return null;
  const name = BY_WORD.get(said) ?? byPoliteWord(said);
  return name ? { name, argument: null } : withArgument(text, said);
}

function bySlash(word: string, argument: string | null): Command | null {
  const name = BY_WORD.get(word) ?? SLASH_NAMES[word];
  return name ? { name, argument } : null;
}

function byPoliteWord(said: string): CommandName | undefined {
  const before = POLITE_BEFORE.find((word) => said.startsWith(word)) ?? '';
  const inner = said.slice(before.length).trim();
  const after = POLITE_AFTER.find((word) => inner.endsWith(word)) ?? '';
  const core = inner
    .slice(0, inner.length - after.length)
    .trim()
    .replace(/[,，]$/, '');
  return before || after ? BY_WORD.get(core) : undefined;
}

function withArgument(text: string, said: string): Command | null {
  for (const name of WITH_ARGUMENT) {
    for (const word of COMMAND_WORDS[name]) {
      if (!said.startsWith(word)) continue;
      const argument = argumentAfter(cleanText(text), word, name);
      if (argument) return { name, argument };
    }
  }
  return null;
}

/** Without a slash the argument must look like one, so that `进度太慢了` stays content. */
function argumentAfter(text: string, word: string, name: CommandName): string | null {
  const rest = text.replace(/^[^\p{L}\p{N}]+/u, '').slice(word.length);
  const argument = rest
    .replace(/^\s*(?:to|为|成|:|：)?\s*/, '')
    .replace(/[。.!！]+$/, '')
    .trim();
  if (name === 'language') return readLanguageName(argument) ? argument : null;
  if (name === 'bind') return /^[\w-]{4,40}$/.test(argument) && /^[\s:：]/.test(rest) ? argument : null;
  return /^[A-Za-zＡ-Ｚａ-ｚ]{2}[\s\d０-９‐-―−－-]{8,24}$/.test(argument) ? argument : null;
}
