/** How the staff's flow may be begun in a group without the bot's name, on channels that hand over everything said. */
export const COMMAND_WORDS: readonly string[] = Object.freeze([
  '/',
  '签收',
  '退回',
  '进展',
  '办结',
  '我的待办',
  '超期',
  '绑定',
]);
