import { useEffect, useState } from 'preact/hooks';

/** Something that changes and says so. */
export class Changing {
  private readonly listeners = new Set<() => void>();

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Draws a component again whenever the model changes. */
export function useChanging<T extends Changing>(model: T): T {
  const [, redraw] = useState(0);
  useEffect(() => model.onChange(() => redraw((count) => count + 1)), [model]);
  return model;
}
