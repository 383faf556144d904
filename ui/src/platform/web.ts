import { asCallError, CallError, type Name, type Platform, type RequestOf, type ResponseOf, type Step } from "./platform";

const KEPT = "jiheng-token";

/** The token that the dev host put behind the address, kept for this tab and dropped from the address. */
export function takeToken(): string {
  const found = /^#token=([0-9a-f]+)$/.exec(location.hash)?.[1];
  if (found !== undefined) {
    sessionStorage.setItem(KEPT, found);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEPT) ?? "";
}

const token = takeToken();

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, headers: { "x-jiheng-token": token } });
  } catch {
    throw new CallError({ code: "internal", message: "连不上本机服务，它可能已经退出。请重新启动后刷新页面。" });
  }
  if (!answer.ok) {
    const body: unknown = await answer.json().catch(() => null);
    throw asCallError((body as { error?: unknown } | null)?.error ?? new Error(`${path}: ${answer.status}`));
  }
  return answer;
}

/** One line of a command's answer. */
type Line = { progress: Step } | { ok: unknown } | { error: unknown };

/** Reads a streamed answer line by line as it comes. */
async function* lines(answer: Response): AsyncGenerator<Line> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const part = await reader?.read();
    rest += part?.value ?? "";
    const whole = rest.split("\n");
    rest = whole.pop() ?? "";
    for (const line of whole) if (line !== "") yield JSON.parse(line) as Line;
    if (part === undefined || part.done) return;
  }
}

async function upload(files: readonly File[]): Promise<string[]> {
  const paths: string[] = [];
  for (const file of files) {
    const answer = await ask(`/upload?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
    paths.push(((await answer.json()) as { path: string }).path);
  }
  return paths;
}

/** A browser's own file dialog; no files if it is given up. */
function choose(folder: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.webkitdirectory = folder;
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}

/** The dev host, for tests in a browser and for work on the pages. */
export const web: Platform = {
  async call<N extends Name>(name: N, request: RequestOf<N>, onProgress?: (step: Step) => void): Promise<ResponseOf<N>> {
    try {
      const answer = await ask(`/rpc/${name}`, { method: "POST", body: JSON.stringify(request) });
      for await (const line of lines(answer)) {
        if ("progress" in line) onProgress?.(line.progress);
        else if ("error" in line) throw asCallError(line.error);
        else return line.ok as ResponseOf<N>;
      }
    } catch (thrown) {
      throw asCallError(thrown);
    }
    throw new CallError({ code: "internal", message: "本机服务没有答完就断开了。请重试。" });
  },

  async pickFiles() {
    return upload(await choose(false));
  },

  async pickFolder() {
    return upload(await choose(true));
  },

  async pickFile() {
    return (await upload((await choose(false)).slice(0, 1)))[0] ?? null;
  },

  async pickPlace() {
    // A browser has no places: the dev host's own folder stands in.
    return (await this.saveFile("place"))?.replace(/[\\/][^\\/]*$/, "") ?? null;
  },

  async saveFile(suggestedName) {
    const answer = await ask(`/scratch?name=${encodeURIComponent(suggestedName)}`);
    return ((await answer.json()) as { path: string }).path;
  },

  async saved(path) {
    const answer = await ask(`/download?path=${encodeURIComponent(path)}`);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = path.split(/[\\/]/).at(-1) ?? path;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return link.download;
  },

  async print() {
    window.print();
  },

  async onDrop(hear) {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      hear({ kind: "over" });
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) hear({ kind: "leave" });
    };
    const drop = async (event: DragEvent) => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      hear({ kind: "drop", paths: await upload(files) });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  },

  async openedWith() {
    return [];
  },
};
