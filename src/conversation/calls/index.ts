import type { Call } from '../flows/calls';
import { ActingTopic } from './acting.topic';
import { BindingTopic } from './binding.topic';
import { CallbackTopic } from './callback.topic';
import { CategoryTopic } from './category.topic';
import { CallRunner, type Together } from './call-runner';
import { CALL_TOPICS, type CallTopic } from './call-topic';
import { MaterialTopic } from './material.topic';
import { OverlayTopic } from './overlay.topic';
import { PeopleTopic } from './people.topic';
import { ProgressTopic } from './progress.topic';
import { RatesTopic } from './rates.topic';
import { RelayTopic } from './relay.topic';
import { RulingTopic } from './ruling.topic';

/** Everything that answers calls, one class per topic. Opening is not among them: a batch looks and opens together. */
export const callTopics = [
  ActingTopic,
  OverlayTopic,
  ProgressTopic,
  BindingTopic,
  RulingTopic,
  CategoryTopic,
  RelayTopic,
  PeopleTopic,
  MaterialTopic,
  RatesTopic,
  CallbackTopic,
] as const;

type Answered = InstanceType<(typeof callTopics)[number]>['handles'][number];

/** Does not compile while a call has no topic; the missing call is named in the error. */
export const unanswered: Record<Exclude<Call['do'], Together['do'] | Answered>, never> = {};

/** Nest providers: the runner, every topic, and the list of them. */
export const callProviders = [
  CallRunner,
  ...callTopics,
  { provide: CALL_TOPICS, useFactory: (...topics: CallTopic[]) => topics, inject: [...callTopics] },
];

export { CallRunner, isGathered } from './call-runner';
