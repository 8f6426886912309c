import type { EmergencyNumbers } from '../../../../config/city';
import type { RequestKind } from '../../../tickets';
import type { Language } from '../../engine/language';
import { whomToCall } from './whom-to-call.texts';

/** What a receipt tells. */
export interface Receipt {
  number: string;
  unit: string;
  by: string;
  again: boolean;
}

interface FileComplaintTexts {
  labels: Record<'kind' | 'story' | 'category' | 'place' | 'happened' | 'evidence' | 'contact' | 'openness', string>;
  kinds: Record<RequestKind, string>;
  askKind: string[];
  askStory: string[];
  storyTooShort: string;
  askCategory: string[];
  askCategoryList: string;
  allCategories: string;
  oneMatter: string;
  notSure: string;
  askPlace: string[];
  askPlaceMore(known: string): string;
  askPlaceWhich(name: string): string;
  cannotTellPlace: string;
  placeUnknown: string;
  placeRoughly: string;
  placeOnMap: string;
  askPhotoPlace(where: string): string;
  usePhotoPlace: string;
  notPhotoPlace: string;
  heard(words: string): string;
  heardYes: string;
  heardNo: string;
  heardAgain: string;
  heardWrong: string;
  heardSayAgain: string;
  askHappened: string[];
  happenedUnknown: string;
  skip: string;
  askEvidence: string[];
  evidenceMore(count: string): string;
  evidenceDone: string;
  evidenceNone: string;
  evidenceShow(counts: { kind: string; count: number }[]): string;
  evidenceTooMany(most: number): string;
  evidenceLost: string;
  media: Record<'photo' | 'video' | 'voice' | 'file', string>;
  askContact: string[];
  contactByChat: string;
  contactBad: string;
  askOpenness: string[];
  mayBePublic: string;
  keepPrivate: string;
  none: string;
  summary: string;
  submit: string;
  change(label: string): string;
  filling: string;
  receipt(ticket: Receipt): string;
  emptyGreeting(numbers: EmergencyNumbers): string;
  praiseReceipt(ticket: Receipt): string;
  refusals: Record<string, string>;
}

/** What the complaint's dialogue says. Lists of questions go from the first asking to the third. */
export const fileComplaintTexts: Record<Language, FileComplaintTexts> = {
  'zh-CN': {
    labels: {
      kind: '类型',
      story: '内容',
      category: '类别',
      place: '地点',
      happened: '时间',
      evidence: '照片和视频',
      contact: '联系方式',
      openness: '是否公开',
    },
    kinds: {
      complaint: '投诉',
      help: '求助',
      report: '举报',
      suggestion: '建议',
      enquiry: '咨询',
      commendation: '表扬',
    },
    askKind: [
      '您这是哪一种？东西坏了、有人扰民，选“投诉”；要人帮忙，选“求助”；只想问问，选“咨询”。',
      '请选一种，拿不准就选“求助”。',
      '比如：东西坏了没人修是“投诉”，想问政策是“咨询”。请选一种：',
    ],
    askStory: [
      '请说说哪里出了什么问题，一句话也行。',
      '请用一两句话说说是什么事，比如：单元门坏了三天，关不上。',
      '请打字说说是什么事，也可以先发照片。',
    ],
    storyTooShort: '请说得稍微具体一点。',
    askCategory: [
      '这件事属于哪一类？',
      '请选最接近的一类，选错了工作人员会改。',
      '请选一个；没有按钮的，回它前面的数字。都不像就选最后一个。',
    ],
    askCategoryList: '请选一类：',
    allCategories: '都不是，看全部',
    oneMatter: '一个单子只能办一件事。这件先办，您刚才说的另一件，请在提交以后再说一遍。',
    notSure: '说不清，请工作人员分',
    askPlace: [
      '在什么地方？写明街道、小区或路名和门牌，也可以发位置。',
      '请写明在哪里，像这样：某某小区 5 号楼门口，或某某路和某某路的路口。',
      '写出最近的小区、路口或公交站也可以。',
    ],
    askPlaceMore: (known) => `${known}记下了，还看不出是哪个街道或乡镇。请再写一下街道名，或附近的小区、路名。`,
    askPlaceWhich: (name) => `“${name}”是下面哪一处？`,
    cannotTellPlace: '说不清',
    placeUnknown: '没有说清',
    placeRoughly: '没关系，说个大概就行。',
    placeOnMap: '地图上的位置',
    askPhotoPlace: (where) => `照片里记着拍摄的地点，在${where}。用照片拍摄的地点吗？`,
    usePhotoPlace: '用这个地点',
    notPhotoPlace: '不是这里',
    heard: (words) => `我听到的是：“${words}”\n对吗？`,
    heardYes: '对',
    heardNo: '不对',
    heardAgain: '再说一遍',
    heardWrong: '好的，这段话没有记下，语音留作材料。请打字告诉我。',
    heardSayAgain: '好的，请再发一条语音，也可以打字。',
    askHappened: ['什么时候开始的？', '什么时候的事？比如：昨晚八点，或者三天前。', '大概时间就行，记不清可以跳过。'],
    happenedUnknown: '没有说',
    skip: '跳过',
    askEvidence: [
      '有照片或视频吗？可以直接发来，几张都行。',
      '可以发照片、视频、语音或文件；没有就点“没有”。',
      '现在发照片，或者点“没有”。',
    ],
    evidenceMore: (count) => `收到${count}。还有就接着发，没有了请点“发完了”。`,
    evidenceDone: '发完了',
    evidenceNone: '没有',
    evidenceShow: (counts) => counts.map(({ kind, count }) => `${kind} ${count} 个`).join('，'),
    evidenceTooMany: (most) => `最多收 ${most} 个，多出的没有留下。`,
    evidenceLost: '刚才有一个文件没有收到，可能是空的，或者已经打不开。请再发一次，或者换一个。',
    media: { photo: '照片', video: '视频', voice: '语音', file: '文件' },
    askContact: [
      '怎么联系您？可以留电话；不想留就用这个聊天联系。',
      '请发手机号或带区号的座机，或者点下面的选项。',
      '电话只给办事的人看。不留也可以，点下面的选项就行。',
    ],
    contactByChat: '就用这个聊天联系',
    contactBad: '这个号码好像不对，请再看一下。',
    askOpenness: [
      '这件事办完后，可以公开内容吗？不会公开您是谁。',
      '可以公开就选第一个，不愿意就选第二个。',
      '公开的只有事情本身，没有姓名、电话和门牌。请选一个：',
    ],
    mayBePublic: '可以公开',
    keepPrivate: '不公开',
    none: '没有',
    summary: '请看一遍，没错就提交',
    submit: '确认提交',
    change: (label) => `修改${label}`,
    filling: '这一条还没有提交，请接着回答。不想报了请说“取消”。',
    praiseReceipt: ({ number, unit }) => `谢谢您的表扬，会转告${unit}。记录号：${number}`,
    receipt: ({ number, unit, by, again }) =>
      [
        again ? '这一条已经提交过了。' : '已经提交。',
        `单号：${number}`,
        `交给：${unit}`,
        `最晚：${by}`,
        '有进展会在这里告诉您。要查、要催、要补充，发“进度”。',
      ].join('\n'),
    emptyGreeting: (numbers) =>
      `您好，我是应声。哪里出了什么问题，直接告诉我，我交给街道和部门去办，办到哪一步都告诉您。\n比如：小区门口的路灯三天不亮。\n${whomToCall['zh-CN'](numbers)}`,
    refusals: {
      'ticket.tooMany': '您今天提交的已经很多了，请明天再来。急事请拨打 {hotline}。',
    },
  },
  en: {
    labels: {
      kind: 'Kind',
      story: 'What',
      category: 'Category',
      place: 'Where',
      happened: 'When',
      evidence: 'Photos etc.',
      contact: 'Contact',
      openness: 'Publication',
    },
    kinds: {
      complaint: 'Complaint',
      help: 'Request for help',
      report: 'Report of wrongdoing',
      suggestion: 'Suggestion',
      enquiry: 'Question',
      commendation: 'Praise',
    },
    askKind: [
      'Which of these is it? If something is broken or a nuisance, a complaint; if you need help, a request; if you only want to know, a question.',
      'Please choose one; if in doubt, "Request for help".',
      'Something broken that nobody mends is a complaint; asking about a rule is a question. Please choose:',
    ],
    askStory: [
      'What is wrong? One sentence will do.',
      'In a sentence or two, what is it? For example: the front door has not closed for three days.',
      'Please type what it is about; you may also send a photo first.',
    ],
    storyTooShort: 'Please say a little more.',
    askCategory: [
      'What kind of matter is this?',
      'Please choose the nearest; staff will correct it if it is wrong.',
      'Tap one, or answer with its number. If none fits, take the last.',
    ],
    askCategoryList: 'Please choose:',
    allCategories: 'None of these, show all',
    oneMatter:
      'One case is for one matter. Let us finish this one; please tell me the other again after it is submitted.',
    notSure: 'Not sure, let staff decide',
    askPlace: [
      'Where is it? Street office, estate, or road and number; you can also send a location.',
      'Where is it? For example: building 5 of an estate, or where two roads cross, with their names.',
      'The nearest estate, crossing or bus stop will do.',
    ],
    askPlaceMore: (known) =>
      `I noted ${known}, but cannot tell the subdistrict or town. Please add its name, or an estate or road nearby.`,
    askPlaceWhich: (name) => `Which of these is "${name}"?`,
    cannotTellPlace: 'I cannot say',
    placeUnknown: 'not told',
    placeRoughly: 'Never mind, a rough place will do.',
    placeOnMap: 'place on the map',
    askPhotoPlace: (where) => `The photo says it was taken in ${where}. Use where the photo was taken?`,
    usePhotoPlace: 'Use that place',
    notPhotoPlace: 'Not there',
    heard: (words) => `I heard: "${words}"\nIs that right?`,
    heardYes: 'Yes',
    heardNo: 'No',
    heardAgain: 'Say it again',
    heardWrong: 'I did not note those words; the voice note stays as evidence. Please type what it was.',
    heardSayAgain: 'Please send another voice note, or type it.',
    askHappened: [
      'When did it start?',
      'When was it? For example: last night at eight, or three days ago.',
      'A rough time will do; you may skip it.',
    ],
    happenedUnknown: 'not told',
    skip: 'Skip',
    askEvidence: [
      'Any photos or videos? Just send them here, as many as you like.',
      'You can send photos, videos, voice notes or files; if none, tap "None".',
      'Send a photo now, or tap "None".',
    ],
    evidenceMore: (count) => `Got ${count}. Send more if there are any, or tap "That is all".`,
    evidenceDone: 'That is all',
    evidenceNone: 'None',
    evidenceShow: (counts) => counts.map(({ kind, count }) => `${count} ${kind}${count === 1 ? '' : 's'}`).join(', '),
    evidenceTooMany: (most) => `At most ${most} can be kept; the rest were left out.`,
    evidenceLost: 'One file did not arrive: it may be empty or gone. Please send it again, or another one.',
    media: { photo: 'photo', video: 'video', voice: 'voice note', file: 'file' },
    askContact: [
      'How can you be reached? Leave a phone number, or be reached through this chat.',
      'Please send a mobile number or a landline with area code, or use the choice below.',
      'A phone number is seen only by those who handle the case. Without one, use the choice below.',
    ],
    contactByChat: 'Through this chat',
    contactBad: 'That number does not look right; please check it.',
    askOpenness: [
      'May the matter be published once it is handled? Who you are is never published.',
      'Take the first if it may be published, the second if not.',
      'Only the matter itself is published, with no name, phone or house number. Please choose:',
    ],
    mayBePublic: 'It may be published',
    keepPrivate: 'Keep it private',
    none: 'none',
    summary: 'Please check, then submit',
    submit: 'Submit',
    change: (label) => `Change ${label.toLowerCase()}`,
    filling: 'This report is not submitted yet; please answer on. To drop it, say "cancel".',
    praiseReceipt: ({ number, unit }) =>
      `Thank you for your praise. It will be passed on to ${unit}. Record: ${number}`,
    receipt: ({ number, unit, by, again }) =>
      [
        again ? 'This report was submitted already.' : 'Submitted.',
        `Ticket: ${number}`,
        `With: ${unit}`,
        `Latest: ${by}`,
        'You will hear here how it goes. To check, urge or add something, send "progress".',
      ].join('\n'),
    emptyGreeting: (numbers) =>
      `Hello, I am Yingsheng. Tell me what is wrong and where; I hand it to the street office or department and tell you each step.\nFor example: the street lamp at our gate has been out for three days.\n${whomToCall.en(numbers)}`,
    refusals: {
      'ticket.tooMany':
        'You have submitted a great many today; please come back tomorrow. If it is urgent, call {hotline}.',
    },
  },
};
