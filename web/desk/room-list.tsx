import { briefText } from '../shared/body-view';
import { timeOf } from '../shared/times';
import type { Room } from '../shared/wire';
import type { Language, Texts } from '../texts';
import type { DeskModel } from './desk-model';

interface Props {
  model: DeskModel;
  language: Language;
  texts: Texts;
}

/** The groups, the one with the newest message first. */
export function RoomList({ model, language, texts }: Props) {
  const { rooms, phase } = model;
  return (
    <nav class="rooms" aria-label={texts.desk.rooms}>
      {phase === 'off' && <p class="empty">{texts.reasons['desk.off']}</p>}
      {phase === 'failed' && <p class="empty">{texts.connection.failed}</p>}
      {phase === 'ready' && rooms.length === 0 && <Empty texts={texts} />}
      <ul>
        {rooms.map((room) => (
          <li key={room.id}>
            <RoomButton model={model} room={room} language={language} texts={texts} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Empty({ texts }: { texts: Texts }) {
  return (
    <div class="empty">
      <h2>{texts.desk.empty}</h2>
      <p>
        {texts.desk.emptyHow}{' '}
        <a href="/" target="_blank" rel="noopener">
          {texts.desk.openChat}
        </a>{' '}
        {texts.desk.emptyThen}
      </p>
    </div>
  );
}

function RoomButton({ model, room, language, texts }: Props & { room: Room }) {
  const { id, title, last } = room;
  const open = id === model.openId;
  const unread = model.unread.has(id);
  const from = last.author === 'bot' ? texts.bot : last.person?.name;
  return (
    <button
      type="button"
      class={open ? 'room open' : 'room'}
      aria-current={open ? 'true' : undefined}
      onClick={() => void model.enter(id)}
    >
      <span class="room-title">{title}</span>
      <time>{timeOf(last.at, language)}</time>
      <span class="room-last">
        {from ? `${from}：` : ''}
        {briefText(last.body, texts)}
      </span>
      {unread && <span class="dot" role="img" aria-label={texts.desk.unread} />}
    </button>
  );
}
