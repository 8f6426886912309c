import { type DynamicModule, Module } from '@nestjs/common';
import type { UnitOfWork } from '../database';
import type { Clock } from '../shared/clock';
import { EvidenceItems } from './evidence-items';
import { EvidenceQueue } from './evidence-queue';
import { EvidenceVault } from './evidence-vault';
import { OpenAiTranscriber, type SttOptions } from './openai-transcriber';
import { SignedLinks } from './signed-links';
import type { Transcriber } from './transcriber';

/** What evidence stands on. */
export interface EvidenceGround {
  unitOfWork: UnitOfWork;
  clock: Clock;
  mediaDir: string;
  maxBytes: number;
  linkSecret?: string | undefined;
  /** Absent: voice notes are kept and passed on, and nobody writes them down. */
  stt?: SttOptions | undefined;
}

/** Everything about evidence that other floors ask for. */
export interface Evidence {
  items: EvidenceItems;
  queue: EvidenceQueue;
  vault: EvidenceVault;
  links: SignedLinks;
  transcriber: Transcriber | null;
}

/** Injection token of the `Evidence`. */
export const EVIDENCE = Symbol('Evidence');

/** Puts the parts together; made before the modules, for some of them are asked before Nest is up. */
export function buildEvidence({ unitOfWork, clock, ...ground }: EvidenceGround): Evidence {
  return {
    items: new EvidenceItems(unitOfWork, clock),
    queue: new EvidenceQueue(unitOfWork, clock),
    vault: new EvidenceVault(ground.mediaDir, ground.maxBytes),
    links: new SignedLinks(ground.mediaDir, clock, ground.linkSecret),
    transcriber: ground.stt ? new OpenAiTranscriber(ground.stt) : null,
  };
}

/** Floor 1: evidence that outlives the platforms' links. */
@Module({})
export class EvidenceModule {
  /** Only what tickets ask for, where nothing is fetched or served: the operator's commands. */
  static forTickets(unitOfWork: UnitOfWork, clock: Clock): DynamicModule {
    const items = { provide: EvidenceItems, useValue: new EvidenceItems(unitOfWork, clock) };
    return { module: EvidenceModule, providers: [items], exports: [EvidenceItems] };
  }

  static register(evidence: Evidence): DynamicModule {
    const providers = [
      { provide: EVIDENCE, useValue: evidence },
      { provide: EvidenceItems, useValue: evidence.items },
    ];
    return { module: EvidenceModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
