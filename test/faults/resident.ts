import { complaintOf, type Complaint } from './complaint';
import type { Act, Said } from './fault-world';
import { LABELS, numberIn, photosIn, questionIn, receiptIn, type Question } from './questions';

/** A complaint whose receipt its resident has read. */
export interface Confirmed {
  person: string;
  complaint: Complaint;
  number: string;
  /** Photos that were sent once more because the bot counted too few: those it had not got, or had not got yet. */
  photosAgain: number;
}

/** How a person is. */
export interface Character {
  random: () => number;
  /** Whether to begin another complaint after this one. */
  goesOn: () => boolean;
  /** On this platform messages get lost: what the bot asks again after a silence is answered again. */
  saysAgain: boolean;
}

const PATIENCE_MS = 5_000;
const MOST_PATIENCE_MS = 12_000;
/** A question that comes again is read before it is answered again: something newer may follow. */
const READING_MS = 1_500;

/**
 * A person with one complaint after another. Reads what the bot says and answers each question once; a question that
 * comes twice is not answered twice. After a silence the person presses again, or asks whether anybody is there; where
 * messages get lost, what the bot asks again thereafter is answered once more.
 */
export class Resident {
  readonly confirmed: Confirmed[] = [];
  /** What no person should have to read. */
  readonly wrongs: string[] = [];
  repeatedReceipts = 0;
  nudges = 0;
  saidAgain = 0;
  private complaint: Complaint | null = null;
  private photosAgain = 0;
  private begun = 0;
  private answered = new Set<Question>();
  private lastChoice: Act | null = null;
  private lastHeard = { n: 0, text: '' };
  private lastWord = 0;
  private patience = PATIENCE_MS;
  /** Asked whether anybody is there, and has not said anything again since. */
  private asked = false;
  /** A repeat that is being read, and since when. */
  private reading: { message: Said; since: number } | null = null;

  constructor(
    readonly person: string,
    private readonly index: number,
    private readonly character: Character,
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
    this.complaint = complaintOf(this.index, this.begun, this.character.random);
    this.answered = new Set();
    this.photosAgain = 0;
    this.lastChoice = null;
    this.spoke(now);
    return this.says(this.complaint.story);
  }

  /** Reads a message and does what it asks for. */
  hear(message: Said, now: number): Act[] {
    this.lastHeard = { n: this.lastHeard.n + 1, text: message.text.replaceAll('\n', ' ').slice(0, 200) };
    const receipt = receiptIn(message);
    if (receipt) return this.takeReceipt(receipt.number, now);
    const question = questionIn(message);
    const { complaint } = this;
    if (!complaint) return [];
    if (this.isRepeat(question, message)) {
      this.reading = { message, since: now };
      return [];
    }
    if (!question || this.answered.has(question)) return [];
    this.reading = null;
    return this.reply(question, complaint, message, now);
  }

  /** Time passes: a repeat was read to its end; after a silence the person says something. */
  tick(now: number): Act[] {
    if (!this.complaint) return [];
    if (this.reading) return now - this.reading.since < READING_MS ? [] : this.sayAgain(this.complaint, now);
    if (now - this.lastWord < this.patience) return [];
    this.lastWord = now;
    this.patience = Math.min(MOST_PATIENCE_MS, this.patience * 1.5);
    this.nudges += 1;
    const again = this.lastChoice && this.character.random() < 0.5;
    if (again && this.lastChoice) return [{ ...this.lastChoice, again: true } as Act];
    this.asked = true;
    return [{ does: 'says', person: this.person, text: '在吗' }];
  }

  private reply(question: Question, complaint: Complaint, message: Said, now: number): Act[] {
    const acts = this.answer(question, complaint, message);
    if (!acts.length) return [];
    this.answered.add(question);
    this.spoke(now);
    return acts;
  }

  private spoke(now: number): void {
    this.lastHeard = { n: 0, text: '' };
    this.lastWord = now;
    this.patience = PATIENCE_MS;
    this.asked = false;
    this.reading = null;
  }

  /** The bot shows that it did not get what it was told. News of an older ticket shows nothing. */
  private isRepeat(question: Question | null, message: Said): boolean {
    if (!this.character.saysAgain || !this.asked) return false;
    if (question) return this.answered.has(question) || this.lacksPhotos(message);
    return !this.answered.size && numberIn(message) === null;
  }

  private sayAgain(complaint: Complaint, now: number): Act[] {
    const message = this.reading?.message;
    const question = message ? questionIn(message) : null;
    this.saidAgain += 1;
    if (!message || !question) {
      this.spoke(now);
      return this.says(complaint.story);
    }
    if (!this.lacksPhotos(message)) return this.reply(question, complaint, message, now);
    this.spoke(now);
    const missing = complaint.photos - (photosIn(message) ?? 0);
    this.photosAgain += missing;
    return this.shows({ ...complaint, photos: missing });
  }

  /** More were sent than the bot says it has; it counts only those that came before it spoke. */
  private lacksPhotos(message: Said): boolean {
    const count = questionIn(message) === 'moreEvidence' ? photosIn(message) : null;
    return this.character.saysAgain && count !== null && count < (this.complaint?.photos ?? 0);
  }

  private answer(question: Question, complaint: Complaint, message: Said): Act[] {
    switch (question) {
      case 'story':
        return this.says(complaint.story);
      case 'kind':
        return this.chooses(message, LABELS.complaint);
      case 'category':
        return this.chooses(message, LABELS.category);
      case 'place':
        return this.says(complaint.place);
      case 'happened':
        return complaint.happened ? this.says(complaint.happened) : this.chooses(message, LABELS.skip);
      case 'evidence':
        return complaint.photos ? this.shows(complaint) : this.chooses(message, LABELS.noPhotos);
      case 'moreEvidence':
        return this.lacksPhotos(message) ? [] : this.chooses(message, LABELS.allPhotos);
      case 'contact':
        return complaint.phone ? this.says(complaint.phone) : this.chooses(message, LABELS.chat);
      case 'openness':
        return this.chooses(message, complaint.isPublic ? LABELS.mayBePublic : LABELS.keepPrivate);
      case 'summary':
        return this.submit(complaint, message);
    }
  }

  private submit(complaint: Complaint, message: Said): Act[] {
    for (const words of [complaint.story, complaint.place, complaint.happened ?? '', complaint.phone ?? '']) {
      if (!message.text.includes(words)) this.wrongs.push(`the summary lacks “${words}”: ${message.text}`);
    }
    const choice = this.chooses(message, LABELS.submit);
    return complaint.twice ? [...choice, ...choice] : choice;
  }

  private says(text: string): Act[] {
    this.lastChoice = null;
    return [{ does: 'says', person: this.person, text }];
  }

  private shows({ photos, album }: Complaint): Act[] {
    this.lastChoice = null;
    return [{ does: 'shows', person: this.person, photos, together: album && photos > 1 }];
  }

  private chooses(message: Said, label: string): Act[] {
    if (!message.choices.includes(label)) {
      this.wrongs.push(`no button “${label}” under: ${message.text}`);
      return [];
    }
    this.lastChoice = { does: 'chooses', person: this.person, of: message, label };
    return [this.lastChoice];
  }

  private takeReceipt(number: string, now: number): Act[] {
    if (this.confirmed.some((one) => one.number === number)) {
      this.repeatedReceipts += 1;
      return [];
    }
    const { complaint, person, photosAgain } = this;
    if (!complaint || !this.answered.has('summary')) {
      this.wrongs.push(`a receipt for what was not submitted: ${number}`);
      return [];
    }
    this.confirmed.push({ person, complaint, number, photosAgain });
    this.complaint = null;
    this.reading = null;
    return this.character.goesOn() ? this.begin(now) : [];
  }
}
