import type { Flow } from '../../engine/flow';
import { readAbuse, readGreeting, readLanguageName, readQuestion } from '../../understanding';
import { engineTexts } from '../../engine/engine.texts';
import { fileComplaintTexts } from '../file-complaint/file-complaint.texts';
import { welcomeTexts } from './welcome.texts';

/** Courtesy and first questions while nothing is open: a greeting is answered by saying what to do. */
export const welcome: Flow = {
  name: 'welcome',
  commands: {
    privacy: (turn) => turn.say(welcomeTexts[turn.language].privacy),
  },
  chose: () => undefined,
  opens: (turn) => {
    const { input } = turn;
    if (!input.text || input.media.length || input.place || input.startPayload) return false;
    const greeting = readGreeting(input.text);
    if (greeting) {
      const said = welcomeTexts[turn.language];
      turn.say(greeting === 'hello' ? fileComplaintTexts[turn.language].emptyGreeting : said[greeting]);
      return true;
    }
    if (readAbuse(input.text)) {
      turn.say(`${engineTexts[turn.language].calm}\n${engineTexts[turn.language].lost}`);
      return true;
    }
    const language = readLanguageName(input.text);
    if (language) {
      turn.session.language = language;
      turn.say(engineTexts[turn.language].languageIs);
      return true;
    }
    const question = readQuestion(input.text);
    if (!question || question === 'progress' || question === 'general') return false;
    turn.say(engineTexts[turn.language].questions[question]);
    return true;
  },
};
