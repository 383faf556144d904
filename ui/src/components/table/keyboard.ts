/** Where a key leads from a row among `count`, with `page` rows in sight; `null` for a key that does not move. */
export function step(key: string, n: number, count: number, page: number): number | null {
  const within = (to: number) => Math.max(0, Math.min(count - 1, to));
  switch (key) {
    case "ArrowDown":
      return within(n + 1);
    case "ArrowUp":
      return within(n - 1);
    case "PageDown":
      return within(n + page);
    case "PageUp":
      return within(n - page);
    case "Home":
      return within(0);
    case "End":
      return within(count - 1);
    default:
      return null;
  }
}

/** Whether a press was meant for something that stands in a row, not for the row. */
export const inner = (target: EventTarget | null) => target instanceof Element && target.closest("a, button, input, select, textarea, label, summary") !== null;

/** Whether a piece of text is marked: then a click ends a marking, and Ctrl+C is for the text. */
export const marking = () => (document.getSelection()?.toString() ?? "") !== "";
