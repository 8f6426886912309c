import { Transform } from 'class-transformer';

/**
 * A list of words, written as one text with commas: `停水, 没水, no water`. Thousands of list items would make the
 * files slow to read; anything that is no text is left for the validators to refuse.
 */
export function Words(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? splitWords(value) : value));
}

/** The words of a text with commas, Chinese commas included. */
export function splitWords(text: string): string[] {
  return text.split(/[,，]/).flatMap((word) => word.trim() || []);
}
