import type { Flow } from '../engine/flow';
import { answerUnit } from './answer-unit/answer-unit.flow';
import { callback } from './callback/callback.flow';
import { fileComplaint } from './file-complaint/file-complaint.flow';
import { humanHelp } from './human-help/human-help.flow';
import { unsentWords } from './human-help/unsent-words.flow';
import { staffCard } from './staff-card/staff-card.flow';
import { staffDesk } from './staff-desk/staff-desk.flow';
import { trackProgress } from './track-progress/track-progress.flow';
import { welcome } from './welcome/welcome.flow';

/** Every dialogue. What opens a conversation is asked in this order, so the one that takes anything comes last. */
export const flows: readonly Flow[] = [
  humanHelp,
  staffDesk,
  staffCard,
  unsentWords,
  callback,
  trackProgress,
  welcome,
  answerUnit,
  fileComplaint,
];
