/** Courtesies by what they do in a conversation. */
export const GREETING_WORDS = {
  hello: ['你好', '您好', '你好呀', '你好啊', '您好啊', '嗨', '哈喽', '哈啰', '喂', '在吗', '在么', '在不在', '有人吗', '有人在吗', '在不', '早', '早上好', '上午好', '中午好', '下午好', '晚上好', '早安', '大家好', '客服你好', '客服您好', '同志你好', '领导好', 'hello', 'hi', 'hey', 'hello there', 'hi there', 'hey there', 'good morning', 'good afternoon', 'good evening', 'anyone there', 'are you there', 'is anyone there', 'nihao', 'ni hao'],
  thanks: ['谢谢', '谢谢你', '谢谢您', '谢谢啦', '谢谢了', '多谢', '感谢', '非常感谢', '十分感谢', '太感谢了', '谢了', '谢啦', '感谢您', '感谢你们', '谢谢你们', '辛苦了', '你们辛苦了', '您辛苦了', '辛苦啦', '麻烦了', '麻烦你了', '麻烦您了', '3q', 'thanks', 'thank you', 'thank you very much', 'thank you so much', 'thx', 'many thanks', 'thanks a lot', 'cheers', 'ty', 'much appreciated'],
  bye: ['再见', '拜拜', '拜', '88', '回见', '晚安', '先这样', '就这样吧', '没事了', '没别的事了', 'bye', 'goodbye', 'bye bye', 'good bye', 'see you', 'good night'],
  ok: ['好', '好的', '好吧', '好嘞', '好滴', '嗯', '嗯嗯', '哦', '噢', '收到', '知道了', '明白', '明白了', '了解', '了解了', '行', '可以', '没问题', 'ok', 'okay', 'okey', 'k', 'okk', 'oki', 'got it', 'alright', 'all right', 'sure', 'fine', 'i see', 'understood', 'noted'],
} as const; // prettier-ignore
