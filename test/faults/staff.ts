import type { Act, FaultWorld, Said } from './fault-world';
import { isList, numberIn, numbersIn } from './questions';

interface Task {
  number: string;
  wants: 'accept' | 'resolve' | 'nothing';
  since: number;
  /** How long the next answer is waited for. */
  patience: number;
}

const PATIENCE_MS = 6_000;
/** Who gets no answer waits longer each time, lest all that was said is said again while it waits its turn. */
const MOST_PATIENCE_MS = 30_000;
const ACCEPT = '签收';

/** Words with which a ticket is resolved; unique, so that each is found again. */
export function wordsFor(number: string): string {
  return `灯已换好，${number}`;
}

/** A unit's group: somebody accepts every second ticket, and resolves every second of those. */
export class Staff {
  /** Tickets of which the group heard, and how often each. */
  readonly pinged = new Map<string, number>();
  readonly accepted = new Set<string>();
  readonly resolved = new Set<string>();
  private readonly tasks = new Map<string, Task>();
  private readonly cards = new Map<string, Said>();

  constructor(
    private readonly world: Pick<FaultWorld, 'staff' | 'group' | 'acceptVerb' | 'resolveVerb'>,
    private readonly random: () => number,
  ) {}

  /** Somebody still waits for the bot. */
  get busy(): boolean {
    return [...this.tasks.values()].some(({ wants }) => wants !== 'nothing');
  }

  /** Reads a message of the group. */
  hear(message: Said, now: number): Act[] {
    return isList(message) ? this.hearList(message, now) : this.hearCard(message, now);
  }

  private hearList(message: Said, now: number): Act[] {
    return numbersIn(message).flatMap((number) => {
      // A list that shows what became of its tickets is no ping of them.
      if (message.edited && this.tasks.has(number)) return [];
      this.pinged.set(number, (this.pinged.get(number) ?? 0) + 1);
      return this.act(this.tasks.get(number) ?? this.begin(number, now), now);
    });
  }

  private hearCard(message: Said, now: number): Act[] {
    const number = numberIn(message);
    if (!number) return [];
    // Where nothing can be changed, a card that follows its ticket is sent anew; it is no ping.
    const isPing = !message.edited && message.text.startsWith('工单') && message.choices.includes(ACCEPT);
    if (isPing) this.pinged.set(number, (this.pinged.get(number) ?? 0) + 1);
    const task = this.tasks.get(number) ?? this.begin(number, now);
    if (message.choices.length) this.cards.set(number, message);
    this.understand(task, message, now);
    return this.act(task, now);
  }

  /** Tries again what got no answer. */
  tick(now: number): Act[] {
    return [...this.tasks.values()].flatMap((task) => {
      if (task.wants === 'nothing' || now - task.since < task.patience) return [];
      task.since = 0;
      task.patience = Math.min(MOST_PATIENCE_MS, task.patience * 1.5);
      return this.act(task, now);
    });
  }

  private begin(number: string, now: number): Task {
    const wants = this.random() < 0.5 ? 'accept' : 'nothing';
    const task: Task = { number, wants, since: wants === 'accept' ? 0 : now, patience: PATIENCE_MS };
    this.tasks.set(number, task);
    return task;
  }

  /** The card no longer offers what was done; the bot answers a command in words. */
  private understand(task: Task, message: Said, now: number): void {
    if (task.wants === 'accept' && message.choices.length && !message.choices.includes(ACCEPT)) {
      this.accepted.add(task.number);
      task.wants = this.random() < 0.5 ? 'resolve' : 'nothing';
      task.since = task.wants === 'resolve' ? 0 : now;
      task.patience = PATIENCE_MS;
    } else if (task.wants === 'resolve' && message.text.includes('已办结')) {
      this.resolved.add(task.number);
      task.wants = 'nothing';
    }
  }

  private act(task: Task, now: number): Act[] {
    if (task.wants === 'nothing' || task.since) return [];
    task.since = now;
    const { staff: person, group: chat, acceptVerb, resolveVerb } = this.world;
    if (task.wants === 'resolve') {
      return [{ does: 'says', person, chat, text: `${resolveVerb} ${task.number} ${wordsFor(task.number)}` }];
    }
    const card = this.cards.get(task.number);
    if (!card) return [{ does: 'says', person, chat, text: `${acceptVerb} ${task.number}` }];
    if (!card.choices.includes(ACCEPT)) return [];
    return [{ does: 'chooses', person, chat, of: card, label: ACCEPT }];
  }
}
