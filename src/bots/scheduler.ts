/** The only source of "later"; tests move it by hand. */
export interface Scheduler {
  /** Runs `task` once after `ms`; calling what it returns calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** Injection token of the `Scheduler`. */
export const SCHEDULER = Symbol('Scheduler');

const LONGEST_TIMEOUT = 2_147_483_647;

/** The process's timers; they do not keep it alive. */
export const systemScheduler: Scheduler = {
  after(ms, task) {
    const timer = setTimeout(task, Math.min(Math.max(0, ms), LONGEST_TIMEOUT));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
