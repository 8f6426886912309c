import { emergencyNumbers } from './emergency';
import type { Texts } from '../texts';

interface Props {
  texts: Texts;
  /** The conversation has begun: how to begin need not be said any more. */
  brief: boolean;
  onExample: (text: string) => void;
}

/** Who we are, how to begin, and where to call when it cannot wait. */
export function Intro({ texts, brief, onExample }: Props) {
  const { intro } = texts;
  return (
    <section class="intro" aria-label={intro.heading}>
      <h2>{intro.heading}</h2>
      <p>{intro.who}</p>
      {!brief && (
        <>
          <p>{intro.how}</p>
          <button type="button" class="example" onClick={() => onExample(intro.example)}>
            <span>{intro.example}</span>
            <small>{intro.useExample}</small>
          </button>
        </>
      )}
      <div class="emergency">
        <p>{intro.emergency}</p>
        <ul>
          {emergencyNumbers().map(({ number, services }) => (
            <li key={number} class={services.length > 1 ? 'several' : undefined}>
              <a href={`tel:${number}`}>
                {services.map((service) => intro.services[service]).join(intro.several)} <b>{number}</b>
              </a>
            </li>
          ))}
        </ul>
      </div>
      <p class="small">{intro.privacy}</p>
      <p class="small">{intro.memory}</p>
    </section>
  );
}
