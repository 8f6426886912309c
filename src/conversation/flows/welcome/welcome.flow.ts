import type { Flow } from '../../engine/flow';
import type { Turn } from '../../engine/turn';
import { readGreeting, readLanguageName, readQuestion } from '../../understanding';
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
    return takeCourtesy(turn) || takeLanguage(turn) || takeQuestion(turn);
  },
};

function takeCourtesy(turn: Turn): boolean {
  const greeting = readGreeting(turn.input.text);
  if (!greeting) return false;
  const said = welcomeTexts[turn.language];
  turn.say(
    greeting === 'hello'
      ? fileComplaintTexts[turn.language].emptyGreeting(turn.world.city.policy.emergencyNumbers)
      : said[greeting],
  );
  return true;
}

function takeLanguage(turn: Turn): boolean {
  const language = readLanguageName(turn.input.text);
  if (!language) return false;
  turn.session.language = language;
  turn.say(engineTexts[turn.language].languageIs);
  return true;
}

/** Questions about us. What is asked of the city is a matter of its own, and news is the progress dialogue's. */
function takeQuestion(turn: Turn): boolean {
  const question = readQuestion(turn.input.text);
  if (!question || question === 'progress' || question === 'general') return false;
  turn.say(engineTexts[turn.language].questions[question]);
  return true;
}
