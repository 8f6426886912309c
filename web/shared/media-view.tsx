import { useState } from 'preact/hooks';
import type { Texts } from '../texts';
import type { Media } from './wire';

/** Photos as thumbnails that open in full, videos and recordings as players, the rest as downloads. */
export function MediaList({ media, texts }: { media: readonly Media[]; texts: Texts }) {
  const photos = media.filter(({ kind }) => kind === 'photo').length;
  return (
    <div class={media.length > 1 ? 'media several' : 'media'}>
      {media.map((medium, at) => (
        <Medium key={medium.url ?? at} medium={medium} label={texts.aPhoto(at + 1, photos)} texts={texts} />
      ))}
    </div>
  );
}

function Medium({ medium, label, texts }: { medium: Media; label: string; texts: Texts }) {
  const [broken, setBroken] = useState(false);
  const { kind, url, smallUrl, fileName } = medium;
  if (url === null) return <p class="gone">{texts.mediaGone[kind]}</p>;
  const name = fileName ?? texts.unnamed[kind];
  // Some browsers cannot show what some phones take (HEIC, QuickTime): then it can be downloaded.
  if (kind === 'file' || broken) {
    return (
      <a class="file" href={url} download={fileName ?? ''} aria-label={texts.openFile(name)}>
        <FileIcon />
        <span>{name}</span>
      </a>
    );
  }
  if (kind === 'photo') {
    return (
      <a class="photo" href={url} target="_blank" rel="noopener">
        <img src={smallUrl ?? url} alt={label} loading="lazy" onError={() => setBroken(true)} />
      </a>
    );
  }
  if (kind === 'video')
    return <video src={url} controls preload="metadata" playsInline onError={() => setBroken(true)} />;
  return <audio src={url} controls preload="metadata" onError={() => setBroken(true)} />;
}

function FileIcon() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        d="M6 3h8l5 5v13H6zM14 3v5h5"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linejoin="round"
      />
    </svg>
  );
}
