import type { Texts } from '../texts';
import { useChanging } from './signal';
import type { TrayItem, TrayModel, TrayProblem } from './tray-model';
import type { Limits } from './wire';

const MEGABYTE = 1_000_000;

/** What was chosen and is about to be sent, to look at and to take out again. */
export function Tray({ tray, texts, limits }: { tray: TrayModel; texts: Texts; limits: Limits }) {
  useChanging(tray);
  const { items, problem } = tray;
  return (
    <>
      {problem && (
        <p class="notice" role="alert">
          {wordsOf(problem, texts, limits)}
          <button type="button" class="plain" onClick={() => tray.forgetProblem()}>
            {texts.closeNotice}
          </button>
        </p>
      )}
      {items.length > 0 && (
        <ul class="tray" aria-label={texts.tray}>
          {items.map((item) => (
            <li key={item.key}>
              <Preview item={item} />
              <State item={item} tray={tray} texts={texts} />
              <button
                type="button"
                class="remove"
                aria-label={texts.remove(item.file.name || texts.unnamed[item.kind])}
                onClick={() => tray.remove(item.key)}
              >
                <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
                  <path d="M6 6l12 12M18 6L6 18" stroke="currentColor" stroke-width="2.500" stroke-linecap="round" />
                </svg>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Preview({ item }: { item: TrayItem }) {
  const { kind, preview, file } = item;
  if (kind === 'photo') return <img src={preview} alt={file.name} />;
  if (kind === 'video') return <video src={preview} muted playsInline preload="metadata" />;
  return <span class="file-name">{file.name}</span>;
}

function State({ item, tray, texts }: { item: TrayItem; tray: TrayModel; texts: Texts }) {
  if (item.state === 'uploading') {
    return <progress value={item.done} max={1} aria-label={texts.uploading} />;
  }
  if (item.state === 'ready') return null;
  return (
    <button type="button" class="again" onClick={() => tray.retry(item.key)}>
      {texts.retryUpload}
    </button>
  );
}

function wordsOf(problem: TrayProblem, texts: Texts, { mediaBytes, media }: Limits): string {
  if (problem.code === 'tooMany') return texts.tooManyFiles(media);
  if (problem.code === 'refused') return texts.reasons[problem.why] ?? texts.notAccepted;
  return texts.fileTooLarge(problem.name, `${Math.floor(mediaBytes / MEGABYTE)} MB`);
}
