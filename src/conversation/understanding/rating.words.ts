/** How satisfied, from 5 (very satisfied) to 1 (very dissatisfied). */
export type Rating = 1 | 2 | 3 | 4 | 5;

/** Tried in this order: the first that matches is the answer, so a denial stands before what it denies. */
export const RATING_PATTERNS: readonly (readonly [Rating, RegExp])[] = [
  [1, /(?:非常|极其|极度|十分|特别|相当|很|太|极|超级?|完全|根本|一点[儿都也]*|丝毫|绝对|强烈|严重)(?:的|地|都|也)?(?:不满意?|失望|差劲?|糟糕?|垃圾)|不满意[极透]|差到极点|very (?:dissatisfied|unsatisfied|unhappy|disappointed|bad|poor)|(?:extremely|totally|completely) (?:dis|un)satisfied|not (?:at all satisfied|satisfied at all)|terrible|awful|horrible/],
  [2, /不是(?:很|太|特别|非常)满意|不(?:太|大|怎么|很|够|咋)?满意|没有?(?:很|太)?满意|难以满意|不满(?!意)|失望|差评|太?差了|dissatisfied|unsatisfied|unhappy|not (?:\w{2,9} )?(?:satisfied|happy|good)|disappointed|(?<!not )\bbad\b|\bpoor\b/],
  [3, /基本(?:上|算)?满意|比较满意|还算满意|勉强满意|较满意|(?:还|凑合|勉强)(?:行|可以|过得去|能接受)|马马虎虎|凑合|一般(?:般|吧)?$|^一般|中评|basically satisfied|(?:fairly|somewhat|mostly|partly|reasonably) (?:satisfied|happy)|so[- ]so|\baverage\b|neutral|not bad/],
  [5, /(?:非常|十分|特别|相当|很|太|极其|超级?|挺|完全|百分之?百|100%|最|万分|无比)(?:的|地|都)?满意|满意极|满意得很|超赞|very (?:satisfied|happy|good|pleased)|(?:extremely|totally|completely|fully) (?:satisfied|happy)|excellent|great|perfect/],
  [4, /满意|好评|挺好|很好|不错|satisfied|\bhappy\b|\bgood\b|pleased/],
]; // prettier-ignore

/** Words that say the talk is of a measure or a wish, not a verdict. */
export const NO_VERDICT =
  /满意度|满意率|满意为止|是否满意|满不满意|满意吗|满意么|才满意|让.{0,8}满意|使.{0,8}满意|如何.{0,6}满意|satisfaction|satisfied\?/;

export const YES = ['是', '是的', '是啊', '是呀', '对', '对的', '对啊', '对呀', '对对', '对对对', '没错', '好', '好的', '好呀', '好啊', '好吧', '好嘞', '好滴', '嗯', '嗯嗯', '恩', '恩恩', '可以', '可以的', '可', '行', '行的', '行吧', '行啊', '有', '有的', '要', '要的', '需要', '愿意', '同意', '确认', '确定', '正确', '解决了', '已解决', '已经解决了', '没问题', '当然', '当然可以', '必须的', '是滴', '中', '成', '妥', '准确', '无误', '1y', 'yes', 'y', 'yeah', 'yep', 'yup', 'ya', 'sure', 'ok', 'okay', 'okey', 'right', 'correct', "that's right", 'thats right', 'of course', 'yes please', 'please do', 'confirm', 'confirmed', 'agree', 'i agree', 'i do', 'it is', 'absolutely', 'certainly', 'solved', 'all right', 'alright', 'fine', 'go ahead', 'yes it is', 'sounds good', '👍', '👌', '✅', '🆗']; // prettier-ignore
export const NO = ['不', '不是', '不是的', '不对', '不要', '不用', '不用了', '不需要', '不必', '不必了', '不了', '不行', '不可以', '不能', '不愿意', '不同意', '不确认', '没', '没有', '没有了', '没了', '无', '否', '错', '错了', '算了', '算了吧', '别', '别了', '甭', '免了', '没解决', '没有解决', '未解决', '还没', '还没有', '还没解决', '暂时没有', '暂时不用', '暂不', '先不用', '不好', '没有的', '拒绝', 'no', 'n', 'nope', 'nah', 'no thanks', 'no thank you', 'not now', 'not really', "don't", 'do not', 'never', 'none', 'not yet', 'negative', 'no need', 'not solved', 'wrong', 'incorrect', "it isn't", 'it is not', 'no it is not', "no it isn't", 'disagree', "i don't", '👎', '❌']; // prettier-ignore
