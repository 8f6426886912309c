import type { Sql, UnitOfWork } from '../../database';
import { LATE_AFTER, type Evidence, type EvidenceJob, type Fetched } from '../../evidence';
import { AppError } from '../../shared/app-error';
import type { ChannelAdapter, FetchedMedia } from '../../shared/chat';
import type { ChannelRegistry } from '../channel-registry';
import type { ConversationPort } from '../conversation-port';
import { errorCode, type Logger } from '../logger';
import type { Scheduler } from '../scheduler';
import type { EvidenceNotes } from './evidence-notes';
import { retryAfter } from './retry-after';

export interface EvidenceStepParts {
  unitOfWork: UnitOfWork;
  evidence: Evidence;
  channels: ChannelRegistry;
  conversation: Pick<ConversationPort, 'evidenceChanged'>;
  notes: EvidenceNotes;
  scheduler: Scheduler;
  logger: Logger;
}

/** Less than the lease of a job, so that nobody takes it meanwhile. */
const WITHIN_MS = 120_000;

/**
 * The steps of one medium: fetch it from its platform and keep it, then listen to it. The network is asked outside any
 * unit of work; what came of it is one. A step done twice does no harm: the file lies under its hash, and only the row
 * that still waits is changed.
 */
export class EvidenceSteps {
  constructor(private readonly parts: EvidenceStepParts) {}

  /** Does one step; never rejects unless the database does. */
  async run(job: EvidenceJob): Promise<void> {
    try {
      await this.within(job.step === 'fetch' ? this.fetch(job) : this.hear(job));
    } catch (error) {
      await this.failed(job, errorCode(error));
    }
  }

  private async fetch(job: EvidenceJob): Promise<void> {
    const { evidence, channels } = this.parts;
    const adapter = channels.find(job.channel, job.account);
    if (!adapter) throw new AppError('media.unavailable', { channel: job.channel });
    const { bytes }: FetchedMedia = await adapter.fetchMedia(job.ref);
    const { file, place } = await evidence.vault.keep(bytes);
    const hear = file.kind === 'voice' && job.conversation !== null && evidence.transcriber !== null;
    await this.note(job, { file, place, hear }, () => {
      void this.release(adapter, job);
    });
  }

  /** What a ticket said was late is told with it; the rest is noted with what else is there by then. */
  private async note(job: EvidenceJob, fetched: Fetched, written: () => void): Promise<void> {
    const { evidence, notes, unitOfWork } = this.parts;
    if (!job.isLate) return notes.put(job, fetched, written);
    await unitOfWork.run(async (sql) => {
      await evidence.queue.fetched(sql, [{ job, fetched }]);
      await this.tellTickets(sql, job);
    });
    written();
  }

  private async release(adapter: ChannelAdapter, { channel, ref }: EvidenceJob): Promise<void> {
    await adapter.releaseMedia?.(ref).catch((error: unknown) => {
      this.parts.logger.warn({ channel, code: errorCode(error) }, 'a medium was not released');
    });
  }

  private async hear(job: EvidenceJob): Promise<void> {
    const { evidence, unitOfWork } = this.parts;
    const { transcriber, vault, queue } = evidence;
    const note = job.file && transcriber ? { ...job.file, bytes: await vault.files.read(job.file) } : null;
    const fileName = `voice.${job.file?.extension ?? ''}`;
    const words = note && transcriber ? await transcriber.words({ ...note, fileName }) : null;
    await unitOfWork.run((sql) => queue.heard(sql, job, words));
  }

  private async failed(job: EvidenceJob, code: string): Promise<void> {
    const { evidence, unitOfWork, logger } = this.parts;
    const { channel, step, tries } = job;
    const afterMs = retryAfter(step, tries, code);
    logger.warn({ channel, step, tries, code, again: afterMs !== null }, 'a step of evidence failed');
    await unitOfWork.run(async (sql) => {
      if (afterMs !== null) await evidence.queue.later(sql, job, afterMs, code);
      else if (step === 'hear') await evidence.queue.heard(sql, job, null);
      else await evidence.queue.lost(sql, job, code);
      const becameLate = tries === LATE_AFTER;
      if (step === 'fetch' && (afterMs === null || becameLate)) await this.tellTickets(sql, job);
    });
  }

  private tellTickets(sql: Sql, { channel, account, ref }: EvidenceJob): Promise<void> {
    return this.parts.conversation.evidenceChanged(sql, [{ channel, account, ref }]);
  }

  private within(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const calm = this.parts.scheduler.after(WITHIN_MS, () => reject(new AppError('media.timeout')));
      void work.then(resolve, reject).finally(calm);
    });
  }
}
