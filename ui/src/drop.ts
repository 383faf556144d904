import { onMounted, onUnmounted, shallowRef } from "vue";

/** Who takes files that are dropped, while its page is open; without one they are read as filings. */
export const receiver = shallowRef<{ text: string; take: (path: string, all: string[]) => void } | null>(null);

/** The open page takes a dropped file itself; `all` are those dropped with it. `text` says so while the file hangs over the window. */
export function useDrop(text: string, take: (path: string, all: string[]) => void): void {
  const mine = { text, take };
  onMounted(() => (receiver.value = mine));
  onUnmounted(() => {
    if (receiver.value === mine) receiver.value = null;
  });
}
