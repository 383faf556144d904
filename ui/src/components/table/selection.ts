import { computed, shallowRef, type Ref } from "vue";

/** Which rows are ticked, by their keys; `seen` are the keys of the rows on the page, in their order. */
export function useSelection(selected: Ref<string[]>, seen: Readonly<Ref<readonly string[]>>) {
  const held = computed(() => new Set(selected.value));
  /** Where a range begins that is drawn with Shift. */
  const anchor = shallowRef<string | null>(null);

  function set(keys: readonly string[], on: boolean) {
    const now = new Set(held.value);
    for (const key of keys) if (on) now.add(key);
    else now.delete(key);
    selected.value = [...now];
  }

  return {
    has: (key: string) => held.value.has(key),
    /** How many of the rows on the page are ticked. */
    among: computed(() => seen.value.filter((key) => held.value.has(key)).length),
    toggle(key: string, range = false) {
      const on = !held.value.has(key);
      const [from, to] = [anchor.value === null ? -1 : seen.value.indexOf(anchor.value), seen.value.indexOf(key)];
      if (range && from >= 0 && to >= 0) set(seen.value.slice(Math.min(from, to), Math.max(from, to) + 1), on);
      else set([key], on);
      anchor.value = key;
    },
    all: (on: boolean) => set(seen.value, on),
    clear: () => (selected.value = []),
    /** Forgets what is no longer there: a tick must not come back with a row of another year. */
    prune(keys: ReadonlySet<string>) {
      const left = selected.value.filter((key) => keys.has(key));
      if (left.length !== selected.value.length) selected.value = left;
    },
  };
}
