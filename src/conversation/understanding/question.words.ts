export type Question = 'progress' | 'deadline' | 'cost' | 'privacy' | 'who' | 'general';

/** Side questions, tried in this order, on a short message. */
export const QUESTION_SIGNS: readonly (readonly [Question, RegExp])[] = [
  ['privacy', /(?:会不会|会|是否|能不能|是不是|不会).{0,8}(?:泄露|泄漏|公开|曝光|告诉(?:他|对方|别人|邻居|物业)|被(?:他|对方|别人|邻居|物业)?.{0,3}知道)|(?:信息|电话|号码|隐私|身份|姓名|名字).{0,10}(?:安全吗|保密吗|保密么|会保密|保护吗)|(?:可以|能|可不可以|能不能|能否)(?:不)?匿名|匿名(?:可以|行)(?:吗|么|不)|为什么要(?:我的?)?(?:电话|手机|姓名|名字|地址|位置)|要我(?:的)?(?:电话|手机号|位置|地址|名字)(?:干什么|干嘛|做什么|干啥)|谁(?:能|可以|会)看到/],
  ['privacy', /\b(?:will|do|can|does|would) .{0,40}\b(?:share|leak|see my|know (?:who|it was me|my)|be (?:kept )?(?:private|confidential|anonymous)|publish|disclose)\b|\b(?:is|are) (?:my|this|it) .{0,30}(?:private|safe|confidential|secure|anonymous)\b|\bwhy do you (?:need|want|ask for) my\b|\bcan i (?:stay|be|remain|report) anonymous/],
  ['progress', /(?:我的|我那个|我上次的?|我之前的?|我昨天的?)(?:单子?|工单|诉求|投诉|案子|事情?|反映的?(?:问题|事)?|问题|报修).{0,8}(?:怎么样|怎样|如何|进展|进度|到哪|处理(?:了|好|完|得)|办(?:了|好|完|得)|解决(?:了|没)|有结果|有消息|受理了)|(?:处理|办理|解决|进展|进度)(?:得|的|到)?(?:怎么样|怎样|如何|哪(?:一步|里|儿)?了?)(?:了|啦)?|(?:有|有没有)(?:结果|进展|消息|回复)(?:了)?(?:吗|么|没)|(?:查|看)(?:一下|下|看|询)?(?:我的)?.{0,6}(?:进度|进展|单子|工单)/],
  ['progress', /\b(?:what(?:'s| is) (?:the )?(?:status|progress)|any (?:update|news|progress)|how(?:'s| is) my (?:ticket|case|report|complaint|request)|where is my (?:ticket|case|report|complaint)|(?:status|progress) of my|what happened (?:to|with) my (?:ticket|case|report|complaint|request))\b/],
  ['deadline', /^.{0,6}(?:多久|多长时间|几天|什么时候|啥时候|何时|多少天|大概几天).{0,10}(?:能|会|可以|才)?(?:处理|解决|办(?:理|好|完)?|回复|答复|有(?:结果|人)|受理|修好|来人|来修|联系|给.{0,3}(?:答复|回复))|(?:处理|办理|解决|回复|答复|受理).{0,6}(?:要|需要|得)?(?:多久|多长时间|几天|多少天)|^(?:要|需要|大概|得)*(?:等)?(?:多久|多长时间|几天)(?:啊|呢|呀|吗)?$|什么时候(?:能|会)?(?:来|派人)/],
  ['deadline', /\bhow long (?:does|will|do|would|is)\b|\bhow (?:soon|fast|quickly)\b|\bwhen will (?:it|this|someone|you|they|i)\b|\bhow many days\b/],
  ['cost', /(?:要|收|需要|用)(?:交|付|花|给)?(?:不要)?(?:钱|费|费用|收费)(?:吗|么|不$|嘛)|(?:收费|免费|花钱|付费|收钱|要钱)(?:的)?(?:吗|么|不$|嘛)|要不要(?:钱|收费|交钱|花钱)|(?:这个|投诉|上报|报修|办理|你们)?(?:要|需要|收)多少(?:钱|费)|是不是(?:免费|收费)/],
  ['cost', /\b(?:is (?:it|this) (?:free|paid)|do i (?:have|need) to pay|does (?:it|this) cost|how much (?:does|is|will) (?:it|this)|any (?:fee|charge|cost)s?|is there (?:a|any) (?:fee|charge|cost))\b/],
  ['who', /^(?:请问|那|喂)?(?:你|您|你们|这|这里|这边)(?:到底)?(?:是)?(?:谁|哪位|哪里|哪个(?:单位|部门)|什么(?:人|东西|平台|部门|单位|系统|机器人))(?:的)?(?:啊|呀|呢|的)?$|(?:你|您|这|对面)(?:是|是不是)(?:一个|个)?(?:机器人|真人|人工|活人|人|自动回复|ai|人工智能)(?:吗|么|还是|啊|吧|呢)|是不是(?:机器人|真人|人工)|谁(?:来|在|负责)(?:处理|办理|回复|管)(?:我的|我这)?|你(?:能|可以|会)(?:做|干|帮我(?:做|干))?(?:什么|啥|哪些)|你有什么用|你叫什么/],
  ['who', /\bwho are you\b|\bare you (?:a )?(?:bot|robot|human|person|real|machine|ai)\b|\bam i (?:talking|speaking) to\b|\bis this a (?:bot|robot|real person|human)\b|\bwhat can you do\b|\bwhat are you\b|\bwho (?:will|is going to|handles) /],
  ['general', /^(?:请问|我想问|想问一下|问一下|咨询一下|我想咨询).{2,}|(?:怎么|如何|怎样)(?:办理|申请|领取|缴纳|查询|报名|投诉|填|写|发|上传|办|弄|操作|用).{0,20}(?:[?？]|吗|呢|啊)?$|为什么要(?:填|问|提供|拍|上传|知道)|(?:是|有)什么意思[?？啊呢]?$|(?:一定|必须)要(?:填|写|拍|发|提供|上传)(?:.{0,6})(?:吗|么)|(?:可以|能|能不能|可不可以)(?:不填|不写|不发|以后|过会|稍后|明天|晚点|等会).{0,8}(?:吗|么|再)?/],
  ['general', /^(?:how (?:do|can|should|to)|what (?:is|are|does|do|should)|where (?:do|can|is|should)|why (?:do|should|is|are)|which |can i|may i|do i (?:have|need)|must i|should i)\b/],
]; // prettier-ignore

/** A message with any of these is being told, not asked, whatever question words stand in it. */
export const TOLD =
  /坏了|不亮|扰民|漏水|太吵|噪音|没人管|无人管|投诉过|反映过|希望.{0,12}(?:处理|解决)|要求|乱收费|乱停|强制|已经.{0,12}(?:天|月|年)了|打了.{0,6}电话|一直(?:没|不|在)|总是|经常|不知道|问他|问物业|他们?说|物业说|告诉我|broken|leaking|noisy?\b|nobody|no one/;

/** A question for news that is about the person's own ticket. */
export const OWN = /我(?:的|们的|那个|这个|上次|之前|昨天|前天|前几天|报|提交|反映|投诉)|单子|工单|单号|案子/;
