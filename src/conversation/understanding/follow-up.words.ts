/** What somebody wants of a ticket they have already: who `urge`s or asks for `news`, … `keep` takes a withdrawal back. */
export type FollowUp = 'urge' | 'news' | 'withdraw' | 'keep' | 'add' | 'unsolved' | 'solved';

/**
 * Signs of a follow-up, tried in this order on a short message. `sure` ones can hardly be said of anything new; the
 * others might, so what they name must fit the ticket.
 */
export const FOLLOW_UP_SIGNS: readonly (readonly [FollowUp, 'sure' | 'maybe', RegExp])[] = [
  ['keep', 'sure', /^(?:我)?(?:不小心)?(?:点|按|发|撤)错了?(?:[,，。 ]?(?:我)?(?:不想|不要|别|不)撤.{0,4})?$|^(?:我)?(?:先)?(?:不想|不要|别|不用|不)撤(?:单|销|回)?(?:了|吧|啊)*$/],
  ['keep', 'sure', /^(?:sorry,? )?(?:wrong (?:tap|button)|i tapped (?:it )?by mistake|(?:please )?(?:do not|don't) withdraw(?: it)?)$/],
  ['withdraw', 'sure', /^(?:我)?(?:想|要|能不能|能|可以|请|帮我|麻烦|给我)*(?:把)?(?:(?:我的|这个|那个|上次的|之前的|前面的)?(?:单子?|工单|投诉|诉求))?(?:给)?撤(?:掉|回|销|单)?(?:这个|那个|我的)?(?:单子?|工单|投诉|诉求)?(?:了|吧|吗|一下)*$/],
  ['withdraw', 'sure', /^(?:现在|已经)?(?:不用|不要|不必|不需要|别)(?:再)?(?:派人)?(?:来)?(?:修|管|办|处理|解决|来)(?:人)?了(?:[,，。 ].{0,10})?$/],
  ['withdraw', 'sure', /^(?:please )?(?:i (?:want|would like|'d like) to )?(?:withdraw|take back) (?:it|(?:my|the) (?:ticket|report|complaint))$|^(?:no need|you need not|nobody needs) to (?:fix it|repair it|come)(?: any ?more)?(?:[,.].{0,30})?$/],
  ['add', 'sure', /^(?:我)?(?:还)?(?:想|要|再|来)*补充(?:一下|一点|几句|一句|说明|材料|内容|照片)?(?:$|\s?[:,，。、 ])/],
  ['add', 'sure', /^(?:i (?:want|would like|'d like) to )?add (?:something|more|this|to (?:it|my (?:ticket|report|complaint)))(?:$|\s?[:,])/],
  ['urge', 'sure', /^(?:我)?(?:想|要|请|再|麻烦|帮我|帮忙|能不能|可以)*催(?:一下|一催|催|办|促|单|下)(?!收).{0,14}$/],
  ['urge', 'sure', /^(?:能不能|能|可以|请|麻烦|帮我|给我)*(?:加急|快点|快些|快一点|尽快|抓紧)(?:时间)?(?:给我)?(?:处理|办理|办|修|来人|来修|来|派人|解决|弄|一下|一点|点)*(?:吧|吗|啊|呀|行吗|行不行)*$/],
  ['urge', 'maybe', /^.{0,10}(?:怎么|为什么|为啥|咋)(?:到现在|这么久)?(?:还|都|一直)*(?:没|不)(?:有)?(?:人|见人|见)?(?:来|去|管|修|理|办|处理|联系|解决|动静|消息|回复|弄)(?:人|修|管|好|处理|我|过)*(?:呢|啊|呀|了)*$/],
  ['urge', 'maybe', /^(?:到现在|这么久|都.{1,4}了)?[,，]?(?:还|都|一直|还是)(?:没|不)(?:有)?(?:人)?(?:来|管|修|理|处理|联系)(?:人|修|管|我|过)*(?:呢|啊|呀)*$/],
  ['urge', 'maybe', /^(?:你们)?(?:到底|究竟)?(?:有没有|有|没)人(?:来|管|修|理)(?:吗|没有|啊|呢|了)*$|^(?:你们|政府|社区|街道)?(?:到底|究竟)管不管.{0,2}$|^(?:很|十分|非常|特别|挺)?着?急(?:用|啊|死了|得很)*$|^(?:我)?(?:已经|都)?等了?.{1,5}(?:天|小时|星期|周|月|年)了?$/],
  ['urge', 'sure', /^(?:please )?(?:hurry(?: up)?|be quick|urge (?:it|my ticket|them)(?: .{0,30})?)(?: please)?$/],
  ['urge', 'maybe', /^why (?:has|is|did|does) (?:nobody|no one)(?: .{1,30})?$|^why (?:has|is|did) ?n[o']t (?:anybody|anyone)(?: .{1,30})?$|^(?:still )?(?:nobody|no one) (?:has )?(?:come|came|called)(?: yet)?$/],
  ['news', 'sure', /^(?:我|我们?家?)(?:报|说|反映|投诉|那个|的|上次|昨天|前天)+.{0,10}(?:修|弄|办|处理|解决|清理|安排)(?:好|完|理)?(?:了|过)?(?:吗|没有?|么)$/],
  ['news', 'maybe', /^.{0,8}(?:修|弄|办|处理|解决)(?:好|完)?了?(?:吗|没有?|么)$/],
  ['news', 'maybe', /^(?:is|has|was) (?:my|the|it).{0,30} ?(?:been )?(?:fixed|repaired|handled|solved)(?: yet)?$/],
  ['unsolved', 'sure', /^(?:我)?(?:对.{1,8})?(?:很|非常|太|十分|特别)*(?:不满意|不满)(?:.{0,10})$|^.{1,12}[,，。 ](?:我)?(?:很|非常|太)*不满意$/],
  ['unsolved', 'sure', /^(?:i am |i'm )?(?:very |really )?(?:dissatisfied|unsatisfied|not (?:satisfied|happy))(?: with (?:it|this|the result))?$/],
  ['unsolved', 'maybe', /^(?:.{0,8}(?:还是|仍然|依然|依旧|又)|.{1,8}还)(?:很|特别|这么|那么)?(?:没|不|在|有(?:味|臭|声|噪|垃圾|积水)|坏|漏|堵|臭|脏|吵|响|这样|那样|老样子|一样).{0,10}$/],
  ['unsolved', 'maybe', /^(?:the |my )?.{1,30} (?:is|are) still (?:not .{1,20}|broken|there|dark|out|leaking|noisy|the same)$/],
  ['solved', 'maybe', /^.{1,8}(?:已经|都|终于|现在)?(?:修好|弄好|处理好|解决|清走|清理|恢复|(?<![不没])[好亮])了(?:[,，。 ]?(?:谢谢|感谢|辛苦|多谢).{0,6})?$/],
]; // prettier-ignore

/** Which of the choices about a ticket short words mean. */
export const FIRST_MEANT =
  /^(?:重办|重新办|再办|再修|撤吧|撤了吧|(?:就)?(?:是|说)?(?:前面|上面|之前|上次|这|那|它)(?:个|的)?(?:那个|单子?)?|that one|the (?:old|earlier|first) one)$/;
export const LAST_MEANT =
  /^(?:是)?(?:新的|新事|新问题|另一件(?:事)?|另外(?:的|一件)?(?:事)?|别的(?:事)?|不是(?:那个|这个|它).{0,6}|(?:不想|不要|先不|别|不)撤.{0,4}|点错了.{0,8}|something else|a new one|new)$/;
/** Nothing is to come of it at all. */
export const DROPPED = /^(?:算了|不用|不要|不需要|不必|没事|免了|never ?mind|forget it)(?:了|吧|啊|谢谢)*$/;
