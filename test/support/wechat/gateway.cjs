/** A gateway as operators run it, in a process of its own: `gateway.cjs <port> <token>`; its parent speaks to it. */
const { PuppetServer } = require('wechaty-puppet-service');
const { PuppetMock, mock } = require('wechaty-puppet-mock');
const { log } = require('wechaty-puppet');

log.level('silent');
const [, , port, token] = process.argv;
const mocker = new mock.Mocker();
const puppet = new PuppetMock({ mocker });
puppet.on('error', () => undefined);
const bot = mocker.createContact({ name: '应声', id: 'wxid_yingsheng' });
const person = mocker.createContact({ name: '张阿姨', id: 'wxid_zhang' });

// Whoever starts the puppet finds it logged in.
puppet.on('start', () => setImmediate(() => !puppet.isLoggedIn && mocker.login(bot)));
puppet.messageSendText = (chatId, text) => Promise.resolve(void process.send({ sent: text, chatId }));
process.on('message', ({ says }) => person.say(says).to(bot));
process.on('disconnect', () => process.exit(0));

new PuppetServer({ endpoint: `127.0.0.1:${port}`, puppet, token, tls: { disable: true } })
  .start()
  .then(() => process.send({ ready: true }));
