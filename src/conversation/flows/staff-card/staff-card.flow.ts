import type { Flow } from '../../engine/flow';
import { residentKeyOf } from '../../engine/resident-key';
import type { Turn } from '../../engine/turn';
import { foldWidth, readCommand } from '../../understanding';
import type { Outcome } from '../calls';
import { staffCardTexts as texts } from './staff-card.texts';

const STAFF_CARD = 'staff-card';
const CONTACT =
  /^(?:联系方式|联系电话|居民电话|contact)[\s:：#]*((?:[a-z]{2}[-\s]?\d{6}[-\s]?\d{4,8}[-\s]?\d)|\d{1,8})$/iu;

/** A person of staff in the private chat: who they are, by a one-time code, and how to reach the resident of a ticket. */
export const staffCard: Flow = {
  name: STAFF_CARD,
  opens: (turn) => hear(turn),
  digress: (turn) => hear(turn),
  chose: () => undefined,
  resume: (turn, _call, outcome) => goOn(turn, outcome),
};

function hear(turn: Turn): boolean {
  const { input, session } = turn;
  if (!input.text || input.edited || input.media.length) return false;
  const key = residentKeyOf(session.address, session.person.id);
  const command = readCommand(input.text);
  if (command?.name === 'bind' && command.argument) {
    turn.call(STAFF_CARD, { do: 'bindPerson', code: command.argument, key, name: session.person.name });
    return true;
  }
  const [, number] = CONTACT.exec(foldWidth(input.text).trim()) ?? [];
  if (!number || turn.declined.has(STAFF_CARD)) return false;
  turn.call(STAFF_CARD, { do: 'contactOf', key, number });
  return true;
}

function goOn(turn: Turn, outcome: Outcome): void {
  const said = texts[turn.language];
  if (outcome.did === 'bindPerson') {
    const { bound } = outcome;
    turn.say(bound.ok ? said.bound(bound.unit[turn.language], said.roles[bound.role]) : said.badCode, {
      receipt: true,
    });
  } else if (outcome.did === 'contactOf') {
    contact(turn, outcome.contact);
  }
}

/** A resident who says so is no one of staff: it is read as anything a resident says. */
function contact(turn: Turn, found: Extract<Outcome, { did: 'contactOf' }>['contact']): void {
  const said = texts[turn.language];
  if (!found) {
    turn.declined.add(STAFF_CARD);
    turn.reread = turn.input;
  } else if (!found.ok) {
    turn.say(found.refusal.code === 'ticket.whichOne' ? said.which : said.notYours);
  } else {
    turn.say(found.phone ? said.contact(found.number, found.phone) : said.chatOnly(found.number));
  }
}
