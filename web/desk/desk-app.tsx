import { useCallback, useEffect, useState } from 'preact/hooks';
import { Header } from '../shared/header';
import { useChanging } from '../shared/signal';
import { firstLanguage, rememberLanguage, textsOf, type Language } from '../texts';
import type { DeskModel } from './desk-model';
import { RoomList } from './room-list';
import { RoomView } from './room-view';

/** The demonstration of the units' groups: the list on the left, the open group on the right. */
export function DeskApp({ model }: { model: DeskModel }) {
  useChanging(model);
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const texts = textsOf(language);
  const [staffId, setStaffId] = useState(readStaff);
  const staff = texts.desk.staff.find(({ id }) => id === staffId) ?? texts.desk.staff[0];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${texts.title} ${texts.desk.demo}`;
  }, [language, texts]);
  const change = useCallback((next: Language) => {
    setLanguage(next);
    rememberLanguage(next);
  }, []);
  const choose = (id: string): void => {
    setStaffId(id);
    sessionStorage.setItem('ys.desk.staff', id);
  };
  return (
    <div class={model.openId === null ? 'page desk-page' : 'page desk-page in-room'}>
      <Header texts={texts} language={language} onLanguage={change}>
        <div class="brand">
          <h1>
            {texts.desk.title} <span class="badge">{texts.desk.demo}</span>
          </h1>
        </div>
        <label class="as">
          <span>{texts.desk.as}</span>
          <select
            value={staff?.id}
            title={texts.desk.both}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {texts.desk.staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </Header>
      <p class="about">
        {texts.desk.about} {texts.desk.both}
      </p>
      {!model.live && (
        <p class="notice" role="status">
          {texts.connection.lost}
        </p>
      )}
      <div class="panes">
        <RoomList model={model} language={language} texts={texts} />
        {staff && <RoomView key={model.openId} model={model} staff={staff} language={language} texts={texts} />}
      </div>
    </div>
  );
}

/** Each window has its own person, so that two can press at once. */
function readStaff(): string {
  return sessionStorage.getItem('ys.desk.staff') ?? 'wang';
}
