import { BodyView } from './body-view';
import type { Outbox, Unsent } from './outbox';
import type { Texts } from '../texts';

/** Something said that is still on its way, and what can be done about it. */
export function UnsentRow({ item, outbox, texts }: { item: Unsent; outbox: Outbox; texts: Texts }) {
  const { said, media, state, code, clientId } = item;
  const { text, place, press } = said;
  const body = { type: 'said' as const, text, place, press, ...(media.length ? { media } : {}) };
  return (
    <article class={`row mine ${state}`}>
      <span class="hidden">{texts.you}</span>
      <div class="bubble">
        <BodyView body={body} texts={texts} />
      </div>
      {state === 'sending' && <p class="meta">{texts.sending}</p>}
      {state === 'waiting' && (
        <p class="meta problem" role="status">
          {texts.unsent}
          <button type="button" class="plain" onClick={() => outbox.resend()}>
            {texts.resendNow}
          </button>
        </p>
      )}
      {state === 'refused' && (
        <p class="meta problem" role="alert">
          {texts.reasons[code ?? ''] ?? texts.notAccepted}
          <button type="button" class="plain" onClick={() => outbox.discard(clientId)}>
            {texts.discard}
          </button>
        </p>
      )}
    </article>
  );
}
