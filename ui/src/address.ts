import { ref, watch, type Ref } from "vue";
import { useRoute, useRouter } from "vue-router";

/**
 * A choice that the page's address carries, so that back and forward find it again: `?by=self`. What is not in `allowed` is
 * `fallback`, which the address does not bear.
 */
export function inAddress<T extends string>(key: string, fallback: T, allowed?: readonly T[]): Ref<T> {
  const route = useRoute();
  const router = useRouter();
  const { path } = route;
  const read = (): T => {
    const text = route.query[key];
    return typeof text === "string" && (allowed === undefined || (allowed as readonly string[]).includes(text)) ? (text as T) : fallback;
  };
  const value = ref(read()) as Ref<T>;
  watch(
    () => route.query[key],
    () => {
      if (route.path === path) value.value = read();
    },
  );
  watch(value, (now) => {
    // The page may already be on its way out.
    if (route.path !== path || read() === now) return;
    // What is `undefined` is left out of the address.
    void router.replace({ query: { ...route.query, [key]: now === fallback ? undefined : now }, hash: route.hash });
  });
  return value;
}
