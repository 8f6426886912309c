import { forwardRef } from 'preact/compat';
import { useImperativeHandle, useRef, useState } from 'preact/hooks';
import { TrayModel } from './tray-model';
import type { Texts } from '../texts';
import { PinIcon } from './body-view';
import { locate } from './locate';
import { useChanging } from './signal';
import { TextBox } from './text-box';
import { Tray } from './tray';
import type { Limits, Media, Place } from './wire';

/** What others may do to the box. */
export interface ComposerHandle {
  fill(text: string): void;
  focus(): void;
}

interface Props {
  texts: Texts;
  limits: Limits;
  placeholder: string;
  onSay: (text: string, media: { refs: string[]; shown: Media[] }) => void;
  /** Without it there is no button for the place. */
  onPlace?: (place: Place) => void;
}

/** Where a person says something: words, files, a place. */
export const Composer = forwardRef<ComposerHandle, Props>(function Composer(props, handle) {
  const { texts, limits, placeholder, onSay, onPlace } = props;
  const [text, setText] = useState('');
  const [notice, setNotice] = useState('');
  const current = useRef(limits);
  current.current = limits;
  const [tray] = useState(() => new TrayModel(() => current.current));
  useChanging(tray);
  const box = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handle, () => ({
    fill: (words) => {
      setText(words);
      box.current?.focus();
    },
    focus: () => box.current?.focus(),
  }));
  const over = text.length - limits.textChars;
  const ready = (text.trim() !== '' || tray.items.some(({ uploaded }) => uploaded)) && over <= 0 && !tray.busy;
  const say = (): void => {
    if (!ready) return;
    onSay(text.trim() ? text : '', tray.empty());
    setText('');
    setNotice('');
    box.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <div class="column">
        <Tray tray={tray} texts={texts} limits={limits} />
        {notice && <Notice text={notice} texts={texts} onClose={() => setNotice('')} />}
        <TextBox ref={box} text={text} placeholder={placeholder} onText={setText} onEnter={say} />
        {over > -limits.textChars / 10 && (
          <p class={over > 0 ? 'count problem' : 'count'} role="status">
            {over > 0 ? texts.charsOver(over) : texts.charsLeft(-over)}
          </p>
        )}
        <div class="tools">
          <FileButton texts={texts} onFiles={(files) => tray.add(files)} />
          {onPlace && <PlaceButton texts={texts} onPlace={onPlace} onProblem={setNotice} />}
          <button type="submit" class="send" disabled={!ready} title={tray.busy ? texts.waitForUploads : undefined}>
            {texts.send}
          </button>
        </div>
      </div>
    </form>
  );
});

function Notice({ text, texts, onClose }: { text: string; texts: Texts; onClose: () => void }) {
  return (
    <p class="notice" role="alert">
      {text}
      <button type="button" class="plain" onClick={onClose}>
        {texts.closeNotice}
      </button>
    </p>
  );
}

function FileButton({ texts, onFiles }: { texts: Texts; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="tool" aria-label={texts.photo} onClick={() => input.current?.click()}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path
            d="M4 8h3.500L9 5.500h6L16.500 8H20v11H4zm8 8.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400z"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linejoin="round"
          />
        </svg>
        <span>{texts.photoShort}</span>
      </button>
      <input
        ref={input}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept="image/*,video/*,audio/*,application/pdf"
        onChange={({ currentTarget }) => {
          onFiles(Array.from(currentTarget.files ?? []));
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

interface PlaceProps {
  texts: Texts;
  onPlace: (place: Place) => void;
  onProblem: (text: string) => void;
}

function PlaceButton({ texts, onPlace, onProblem }: PlaceProps) {
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const found = await locate();
    setBusy(false);
    if (typeof found === 'string') onProblem(texts.geo[found]);
    else onPlace(found);
  };
  return (
    <button type="button" class="tool" aria-label={texts.place} disabled={busy} onClick={() => void ask()}>
      <PinIcon />
      <span role="status">{busy ? texts.locating : texts.placeShort}</span>
    </button>
  );
}
