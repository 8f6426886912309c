/** A voice note on its way to be written down. */
export interface VoiceNote {
  bytes: Buffer;
  mime: string;
  fileName: string;
}

/** Writes down what is said in a voice note. */
export interface Transcriber {
  /** The words; null when nothing was said that could be understood. Throws `stt.*` when it did not work this time. */
  words(note: VoiceNote): Promise<string | null>;
}
