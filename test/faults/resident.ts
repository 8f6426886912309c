import type { BotMessage } from '../support/telegram';
import { complaintOf, type Complaint } from './complaint';
import { LABELS, questionIn, receiptIn, type Question } from './questions';
import type { Act } from './world';

/** A complaint whose receipt its resident has read. */
export interface Confirmed {
  person: number;
  complaint: Complaint;
  number: string;
}

const PATIENCE_MS = 5_000;
const MOST_PATIENCE_MS = 12_000;

/**
 * A person with one complaint after another. Reads what the bot says and answers each question once; a question that
 * comes twice is not answered twice. After a silence the person presses again, or asks whether anybody is there.
 */
export class Resident {
  readonly confirmed: Confirmed[] = [];
  /** What no person should have to read. */
  readonly wrongs: string[] = [];
  repeatedReceipts = 0;
  nudges = 0;
  private complaint: Complaint | null = null;
  private begun = 0;
  private answered = new Set<Question>();
  private lastPress: Act | null = null;
  private lastHeard = { n: 0, text: '' };
  private lastWord = 0;
  private patience = PATIENCE_MS;

  constructor(
    readonly person: number,
    private readonly index: number,
    private readonly random: () => number,
    private readonly goesOn: () => boolean,
  ) {}

  /** In the middle of a complaint. */
  get talking(): boolean {
    return this.complaint !== null;
  }

  /** How far it got, for the report. */
  get progress(): string {
    const answered = [...this.answered].join(', ') || 'nothing';
    const { n, text } = this.lastHeard;
    return `person ${this.person}, complaint ${this.begun}: answered ${answered}; heard ${n} messages since, the last: ${text}`;
  }

  /** How many complaints it began. */
  get dialogues(): number {
    return this.begun;
  }

  /** Begins the next complaint. */
  begin(now: number): Act[] {
    this.begun += 1;
    this.complaint = complaintOf(this.index, this.begun, this.random);
    this.answered = new Set();
    this.lastPress = null;
    this.spoke(now);
    return [{ verb: 'says', person: this.person, text: this.complaint.story }];
  }

  /** Reads a message and does what it asks for. */
  hear(message: BotMessage, now: number): Act[] {
    this.lastHeard = { n: this.lastHeard.n + 1, text: message.text.replaceAll('\n', ' ').slice(0, 200) };
    const receipt = receiptIn(message);
    if (receipt) return this.takeReceipt(receipt.number, now);
    const question = questionIn(message);
    const { complaint } = this;
    if (!question || !complaint || this.answered.has(question)) return [];
    const acts = this.answer(question, complaint, message);
    if (!acts.length) return [];
    this.answered.add(question);
    this.spoke(now);
    return acts;
  }

  /** Time passes: after a silence the person says something. */
  tick(now: number): Act[] {
    if (!this.complaint || now - this.lastWord < this.patience) return [];
    this.lastWord = now;
    this.patience = Math.min(MOST_PATIENCE_MS, this.patience * 1.5);
    this.nudges += 1;
    const again = this.lastPress && this.random() < 0.5;
    return [again && this.lastPress ? this.lastPress : { verb: 'says', person: this.person, text: '在吗' }];
  }

  private spoke(now: number): void {
    this.lastHeard = { n: 0, text: '' };
    this.lastWord = now;
    this.patience = PATIENCE_MS;
  }

  private answer(question: Question, complaint: Complaint, message: BotMessage): Act[] {
    switch (question) {
      case 'story':
        return this.says(complaint.story);
      case 'kind':
        return this.presses(message, LABELS.complaint);
      case 'category':
        return this.presses(message, LABELS.category);
      case 'place':
        return this.says(complaint.place);
      case 'happened':
        return complaint.happened ? this.says(complaint.happened) : this.presses(message, LABELS.skip);
      case 'evidence':
        return complaint.photos ? this.shows(complaint) : this.presses(message, LABELS.noPhotos);
      case 'moreEvidence':
        return this.presses(message, LABELS.allPhotos);
      case 'contact':
        return complaint.phone ? this.says(complaint.phone) : this.presses(message, LABELS.chat);
      case 'openness':
        return this.presses(message, complaint.isPublic ? LABELS.mayBePublic : LABELS.keepPrivate);
      case 'summary':
        return this.submit(complaint, message);
    }
  }

  private submit(complaint: Complaint, message: BotMessage): Act[] {
    for (const words of [complaint.story, complaint.place, complaint.happened ?? '', complaint.phone ?? '']) {
      if (!message.text.includes(words)) this.wrongs.push(`the summary lacks “${words}”: ${message.text}`);
    }
    const press = this.presses(message, LABELS.submit);
    return complaint.twice ? [...press, ...press] : press;
  }

  private says(text: string): Act[] {
    this.lastPress = null;
    return [{ verb: 'says', person: this.person, text }];
  }

  private shows({ photos, album }: Complaint): Act[] {
    const { person } = this;
    this.lastPress = null;
    if (album) return [{ verb: 'sendsAlbum', person, items: Array.from({ length: photos }, () => ({})) }];
    return Array.from({ length: photos }, () => ({ verb: 'sendsPhoto', person }));
  }

  private presses(message: BotMessage, label: string): Act[] {
    const button = message.buttons.find(({ text }) => text === label);
    if (!button) {
      this.wrongs.push(`no button “${label}” under: ${message.text}`);
      return [];
    }
    const { person } = this;
    this.lastPress = {
      verb: 'presses',
      person,
      message_id: message.message_id,
      data: button.callback_data,
      stale: true,
    };
    return [this.lastPress];
  }

  private takeReceipt(number: string, now: number): Act[] {
    if (this.confirmed.some((one) => one.number === number)) {
      this.repeatedReceipts += 1;
      return [];
    }
    const { complaint, person } = this;
    if (!complaint || !this.answered.has('summary')) {
      this.wrongs.push(`a receipt for what was not submitted: ${number}`);
      return [];
    }
    this.confirmed.push({ person, complaint, number });
    this.complaint = null;
    return this.goesOn() ? this.begin(now) : [];
  }
}
