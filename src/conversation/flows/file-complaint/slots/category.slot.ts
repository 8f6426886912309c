import type { ServiceCategory } from '../../../../../config/city';
import { engineTexts } from '../../../engine/engine.texts';
import { fill, type Reading, type SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import type { Input } from '../../../engine/input';
import type { FormState, OfferedChoice } from '../../../engine/session';
import type { Turn } from '../../../engine/turn';
import { readEmergency, readUnknown } from '../../../understanding';
import { fileComplaintTexts as texts } from '../file-complaint.texts';
import { addToStory } from './story.slot';

const TOP = 3;
/** A few words that name a matter are an answer; a longer text is only a hint. */
const SHORT_ANSWER = 12;
/** More than the name of a matter: it tells something. */
const LONGEST_NAME = 3;
const ANOTHER = /^(?:还有|另外|另有|再有|还要说|对了还|顺便)|^(?:also|and also|another thing|one more thing)\b/i;
const ALL = 'all';
const OTHER = 'other.other';
const OTHER_GROUP = 'other';

/** The catalogue's category: three are suggested, the whole list is one choice away, "not sure" always there. */
export const categorySlot: SlotSpec<string> = {
  name: 'category',
  aliases: ['类别', '分类', 'category'],
  label: { 'zh-CN': texts['zh-CN'].labels.category, en: texts.en.labels.category },
  takesAnyWords: false,
  need: (form) => ('story' in form.slots ? 'required' : 'none'),
  ask: (form, turn) => {
    const said = texts[turn.language];
    if (form.notes.parent) return { prompt: said.askCategoryList, choices: secondLevel(form.notes.parent, turn) };
    const suggested = form.notes.list === ALL ? [] : suggestions(form, turn);
    if (!suggested.length) return { prompt: said.askCategoryList, choices: firstLevel(turn) };
    return {
      prompt: pick(said.askCategory, form.misses),
      choices: [...suggested, { label: said.allCategories, value: `category:${ALL}` }],
    };
  },
  read: readCategory,
  choose: (value, form, turn) => chooseCategory(value, form, turn),
  notice: () => null,
  show: (code, turn) => nameOf(code, turn),
  withoutAnswer: () => OTHER,
  stepBack: (form) => {
    const { parent, list } = form.notes;
    if (!parent && !list) return false;
    delete form.notes.parent;
    if (parent) form.notes.list = ALL;
    else delete form.notes.list;
    return true;
  },
};

function readCategory(input: Input, form: FormState, turn: Turn): Reading<string> | null {
  const { text } = input;
  if (!text) return null;
  // Who cannot say need not: somebody of the centre will.
  if (readUnknown(text)) return { got: OTHER };
  const [first] = turn.world.categories.suggest(text, turn.language, TOP);
  if (!first) return null;
  if (nameOf(first.code, turn) === text.trim()) return chooseCategory(first.code, form, turn);
  const offered = codesFor(form, turn);
  return takeMatter(input, form, turn, { ...first, isExpected: !offered.length || offered.includes(first.code) });
}

/** What tells more than a name is part of the story, whichever category it is. */
function takeMatter(
  input: Input,
  form: FormState,
  turn: Turn,
  { code, sure, isExpected }: { code: string; sure: boolean; isExpected: boolean },
): Reading<string> {
  const { text } = input;
  if (!isExpected && ANOTHER.test(text)) return { again: texts[turn.language].oneMatter };
  if (text.length > LONGEST_NAME) fill(form, 'story', addToStory(String(form.slots.story ?? ''), text), input);
  if (isExpected && sure && text.length <= SHORT_ANSWER) return { got: code };
  forgetList(form);
  form.notes.words = text.slice(0, 200);
  return { again: engineTexts[turn.language].added(texts[turn.language].labels.story) };
}

function chooseCategory(value: string, form: FormState, turn: Turn): Reading<string> | null {
  if (value === ALL) {
    form.notes.list = ALL;
    return { again: null };
  }
  if (value.startsWith('parent=')) {
    form.notes.parent = value.slice('parent='.length);
    return { again: null };
  }
  const category = turn.world.categories.find(value);
  if (!category) return null;
  forgetList(form);
  warn(category, form, turn);
  return { got: value };
}

/** The choice itself may tell of a danger; whom to call was said already where the words had told of it. */
function warn({ danger }: ServiceCategory, form: FormState, turn: Turn): void {
  if (!danger || readEmergency(String(form.slots.story ?? ''))) return;
  turn.say(engineTexts[turn.language].ifNow(turn.world.city.policy.emergencyNumbers, danger));
}

function forgetList(form: FormState): void {
  for (const note of ['parent', 'list', 'words']) delete form.notes[note];
}

function suggestions(form: FormState, turn: Turn): OfferedChoice[] {
  return codesFor(form, turn).map((code) => ({ label: nameOf(code, turn), value: `category:${code}` }));
}

/** What is suggested by what was told so far, best first. */
function codesFor(form: FormState, turn: Turn): string[] {
  // What was said last comes first; what was said before is not forgotten.
  const told = [form.notes.words, form.slots.story as string | undefined];
  const codes = told.flatMap((words) => turn.world.categories.suggest(words ?? '', turn.language, TOP));
  return [...new Set(codes.map(({ code }) => code))].slice(0, TOP);
}

function firstLevel(turn: Turn): OfferedChoice[] {
  const list = turn.world.categories
    .groups()
    .filter((group) => group.code !== OTHER_GROUP)
    .map(({ code, name }) => ({ label: name[turn.language], value: `category:parent=${code}` }));
  return [...list, { label: texts[turn.language].notSure, value: `category:${OTHER}` }];
}

function secondLevel(parent: string, turn: Turn): OfferedChoice[] {
  const list = turn.world.categories
    .within(parent)
    .filter((category) => category.code !== OTHER)
    .map((category) => ({ label: category.name[turn.language], value: `category:${category.code}` }));
  return [...list, { label: texts[turn.language].notSure, value: `category:${OTHER}` }];
}

function nameOf(code: string, turn: Turn): string {
  return turn.world.categories.find(code)?.name[turn.language] ?? code;
}
