import type { Texts } from '../texts';
import { MediaList } from './media-view';
import { RichText } from './rich-text';
import type { BotBody, Choice, Place, SaidBody } from './wire';

interface Props {
  body: SaidBody | BotBody;
  texts: Texts;
}

/** What a message says, without its buttons. */
export function BodyView({ body, texts }: Props) {
  switch (body.type) {
    case 'text':
      return <RichText text={body.text} texts={texts} />;
    case 'menu':
      return <RichText text={body.prompt} texts={texts} />;
    case 'card':
      return <CardView title={body.title} rows={body.rows} texts={texts} />;
    case 'media':
      return (
        <>
          <MediaList media={body.media} texts={texts} />
          {body.caption && <RichText text={body.caption} texts={texts} />}
        </>
      );
    case 'said':
      return <SaidView body={body} texts={texts} />;
  }
}

function SaidView({ body, texts }: { body: SaidBody; texts: Texts }) {
  const { text, media, place, press, contact } = body;
  return (
    <>
      {media && <MediaList media={media} texts={texts} />}
      {text && <span class="words">{text}</span>}
      {press && <span class="words pressed">{press.label}</span>}
      {place && <PlaceView place={place} texts={texts} />}
      {contact && <span class="words">{contact}</span>}
    </>
  );
}

function PlaceView({ place, texts }: { place: Place; texts: Texts }) {
  return (
    <span class="place">
      <PinIcon />
      <span>
        {place.label ?? texts.aPlace}
        <small>
          {place.lat.toFixed(5)}, {place.lon.toFixed(5)}
        </small>
      </span>
    </span>
  );
}

function CardView({ title, rows, texts }: { title: string; rows: { label: string; value: string }[]; texts: Texts }) {
  return (
    <div class="card">
      <h3>
        <RichText text={title} texts={texts} />
      </h3>
      {rows.length > 0 && (
        <dl>
          {rows.map(({ label, value }, at) => (
            <div key={at}>
              <dt>{label}</dt>
              <dd>
                <RichText text={value} texts={texts} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** The buttons of a menu or a card; the older ones look calmer, and the server answers those too. */
export function Choices(props: { choices: readonly Choice[]; open: boolean; onPress: (choice: Choice) => void }) {
  const { choices, open, onPress } = props;
  if (!choices.length) return null;
  return (
    <div class={open ? 'choices' : 'choices older'} role="group">
      {choices.map((choice) => (
        <button key={choice.token} type="button" onClick={() => onPress(choice)}>
          {choice.label}
        </button>
      ))}
    </div>
  );
}

/** The buttons of what the bot said, if it has some. */
export function choicesOf(body: SaidBody | BotBody): readonly Choice[] {
  return body.type === 'menu' || body.type === 'card' ? body.choices : [];
}

/** The beginning of a message, for quotes and lists. */
export function briefText(body: SaidBody | BotBody, texts: Texts): string {
  const text = body.type === 'card' ? body.title : body.type === 'menu' ? body.prompt : plainText(body, texts);
  return text.slice(0, 80);
}

/** All of a message as words, for those who listen. */
export function plainText(body: SaidBody | BotBody, texts: Texts): string {
  switch (body.type) {
    case 'text':
      return body.text;
    case 'menu':
      return [body.prompt, ...body.choices.map(({ label }) => label)].join(' ');
    case 'card':
      return [body.title, ...body.rows.map(({ label, value }) => `${label} ${value}`)].join(' ');
    case 'media':
      return body.caption ?? texts.unnamed[body.media[0]?.kind ?? 'file'];
    case 'said':
      return saidText(body, texts);
  }
}

function saidText({ text, press, place, contact, media }: SaidBody, texts: Texts): string {
  const first = media?.[0];
  return text ?? press?.label ?? contact ?? (place && texts.aPlace) ?? (first ? texts.unnamed[first.kind] : '');
}

/** A pin on a map. */
export function PinIcon() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        d="M12 21s-7-6.200-7-11.500a7 7 0 0 1 14 0C19 14.800 12 21 12 21zm0-9.200a2.400 2.400 0 1 0 0-4.800 2.400 2.400 0 0 0 0 4.800z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linejoin="round"
      />
    </svg>
  );
}
