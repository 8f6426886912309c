import { readLanguageName, type Command } from '../understanding';
import { engineTexts } from './engine.texts';
import type { Flow } from './flow';
import { goBack, goOn, skip, slotOf } from './form';
import { formOf, repeatOpenQuestion } from './interruptions';
import type { Turn } from './turn';

type Obeyed = (turn: Turn, flows: readonly Flow[], argument: string | null) => boolean;

/** Commands that mean the same in every dialogue; the others belong to a flow. */
const OF_ENGINE: Partial<Record<Command['name'], Obeyed>> = {
  cancel,
  back,
  restart,
  skip: skipQuestion,
  help,
  language,
};

/** Carries out a command; false when nobody here knows it, so that the words are read as content. */
export function obey(turn: Turn, flows: readonly Flow[], command: Command): boolean {
  const own = OF_ENGINE[command.name];
  if (own) return own(turn, flows, command.argument);
  for (const flow of flows) {
    const answer = flow.commands?.[command.name];
    if (!answer) continue;
    answer(turn, command.argument);
    return true;
  }
  return false;
}

function cancel(turn: Turn): boolean {
  const { session } = turn;
  const texts = engineTexts[turn.language];
  if (session.awaiting) {
    session.awaiting = null;
    turn.closeMenu();
    turn.say(texts.cancelledSmall);
    return true;
  }
  if (!session.form) {
    turn.closeMenu();
    turn.say(texts.nothingToCancel);
    return true;
  }
  session.dropped = session.form;
  session.form = null;
  turn.ask('engine', { prompt: texts.cancelled, choices: [{ label: texts.restore, value: 'restore' }] });
  return true;
}

function back(turn: Turn, flows: readonly Flow[]): boolean {
  const open = formOf(turn, flows);
  const texts = engineTexts[turn.language];
  if (!open) return cancelAwaiting(turn);
  if (slotOf(open.spec, open.form.asked)?.stepBack?.(open.form)) {
    repeatOpenQuestion(turn, flows);
    return true;
  }
  if (goBack(open.spec, open.form, turn)) return true;
  turn.say(texts.firstQuestion);
  repeatOpenQuestion(turn, flows);
  return true;
}

function cancelAwaiting(turn: Turn): boolean {
  const texts = engineTexts[turn.language];
  turn.session.awaiting = null;
  turn.say(texts.nothingOpen);
  return true;
}

function restart(turn: Turn, flows: readonly Flow[]): boolean {
  const open = formOf(turn, flows);
  if (!open) return cancelAwaiting(turn);
  const { session } = turn;
  session.dropped = structuredClone(open.form);
  session.form = {
    ...open.form,
    slots: {},
    skipped: [],
    answered: [],
    asked: null,
    misses: 0,
    notes: {},
    messages: [],
  };
  turn.say(engineTexts[turn.language].restarted);
  goOn(open.spec, session.form, turn);
  return true;
}

function skipQuestion(turn: Turn, flows: readonly Flow[]): boolean {
  const open = formOf(turn, flows);
  const texts = engineTexts[turn.language];
  if (!open) return cancelAwaiting(turn);
  if (skip(open.spec, open.form, turn)) return true;
  turn.say(open.form.asked ? texts.cannotSkip : texts.nothingToSkip);
  open.form.misses += 1;
  repeatOpenQuestion(turn, flows);
  return true;
}

function help(turn: Turn, flows: readonly Flow[]): boolean {
  turn.say(engineTexts[turn.language].help);
  repeatOpenQuestion(turn, flows);
  return true;
}

function language(turn: Turn, flows: readonly Flow[], argument: string | null): boolean {
  const named = argument ? readLanguageName(argument) : null;
  const { session } = turn;
  if (!named) {
    turn.ask('engine', {
      prompt: engineTexts[turn.language].whichLanguage,
      choices: [
        { label: '中文', value: 'language:zh-CN' },
        { label: 'English', value: 'language:en' },
      ],
    });
    return true;
  }
  session.language = named;
  turn.say(engineTexts[turn.language].languageIs);
  repeatOpenQuestion(turn, flows);
  return true;
}
