/** Every command by its plain words; the whole message must be one of them. A word stands under one command only. */
export const COMMAND_WORDS = {
  cancel: ['取消', '取消吧', '取消投诉', '取消填写', '取消上报', '放弃', '退出', '结束', '不报了', '不投诉了', '算了不报了', '不填了', '不想报了', '终止', '算了', '算了吧', '算了不说了', '不弄了', '不搞了', '不办了', '不说了', '不想弄了', '不想说了', '不想报修了', '先不报了', '先不弄了', '都删了', '删了吧', '把我的话都删了', 'cancel', 'quit', 'exit', 'abort', 'stop', 'never mind', 'nevermind', 'forget it', 'cancel it', 'cancel this'],
  back: ['上一步', '返回', '返回上一步', '后退', '回到上一步', '上一个', '上一题', '退回', '退一步', '返回上一级', '上一项', 'back', 'go back', 'previous', 'undo', 'step back'],
  restart: ['重来', '重新开始', '重新来', '从头来', '从头开始', '重填', '重新填写', '重新填', '再来一遍', '重置', 'restart', 'start over', 'start again', 'begin again', 'reset'],
  help: ['帮助', '使用帮助', '使用说明', '说明', '怎么用', '怎么操作', '操作说明', '菜单', '主菜单', '功能', '首页', 'help', 'menu', 'how does this work', 'how do i use this', 'main menu'],
  human: ['人工', '转人工', '人工客服', '人工服务', '转人工客服', '转人工服务', '找人工', '真人', '找真人', '客服', '转客服', '接人工', '人工坐席', '转接人工', '和人说话', '真人客服', 'human', 'agent', 'operator', 'talk to a human', 'talk to a person', 'speak to a human', 'speak to a person', 'talk to someone', 'real person', 'a real person', 'human agent', 'live agent', 'customer service'],
  skip: ['跳过', '略过', '先跳过', '跳过这步', '跳过这一步', '跳过此步', '跳过这个', '跳过这题', '不填', '不想填', '先不填', '不想说', '不方便说', '不方便透露', '以后再说', 'skip', 'pass', 'skip this', 'skip it', 'skip this one', 'rather not say', 'prefer not to say', "i'd rather not say"],
  language: ['语言', '切换语言', '换语言', '更换语言', '修改语言', '选择语言', 'language', 'lang', 'change language', 'switch language'],
  progress: ['进度', '查进度', '查询进度', '查询', '查看进度', '办理进度', '我的工单', '我的单子', '我的诉求', '我的投诉', '查工单', '查单', '查询工单', '我的进度', 'progress', 'status', 'track', 'check progress', 'check status', 'my tickets', 'my ticket', 'track ticket', 'my reports'],
  new: ['新建', '新工单', '新诉求', '新建诉求', '新建工单', '再报一个', '再提一个', '再报一件', '重新报一个', '我要投诉', '我要上报', '我要反映问题', '我要反映', '我要报修', '我要举报', '反映问题', '提交诉求', '投诉', '上报', 'new', 'new report', 'new complaint', 'new request', 'report a problem', 'report', 'file a complaint', 'make a complaint', 'complain'],
  submit: ['提交', '确认提交', '立即提交', '现在提交', '提交吧', '直接提交', '确认无误', '没问题提交', '就这样提交', 'submit', 'submit it', 'send it', 'file it', 'confirm and submit'],
  done: ['完成', '完毕', '就这些', '就这么多', '发完了', '传完了', '拍完了', '都发了', '没有别的了', '没有了就这些', '以上', 'done', 'finished', "that's all", 'thats all', "that's it", 'that is all', 'no more'],
  start: ['开始', '开始吧', 'start', 'begin'],
  bind: ['绑定', 'bind'],
  urge: ['催办', '催单', '催一下', '催促', '我要催办', 'urge', 'hurry up', 'chase'],
  withdraw: ['撤单', '撤回', '撤销', '撤诉', '撤回工单', '撤销工单', '撤回投诉', 'withdraw', 'withdraw it'],
  privacy: ['隐私', '隐私政策', '隐私说明', '删除我的数据', '删除我的信息', 'privacy', 'delete my data'],
} as const; // prettier-ignore

/** Short names accepted after a slash only; in plain talk they would be content. */
export const SLASH_NAMES: Readonly<Record<string, keyof typeof COMMAND_WORDS>> = {
  agent: 'human', lang: 'language', status: 'progress', my: 'progress', mine: 'progress', report: 'new', complain: 'new', complaint: 'new', stop: 'cancel', menu: 'help', redo: 'restart', q: 'cancel', finish: 'done',
}; // prettier-ignore

/** Commands that may be followed by something: a ticket number, a code, a language. */
export const WITH_ARGUMENT: readonly (keyof typeof COMMAND_WORDS)[] = [
  'language',
  'progress',
  'bind',
  'urge',
  'withdraw',
];

/** Politeness around a command that changes nothing. */
export const POLITE_BEFORE = [
  '好的',
  '好',
  '那就',
  '我要',
  '我想要',
  '我想',
  '请帮我',
  '请',
  '帮我',
  '麻烦帮我',
  '麻烦',
  '给我',
  "i'd like to ",
  'i would like to ',
  'i want to ',
  'can i ',
  'can you ',
  'let me ',
  'please ',
  'pls ',
];
export const POLITE_AFTER = [
  '吧',
  '一下',
  '谢谢',
  '可以吗',
  '行吗',
  ' please',
  ' pls',
  ' thanks',
  ' thank you',
  ' now',
  ' for me',
];
