import { ref, watch } from "vue";

/** Who reviewed last in this sitting, where no reviewer is assigned. */
const last = ref("");

/** Who reviews: the one assigned, else the one of the last filing. */
export function useReviewer(assigned: () => string | null) {
  const by = ref(assigned() ?? last.value);
  watch(assigned, (name) => name !== null && (by.value = name));
  watch(by, (name) => (last.value = name));
  return { by };
}
