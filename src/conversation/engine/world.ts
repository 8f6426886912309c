import type { CityConfig, HandlingUnit } from '../../../config/city';
import type { CategorySuggester, PlaceReader } from '../../knowledge';

/** What a step may know beside the session: values and pure readers, and the instant. */
export interface World {
  now: Date;
  city: CityConfig;
  categories: CategorySuggester;
  places: PlaceReader;
  /** The unit whose staff chat in this group, if the group is bound. */
  unit: HandlingUnit | null;
  /** A fresh id, should this step begin a draft. */
  draftId: string;
}
