import { computed, reactive, ref, shallowRef } from "vue";

import type { Code, FileAnswer, FileOutcome, ImportRequest } from "../../bindings";
import { asCallError, platform, type CallError, type Step } from "../../platform";
import { changed } from "../../session";

/** A file of this sitting. */
export interface Item {
  file: FileOutcome;
  /** Read: what an import would come to, nothing is written. Done: what the import came to. */
  phase: "read" | "done";
  /** Whether the clerk wants it imported. */
  chosen: boolean;
}

/** Whether files are dragged over the window. */
export const dragging = ref(false);
/** How far the running work is; `null` before its first step. */
export const step = ref<Step | null>(null);
/** What is being done with files now. */
export const running = ref<"reading" | "importing" | null>(null);
/** When the running work began, in milliseconds. */
export const since = ref(0);
/** Why the last work could not be done at all. */
export const failure = shallowRef<CallError | null>(null);
/** The files of this sitting, newest first, each once. */
export const items = reactive<Item[]>([]);

/** What the clerk answered for each file so far: a later question must not forget an earlier answer. */
export const answers = reactive(new Map<string, FileAnswer>());

/** What a file that needs a decision leaves open. */
export function questions({ problems }: Pick<FileOutcome, "problems">): { department: boolean; year: boolean; conflict: boolean; reread: boolean } {
  const open = (...codes: Code[]) => problems.some(({ code }) => codes.includes(code));
  return { department: open("department_unknown"), year: open("year_unknown", "year_contradicts"), conflict: open("form_conflict"), reread: open("file_changed") };
}

/** Old documents that LibreOffice would have to convert, where it is not installed: told together, not one by one. */
const isUnconverted = ({ file }: Item) => file.problems.some(({ code }) => code === "converter_missing");
export const unconverted = computed(() => items.filter(isUnconverted));
/** The files that have a line of their own. */
export const listed = computed(() => items.filter((item) => !isUnconverted(item)));

/** Whether an import of the file as it was read would bring something in. */
export const ready = ({ file, phase }: Item) => phase === "read" && file.status === "imported";

/** What the button imports. */
export const chosen = computed(() => items.filter((item) => ready(item) && item.chosen));
/** Files that were read and can be imported, or could once a question is answered. */
export const planned = computed(() => items.filter(({ file, phase }) => phase === "read" && (file.status === "imported" || file.status === "needs_decision")));

/** Files of this sitting by what became of them. */
export const totals = computed(() => {
  const count = (phase: Item["phase"], status: FileOutcome["status"]) => items.filter((item) => item.phase === phase && item.file.status === status).length;
  return {
    ready: count("read", "imported"),
    imported: count("done", "imported"),
    unchanged: count("read", "unchanged") + count("done", "unchanged"),
    refused: count("read", "refused") + count("done", "refused"),
    needs_decision: count("read", "needs_decision") + count("done", "needs_decision"),
  };
});

/** A new outcome takes the place of the same file's older one. */
function put(outcomes: readonly FileOutcome[], phase: Item["phase"]): void {
  const fresh: Item[] = [];
  for (const file of outcomes) {
    const place = items.findIndex((item) => item.file.path === file.path);
    // What an import left open is a question again, to be answered like the first one.
    const item: Item = { file, phase: file.status === "needs_decision" ? "read" : phase, chosen: true };
    const old = items[place];
    if (old === undefined) fresh.push(item);
    else items[place] = { ...item, chosen: old.phase === "done" || old.chosen };
  }
  items.unshift(...fresh);
}

/** Whether the clerk wants the running work to stop, and the files it then did not reach. */
export const stopping = ref(false);
export const notReached = ref<string[]>([]);

/** Stops the running work after the file it is at: what is done stays, what is not is left as it was. */
export async function stop(): Promise<void> {
  stopping.value = true;
  waiting.splice(0);
  try {
    await platform().call("cancel", {});
  } catch (thrown) {
    failure.value = asCallError(thrown);
  }
}

const waiting: { kind: "reading" | "importing"; work: () => Promise<void> }[] = [];

/** One after the other: what comes while something runs waits for its turn. */
async function take(kind: "reading" | "importing", work: () => Promise<void>): Promise<void> {
  waiting.push({ kind, work });
  if (running.value !== null) return;
  failure.value = null;
  notReached.value = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    running.value = next.kind;
    stopping.value = false;
    step.value = null;
    since.value = Date.now();
    try {
      await next.work();
    } catch (thrown) {
      failure.value = asCallError(thrown);
    }
  }
  running.value = null;
  stopping.value = false;
  step.value = null;
}

/** Every answer so far goes along: a folder that is read again must not forget what was said of its files. */
const call = (request: Partial<ImportRequest>) => platform().call("import", { ...request, ...(answers.size > 0 ? { answers: Object.fromEntries(answers) } : {}) }, (at) => (step.value = at));

/** Reads files and folders, and writes nothing: what they are and what is open stands in `items` then. */
export async function look(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await take("reading", async () => {
    const { files, not_reached } = await call({ paths: [...paths], dry_run: true });
    notReached.value = [...notReached.value, ...not_reached];
    put(files, "read");
  });
}

/** Keeps what the clerk says of files, and reads them again with that. */
export async function settle(paths: readonly string[], answer: FileAnswer): Promise<void> {
  for (const path of paths) answers.set(path, { ...answers.get(path), ...answer });
  await look(paths);
}

/** The other files that ask the same, of one folder: a department's annexes often lie together without its name. */
export function alike({ path, problems }: FileOutcome): string[] {
  const folder = folderOf(path);
  const asked = JSON.stringify(questions({ problems }));
  return items.filter(({ file, phase }) => file.path !== path && phase === "read" && file.status === "needs_decision" && folderOf(file.path) === folder && JSON.stringify(questions(file)) === asked).map(({ file }) => file.path);
}
const folderOf = (path: string) => path.replace(/(^|[\\/]| › )[^\\/›]*$/, "");

/** Imports exactly the chosen files, each with its answers: one import, which is undone as one. */
export async function commit(): Promise<void> {
  const files = chosen.value.map(({ file }) => file);
  if (files.length === 0) return;
  await take("importing", async () => {
    try {
      // What was seen is what is written: a file that changed since is asked about again.
      const expected = Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256 ?? ""]));
      const { files: outcomes, not_reached } = await call({ paths: files.map(({ path }) => path), expected });
      notReached.value = [...notReached.value, ...not_reached];
      put(outcomes, "done");
      // The next file at this place is another one.
      for (const { path, status } of outcomes) if (status === "imported" || status === "unchanged") answers.delete(path);
    } finally {
      await changed();
    }
  });
}

/** Drops the answers given for a file, and asks again. */
export async function reopen(path: string): Promise<void> {
  answers.delete(path);
  await look([path]);
}

/** Takes files off the list; nothing else is changed. */
export function forget(paths: readonly string[]): void {
  for (const path of paths) {
    const place = items.findIndex((item) => item.file.path === path);
    if (place >= 0) items.splice(place, 1);
    answers.delete(path);
  }
}
