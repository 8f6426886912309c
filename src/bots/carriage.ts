import type { UnitOfWork } from '../database';
import type { Evidence } from '../evidence';
import type { Clock } from '../shared/clock';
import { Albums } from './albums';
import { BotsHealth, ReadBacklogs } from './bots-health';
import { ChannelRegistry, type ChannelEntry } from './channel-registry';
import { Chores } from './chores';
import type { ConversationPort } from './conversation-port';
import { DeliveryMarks } from './delivery-marks';
import { EvidenceNotes } from './evidence/evidence-notes';
import { EvidenceSteps } from './evidence/evidence-steps';
import { EvidenceTask } from './evidence/evidence-task';
import { ForgetMedia } from './evidence/forget-media';
import { Inbox } from './inbox';
import { Intake } from './intake';
import { Lanes, type LaneLimits } from './lanes';
import type { Logger } from './logger';
import { noMeter, type Meter } from './meter';
import { Outbox } from './outbox';
import { OutboxSweep } from './outbox-sweep';
import { Relocation } from './relocation';
import { Purge, type KeptDays } from './purge';
import type { Scheduler } from './scheduler';
import { Sender } from './sender';
import { SentSlots } from './sent-slots';
import { Stamp } from './stamp';
import { Timers } from './timers';
import { Turns } from './turns';

/** What the carrying of messages stands on. */
export interface CarriageGround {
  unitOfWork: UnitOfWork;
  conversation: ConversationPort;
  channels: readonly ChannelEntry[];
  evidence: Evidence;
  /** Days for which media are kept that no ticket took. */
  looseMediaDays: number;
  /** Days for which what is done with is kept. */
  kept: KeptDays;
  clock: Clock;
  scheduler: Scheduler;
  logger: Logger;
  meter?: Meter;
  /** Milliseconds between sweeps; 5 s unless told. */
  sweepEveryMs?: number;
  /** Milliseconds for which new evidence gathers; 200 unless told. */
  evidencePaceMs?: number;
  limits?: LaneLimits;
}

/** The parts that carry messages, put together. */
export interface Carriage {
  registry: ChannelRegistry;
  intake: Intake;
  lanes: Lanes;
  albums: Albums;
  outbox: Outbox;
  sender: Sender;
  marks: DeliveryMarks;
  sweep: OutboxSweep;
  timers: Timers;
  evidence: EvidenceTask;
  health: BotsHealth;
}

const SWEEP_EVERY_MS = 5_000;
/** Photos of many residents share their statements; one alone waits for nothing. */
const EVIDENCE_PACE_MS = 200;
const BATCH = 200;
const DAY_MS = 86_400_000;
/** More would only contend: a batch already carries many conversations. */
const CONCURRENCY = 4;

/** Builds the path of a message: sink, lane, turn, outbox, sender. The only place that knows how the parts meet. */
export function buildCarriage(ground: CarriageGround): Carriage {
  const { unitOfWork, conversation, evidence, clock, scheduler, logger, meter = noMeter } = ground;
  const registry = new ChannelRegistry(ground.channels);
  const marks = new DeliveryMarks(unitOfWork, scheduler, logger);
  const slots = new SentSlots(unitOfWork);
  const relocation = new Relocation(unitOfWork, conversation);
  const shared = unitOfWork.dialect === 'postgres';
  const sender = new Sender({ channels: registry, marks, slots, relocation, clock, scheduler, logger, meter, shared });
  const inbox = new Inbox(clock);
  const outbox = new Outbox(unitOfWork, sender, clock);
  const turns = new Turns({
    unitOfWork,
    inbox,
    outbox,
    marks,
    sender,
    relocation,
    channels: registry,
    conversation,
    evidence,
    logger,
    meter,
  });
  // One more than can write: it thinks meanwhile.
  const limits = ground.limits ?? { concurrency: Math.min(CONCURRENCY, unitOfWork.concurrency + 1), batch: BATCH };
  const lanes = new Lanes(turns, clock, scheduler, logger, limits);
  const albums = new Albums({ lanes, inbox, unitOfWork, clock, scheduler, logger });
  const sweep = new OutboxSweep(unitOfWork, sender, marks, clock);
  const everyMs = ground.sweepEveryMs ?? SWEEP_EVERY_MS;
  const forgetting = new ForgetMedia(unitOfWork, evidence, clock, ground.looseMediaDays * DAY_MS);
  const purge = new Purge(unitOfWork, clock, ground.kept);
  const chores = new Chores(clock, logger);
  const done = { outbox, sweep, purge, forgetting, chores };
  const timers = new Timers({ unitOfWork, conversation, lanes, albums, ...done, clock, scheduler, logger, everyMs });
  const paced = { clock, scheduler, logger, paceMs: ground.evidencePaceMs ?? EVIDENCE_PACE_MS };
  const notes = new EvidenceNotes({ unitOfWork, queue: evidence.queue, ...paced });
  const steps = new EvidenceSteps({ unitOfWork, evidence, channels: registry, conversation, notes, scheduler, logger });
  const evidenceTask = new EvidenceTask({ evidence, steps, notes, lanes, ...paced });
  const intake = new Intake(conversation, lanes, albums, meter, new Stamp(clock, sender));
  const health = new BotsHealth(registry, { lanes, chores }, new ReadBacklogs(unitOfWork, clock), clock);
  return {
    ...{ registry, intake, lanes, albums, outbox, sender, marks, sweep, timers, health },
    evidence: evidenceTask,
  };
}
