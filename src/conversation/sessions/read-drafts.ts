import { listOf, type UnitOfWork } from '../../database';
import type { FormState, Session } from '../engine/session';
import { FILE_COMPLAINT, type PlaceValue } from '../flows/file-complaint/file-complaint.slots';
import { soFar } from '../flows/file-complaint/slots/place-so-far';
import { readSession } from './read-session';

/** What was understood of a resident's words so far, before the ticket is there. */
export interface Draft {
  street: string | null;
  district: string | null;
  /** Categories that are offered now, best first; empty when the whole list is, null when it is not asked now. */
  offered: string[] | null;
}

const CHOICE = /^category:(?!all$|parent=|other\.other$)(.+)$/;

/** The open drafts of conversations, by key; one without an open form is not in it. To look at, never to act on. */
export async function readDrafts(unitOfWork: UnitOfWork, keys: readonly string[]): Promise<Map<string, Draft>> {
  const rows = await unitOfWork.read<{ key: string; data: string }>(
    `SELECT key, data FROM conversations WHERE ${unitOfWork.in('key')}`,
    [listOf(keys)],
  );
  const drafts = new Map<string, Draft>();
  for (const { key, data } of rows) {
    const session = readSession(data);
    if (session.form?.flow === FILE_COMPLAINT) drafts.set(key, draftOf(session, session.form));
  }
  return drafts;
}

function draftOf({ menu }: Session, form: FormState): Draft {
  const { street, district } = (form.slots.place as PlaceValue | undefined) ?? soFar(form);
  const choices = (menu?.choices ?? []).map(({ value }) => value).filter((value) => value.startsWith('category:'));
  const offered = choices.flatMap((value) => CHOICE.exec(value)?.[1] ?? []);
  return { street, district, offered: choices.length ? offered : null };
}
