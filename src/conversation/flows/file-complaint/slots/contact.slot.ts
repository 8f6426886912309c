import type { SlotSpec } from '../../../engine/form';
import { pick } from '../../../engine/pick';
import { readPhone, readYesNo } from '../../../understanding';
import type { ContactValue } from '../file-complaint.slots';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

const LOOKS_LIKE_A_NUMBER = /^[\s\d０-９+＋()（）-]{5,}$/;

const NO_PHONE =
  /^(?:我)?(?:先)?(?:不想|不要|不用|不|没法)留(?:电话|手机|号码)?了?[。.]?$|^没有?(?:电话|手机)号?[。.]?$/;

/** How the person can be reached: a valid phone number, or this chat. */
export const contactSlot: SlotSpec<ContactValue> = {
  name: 'contact',
  aliases: ['电话', '手机', '手机号', '号码', '联系方式', '联系电话', 'phone', 'phone number', 'number', 'contact'],
  label: { 'zh-CN': texts['zh-CN'].labels.contact, en: texts.en.labels.contact },
  takesAnyWords: false,
  need: () => 'optional',
  ask: (form, turn) => ({
    prompt: pick(texts[turn.language].askContact, form.misses),
    choices: [{ label: texts[turn.language].contactByChat, value: 'contact:chat' }],
    asks: 'contact',
  }),
  read: (input, _form, turn) => {
    const words = input.phone ?? input.text;
    const found = words ? readPhone(words, turn.world.city.policy.phoneRegion) : null;
    if (found) return { got: { phone: found.e164 } };
    if (LOOKS_LIKE_A_NUMBER.test(words)) return { unclear: texts[turn.language].contactBad };
    return NO_PHONE.test(input.text.trim()) || readYesNo(input.text) === false ? { got: { phone: null } } : null;
  },
  choose: (value) => (value === 'chat' ? { got: { phone: null } } : null),
  notice: (input, _form, turn) => {
    const found = readPhone(input.phone ?? input.text, turn.world.city.policy.phoneRegion);
    return found ? { phone: found.e164 } : null;
  },
  show: (value, turn) => (value.phone ? value.phone.replace(/^\+86/, '') : texts[turn.language].contactByChat),
};
