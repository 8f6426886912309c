import { AsyncResource } from 'node:async_hooks';
import type { UnitOfWork } from '../../database';
import type { EvidenceJob, EvidenceQueue, Fetched } from '../../evidence';
import type { Clock } from '../../shared/clock';
import { errorCode, type Logger } from '../logger';
import type { Scheduler } from '../scheduler';
import { Pace } from './pace';

interface Note {
  job: EvidenceJob;
  fetched: Fetched;
  written: () => void;
}

export interface EvidenceNotesParts {
  unitOfWork: UnitOfWork;
  queue: Pick<EvidenceQueue, 'fetched'>;
  clock: Clock;
  scheduler: Scheduler;
  logger: Logger;
  paceMs: number;
}

/**
 * What lies here now, written down for many media together. A note that is lost in a crash, or cannot be written, is no
 * harm: the job's lease ends and the medium is fetched again, to the same file.
 */
export class EvidenceNotes {
  private notes: Note[] = [];
  private readonly writing = new Set<Promise<void>>();
  private readonly pace: Pace;
  private listener: () => void = () => undefined;

  constructor(private readonly parts: EvidenceNotesParts) {
    const { paceMs, clock, scheduler } = parts;
    // Bound to no caller, lest it join the transaction of whoever put the first note.
    const write = AsyncResource.bind(() => this.begin());
    this.pace = new Pace(paceMs, clock, scheduler, write);
  }

  /** True while something is not written yet. */
  get busy(): boolean {
    return this.notes.length > 0 || this.writing.size > 0;
  }

  /** Told after each commit: there may be something to ask or to listen to. */
  onWritten(listener: () => void): void {
    this.listener = listener;
  }

  /** Writes it with others; `written` is called once it is committed, and never when it cannot be written. */
  put(job: EvidenceJob, fetched: Fetched, written: () => void): void {
    this.notes.push({ job, fetched, written });
    this.pace.ask();
  }

  /** Resolves when all is written that was put. */
  async flush(): Promise<void> {
    this.pace.end(true);
    await Promise.all(this.writing);
  }

  private begin(): void {
    const taken = this.notes.splice(0);
    const writing = this.write(taken).finally(() => this.writing.delete(writing));
    this.writing.add(writing);
  }

  private async write(notes: readonly Note[]): Promise<void> {
    const { unitOfWork, queue, logger } = this.parts;
    try {
      await queue.fetched({ query: unitOfWork.single.bind(unitOfWork) }, notes);
    } catch (error) {
      logger.warn({ code: errorCode(error), media: notes.length }, 'evidence that lies here could not be noted');
      return;
    }
    for (const { written } of notes) written();
    this.listener();
  }
}
