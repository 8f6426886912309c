import { readAbuse } from './abuse.reader';

describe('readAbuse', () => {
  it.each(['傻逼', '你们都是废物', '滚', '滚蛋！', '去死吧', 'sb', '你妈的', '垃圾客服', '一群饭桶', '什么垃圾系统', 'fuck you', 'You are useless', 'stupid bot', 'idiots', 'Ｓ Ｂ'.replace(' ', ''), '傻\u200b逼', '真他妈垃圾', '脑残机器人', 'shut up', '你有病吧', 'this is bullshit'])('%s says nothing else', (text) => expect(readAbuse(text)).toBe(true));
  it.each([
    '垃圾没人清', '垃圾', '垃圾桶满了', '垃圾站太臭', '他妈的路灯又坏了', '物业就是一帮废物，电梯三天没修', '狗叫扰民', '遛狗不牵绳', '滚动的石头', '有病人需要上楼', '有病看不起', '操场晚上太吵', '草你妈路灯坏了', '废物回收站', 'the fucking lamp is broken', 'useless street light', '你好', '', '死', '干活的', '白痴司机闯红灯', 'shit on the street', '狗屎没人管',
  ])('%s is content', (text) => expect(readAbuse(text)).toBe(false));
}); // prettier-ignore
