import { render } from 'preact';
import '../styles/base.css';
import '../styles/message.css';
import '../styles/composer.css';
import '../styles/chat.css';
import { ChatApp } from './chat-app';
import { ChatModel } from './chat-model';

const root = document.getElementById('app');
const payload = new URLSearchParams(location.search).get('start');
const model = new ChatModel(payload && /^[A-Za-z0-9_-]{1,128}$/.test(payload) ? payload : null);
void model.open();
if (root) render(<ChatApp model={model} />, root);
