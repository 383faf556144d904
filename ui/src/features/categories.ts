import { computed, ref, watch, type ComputedRef, type Ref } from "vue";

import { useLoad } from "../load";
import { platform } from "../platform";
import { session } from "../session";

/** A choice among the categories of the year's filings, kept in `category`; "" is all of them. No options when no department has one. */
export function useCategories(category: Ref<string> = ref("")): { category: Ref<string>; options: ComputedRef<{ value: string; title: string }[]> } {
  const { data } = useLoad([() => session.year], () => (session.year === null ? null : platform().call("filings", { year: session.year })));
  const options = computed(() => {
    const found = [...new Set((data.value?.filings ?? []).flatMap((line) => line.category ?? []))];
    return found.length === 0 ? [] : [{ value: "", title: "全部" }, ...found.map((name) => ({ value: name, title: name }))];
  });
  // Not before they are read: the address may bear one.
  watch(options, (choices) => {
    if (!choices.some(({ value }) => value === category.value)) category.value = "";
  });
  return { category, options };
}
