import { Composer, Markup, Scenes } from 'telegraf';

/** What the wizard remembers between its steps. */
interface Draft {
  story: string;
  category: string;
  place: string;
  photos: string[];
  contact: string;
  open: boolean;
}

/** What telegraf keeps of the wizard. */
export interface WizardState extends Scenes.WizardSessionData {
  state: Partial<Draft>;
}

/** The context of the bot. */
export type PeerContext = Scenes.WizardContext<WizardState>;

/** Files a complaint; resolves to its number. */
export type FileTicket = (draft: Draft, person: string) => Promise<string>;

export const COMPLAINT = 'complaint';

const CATEGORIES = ['路灯照明', '道路破损', '井盖'];

/** The same eight messages as ours, as a wizard: one step for each question. */
export function complaintScene(file: FileTicket): Scenes.WizardScene<PeerContext> {
  return new Scenes.WizardScene<PeerContext>(
    COMPLAINT,
    askCategory,
    categoryStep(),
    placeStep(),
    photoStep(),
    contactStep(),
    opennessStep(),
    confirmStep(file),
  );
}

function draftOf(ctx: PeerContext): Partial<Draft> {
  return ctx.wizard.state as Partial<Draft>;
}

/** Runs on entry, with the message that began it all. */
async function askCategory(ctx: PeerContext): Promise<void> {
  draftOf(ctx).story = ctx.text ?? '';
  const buttons = CATEGORIES.map((name, index) => Markup.button.callback(name, `category:${index}`));
  await ctx.reply('这件事属于哪一类？', Markup.inlineKeyboard(buttons, { columns: 1 }));
  ctx.wizard.next();
}

function categoryStep(): Composer<PeerContext> {
  const step = new Composer<PeerContext>();
  step.action(/^category:(\d)$/, async (ctx) => {
    await ctx.answerCbQuery();
    draftOf(ctx).category = CATEGORIES[Number(ctx.match[1])] ?? '';
    await ctx.reply('在什么地方？写明街道、小区或路名和门牌，也可以发位置。');
    ctx.wizard.next();
  });
  step.use((ctx) => ctx.reply('请点一个类别。'));
  return step;
}

function placeStep(): Composer<PeerContext> {
  const step = new Composer<PeerContext>();
  step.on('text', async (ctx) => {
    draftOf(ctx).place = ctx.message.text;
    draftOf(ctx).photos = [];
    const none = Markup.inlineKeyboard([Markup.button.callback('没有', 'photos:done')]);
    await ctx.reply('有照片或视频吗？可以直接发来，几张都行。', none);
    ctx.wizard.next();
  });
  step.use((ctx) => ctx.reply('请写明地点。'));
  return step;
}

function photoStep(): Composer<PeerContext> {
  const step = new Composer<PeerContext>();
  step.on('photo', async (ctx) => {
    const photos = [...(draftOf(ctx).photos ?? []), ctx.message.photo.at(-1)?.file_id ?? ''];
    draftOf(ctx).photos = photos;
    const done = Markup.inlineKeyboard([Markup.button.callback('发完了', 'photos:done')]);
    await ctx.reply(`收到照片 ${photos.length} 个。还有就接着发，没有了请点“发完了”。`, done);
  });
  step.action('photos:done', async (ctx) => {
    await ctx.answerCbQuery();
    const chat = Markup.inlineKeyboard([Markup.button.callback('就用这个聊天联系', 'contact:chat')]);
    await ctx.reply('怎么联系您？可以留电话；不想留就用这个聊天联系。', chat);
    ctx.wizard.next();
  });
  step.use((ctx) => ctx.reply('请发照片，或者点按钮。'));
  return step;
}

function contactStep(): Composer<PeerContext> {
  const step = new Composer<PeerContext>();
  const next = async (ctx: PeerContext, contact: string): Promise<void> => {
    draftOf(ctx).contact = contact;
    const choices = [Markup.button.callback('可以公开', 'open:1'), Markup.button.callback('不公开', 'open:0')];
    await ctx.reply('这件事办完后，可以公开内容吗？不会公开您是谁。', Markup.inlineKeyboard(choices));
    ctx.wizard.next();
  };
  step.action('contact:chat', async (ctx) => {
    await ctx.answerCbQuery();
    await next(ctx, '');
  });
  step.on('text', (ctx) => next(ctx, ctx.message.text));
  return step;
}

function opennessStep(): Composer<PeerContext> {
  const step = new Composer<PeerContext>();
  step.action(/^open:([01])$/, async (ctx) => {
    await ctx.answerCbQuery();
    draftOf(ctx).open = ctx.match[1] === '1';
    const choices = [Markup.button.callback('确认提交', 'submit'), Markup.button.callback('取消', 'cancel')];
    await ctx.replyWithHTML(summary(draftOf(ctx)), Markup.inlineKeyboard(choices));
    ctx.wizard.next();
  });
  step.use((ctx) => ctx.reply('请点一个选项。'));
  return step;
}

function confirmStep(file: FileTicket): Composer<PeerContext> {
  const step = new Composer<PeerContext>();
  step.action('submit', async (ctx) => {
    await ctx.answerCbQuery();
    const number = await file(draftOf(ctx) as Draft, String(ctx.from.id));
    await ctx.reply(`已经提交。\n单号：${number}\n有进展会在这里告诉您。`);
    await ctx.scene.leave();
  });
  step.action('cancel', async (ctx) => {
    await ctx.answerCbQuery();
    await ctx.reply('好的，没有提交。');
    await ctx.scene.leave();
  });
  step.use((ctx) => ctx.reply('请点“确认提交”。'));
  return step;
}

function summary(draft: Partial<Draft>): string {
  const rows = [
    ['内容', draft.story],
    ['类别', draft.category],
    ['地点', draft.place],
    ['照片等', `${draft.photos?.length ?? 0} 个`],
    ['联系方式', draft.contact || '就用这个聊天联系'],
    ['是否公开', draft.open ? '可以公开' : '不公开'],
  ];
  return ['<b>请看一遍，没错就提交</b>', ...rows.map(([name, value]) => `${name}：${escape(value ?? '')}`)].join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
