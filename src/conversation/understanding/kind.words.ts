/** 咨询 求助 投诉 举报 建议 表扬 */
export type Kind = 'complaint' | 'help' | 'report' | 'suggestion' | 'enquiry' | 'commendation';

/** A word that a text opens with and so names its own kind: `【投诉】…`, `建议：…`, `咨询…`. */
export const NAMED: readonly (readonly [Kind, RegExp])[] = [
  ['complaint', /^(?:我要|我想|来电)?(?:投诉|反映)|^(?:i want to |i'd like to )?(?:complain|make a complaint)|^complaint\b/],
  ['report', /^(?:我要|我想|实名|匿名|来电)?(?:举报|检举)|^(?:i want to )?report (?:an? )?(?:illegal|corrupt|fraud)/],
  ['suggestion', /^(?:我想|我要|提个|提一个|一点|几点|关于.{0,30}的|来电)?建议|^(?:i )?suggest(?:ion)?\b|^i propose/],
  ['enquiry', /^(?:我想|我要|想|来电|您好|请)?(?:咨询|请问|问一下|了解一下)|^(?:i have a )?question|^(?:how (?:do|can|long|much)|what|where|when|which|who|may i ask)\b/],
  ['help', /^(?:我要|紧急)?(?:求助|求救|请求帮助|请求帮忙)|^help\b/],
  ['commendation', /^(?:我要|我想|特此|来电)?(?:表扬|感谢|点赞|致谢)|^(?:i want to |i'd like to )?(?:thank|praise|commend)/],
]; // prettier-ignore

/** Signs of each kind with their weight; each sign counts once however often it occurs. */
export const SIGNS: readonly (readonly [Kind, number, RegExp])[] = [
  ['complaint', 3, /(?:特此|进行|的|来电)投诉|投诉[!！。]?$/],
  ['complaint', 3, /投诉|扰民|很臭|又臭|发臭|变臭|臭水|臭气|臭哄哄|又黑|发黑|脏臭|很脏|太脏|蚊虫|围挡|倒塌|开裂|渗水|霸占|强占|占用|噪[音声]|恶臭|臭味|臭气|异味|污水|垃圾|堵塞|坏了|损坏|破损|不亮|漏水|停水|停电|占道|乱停|乱扔|脏乱|无人(?:管|处理|清理)|没人(?:管|处理|修|清理)|不作为|推诿|黑臭|排污|积水|塌陷|broken|noisy?|noise|leak|garbage|trash|smell|stink|blocked|complain/],
  ['complaint', 2, /请(?:求|有关|相关|政府|领导|尽快|部门)*.{0,12}(?:处理|整改|治理|解决|清理|监管)|望.{0,10}(?:处理|重视|整改|治理|督促|加大|加快)|尽快|迟迟|到底|究竟|形同虚设|不到位|隐患|虚假|没有.{0,8}(?:处理|施工|改善|效果)|何在|严重影响|影响.{0,10}(?:生活|休息|出行|居民)|受不了|无法忍受|苦不堪言|拖欠|不给|拒绝|态度恶劣|乱收费|多次反映|一直没|至今(?:没|未)|不合理|要求.{0,20}(?:处理|整改|解决|清理|维修)|希望.{0,20}(?:处理|整改|解决|清理|维修|治理)|太(?:脏|吵|臭|差)|not working|dirty|damaged|unacceptable/],
  ['report', 4, /(?<!投诉)举报|检举|揭发/],
  ['report', 3, /贪污|受贿|无证经营|非法(?:经营|营运|倾倒|占用|采砂|捕捞)|违法(?:建设|建筑|搭建|行为|占用)|违章(?:建筑|搭建)|违建|偷排|假冒|传销|赌博|黑中介|电鱼|盗采|illegal|fraud|corrupt|bribe/],
  ['suggestion', 4, /建议|提议|建言/],
  ['suggestion', 3, /希望(?:能|可以|政府|市里|相关部门|有关部门)?.{0,12}(?:增设|增加|开通|设置|设立|加装|建设|修建|优化|延长|规划|考虑)|能否(?:增设|增加|加装|开通|设置|考虑)|可否(?:增设|增加|设置)|suggest|propose|it would be (?:nice|good|great)|should (?:add|install|build)/],
  ['enquiry', 4, /咨询|请问|想问|问一下|想了解|求解答|望(?:解答|告知|答复)|如何(?:办理|申请|领取|缴纳|查询|报名|处理)|怎么(?:办理|申请|领|交|查|报|弄|算)|怎样(?:办|申请)|需要(?:什么|哪些)(?:材料|手续|条件|资料)|how (?:do|can|to|long|much)|what (?:is|are|documents)|where (?:can|do|is)|may i ask/],
  ['enquiry', 2, /什么时候|何时|多久|是否(?:可以|能|有|属于|需要|包括)|能不能|可不可以|在哪(?:里|儿)|哪个部门|哪里|多少钱|有没有规定|[?？]\s*$|吗[?？。]?$|呢[?？。]?$/],
  ['help', 4, /求助|帮帮(?:我|我们|忙)|求(?:帮助|帮忙|救)|恳请.{0,6}帮助|走投无路|救救|无家可归|请帮|please help|help me|need help/],
  ['help', 2, /生活困难|困难家庭|无人照顾|急需|孤寡|残疾|低保|请求.{0,6}(?:帮助|帮忙|协助|解决)|走失|丢失|i lost/],
  ['commendation', 5, /锦旗|表扬|点赞|致敬|为.{1,12}点个?赞|拾金不昧|热心.{0,8}(?:帮|助)|感谢信|commend|praise|great job|well done|kudos/],
  ['commendation', 3, /(?:非常|十分|特别|万分|衷心|太|真心)?感谢.{0,30}(?:帮助|帮我|解决|及时|耐心|服务|工作人员|师傅|民警|同志)|服务态度(?:很|非常|特别)好|及时解决了|thank(?:s| you) (?:to|for)/],
]; // prettier-ignore
