import { computed, shallowRef, type ComputedRef, type Ref } from "vue";

import type { Column } from "./columns";

/** What the clerk switched on and off; all others stand as their column says. */
interface Kept {
  on: string[];
  off: string[];
}

const none: Kept = { on: [], off: [] };
const place = (name: string) => `jiheng-columns-${name}`;

function read(name: string): Kept {
  try {
    const { on, off } = JSON.parse(localStorage.getItem(place(name)) ?? "{}") as Partial<Kept>;
    const ids = (list: unknown) => (Array.isArray(list) ? list.filter((id) => typeof id === "string") : []);
    return { on: ids(on), off: ids(off) };
  } catch {
    // Not there, not readable, not allowed: the columns as they come.
    return none;
  }
}

function write(name: string, kept: Kept) {
  try {
    if (kept.on.length + kept.off.length === 0) localStorage.removeItem(place(name));
    else localStorage.setItem(place(name), JSON.stringify(kept));
  } catch {
    // The choice holds as long as the page does.
  }
}

/** Which columns are shown. */
export interface Choice<R> {
  shown: ComputedRef<Column<R>[]>;
  isOn: (column: Column<R>) => boolean;
  set: (column: Column<R>, on: boolean) => void;
  /** Whether the clerk changed anything. */
  changed: ComputedRef<boolean>;
  reset: () => void;
}

/** The columns that are shown of a table, remembered by its name. */
export function useChoice<R>(name: string, columns: Readonly<Ref<readonly Column<R>[]>>): Choice<R> {
  const kept = shallowRef(read(name));
  const isOn = ({ id, fixed, optional }: Column<R>) => fixed === true || kept.value.on.includes(id) || (optional !== true && !kept.value.off.includes(id));
  const keep = (now: Kept) => write(name, (kept.value = now));
  return {
    isOn,
    shown: computed(() => columns.value.filter(isOn)),
    set({ id, optional }, on) {
      const rest = { on: kept.value.on.filter((other) => other !== id), off: kept.value.off.filter((other) => other !== id) };
      if (on && optional === true) rest.on.push(id);
      if (!on && optional !== true) rest.off.push(id);
      keep(rest);
    },
    changed: computed(() => kept.value.on.length + kept.value.off.length > 0),
    reset: () => keep(none),
  };
}
