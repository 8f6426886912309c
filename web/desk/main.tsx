import { render } from 'preact';
import '../styles/base.css';
import '../styles/message.css';
import '../styles/composer.css';
import '../styles/desk.css';
import { DeskApp } from './desk-app';
import { DeskModel } from './desk-model';

const root = document.getElementById('app');
const model = new DeskModel();
void model.open();
if (root) render(<DeskApp model={model} />, root);
