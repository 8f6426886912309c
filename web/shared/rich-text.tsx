import { useState } from 'preact/hooks';
import type { Texts } from '../texts';

/** A ticket number as people read it out, and links. */
const MARKS = /([A-Z]{2}-\d{6}-\d{4,8}-\d)|(https?:\/\/[^\s<>"'，。；！？、）】》]+)/g;

/** Text as it was typed, with ticket numbers that are easily copied and links that can be followed. */
export function RichText({ text, texts }: { text: string; texts: Texts }) {
  const pieces = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, number] = match;
    const at = match.index ?? 0;
    if (at > from) pieces.push(text.slice(from, at));
    pieces.push(
      number ? (
        <TicketNumber key={at} number={number} texts={texts} />
      ) : (
        <a key={at} href={whole} target="_blank" rel="noopener noreferrer">
          {whole}
        </a>
      ),
    );
    from = at + whole.length;
  }
  pieces.push(text.slice(from));
  return <span class="words">{pieces}</span>;
}

function TicketNumber({ number, texts }: { number: string; texts: Texts }) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(number).then(() => {
      setCopied(true);
      window.setTimeout(() => setCopied(false), 2_000);
    });
  };
  // Without https there is no clipboard; a tap still selects the whole number.
  const canCopy = window.isSecureContext && 'clipboard' in navigator;
  return (
    <span class="ticket">
      <span class="ticket-number">{number}</span>
      {canCopy && (
        <button type="button" class="copy" aria-label={texts.copyNumber(number)} onClick={copy}>
          {copied ? texts.copied : texts.copy}
        </button>
      )}
    </span>
  );
}
