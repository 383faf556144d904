import { reactive } from "vue";

/** A sentence that shows for a while at the foot of the window: of what was done without asking, and what can be done about it. */
export interface Toast {
  id: number;
  text: string;
  bad: boolean;
  action: { title: string; run: () => void } | null;
}

/** Those that show now, oldest first. */
export const toasts = reactive<Toast[]>([]);
const STAYS = 6_000;
let last = 0;

/** Shows a sentence; what failed stays until it is closed. */
export function toast(text: string, { bad = false, action = null }: { bad?: boolean; action?: Toast["action"] } = {}): void {
  const id = (last += 1);
  toasts.push({ id, text, bad, action });
  if (toasts.length > 3) toasts.shift();
  if (!bad) setTimeout(() => dismiss(id), STAYS);
}

/** Takes a sentence away. */
export function dismiss(id: number): void {
  const place = toasts.findIndex((one) => one.id === id);
  if (place >= 0) toasts.splice(place, 1);
}
