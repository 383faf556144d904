import { onScopeDispose } from "vue";

import type { Sort } from "./columns";

/** What a table looked like when the page was left, for the way back to it. */
export interface Look {
  sort: Sort | null;
  filter: string;
  /** The row that was last in use. */
  at: string | null;
}

type Looks = Record<string, Look>;

/** The look that this entry of the history bears for a table; `null` on a way that was not gone before. */
export function recalled(name: string): Look | null {
  return (history.state as { tables?: Looks } | null)?.tables?.[name] ?? null;
}

function write(name: string, look: Look) {
  try {
    const state = (history.state ?? {}) as { tables?: Looks };
    history.replaceState({ ...state, tables: { ...state.tables, [name]: look } }, "");
  } catch {
    // Web views bound how often this is done; the look is then an older one.
  }
}

/** Keeps a table's look with this entry of the history; `later` waits until typing has come to an end. */
export function useRemembered(name: string, look: () => Look) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    write(name, look());
  };
  onScopeDispose(() => clearTimeout(timer));
  return {
    now,
    later() {
      clearTimeout(timer);
      timer = setTimeout(now, 200);
    },
  };
}
