/** The account that is logged in at the gateway. */
export const BOT = { id: 'wxid_yingsheng', name: '应声' };
