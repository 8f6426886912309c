import { readEmergency } from './emergency.reader';

describe('readEmergency', () => {
  it.each<[string, string]>([
    ['着火了', '119'], ['我家起火', '119'], ['我家着火了！', '119'], ['楼下电动车着火了，快来', '119'], ['失火了', '119'], ['煤气爆炸', '119'], ['燃气泄漏，味道很大', '119'], ['三楼冒浓烟', '119'], ['望京西园四区发生火灾', '119'], ['烧起来了', '119'], ['我被困在电梯里了，关在电梯', '119'], ['着火了怎么办', '119'],
    ['There is a fire in my building', '119'], ['my kitchen is on fire', '119'], ['The house is on fire!', '119'], ['gas leak', '119'], ['fire!', '119'], ['I smell a gas leak', '119'],
    ['有人砍人', '110'], ['被抢了', '110'], ['我的包被人抢了', '110'], ['有人持刀', '110'], ['家里进贼了', '110'], ['楼下有人打架', '110'], ['我被打了', '110'], ['救命', '110'], ['救命啊！！', '110'], ['有人拿着刀在小区门口', '110'], ['我要报警', '110'], ['I was robbed', '110'], ['someone is breaking into my flat', '110'], ['a man with a knife', '110'],
    ['有人晕倒了没呼吸', '120'], ['老人昏倒了', '120'], ['我妈晕过去了', '120'], ['请快点来，车里有人昏迷', '120'], ['Please help, there is a fire in my building on the third floor and people are trapped inside, the smoke is very thick', '119'], ['有人触电', '120'], ['孩子掉进河里了', '120'], ['我爸心脏病发作', '120'], ['煤气中毒了', '120'], ['快叫救护车', '120'], ['有人要跳楼', '120'], ['出车祸了有人受伤', '120'], ['出车祸了，有人受伤', '120'], ['he is not breathing', '120'], ['someone collapsed on the street', '120'], ['call an ambulance', '120'],
    ['出车祸了', '122'], ['路口撞车了', '122'], ['发生交通事故', '122'], ['有辆车翻车了', '122'], ['there was a car crash', '122'], ['我被车撞了', '122'], ['刚刚追尾了', '122'],
    ['着　火　了'.replace(/　/g, ''), '119'], ['着\u200b火了', '119'], ['ＦＩＲＥ！', '119'],
  ])('%s is told %s', (text, number) => expect(readEmergency(text)?.number).toBe(number));

  it.each([
    '消防通道被占', '火灾隐患', '灭火器过期', '去年着过火', '车祸多发路口建议加红绿灯', '120 元', '防火门坏了', "I'm on fire about this", 'I am on fire about this', '火锅店油烟大', '火车站没有电梯', '电梯经常困人', '电梯坏了', '怕着火', '容易引起火灾', '万一着火怎么办', '电线乱拉会着火', '楼道堆物，存在火灾隐患',
    '消防车进不来', '火灾演习扰民', '抢修一直没来', '抢占车位', '有人抢车位', '抢险', '砍树', '砍价', '杀虫', '打人的城管上次没处理', '去年被抢了', '路口经常出车祸', '这里发生过车祸', '交通事故认定书什么时候出', '差点被车撞', '老人容易摔倒', '路滑容易摔伤', '烧烤摊冒烟', '烟囱冒烟', '噪音吵得我心脏病都要犯了一样',
    '救护车通道被堵', '医院急救中心收费', '我火大', '发火', '这天热得像着火一样', '110 路公交', '119 号', '122 路公交车太少', '电动车充电桩不够', '没有着火', '不是着火', '打电话没人接', '打疫苗', '打车难', '垃圾爆满', '井盖被偷', '手机被偷的监控', '广场舞吵死人', '热死了', '吵死了', '臭死了', '累死人', '气死我了', '水管爆了', '电话被打爆了',
    'fire door is broken', 'the fire exit is blocked', 'fire hydrant leaks', 'the fire alarm keeps ringing', 'there could be a fire', 'fire hazard in the corridor', 'my boss fired me', 'last year my house was on fire', 'accident-prone crossing', 'the noise nearly gave me a heart attack', '120 yuan', '', '你好', '路灯坏了',
  ])('%s is none', (text) => expect(readEmergency(text)).toBeNull());

  it('reads a long account as a report, unless it says now', () => {
    const account = '我们小区的物业不管事，楼道里面堆满了杂物，大家反映很多次都没有用，业主群里说三号楼的住户家里着火了，烧了很久才有人来，大家对此都很不满，请求有关部门来处理并公布结果，谢谢，我们等待你们的处理结果，还有绿化也不好，车位也不够，电梯又旧';
    expect(readEmergency(account)).toBeNull();
    expect(readEmergency(account.replace('家里着火了', '家里现在着火了'))?.number).toBe('119');
  });
}); // prettier-ignore
