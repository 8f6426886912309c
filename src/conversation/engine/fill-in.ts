import type { CityConfig } from '../../../config/city';
import type { OutboundMessage } from '../../shared/chat';

/** Puts what is the city's into a text of ours: `{hotline}` is the number that residents call. */
export function fillIn(text: string, { policy }: Pick<CityConfig, 'policy'>): string {
  return text.replaceAll('{hotline}', policy.hotline);
}

/** The same for the words of a message. */
export function filledIn(message: OutboundMessage, city: Pick<CityConfig, 'policy'>): OutboundMessage {
  switch (message.type) {
    case 'text':
      return { ...message, text: fillIn(message.text, city) };
    case 'menu':
      return { ...message, prompt: fillIn(message.prompt, city) };
    default:
      return message;
  }
}
