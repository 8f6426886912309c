/** One way of taking an answer back. Groups `value` and `old` are what is right and what was wrong. */
export interface CorrectionShape {
  pattern: RegExp;
  /** A value of this form shows that the message was content after all. */
  refuse?: RegExp;
  refuseOld?: RegExp;
}

/** A word as it stands inside a pattern. */
export function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

const LEAD =
  '(?:(?:不对|错了|不好意思|抱歉|对不起|等等|等一下|等下|哦|啊|噢|哎|更正|更正一下|纠正一下|更改|修改|修改一下|刚才|刚刚|那个|说错了|写错了)[\\s,，。.:：!！]*){0,3}';
const WANT = '(?:我要|我想要?|请帮我|请|麻烦|帮我|需要|能不能|能否|可以|可不可以|能)*(?:把)?';
const MINE = '(?:我的|我刚才的|刚才的|刚刚的|上面的|前面的|这个|那个|我刚才?[说写填报]的|刚才?[说写填报]的)?';
const WRONG =
  '(?:不对|(?:我)?(?:刚才|刚刚)?(?:写|填|说|打|输|弄|报|发|选|搞)错了?|是错的|错了|有误|不正确|有问题要改|要改(?:一下)?|需要(?:修改|更正|改)(?:一下)?|(?:写|填|说|选)得?不对|不是这个|不是这里)';
const IS = '(?:应该是|应该为|应该|应为|正确的是|正确是|其实是|实际是|改成|改为|改到|换成|换到|是|为)';
const CHANGE = '(?:修改|更改|改一下|改下|改改|改掉|更换|更正|修正|变更|编辑|重新填写?|重填|重写|改|换一下|换个?|改个)';
const END = '(?:吧|吗|么|可以吗|行吗|一下|了|谢谢)*[\\s。.!！?？]*$';
const NOT_VALUE = /^(?:了|过|来|得|不|没|就|才|也|都|吗|吧|一下$|又|后)|[?？]$|[。！!；;].{12,}/;

/** The ways to take back the answer called `alias`, in Chinese. */
export function chineseShapes(alias: string): CorrectionShape[] {
  const S = `${MINE}${alias}`;
  return [
    { pattern: new RegExp(`^${LEAD}${S}${WRONG}${END}`, 'd') },
    { pattern: new RegExp(`^${LEAD}${S}${WRONG}[\\s,，。:：]*${IS}(?<value>.+)$`, 'd'), refuse: NOT_VALUE },
    { pattern: new RegExp(`^${LEAD}${S}(?:我)?(?:写|填|说|打|输|弄|报)?错了?[\\s,，。:：]+(?<value>.{2,40})$`, 'd'), refuse: NOT_VALUE },
    { pattern: new RegExp(`^${LEAD}${WANT}${CHANGE}(?:一下|下)?${S}${END}`, 'd') },
    { pattern: new RegExp(`^${LEAD}${WANT}${CHANGE}(?:一下|下)?${S}\\s?(?:为|成|到|:|：|,|，|\\s)\\s?(?<value>.+)$`, 'd'), refuse: NOT_VALUE },
    { pattern: new RegExp(`^${LEAD}${WANT}${S}(?:需要|要|想|应该)?${CHANGE}(?:一下|下)?${END}`, 'd') },
    { pattern: new RegExp(`^${LEAD}${WANT}${S}(?:需要|要|想|应该|请|帮我)?(?:修改|更改|更换|更正|变更|改|换)(?:一下|下)?\\s?(?:成|为|到|作|:|：|,|，|\\s|(?=\\d))\\s?(?<value>.+)$`, 'd'), refuse: NOT_VALUE },
    { pattern: new RegExp(`^${LEAD}${S}(?:应该是|应为|应当是|正确的是|其实是)(?<value>.{1,80})$`, 'd'), refuse: NOT_VALUE },
    { pattern: new RegExp(`^${LEAD}(?:正确|真正|实际)的?${S}(?:应该)?(?:是|:|：)(?<value>.+)$`, 'd'), refuse: NOT_VALUE },
    { pattern: new RegExp(`^${LEAD}${S}(?:应该)?不是(?<old>[^,，。;；]{1,30})[,，\\s]\\s?(?:而|应该|其实)?是(?<value>.{1,60})$`, 'd'), refuse: NOT_VALUE, refuseOld: COUNTED },
  ]; // prettier-ignore
}

const SORRY = '(?:(?:oh|no|wait|sorry|oops|hold on|hang on|actually|hmm|please|pls)[\\s,.!]*){0,4}';
const ASK =
  "(?:(?:i want to|i need to|i'd like to|i would like to|can i|can you|could you|could i|let me)\\s)?(?:please\\s)?";
const NOT_TOLD = /\?$|\b(?:because|but)\b/i;

/** The ways to take back the answer called `alias`, in English. */
export function englishShapes(alias: string): CorrectionShape[] {
  const S = `(?:the |my |that |this )?${alias}`;
  const tail = '[\\s.!?]*(?:please|pls)?[\\s.!?]*$';
  const wrong =
    "(?:is|was|isn't|wasn't|is not|was not)\\s(?:all )?(?:wrong|incorrect|right|correct|not right|not correct|a mistake)";
  return [
    { pattern: new RegExp(`^${SORRY}${ASK}(?:change|edit|correct|update|fix|modify)\\s${S}${tail}`, 'd') },
    { pattern: new RegExp(`^${SORRY}${ASK}(?:change|edit|correct|update|fix|modify)\\s${S}\\s?(?:to|into|as|:)\\s?(?<value>.+)$`, 'd') },
    { pattern: new RegExp(`^${SORRY}${S}\\s${wrong}${tail}`, 'd') },
    { pattern: new RegExp(`^${SORRY}${S}\\s${wrong}[\\s,.;:-]+(?:it(?:'s| is| should be)|should be|make it|it was|change it to)\\s(?<value>.+)$`, 'd'), refuse: NOT_TOLD },
    { pattern: new RegExp(`^${SORRY}${S}\\s(?:should be|should have been|must be|is actually|is in fact)\\s(?<value>.+)$`, 'd'), refuse: NOT_TOLD },
    { pattern: new RegExp(`^${SORRY}wrong ${alias}${tail}`, 'd') },
    { pattern: new RegExp(`^${SORRY}wrong ${alias}[\\s,.;:-]+(?:it(?:'s| is)|should be)\\s(?<value>.+)$`, 'd'), refuse: NOT_TOLD },
    { pattern: new RegExp(`^${SORRY}(?:i (?:got|gave|typed|entered|put) )(?:you )?(?:the )?(?:wrong ${alias}|${alias} wrong)${tail}`, 'd') },
    { pattern: new RegExp(`^(?:no|actually|sorry|wait|oops)[\\s,.!]+${S}\\sis\\s(?<value>.+)$`, 'd'), refuse: NOT_TOLD },
  ]; // prettier-ignore
}

/** What is counted or weighed is told, not corrected: `不是一次两次了，是天天这样`. */
const COUNTED =
  /次|很|太|大|一天|一两|两天|今天|偶尔|个别|一家|个人|问题|第一|这样|因为|为了|没|不|我们?$|钱|不想|人家|all\b|just|only|once/i;
const TELLING = /天天|每天|经常|一直|总是|因为|没有?人|大家|[。！!?？；;]|所有|都|always|every|because/i;

/** The ways to take something back without naming it. */
export const unslotted: readonly CorrectionShape[] = [
  { pattern: new RegExp(`^${LEAD}不是(?<old>[^,，。;；!！?？]{1,16})[,，\\s。]\\s?(?:而|应该|其实)?是(?<value>[^,，;；]{1,30})$`, 'd'), refuse: TELLING, refuseOld: COUNTED },
  { pattern: /^(?:哦|啊|不对|抱歉|不好意思|对不起)?[\s,，]*(?:我)?(?:刚才|刚刚|前面|上面)?(?:写|填|说|打|输|弄|选|搞|发)错(?:了|啦)?[\s,，。!！]*$/d },
  { pattern: /^(?:哦|啊|不对|抱歉|不好意思|对不起)?[\s,，]*(?:我)?(?:刚才|刚刚|前面|上面)?(?:写|填|说|打|输|弄|选|搞|发)错了?[\s,，。!！]+(?:应该是|应该|应为|正确的是|其实是|改成|是)(?<value>[^。;；]{1,60})$/d, refuse: NOT_VALUE },
  { pattern: /^(?:不对|错了)[\s,，。!！]*(?:应该是|应为|正确的是|其实是|是)(?<value>[^。;；]{1,40})$/d, refuse: NOT_VALUE },
  { pattern: /^(?:应该是|更正为|更正[:：]|改成|改为|换成)\s?(?<value>[^。;；,，]{1,30})$/d, refuse: TELLING },
  { pattern: /^(?:改一下|修改一下|修改|更正|更正一下|有一项不对|有地方不对|有错误|有误|我要修改|我要改一下|我想改一下|需要修改)[。.!！]*$/d },
  { pattern: /^(?:no|sorry|wait|oops)?[\s,.!]*not (?<old>[^,.;!?]{1,30})[,.;]?\s(?:but|it's|it is|i meant|rather)\s(?<value>[^.;!?]{1,40})[.!]?$/d, refuse: TELLING, refuseOld: COUNTED },
  { pattern: /^(?:no|sorry|wait|oops)?[\s,.!]*it(?:'s| is) not (?<old>[^,.;!?]{1,30})[,.;]\s?(?:but |it's |it is )(?<value>[^.;!?]{1,40})[.!]?$/d, refuse: TELLING, refuseOld: COUNTED },
  { pattern: /^(?:no|sorry|wait|oops)?[\s,.!]*(?:actually[\s,]+(?:it's|it is|it was|it should be)|i meant(?: to say)?|i mean|it should be|it should have been|make (?:it|that))\s(?<value>[^;!?]{1,60})$/d, refuse: TELLING },
  { pattern: /^(?:oh|no|sorry|oops)?[\s,.!]*(?:i made a mistake|that's wrong|that is wrong|i (?:typed|said|wrote|entered) (?:it|that) wrong|typo)[.!]*$/d },
]; // prettier-ignore
