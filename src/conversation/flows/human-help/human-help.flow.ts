import type { OutboundMedia } from '../../../shared/chat';
import { engineTexts } from '../../engine/engine.texts';
import type { Flow } from '../../engine/flow';
import type { GivenMedia } from '../../engine/input';
import { residentKeyOf } from '../../engine/resident-key';
import type { Turn } from '../../engine/turn';
import { parseRelayToken, relayMark, relayOfSubject } from '../../relay/relay';
import type { SaidInRelay } from '../../relay/relays';
import type { Call, Outcome } from '../calls';
import { humanHelpTexts as texts } from './human-help.texts';

const HUMAN_HELP = 'human-help';
const MINUTE = 60_000;
const ENDS = /^(?:结束人工|不用人工了?|不等了|退出人工|交回机器人|end human|stop waiting)[。.!！]?$/i;
const HANDS_BACK = /^(?:交回|结束|hand back|end)[。.!！]?$/i;
const TAKES = /^(?:我来回复|接入|我来|i will answer|take)[。.!！]?$/i;

/** `人工` brings a person of staff into the chat until they hand it back; meanwhile all that is said goes to them. */
export const humanHelp: Flow = {
  name: HUMAN_HELP,
  commands: { human: (turn) => askPerson(turn) },
  relayed: (turn) => relay(turn),
  waited: (turn) => giveUp(turn),
  hears: (turn) => hear(turn),
  chose: () => undefined,
  resume: (turn, call, outcome) => goOn(turn, call, outcome),
};

function askPerson(turn: Turn): void {
  const { address, person, ticket } = turn.session;
  const conversation = residentKeyOf(address, person.id);
  turn.call(HUMAN_HELP, { do: 'askPerson', asked: { conversation, address, language: turn.language, ticket } });
}

/** What a resident says goes to the person; the bot keeps silent. */
function relay(turn: Turn): boolean {
  const { session, input } = turn;
  if (!session.relay || input.token !== null) return false;
  const { id } = session.relay;
  if (ENDS.test(input.text.trim())) {
    turn.call(HUMAN_HELP, { do: 'endRelay', id, side: 'resident', how: 'ended', speaker: null });
    return true;
  }
  say(turn, id, 'resident');
  return true;
}

/** Nobody came in the time that policy gives. */
function giveUp(turn: Turn): boolean {
  const { relay: live } = turn.session;
  if (!live) return false;
  turn.session.relay = { ...live, until: null };
  turn.call(HUMAN_HELP, { do: 'endRelay', id: live.id, side: 'staff', how: 'unanswered', speaker: null });
  return true;
}

/** The dispatchers' group: a button, its words in reply, or an answer for the resident. */
function hear(turn: Turn): boolean {
  const { input, world } = turn;
  if (world.role !== 'dispatchers') return false;
  const button = input.token === null ? null : parseRelayToken(input.token);
  if (button) return act(turn, button.id, button.act);
  if (input.edited || input.token !== null) return false;
  const id = relayOfSubject(input.replySubject);
  return id === null ? handBackAlone(turn) : reply(turn, id);
}

/** What is said in reply to a line of a relay. */
function reply(turn: Turn, id: string): true {
  const words = turn.input.text.trim();
  if (TAKES.test(words)) return act(turn, id, 'take');
  if (HANDS_BACK.test(words)) return act(turn, id, 'end');
  say(turn, id, 'staff');
  return true;
}

/** `交回` alone, of the one who took a chat over. */
function handBackAlone(turn: Turn): boolean {
  const { session, input } = turn;
  if (!session.tookOver.length || input.replySubject !== null || !HANDS_BACK.test(input.text.trim())) return false;
  turn.call(HUMAN_HELP, { do: 'takenRelays', ids: session.tookOver });
  return true;
}

function act(turn: Turn, id: string, what: 'take' | 'end'): true {
  const speaker = nameOf(turn);
  if (what === 'take') turn.call(HUMAN_HELP, { do: 'takeRelay', id, speaker });
  else turn.call(HUMAN_HELP, { do: 'endRelay', id, side: 'staff', how: 'ended', speaker });
  return true;
}

function say(turn: Turn, id: string, side: 'resident' | 'staff'): void {
  const { text, place, media } = turn.input;
  const where = place ? `${place.label ?? ''} ${place.lat.toFixed(6)}, ${place.lon.toFixed(6)}`.trim() : '';
  const words = [text, where].filter(Boolean).join('\n') || null;
  if (!words && !media.length) return;
  const speaker = side === 'staff' ? nameOf(turn) : null;
  turn.call(HUMAN_HELP, { do: 'sayInRelay', said: { id, side, words, media: media.map(outbound), speaker } });
}

function outbound({ kind, ref, channel, account, fileName, mime }: GivenMedia): OutboundMedia {
  const named = { ...(fileName === undefined ? {} : { fileName }), ...(mime === undefined ? {} : { mime }) };
  return { kind, ref, source: { channel, account }, ...named };
}

function goOn(turn: Turn, call: Call, outcome: Outcome): void {
  if (outcome.did === 'askPerson') return asked(turn, outcome.relay);
  if (outcome.did === 'sayInRelay' && call.do === 'sayInRelay') return said(turn, call.said, outcome);
  if (outcome.did === 'takeRelay' && call.do === 'takeRelay') return taken(turn, call.id, outcome);
  if (outcome.did === 'endRelay' && call.do === 'endRelay') return ended(turn, call.id, outcome);
  if (outcome.did === 'takenRelays') return handBackOne(turn, outcome.ids);
}

function handBackOne(turn: Turn, ids: string[]): void {
  const [only, ...others] = ids;
  turn.session.tookOver = ids;
  if (only === undefined) turn.say(texts[turn.language].overAlready);
  else if (others.length) turn.say(texts[turn.language].handBackWhich(ids.map(relayMark)));
  else act(turn, only, 'end');
}

function asked(turn: Turn, found: { id: string; isNew: boolean } | null): void {
  const { session, world } = turn;
  if (!found) {
    turn.say(engineTexts[turn.language].human);
    turn.wantsQuestion = true;
    return;
  }
  const until = world.now.getTime() + world.city.policy.personWaitMinutes * MINUTE;
  session.relay = { id: found.id, until };
  turn.say(found.isNew ? texts[turn.language].asked : texts[turn.language].waiting, { receipt: true });
}

/** It had ended before: what was said is for the bot. */
function said(turn: Turn, { id, side }: SaidInRelay, { state, took }: Extract<Outcome, { did: 'sayInRelay' }>): void {
  if (took) return takesOver(turn, id);
  if (state !== 'ended') return;
  if (side === 'staff') return turn.say(texts[turn.language].overAlready);
  turn.session.relay = null;
  turn.reread = turn.input;
}

function taken(turn: Turn, id: string, { ok, by }: { ok: boolean; by: string | null }): void {
  if (ok) return takesOver(turn, id);
  turn.say(by === null ? texts[turn.language].overAlready : texts[turn.language].tookBefore(by));
}

function takesOver({ session }: Turn, id: string): void {
  session.tookOver = [...session.tookOver.filter((one) => one !== id), id];
}

function ended(turn: Turn, id: string, { side, how, ended: now }: Extract<Outcome, { did: 'endRelay' }>): void {
  const inGroup = turn.session.scope === 'group';
  if (inGroup) {
    turn.session.tookOver = turn.session.tookOver.filter((one) => one !== id);
    if (!now) turn.say(texts[turn.language].overAlready);
    return;
  }
  // Somebody came while the timer was on its way: they go on.
  if (how === 'unanswered' && !now) return;
  turn.session.relay = null;
  if (side === 'resident') turn.say(texts[turn.language].ended);
  turn.wantsQuestion = true;
}

function nameOf({ session, language }: Turn): string {
  return session.person.name ?? (language === 'en' ? 'A colleague' : '一位同事');
}
