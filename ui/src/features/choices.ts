import { computed, type ComputedRef, type Ref, type WritableComputedRef } from "vue";

/** Names are kept in one address as a list; no department's name bears this sign. */
const BETWEEN = "|";

/** A list that the address carries as one text. */
export function listOf(text: Ref<string>): WritableComputedRef<string[]> {
  return computed({ get: () => text.value.split(BETWEEN).filter((part) => part !== ""), set: (list) => (text.value = list.join(BETWEEN)) });
}

/** The superior departments that others stand under. */
export function superiorsOf(register: Ref<{ departments: readonly { superior: string | null }[] } | null>): ComputedRef<string[]> {
  return computed(() => [...new Set((register.value?.departments ?? []).flatMap(({ superior }) => superior ?? []))].sort((a, b) => a.localeCompare(b, "zh-CN")));
}
