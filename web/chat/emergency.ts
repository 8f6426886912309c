export type Service = 'crime' | 'fire' | 'injury' | 'traffic' | 'despair';

const SERVICES: readonly Service[] = ['crime', 'fire', 'injury', 'traffic', 'despair'];

/** Whom to call in this city, as its page tells: each number once, with the services that answer it. */
export function emergencyNumbers(): { number: string; services: Service[] }[] {
  const told = document.querySelector<HTMLMetaElement>('meta[name="emergency"]')?.content ?? '';
  const numbers = new Map(told.split(',').map((pair) => pair.split('=') as [string, string]));
  const calls = new Map<string, Service[]>();
  for (const service of SERVICES) {
    const number = numbers.get(service);
    if (number) calls.set(number, [...(calls.get(number) ?? []), service]);
  }
  return [...calls].map(([number, services]) => ({ number, services }));
}
