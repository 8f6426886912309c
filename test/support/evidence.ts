import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnitOfWork } from '../../src/database';
import { buildEvidence, type Evidence, type EvidenceGround } from '../../src/evidence';
import { systemClock } from '../../src/shared/clock';

/** Evidence in a folder of its own under the system's temporary one, unless told. */
export function evidenceFor(unitOfWork: UnitOfWork, given: Partial<EvidenceGround> = {}): Evidence {
  const mediaDir = given.mediaDir ?? mkdtempSync(join(tmpdir(), 'yingsheng-evidence-'));
  return buildEvidence({ unitOfWork, clock: systemClock, maxBytes: 20_000_000, ...given, mediaDir });
}
