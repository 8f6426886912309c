/** The part of the Bot API's objects the stand-in speaks, with the platform's own field names. */

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export type ChatType = 'private' | 'group' | 'supergroup';

/** A chat as it appears inside updates and messages. */
export interface ChatInfo {
  id: number;
  type: ChatType;
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
}

/** Offsets and lengths count UTF-16 code units, as the platform does. */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  user?: User;
}

export interface FileInfo {
  file_id: string;
  file_unique_id: string;
  file_size?: number;
  file_path?: string;
}

export interface PhotoSize extends FileInfo {
  width: number;
  height: number;
}

export interface MediaFile extends FileInfo {
  width?: number;
  height?: number;
  duration?: number;
  mime_type?: string;
  file_name?: string;
  emoji?: string;
  type?: string;
  is_animated?: boolean;
  is_video?: boolean;
}

export interface Location {
  latitude: number;
  longitude: number;
  horizontal_accuracy?: number;
}

export interface Venue {
  location: Location;
  title: string;
  address: string;
}

export interface Contact {
  phone_number: string;
  first_name: string;
  last_name?: string;
  user_id?: number;
}

export interface Poll {
  id: string;
  question: string;
  options: { text: string; voter_count: number }[];
  total_voter_count: number;
  is_closed: boolean;
  is_anonymous: boolean;
  type: 'regular' | 'quiz';
  allows_multiple_answers: boolean;
}

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
}

export interface InlineKeyboard {
  inline_keyboard: InlineButton[][];
}

export interface KeyboardButton {
  text: string;
  request_contact?: boolean;
  request_location?: boolean;
}

/** Any of the four markups a bot may attach; only the inline one comes back inside messages. */
export interface ReplyMarkup {
  inline_keyboard?: InlineButton[][];
  keyboard?: KeyboardButton[][];
  remove_keyboard?: boolean;
  force_reply?: boolean;
  one_time_keyboard?: boolean;
  resize_keyboard?: boolean;
  input_field_placeholder?: string;
  selective?: boolean;
}

/** What a message may carry besides its envelope. */
export interface Content {
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: PhotoSize[];
  video?: MediaFile;
  voice?: MediaFile;
  audio?: MediaFile;
  animation?: MediaFile;
  video_note?: MediaFile;
  document?: MediaFile;
  sticker?: MediaFile;
  location?: Location;
  venue?: Venue;
  contact?: Contact;
  poll?: Poll;
  media_group_id?: string;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  new_chat_members?: User[];
  left_chat_member?: User;
  group_chat_created?: boolean;
}

export interface Message extends Content {
  message_id: number;
  date: number;
  chat: ChatInfo;
  from?: User;
  edit_date?: number;
  reply_to_message?: Message;
  reply_markup?: InlineKeyboard;
}

export interface CallbackQuery {
  id: string;
  from: User;
  message: Message;
  chat_instance: string;
  data: string;
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface ChatMemberUpdated {
  chat: ChatInfo;
  from: User;
  date: number;
  old_chat_member: { user: User; status: MemberStatus };
  new_chat_member: { user: User; status: MemberStatus };
}

/** One happening for the bot; exactly one field besides the id is set. */
export interface Update {
  update_id: number;
  message?: Message;
  edited_message?: Message;
  callback_query?: CallbackQuery;
  my_chat_member?: ChatMemberUpdated;
}

export type UpdateBody = Omit<Update, 'update_id'>;

/** A method's parameters, however they travelled; values may still be strings. */
export type Params = Record<string, unknown>;

/** A file that came inside a multipart body. */
export interface Upload {
  filename: string;
  mime: string;
  bytes: Buffer;
}

export interface ResponseParameters {
  retry_after?: number;
  migrate_to_chat_id?: number;
}
