import type { UnitOfWork } from '../../../src/database';
import { AppError } from '../../../src/shared/app-error';

/** What goes wrong with what is written: nothing is done, or it is done and nobody hears of it. */
export type WriteFault = 'refused' | 'lostAnswer';

/** A database that fails when told; reading goes on. */
export class FaultyUnitOfWork {
  /** The unit of work to hand out. */
  readonly unitOfWork: UnitOfWork;
  private fault: WriteFault | null = null;
  private left = 0;

  constructor(real: UnitOfWork) {
    const run: UnitOfWork['run'] = async (work) => {
      const fault = this.next();
      if (fault === 'refused') throw new AppError('database.full');
      const value = await real.run(work);
      if (fault === 'lostAnswer') throw new AppError('database.away');
      return value;
    };
    this.unitOfWork = new Proxy(real, {
      get: (target, name) => {
        if (name === 'run') return run;
        const found: unknown = Reflect.get(target, name, target);
        return typeof found === 'function' ? (found.bind(target) as unknown) : found;
      },
    });
  }

  /** Fails so often from now on. */
  fail(fault: WriteFault, times = Infinity): void {
    this.fault = fault;
    this.left = times;
  }

  heal(): void {
    this.left = 0;
  }

  private next(): WriteFault | null {
    if (this.left <= 0) return null;
    this.left -= 1;
    return this.fault;
  }
}
