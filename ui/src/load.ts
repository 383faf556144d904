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
 * nothing to ask yet. One question at a time: of those that come meanwhile only the last is asked, and an
 * answer that was overtaken is dropped.
 */
export function useLoad<T>(sources: WatchSource[], read: () => Promise<T> | null): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<CallError | null>(null);
  const loading = ref(false);
  let overtaken = false;

  async function reload(): Promise<void> {
    if (loading.value) {
      overtaken = true;
      return;
    }
    loading.value = true;
    do {
      overtaken = false;
      let answer: T | null = null;
      let failure: CallError | null = null;
      try {
        answer = await read();
      } catch (thrown) {
        failure = asCallError(thrown);
      }
      if (!overtaken) {
        data.value = answer;
        error.value = failure;
      }
    } while (overtaken);
    loading.value = false;
  }

  watch([...sources, () => session.revision], reload, { immediate: true });
  return { data, error, loading, reload };
}
