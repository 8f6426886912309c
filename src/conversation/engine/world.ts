import type { CityConfig, HandlingUnit } from '../../../config/city';
import type { GroupRole } from '../../../config/group-roles';
import type { CategorySuggester, PlaceReader } from '../../knowledge';

/** What a step may know beside the session: values and pure readers, and the instant. */
export interface World {
  now: Date;
  city: CityConfig;
  categories: CategorySuggester;
  places: PlaceReader;
  /** The unit whose group this is, if the group is bound. */
  unit: HandlingUnit | null;
  /** Whose group it is there: only staff (`unit`) act on tickets. Null where `unit` is. */
  role: GroupRole | null;
  /** A fresh id, should this step begin a draft. */
  draftId: string;
}
