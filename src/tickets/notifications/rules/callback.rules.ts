import { callbackToken } from '../../domain/callbacks/callback-token';
import { rule, type Telling } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** 回访: the resident is asked whether it is solved; the buttons mean the same whenever they are pressed. */
export const callbackAsked = rule(['callbackAsked'], ({ event, ticket: { language, number } }): Telling => {
  const { callback, again } = event.data;
  const said = residentToldTexts[language];
  const choices = [
    { token: callbackToken(callback, 'yes'), label: said.solvedYes },
    { token: callbackToken(callback, 'no'), label: said.solvedNo },
  ];
  return {
    audience: { resident: true },
    message: { type: 'menu', prompt: said.askSolved({ number, again }), choices },
  };
});
