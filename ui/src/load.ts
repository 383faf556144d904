import { ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from "vue";

import { asCallError, type CallError } from "./platform";
import { session } from "./session";

/** Something read from the core. The last data stays while new is on its way, so that the layout does not jump. */
export interface Loaded<T> {
  data: ShallowRef<T | null>;
  error: ShallowRef<CallError | null>;
  loading: Ref<boolean>;
  reload: () => void;
}

/**
 * Reads now, and again whenever one of `sources` or the data changes. `read` gives `null` when there is
 * nothing to ask yet. An answer that a later question overtook is dropped.
 */
export function useLoad<T>(sources: WatchSource[], read: () => Promise<T> | null): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<CallError | null>(null);
  const loading = ref(false);
  let asked = 0;

  async function reload(): Promise<void> {
    const mine = ++asked;
    const reading = read();
    if (reading === null) {
      data.value = null;
      error.value = null;
      loading.value = false;
      return;
    }
    loading.value = true;
    try {
      const answer = await reading;
      if (mine !== asked) return;
      data.value = answer;
      error.value = null;
    } catch (thrown) {
      if (mine !== asked) return;
      data.value = null;
      error.value = asCallError(thrown);
    }
    loading.value = false;
  }

  watch([...sources, () => session.revision], reload, { immediate: true });
  return { data, error, loading, reload };
}
