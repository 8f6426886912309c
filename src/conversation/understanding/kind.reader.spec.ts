import { readKind } from './kind.reader';

describe('readKind', () => {
  it.each([
    ['路灯坏了', 'complaint'], ['楼上半夜噪音太大', 'complaint'], ['投诉物业乱收费', 'complaint'], ['垃圾没人清，臭气熏天', 'complaint'], ['反映小区停水', 'complaint'], ['The street lamp is broken', 'complaint'], ['暖气不热，一直没人管', 'complaint'],
    ['请问居住证怎么办理', 'enquiry'], ['咨询公租房申请条件', 'enquiry'], ['办护照需要什么材料', 'enquiry'], ['How do I apply for a residence permit?', 'enquiry'], ['医保断缴了可以补吗？', 'enquiry'],
    ['建议在路口加装红绿灯', 'suggestion'], ['希望增设一条公交线路', 'suggestion'], ['能否增加停车位', 'suggestion'], ['I suggest adding a bench', 'suggestion'],
    ['感谢社区工作人员的帮助', 'commendation'], ['我要表扬李师傅', 'commendation'], ['想送一面锦旗', 'commendation'], ['为民警点赞', 'commendation'],
    ['举报有人偷排污水', 'report'], ['我要举报无证经营的黑诊所', 'report'], ['小区有违章建筑', 'report'], ['有人在河里电鱼', 'report'],
    ['求助，孤寡老人没人照顾', 'help'], ['请帮帮我，家里老人走失了', 'help'], ['help me please', 'help'],
  ])('%s is a %s', (text, kind) => expect(readKind(text)?.kind).toBe(kind));
  it.each(['你好', '', '望京西园四区', '13800138000', '2'])('%s shows no kind', (text) => expect(readKind(text)).toBeNull());
  it('is sure of a kind that is named', () => expect(readKind('【投诉】路灯坏了')).toEqual({ kind: 'complaint', sure: true }));
  it('is not sure of a mere question mark', () => expect(readKind('路灯呢？')?.sure).toBe(false));
}); // prettier-ignore
