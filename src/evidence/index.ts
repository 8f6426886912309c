export { buildEvidence, EVIDENCE, EvidenceModule, type Evidence, type EvidenceGround } from './evidence.module';
export {
  LATE_AFTER,
  mediumIdentity,
  type EvidenceJob,
  type ExpectedMedium,
  type Finding,
  type MediumName,
} from './evidence-item';
export { EvidenceItemRecord } from './evidence-item.record';
export { EvidenceItems, missingOf, NOTHING_MISSING, type Missing } from './evidence-items';
export { EvidenceQueue, type Fetched, type FetchedJob } from './evidence-queue';
export { EvidenceVault, type CleanMedium, type KeptFile } from './evidence-vault';
export { sniff, SNIFF_BYTES, type Sniffed } from './media-sniff';
export { SignedLinks, type Seal } from './signed-links';
export type { Transcriber, VoiceNote } from './transcriber';
