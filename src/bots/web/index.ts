export { roomChat } from './web.address';
export { WebAdapter } from './web.adapter';
export { WebChatStore } from './web-chat.store';
export { WebMessageRecord } from './web-message.record';
export { WebUploadRecord } from './web-upload.record';
export { WebModule, type WebModuleSetup } from './web.module';
export { RESIDENT_COOKIE } from './web-identity';
export { isLocal } from './web-origin';
export { WEB, WEB_OPTIONS, type RateLimit, type WebOptions } from './web.options';
