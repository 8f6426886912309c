import { ActAsMeant } from './act-as-meant';
import { ActAsResident } from './act-as-resident';
import { CountPeople } from './count-people';
import { FindAlike } from './find-alike';
import { JoinAndSplit } from './join-and-split';
import { LeaveMatter } from './leave-matter';
import { MoveJoined } from './move-joined';
import { OpenOrJoin } from './open-or-join';
import { PeopleOf } from './people-of';
import { RaiseByPeople } from './raise-by-people';

/** Everything that finds, joins and splits what is one matter. */
export const joiningProviders = [
  ...[FindAlike, OpenOrJoin, PeopleOf],
  ...[RaiseByPeople, CountPeople, LeaveMatter, MoveJoined],
  ...[ActAsResident, JoinAndSplit, ActAsMeant],
];

export { ActAsMeant, FindAlike, OpenOrJoin, PeopleOf };
export type { AlikeMatter } from './find-alike';
