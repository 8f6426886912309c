import type { Satisfaction } from '../domain/callbacks/callback';
import type { Evidence } from '../domain/service-request';

/** What a resident says to a callback; each part when it comes. */
export interface CallbackSaid {
  id: string;
  by: { key: string; name: string | null };
  solved?: boolean;
  satisfaction?: Satisfaction;
  /** Whether anybody of the unit had been in touch; true while nothing is said, for the person was reached. */
  contacted?: boolean;
  words?: string | null;
  evidence?: readonly Evidence[];
  /** What the unit reads when nothing else was said. */
  otherwise?: string;
}
