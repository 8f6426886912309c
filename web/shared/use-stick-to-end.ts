import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_PX = 120;
const TOP_PX = 160;

interface Sticky {
  ref: { current: HTMLDivElement | null };
  /** Something new is below what is seen. */
  below: boolean;
  toEnd: () => void;
  onScroll: () => void;
}

/**
 * Keeps a list at its end while the reader is there, and where the reader is when older things come in above. `first`
 * and `last` name what the list begins and ends with; who says something, `mine` times so far, wants to see it. Before
 * anything was said there is no end to be at: what stands there is read from its beginning.
 */
export function useStickToEnd(first: string, last: string, mine: number, onTop: () => void): Sticky {
  const begun = first !== '' || mine > 0;
  const ref = useRef<HTMLDivElement | null>(null);
  const seen = useRef({ begun: false, first, last, mine, fromEnd: 0, top: 0, atEnd: false });
  const [below, setBelow] = useState(false);
  const toEnd = useCallback(() => {
    const list = ref.current;
    if (list) list.scrollTop = list.scrollHeight;
    setBelow(false);
  }, []);
  const onScroll = useCallback(() => {
    const list = ref.current;
    if (!list) return;
    const fromEnd = list.scrollHeight - list.scrollTop - list.clientHeight;
    // Only who scrolls up leaves the end; what grows meanwhile, as a photo that loads, takes nobody away from it.
    const wentUp = list.scrollTop < seen.current.top;
    seen.current.fromEnd = list.scrollHeight - list.scrollTop;
    seen.current.top = list.scrollTop;
    seen.current.atEnd = fromEnd < NEAR_PX || (seen.current.atEnd && !wentUp);
    if (seen.current.atEnd) setBelow(false);
    if (list.scrollTop < TOP_PX) onTop();
  }, [onTop]);
  useLayoutEffect(() => {
    const list = ref.current;
    const before = seen.current;
    if (!list) return;
    const isOlder = before.begun && before.first !== first && before.last === last;
    // What was begun just now is shown from its end.
    const atEnd = before.begun ? before.atEnd : begun;
    if (isOlder) list.scrollTop = list.scrollHeight - before.fromEnd;
    else if (atEnd || mine > before.mine) toEnd();
    else if (before.last !== last) setBelow(true);
    seen.current = { ...before, begun, first, last, mine, atEnd, fromEnd: list.scrollHeight - list.scrollTop };
  }, [begun, first, last, mine, toEnd]);
  useStayWhenResized(ref, seen, toEnd);
  return { ref, below, toEnd, onScroll };
}

/** A keyboard that opens, or a photo that loads, must not push the end out of sight. */
function useStayWhenResized(
  ref: { current: HTMLDivElement | null },
  seen: { current: { atEnd: boolean } },
  toEnd: () => void,
): void {
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list || !('ResizeObserver' in window)) return;
    const observer = new ResizeObserver(() => seen.current.atEnd && toEnd());
    observer.observe(list);
    if (list.firstElementChild) observer.observe(list.firstElementChild);
    return () => observer.disconnect();
  }, [ref, seen, toEnd]);
}
