import { computed, reactive } from "vue";

import type { Status } from "./bindings";
import { asCallError, platform, type CallError, type Step } from "./platform";

/** What all pages share: the database's years, the year looked at, and a count that rises with every change of the data. */
export const session = reactive({
  status: null as Status | null,
  failure: null as CallError | null,
  /** How far the making of the county is that the program was started for. */
  preparing: null as Step | null,
  year: null as number | null,
  revision: 0,
});

/** The years that have filings or a ledger of the bureau's, oldest first. */
export const years = computed(() => {
  const { years: filed = [], ledgers = [] } = session.status ?? {};
  return [...new Set([...filed, ...ledgers].map(({ year }) => year))].sort((a, b) => a - b);
});

/** Whether nothing has been imported yet. */
export const empty = computed(() => session.status !== null && session.status.years.length === 0);

/** Reads the database's state anew; the year stays where it is if it still has something, else it is the last one filed for. */
export async function refresh(): Promise<void> {
  try {
    session.status = await platform().call("status", {}, (step) => (session.preparing = step));
    session.failure = null;
    if (session.year === null || !years.value.includes(session.year)) session.year = session.status.years.at(-1)?.year ?? years.value.at(-1) ?? null;
  } catch (thrown) {
    session.failure = asCallError(thrown);
  }
}

/** To be called after a command that changes data: every page reads anew. */
export async function changed(): Promise<void> {
  await refresh();
  session.revision += 1;
}
