/** What is happening: `despair` is the writer's own, `peril` somebody else's who is about to die. */
export type EmergencyWhy =
  'crime' | 'despair' | 'fire' | 'gas' | 'injury' | 'missing' | 'peril' | 'power' | 'traffic' | 'trapped';

/** Whom to call; 'crime' is the police, 'despair' a line for people who cannot go on. */
export const SERVICE: Readonly<Record<EmergencyWhy, 'crime' | 'despair' | 'fire' | 'injury' | 'traffic'>> = {
  crime: 'crime',
  despair: 'despair',
  fire: 'fire',
  gas: 'fire',
  injury: 'injury',
  missing: 'crime',
  peril: 'crime',
  power: 'fire',
  traffic: 'traffic',
  trapped: 'fire',
};

/** Tried in this order on each clause: who is hurt comes before how it came about. */
export const EMERGENCY_SIGNS: readonly (readonly [EmergencyWhy, RegExp])[] = [
  ['despair', /(?:我|^|真的?|都|实在)(?:也|就|已经|真的?)?(?:不想|不愿意?)(?:再)?活(?:了|着|下去)?$|^(?:我)?(?:不想|不愿)活|活(?:够|腻|不下去)了|活着(?:真)?(?:没|没有)(?:什么)?(?:意思|意义)|^(?:我)?(?:真的?|就|只|好|很)?(?:想|要)(?:去)?死(?:了)?(?:算了)?$|我(?:想|要)(?:自杀|轻生|跳楼|割腕|寻死)|结束(?:自己的?)?生命|^(?:想)?自杀$/],
  ['despair', /\b(?:kill(?:ing)? myself|end(?:ing)? (?:my life|it all)|want to die|wanna die|do(?:n'?t| not) want to (?:live|be alive)|suicidal|hurt(?:ing)? myself)\b/],
  ['trapped', /(?:困|关|卡)在(?:了)?(?:[^，。]{0,6})电梯|电梯(?:里)?(?:还|正|又|现在)?(?:有人)?(?:被困|困人|(?:困|关)(?:着|了|住了?)[^，。]{0,3}人)|(?:有人|我|孩子|老人|我妈|我爸|我们)(?:被)?困在|(?:孩子|老人|有人|人|手|头|脚|腿)卡在[^，。]{0,6}(?:缝|栏杆|护栏|井|洞|门|管)|(?:人|老人|孩子|小孩|娃|我|他|她|大爷|大妈)(?:掉|摔|跌|滑)(?:(?:进|到|入)?(?:了)?(?:井|坑|沟|洞)里|(?:进|到|入)(?:了)?(?:井|坑|沟|洞)|(?:下|进)去)了?/],
  ['trapped', /\b(?:trapped|stuck) in (?:the|an|a) (?:lift|elevator|shaft|well|hole)\b|\bfell (?:into|down) (?:a|an|the) (?:\w+ )?(?:manhole|well|hole|shaft|pit)\b/],
  ['gas', /(?:煤气|燃气|天然气|液化气|煤气罐)(?:罐|管|管道|表|灶)?(?:好像|似乎)?(?:正在|在|一直)?(?:泄漏|泄露|漏气|漏了|跑气)|(?:煤气|燃气|天然气|液化气)的?(?:味|气味|味道|味儿)|闻(?:到|见)?(?:了)?(?:股|一股|很大的?|很浓的?)?(?:煤气|燃气|天然气|瓦斯)/],
  ['gas', /\bgas leak\b|\bsmell(?:s|ing)? (?:of |like )?(?:the )?gas\b|\bgas smell\b|\bgas is leaking\b/],
  ['peril', /(?:有人|有个?(?:男|女)的|他|她|邻居|朋友|孩子|同学)[^，。]{0,6}(?:要|想|正要|准备|在|说)(?:跳楼|自杀|轻生|寻死|跳河|割腕|跳桥)|(?:要|正要|准备)跳(?:楼|河|桥)|(?:站|坐)在(?:楼顶|天台|桥边)/],
  ['power', /(?:高压线|电线|电缆|变压器|配电箱|电表箱|电闸|插座)[^，。]{0,8}(?:冒|打|迸)(?:着|出)?(?:电)?火(?:花|星)?|(?:高压线|高压电)(?:断|掉|落|垂)(?:了|下|到|在)|(?:电线|电缆)(?:断|掉|落|垂)(?:了|下来|到|在)[^，。]{0,4}(?:地|路|水|人)|(?:路灯|电线杆|灯杆|护栏|积水|水里)[^，。]{0,4}(?:漏电|带电)(?:了|电人|电到人)/],
  ['power', /\b(?:power|high[- ]voltage) (?:line|cable)s?(?: is| are)? (?:down|broken|on the (?:ground|road))\b|\blive wires?\b|\bsparking\b/],
  ['fire', /着(?:大)?火(?:了|啦|呢)?|起(?:大)?火(?:了|啦)|(?:家|楼|车|房|店|厂|山|屋|间|下|上|里|面)(?:里)?(?:突然)?起火|失火(?:了|啦)?|(?:发生|有|出现)(?:了)?火(?:灾|情)|火灾了|烧起来(?:了|啦)|(?:冒|浓)(?:着)?(?:浓烟|黑烟)|爆炸(?:了|啦)|发生爆炸|(?:煤气|燃气|天然气|液化气|煤气罐)爆炸|(?:家|屋|窗户|阳台|厨房|车库|电动车|汽车|电表箱|配电箱|插座)(?:里|上|内|外)?(?:正在|在|正|突然|一直)?(?:往外)?冒(?:着|出|了)?(?:很多|好多|大)?烟/],
  ['fire', /\b(?:is|are|'s|caught|on) (?:on )?fire\b|\bthere(?:'s| is| has been) (?:a|an) (?:big |huge )?(?:fire|explosion)\b|^fire[!\s]*$|\bhouse is burning\b|\bexploded\b|\bsmoke (?:is )?coming (?:out of|from) (?:the|my|a|our|their)\b/],
  ['injury', /(?:没|没有|停止)(?:了)?(?:呼吸|心跳)|(?:晕|昏)(?:倒|过去|厥)(?:了|在)|(?:人|爸|妈|爷|奶|孩子|父亲|母亲|老婆|老公|丈夫|妻子|师傅|同事|邻居)(?:突然)?(?:晕|昏)倒|昏迷(?:不醒)?|不省人事|大出血|(?:流|吐)(?:了)?(?:很多|好多|大量|一地|满地)?的?血|心(?:脏病)?(?:发作|犯了)|心脏病(?:发作|犯)|心梗|溺水|落水(?:了)?|掉(?:进|到|入)(?:了)?(?:河|湖|水|池)|触电|坠楼|休克|窒息|煤气中毒|食物中毒|叫(?:个)?救护车|(?:快|马上)要生了|^(?:我|她|老婆|媳妇|我老婆|我媳妇|孕妇|产妇|邻居)?要生了|羊水破|(?:胸口|心口|胸)(?:疼|痛)|(?:老人|老太太|大爷|大妈|奶奶|爷爷|孩子|有人|我妈|我爸)(?:摔|跌|滑)倒(?:了)?[^，。]{0,4}(?:起不来|动不了|没人管|不动|流血|叫不醒)|^(?![^，。]*(?:呛|熏|臭|味|烟|灰|热|挤|吵))[^，。]*(?:喘|透)不[上过]来?气|(?:有人|多人|人员|老人|孩子|司机|行人|乘客)(?:受|重)(?:了)?(?:重)?伤|割腕|自杀|吃(?:了)?(?:安眠药|农药)|喝(?:了)?农药|被(?:压|埋|砸)(?:在|住|伤|倒)|(?:压|砸)(?:着|住|倒|伤|到)(?:了)?(?:个|一个)?(?:人|老人|孩子|行人)/],
  ['injury', /\b(?:not|stopped|isn't) breathing\b|\bno pulse\b|\bunconscious\b|\bcollapsed\b|\b(?:heart attack|stroke|seizure)\b|\bbleeding\b|\bneed an ambulance\b|\bcall an ambulance\b|\b(?:badly|seriously) (?:hurt|injured)\b|\bsomeone (?:is|was|got) (?:hurt|injured)\b|\bdrowning\b|\boverdose\b|\bsuicide\b|\belectrocuted\b/],
  ['crime', /砍(?:伤)?人|砍死|持(?:刀|枪)|拿(?:着)?(?:刀|枪)|杀人|行凶|捅(?:了)?(?:人|伤|一刀|几刀)|抢劫|被(?:人)?抢(?:了|走|劫)|抢(?:了)?我的?(?:包|钱|手机)|抢包|绑架|劫持|强奸|性侵|猥亵|入室抢劫|有人入室|(?:有|进)(?:了)?(?:小偷|贼)|(?:有人|正在|在|打)(?:打架|打人|斗殴|群殴)|打起来了|被(?:人|一群人|几个人)?(?:打|殴打)(?:了|伤|得)|家暴(?!征)|(?:老公|丈夫|老婆|男友|男朋友|前夫|儿子|他|她|有人|邻居|房东)(?:又|正在|在|正|喝醉了|喝了酒)?(?:动手)?(?:打|殴打|掐|砍)(?:我|孩子|我妈|老人|人)(?!的?(?:电话|手机|微信|主意))|(?:有人|正在|陌生人|一群人)[^，。]{0,4}(?:砸|踹|撬)(?:我|我家|家|我们家)的?(?:大|房)?(?:门|锁|窗)|跟踪(?:我|了我)|开枪/],
  ['crime', /\b(?:robbed|mugged|stabbed|kidnapped|raped|assaulted|murdered?|burglar|gunman|shooting at)\b|\b(?:has|with) a (?:knife|gun)\b|\bbreaking in(?:to)?\b|\b(?:attacking|beating) (?:me|him|her|us|people|someone)\b/],
  ['missing', /(?:孩子|小孩|娃|宝宝|儿子|女儿|老人|老爸|老妈|爸|妈|父亲|母亲|爷爷|奶奶|老伴|同学|学生)(?:昨[天晚]|今[天早]|刚才|刚刚)?(?:走丢|走失|失踪)|(?:孩子|小孩|娃|宝宝|儿子|女儿|老人|我?爸|我?妈|爷爷|奶奶|老伴)(?:昨[天晚]|今[天早]|刚才|刚刚)?(?:丢|不见|找不到|找不着)了(?:$|找|怎|一|快|请|帮|好|半)|拐(?:走|卖)(?:了)?(?:孩子|小孩)/],
  ['missing', /\b(?:lost|can'?t find) (?:my|our|a) (?:child|kid|son|daughter|mother|father|mom|dad|grandma|grandpa)\b|\b(?:child|kid|son|daughter|mother|father|mom|dad|grandmother|grandfather) (?:is|has gone|went) missing\b/],
  ['traffic', /(?:出|发生)(?:了)?(?:车祸|交通事故)|车祸(?:了|啦)|撞车(?:了|啦)|追尾(?:了|啦)|(?:撞|轧|碾)(?:到|了|倒|着|伤|死)(?:了)?(?:一?个?)?(?:人|老人|孩子|行人|小孩)|被(?:车|汽车|电动车|公交车|货车|大车)撞|翻车(?:了|啦)?/],
  ['traffic', /\b(?:car|traffic|road|bus|bike) (?:crash|accident)\b|\b(?:hit|run over|knocked down) by a (?:car|truck|bus|bike|van)\b|\bcars? (?:crashed|collided)\b/],
]; // prettier-ignore

/** Words that make a clause a wish, a fear, a rule, the past or a figure of speech, and no call for help now. */
export const CALM =
  /隐患|通道|灭火|防火|消防(?:车|栓|设施|设备|器材|验收|局|队|站|柜|箱|门|安全|检查)|险些|差(?:一)?点|去年|前年|大前年|上次|上个?月|上周|几年前|年前|个?月前|天前|以前|曾|之前|以往|(?<![晕昏厥死])过去|历史|(?:着|起|失|了)过|过火|怕|担心|担忧|恐|容易|易(?:发|着|燃|起)|会(?:着|起|失|引|造|导|不会|有|发|被|爆)|可能|一旦|万一|如果|假如|若|要是|倘|引发|引起|导致|造成|致使|避免|防止|预防|杜绝|防范|风险|演习|演练|模拟|赔|保险|理赔|原因|多发|频发|经常|时常|常常|总是|每天|多起|几起|数起|建议|设置|加装|增设|安装|认定|统计|伤残|工伤|鉴定|起诉|判|恼火|窝火|怒火|上火|发火|火气|抢(?:修|险|购|占|道|车位|生意|号|课|票|先|位|注)|砍价|中毒(?:事件)?后|后(?:来)?(?:一直|仍|无人|没人)|似的|一样|好像|像是|电影|电视|小说|新闻|视频|听说|规定|条例|政策|补贴|医保|报销|(?:没有?|不是|未|并非)(?:着火|起火|失火|受伤|人?(?:员)?(?:受)?伤|爆炸|发生)|已(?:经)?(?:扑灭|灭了|出院|报警|处理)|事(?:故|发)(?:后|责任|认定|地点)|善后|死亡|溺亡|身亡|丧生|几十起|迟迟|跳楼(?:机|价)|逼|安全事故|\b(?:last (?:year|month|week)|years? ago|months? ago|could|might|may|would|if|afraid|worried|fear|risk|hazard|drill|in case|used to|suggest|prevent|insurance|fire (?:door|exit|alarm|extinguisher|lane|hydrant|station|safety|escape|truck|engine|drill)|about (?:this|that|it)|i'?m on fire|i am on fire|nearly|almost|again and again|often|always|every|accident[- ]prone|no one (?:was|is))\b/; // prettier-ignore

/** Days that are over; somebody missing since then still is. */
export const PAST = /昨(?:天|晚|日|夜)|前(?:天|几天|两天|些天|阵子?)|\b(?:yesterday|last night|the other day)\b/;

/** Words of this very moment: with one of them even a long message is read. */
export const NOW =
  /正在|现在|刚刚|刚才|快来|快点|赶紧来|救命|救人|马上来|来人|急急|right now|just now|hurry|help!|immediately/;
/** Cries that need no other sign. */
export const CRY =
  /^(?:救命|救命啊|救人啊|快救人|快来救人|sos|help help|call the police|快报警|帮我报警|我要报警|报警)[!！。.\s啊呀]*$/;
