import { bare } from './normalise';

const UNKNOWN =
  /^(?:我)?(?:也)?(?:不知道|不晓得|不清楚|说不清|说不清楚|说不上来|不好说|记不清|记不得|不记得|忘了|忘记了|不确定|随便|都行|无所谓|(?:你们?)?看着办)(?:了|啊|呀|啦|楚)*$|^(?:i )?(?:do not|don't|dont) (?:know|remember)$|^(?:i am |i'm )?not sure$|^no idea$|^(?:any(?:thing)?|whatever)$|^(?:i )?forgot$|^(?:i )?cannot say$/;

/** True when the whole message says that the person does not know. */
export function readUnknown(text: string): boolean {
  return UNKNOWN.test(bare(text).replace(/[’‘]/g, "'"));
}
