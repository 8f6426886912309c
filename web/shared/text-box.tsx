import { forwardRef } from 'preact/compat';
import { useLayoutEffect } from 'preact/hooks';

interface Props {
  text: string;
  placeholder: string;
  onText: (text: string) => void;
  onEnter: () => void;
}

const MOST_PX = 160;
/** What browsers report for keys that an input method swallows; some end the composition before this event. */
const COMPOSING = 229;

/** A box that grows with its words. Enter sends where there is a keyboard, and never while Chinese is being composed. */
export const TextBox = forwardRef<HTMLTextAreaElement, Props>(function TextBox(props, ref) {
  const { text, placeholder, onText, onEnter } = props;
  useLayoutEffect(() => {
    const box = (ref as { current: HTMLTextAreaElement | null } | null)?.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(MOST_PX, box.scrollHeight + 2)}px`;
  }, [text, ref]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === COMPOSING) return;
    if (!window.matchMedia('(hover: hover) and (pointer: fine)').matches) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <textarea
      id="input"
      ref={ref}
      rows={1}
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      enterkeyhint="enter"
      onInput={({ currentTarget }) => onText(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
});
