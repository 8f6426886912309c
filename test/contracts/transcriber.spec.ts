import { OpenAiTranscriber } from '../../src/evidence/openai-transcriber';
import { aVoiceNote } from '../builders/media.builder';
import { SttStandIn, type SttMood } from '../support/stt-stand-in';

describe('a transcription service as OpenAI has it', () => {
  const service = new SttStandIn();
  beforeAll(() => service.start());
  afterAll(() => service.stop());

  const ask = (words = '路灯不亮', timeoutMs = 5_000) =>
    new OpenAiTranscriber({ baseUrl: service.url, apiKey: 'key-1', model: 'whisper-1', timeoutMs }).words({
      bytes: aVoiceNote(words),
      mime: 'audio/ogg',
      fileName: 'voice.ogg',
    });

  it('is asked in its own way, and its words come back', async () => {
    expect(await ask()).toBe('路灯不亮');
    expect(service.asked.at(-1)).toEqual({
      model: 'whisper-1',
      key: 'Bearer key-1',
      fileName: 'voice.ogg',
      path: '/v1/audio/transcriptions',
    });
  });

  it('that heard nothing gives no words', async () => expect(await ask('')).toBeNull());

  it.each<[SttMood, string]>([
    ['refuses', 'stt.refused'],
    ['breaks', 'stt.unreachable'],
    ['page', 'stt.nonsense'],
    ['empty', 'stt.nonsense'],
    ['huge', 'stt.nonsense'],
    ['bytes', 'stt.nonsense'],
    ['otherShape', 'stt.nonsense'],
  ])('that %s fails with %s', async (mood, code) => {
    service.moods.push(mood);
    await expect(ask()).rejects.toMatchObject({ code });
  });

  it.each<SttMood>(['stalls', 'stallsMidway'])('that %s is given up in time', async (mood) => {
    service.moods.push(mood);
    await expect(ask('路灯', 100)).rejects.toMatchObject({ code: 'stt.tooSlow' });
  });

  it('that is not there at all is no secret leaked', async () => {
    const gone = new OpenAiTranscriber({ baseUrl: 'http://127.0.0.1:1', apiKey: 'key-1', model: 'm' });
    const note = { bytes: aVoiceNote('灯'), mime: 'audio/ogg', fileName: 'voice.ogg' };
    const failure: unknown = await gone.words(note).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'stt.unreachable' });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('key-1');
  });
});
