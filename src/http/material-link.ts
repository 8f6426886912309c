import type { Env } from '../../config/env';
import type { Evidence } from '../evidence';

/** What the seal of a pack is made over. */
export function sealedPack(pack: string): string {
  return `material.${pack}`;
}

/** The sealed address of a pack, as it is sent to a group. */
export function materialLink(env: Pick<Env, 'PUBLIC_URL' | 'HOST' | 'PORT'>, evidence: Evidence, pack: string): string {
  const { e, s } = evidence.links.sign(sealedPack(pack));
  const base = env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`;
  return `${base}/material/${pack}?e=${e}&s=${s}`;
}
