import { accountCases } from './account.cases';
import { contentCases } from './content.cases';
import { deliveryCases } from './delivery.cases';
import { groupCases } from './group.cases';
import { type Feature, type Harness, type Lacks, type MakeHarness, MUST_ADMIT } from './harness';
import { lifeCases } from './life.cases';
import { RecordingSink } from './recording-sink';
import { renderCases } from './render.cases';
import { sendCases } from './send.cases';

/** What a case works with: a platform, its adapter up and running, and the sink behind it. */
export interface Stage {
  h: Harness;
  sink: RecordingSink;
  makeHarness: MakeHarness;
}

/** Declares a case; `needs` names what the platform must have for it. */
export type Case = (title: string, needs: readonly Feature[], run: (stage: Stage) => Promise<void>) => void;

/**
 * What every channel adapter keeps to, whatever the platform. A case that needs what the platform lacks is reported by
 * name with the reason, and holds the adapter to admitting the lack in its capabilities.
 *
 * A channel joins with two files: `<channel>.harness.ts`, which puts persons in front of its adapter, and
 * `<channel>.spec.ts`, which calls this with the harness and with what the platform lacks.
 */
export function conformance(name: string, makeHarness: MakeHarness, lacks: Lacks = {}): void {
  describe(`${name} conforms`, () => {
    const open: Harness[] = [];
    const make: MakeHarness = async (account) => {
      const harness = await makeHarness(account);
      open.push(harness);
      return harness;
    };

    afterEach(async () => {
      const harnesses = open.splice(0);
      for (const harness of harnesses) await harness.ends();
      for (const harness of harnesses) keepsSecrets(harness);
    });

    const declare: Case = (title, needs, run) => {
      const missing = needs.find((feature) => lacks[feature] !== undefined);
      if (missing !== undefined) {
        it(`${title} [not applicable: ${lacks[missing]}]`, async () => {
          const { adapter } = await make();
          expect(MUST_ADMIT[missing]?.(adapter.capabilities) ?? true).toBe(true);
        });
        return;
      }
      it(title, async () => {
        const h = await make();
        const sink = new RecordingSink();
        await h.begins(sink.take);
        await run({ h, sink, makeHarness: make });
      });
    };

    describe('takes', () => deliveryCases(declare));
    describe('reads', () => contentCases(declare));
    describe('in groups', () => groupCases(declare));
    describe('sends', () => sendCases(declare));
    describe('renders', () => renderCases(declare));
    describe('lives', () => lifeCases(declare));
    describe('keeps apart', () => accountCases(declare));
  });
}

function keepsSecrets(harness: Harness): void {
  const told = `${harness.logged()}${JSON.stringify(harness.adapter.health())}`;
  for (const secret of harness.secrets) expect(told.includes(secret)).toBe(false);
}
