import { readCorrection } from './correction.reader';

const slots = [
  { name: 'place', aliases: ['地址', '地点', '位置', 'address', 'place', 'location'] },
  { name: 'phone', aliases: ['电话', '手机', '手机号', '电话号码', '联系方式', 'phone', 'phone number', 'number'] },
  { name: 'time', aliases: ['时间', '日期', 'time', 'date'] },
  { name: 'description', aliases: ['描述', '内容', '问题', 'description'] },
  { name: 'name', aliases: ['姓名', '名字', 'name'] },
  { name: 'category', aliases: ['分类', '类别', 'category'] },
];

describe('readCorrection', () => {
  it.each<[string, string, string | null]>([
    ['地址不对，是望京西园四区', 'place', '望京西园四区'], ['改地址', 'place', null], ['电话换成13800138000', 'phone', '13800138000'], ['电话换成１３８００１３８０００', 'phone', '１３８００１３８０００'],
    ['地址写错了', 'place', null], ['地址写错了，应该是望京西园四区', 'place', '望京西园四区'], ['地址填错了，望京西园四区', 'place', '望京西园四区'], ['把地址改成望京西园四区', 'place', '望京西园四区'],
    ['修改地址', 'place', null], ['我要修改电话', 'phone', null], ['地址改一下', 'place', null], ['电话改一下吧', 'phone', null], ['修改地址为望京西园四区', 'place', '望京西园四区'],
    ['地址应该是望京西园四区', 'place', '望京西园四区'], ['不对，地址应该是望京西园四区', 'place', '望京西园四区'], ['正确的地址是望京西园四区', 'place', '望京西园四区'], 
    ['电话号码错了', 'phone', null], ['我的电话写错了，是13800138000', 'phone', '13800138000'], ['手机号改为13800138000', 'phone', '13800138000'], ['电话改13800138000', 'phone', '13800138000'],
    ['地址不是三区，是四区', 'place', '四区'], ['时间不对，应该是昨天晚上', 'time', '昨天晚上'], ['时间改成昨天', 'time', '昨天'], ['换个电话', 'phone', null], ['名字打错了，应该是李明', 'name', '李明'],
    ['分类不对', 'category', null], ['位置有误', 'place', null], ['能不能改一下地址', 'place', null], ['请帮我把电话改成 13800138000', 'phone', '13800138000'], ['描述改为路灯全灭', 'description', '路灯全灭'],
    ['地址需要修改', 'place', null], ['不好意思，电话说错了', 'phone', null], ['地址说错了。是望京西园四区。', 'place', '望京西园四区'], ['刚才说的地址不对', 'place', null],
    ['change the address to 5 Wangjing Street', 'place', '5 Wangjing Street'], ['the place is wrong', 'place', null], ['change my phone number', 'phone', null], ['please change address', 'place', null],
    ['Sorry, the address is wrong, it should be 5 Wangjing Street', 'place', '5 Wangjing Street'], ['the time should be yesterday evening', 'time', 'yesterday evening'], ['wrong number', 'phone', null],
    ['I want to update my phone to 13800138000', 'phone', '13800138000'], ['actually, the address is 5 Wangjing Street', 'place', '5 Wangjing Street'], ['The address isn’t right', 'place', null],
  ])('%s', (text, slot, value) => {
    expect(readCorrection(text, slots)).toEqual({ slot, value, old: null });
  });

  it.each<[string, string | null, string | null]>([
    ['不是三区，是四区', '三区', '四区'], ['不是三区,是四区。', '三区', '四区'], ['不对，不是三区，是四区', '三区', '四区'], ['不是昨天，而是前天', '昨天', '前天'], ['不是13800138000，是13900139000', '13800138000', '13900139000'],
    ['写错了', null, null], ['说错了', null, null], ['刚才说错了，应该是四区', null, '四区'], ['不对，应该是四区', null, '四区'], ['应该是四区', null, '四区'], ['改成四区', null, '四区'], ['我要修改', null, null],
    ['actually it’s block four', null, 'block four'], ["actually it's block four", null, 'block four'], ['not block three, but block four', 'block three', 'block four'],
    ["it's not block three, it's block four", 'block three', 'block four'], ['sorry, I meant block four', null, 'block four'], ['I made a mistake', null, null],
  ])('%s without a slot', (text, old, value) => {
    expect(readCorrection(text, slots)).toEqual({ slot: null, value, old });
  });

  it.each([
    '路灯坏了一直没人改', '要求更换电梯', '地址是望京西园四区', '电话是13800138000', '我的电话13800138000', '建议修改公交时间', '时间改了三次都没通知', '电话换了好几个都打不通', '换乘站时间太长',
    '物业电话不对，打不通，也没人管', '公交车时间不对，总是晚点', '时间不对，公交车总是晚点', '不是一次两次了，是天天这样', '不是我不想交，是物业太差', '不是我家，是楼上天天吵', '小区地址牌写错了，一直没人换',
    '问题一直没改', '问题没有解决', '这个问题反映过，没人管', '电话打不通', '应该是物业的责任，他们一直推', '这应该是城管管的吧？', '改造工程停了', '更换水表后水费很高', '我要求改善环境', '不是路灯坏了吗',
    '门牌号写错了，请改正', '导航上的位置不对', '换热站噪音大', '修改液', '地址', '电话', '时间', '不对', '不是', '是', '好的', '改革开放路12号', '名字叫李明', '问题不是很大，是漏水',
    'the address is 5 Wangjing Street', 'my phone is 13800138000', 'the street light is wrong', 'nobody changed the lamp', 'they should change the traffic light timing', 'not only noise, but smell', 'the phone does not work',
    'the number of cars should be limited by the city because it is too high', 'place', '',
  ])('%s is content', (text) => expect(readCorrection(text, slots)).toBeNull());

  it('reads no slot that the form does not have', () => expect(readCorrection('改地址', [])).toBeNull());
}); // prettier-ignore
