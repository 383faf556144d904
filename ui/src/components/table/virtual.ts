import { computed, onUnmounted, ref, watch, type Ref } from "vue";

/** Tables with more rows draw only those in sight. */
export const MANY = 1000;
/** Rows drawn beyond either edge. */
const BEYOND = 20;

/** Which rows are drawn: from (included) to (not included). */
export function windowOf(rows: number, height: number, top: number, room: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(Math.floor(top / height) - BEYOND, rows));
  return { from, to: Math.min(rows, Math.max(from, Math.ceil((top + room) / height) + BEYOND)) };
}

/** Draws only the rows in sight of a box that scrolls; all of them on paper. `redraw` must draw at once: a print does not wait. */
export function useVirtual(box: Readonly<Ref<HTMLElement | null>>, count: () => number, possible: () => boolean, redraw: () => void) {
  const height = ref(30);
  const top = ref(0);
  const room = ref(800);
  const printing = ref(false);
  const virtual = computed(() => possible() && count() > MANY && !printing.value);
  const drawn = computed(() => (virtual.value ? windowOf(count(), height.value, top.value, room.value) : { from: 0, to: count() }));

  function measure() {
    if (box.value === null) return;
    const measured = box.value.querySelector("tbody tr.row")?.getBoundingClientRect().height ?? 0;
    if (measured > 0) height.value = measured;
    if (box.value.clientHeight > 0) room.value = box.value.clientHeight;
    top.value = box.value.scrollTop;
  }

  const watching = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(measure);
  watch(
    box,
    (now, before) => {
      if (before) watching?.unobserve(before);
      if (now) watching?.observe(now);
      measure();
    },
    { flush: "post" },
  );

  const print = (on: boolean) => () => {
    printing.value = on;
    redraw();
  };
  const [before, after] = [print(true), print(false)];
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  onUnmounted(() => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
    watching?.disconnect();
  });

  /** Scrolls so that a row stands between the head and the line of totals, drawn or not. */
  function reveal(n: number) {
    if (box.value === null || !virtual.value) return;
    const covered = ["thead", "tfoot"].reduce((sum, part) => sum + (box.value?.querySelector(part)?.getBoundingClientRect().height ?? 0), 0);
    const [from, to] = [n * height.value, (n + 1) * height.value];
    if (from < box.value.scrollTop) box.value.scrollTop = from;
    else if (to > box.value.scrollTop + box.value.clientHeight - covered) box.value.scrollTop = to + covered - box.value.clientHeight;
    measure();
  }

  return { virtual, drawn, height, measure, reveal };
}
