import { computed, reactive, ref, shallowRef } from "vue";

import type { Code, FileOutcome, ImportRequest, OnConflict } from "../../bindings";
import { asCallError, platform, type CallError, type Step } from "../../platform";
import { changed } from "../../session";

/** What a file that needs a decision is brought in with. */
export interface Answer {
  department?: string;
  year?: number;
  on_conflict?: OnConflict;
}

/** Whether files are dragged over the window. */
export const dragging = ref(false);
/** How far the running import is; `null` before its first step. */
export const step = ref<Step | null>(null);
/** Why the last import could not be done at all. */
export const failure = shallowRef<CallError | null>(null);
/** The files of this sitting, newest first, each once. */
export const results = reactive<FileOutcome[]>([]);

/** What the clerk answered for each file so far: a later question must not forget an earlier answer. */
export const answers = new Map<string, Answer>();

/** What a file that needs a decision leaves open. */
export function questions({ problems }: Pick<FileOutcome, "problems">): { department: boolean; year: boolean; conflict: boolean } {
  const open = (...codes: Code[]) => problems.some(({ code }) => codes.includes(code));
  return { department: open("department_unknown"), year: open("year_unknown", "year_contradicts"), conflict: open("form_conflict") };
}

const waiting = ref<Partial<ImportRequest>[]>([]);
/** Whether files are being read now. */
export const running = ref(false);

/** Files of this sitting by status. */
export const totals = computed(() => {
  const count = (status: FileOutcome["status"]) => results.filter((file) => file.status === status).length;
  return { imported: count("imported"), unchanged: count("unchanged"), refused: count("refused"), needs_decision: count("needs_decision") };
});

/** A new outcome takes the place of the same file's older one. */
export function put(outcomes: readonly FileOutcome[]): void {
  const fresh: FileOutcome[] = [];
  for (const outcome of outcomes) {
    const place = results.findIndex(({ path }) => path === outcome.path);
    if (place >= 0) results[place] = outcome;
    else fresh.push(outcome);
  }
  results.unshift(...fresh);
}

/** Imports files and folders; what comes while an import runs waits for its turn. */
export async function bringIn(paths: readonly string[], answer: Answer = {}): Promise<void> {
  if (paths.length === 0) return;
  const [only] = paths;
  const known = paths.length === 1 && only !== undefined ? { ...answers.get(only), ...answer } : answer;
  if (only !== undefined && paths.length === 1) answers.set(only, known);
  waiting.value.push({ paths: [...paths], ...known });
  if (running.value) return;
  running.value = true;
  failure.value = null;
  for (let request = waiting.value.shift(); request !== undefined; request = waiting.value.shift()) {
    step.value = null;
    try {
      const { files } = await platform().call("import", request, (at) => (step.value = at));
      put(files);
      await changed();
    } catch (thrown) {
      failure.value = asCallError(thrown);
    }
  }
  running.value = false;
}
