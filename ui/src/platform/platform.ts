import type { Code, Commands, Error as Failure } from "../bindings";

/** The name of a command. */
export type Name = keyof Commands;
/** What a command takes; a field that is left out takes its default. */
export type RequestOf<N extends Name> = Partial<Commands[N]["request"]>;
/** What a command gives. */
export type ResponseOf<N extends Name> = Commands[N]["response"];

/** How far a long command is. */
export interface Step {
  /** Items done. */
  done: number;
  /** Items in all. */
  total: number;
  /** What is being done now (a file's name). */
  current: string;
}

/** What happens while files are dragged over the window; paths come with the drop. */
export type DropEvent = { kind: "over" } | { kind: "leave" } | { kind: "drop"; paths: string[] };

/** All that the pages need of the machine they run on. */
export interface Platform {
  /** Runs a command. Fails with a `CallError`, nothing else. */
  call<N extends Name>(name: N, request: RequestOf<N>, onProgress?: (step: Step) => void): Promise<ResponseOf<N>>;
  /** Lets the clerk choose files to import; their paths, none if given up. */
  pickFiles(): Promise<string[]>;
  /** Lets the clerk choose folders to import. */
  pickFolder(): Promise<string[]>;
  /** Lets the clerk choose one file of some endings (`db`); its path, `null` if given up. */
  pickFile(title: string, ...endings: string[]): Promise<string | null>;
  /** Lets the clerk choose a place for files that are written later; `null` if given up. */
  pickPlace(title: string): Promise<string | null>;
  /** Lets the clerk say where to write a file; `null` if given up. */
  saveFile(suggestedName: string): Promise<string | null>;
  /** To be called when a file asked for by `saveFile` is written; gives the name to show. */
  saved(path: string): Promise<string>;
  /** Opens the print dialog for what the page shows on paper. It may still be open when this is done. */
  print(): Promise<void>;
  /** Hears of files dragged over the window; gives a function that ends it. */
  onDrop(hear: (event: DropEvent) => void): Promise<() => void>;
  /** Files that the program was started with. */
  openedWith(): Promise<string[]>;
}

/** A command's failure: its code, and a Chinese sentence that can be shown as it is. */
export class CallError extends Error {
  readonly code: Code;
  readonly sheet: string | null;
  readonly cell: string | null;

  constructor(failure: Pick<Failure, "code" | "message"> & Partial<Failure>) {
    super(failure.message);
    this.name = "CallError";
    this.code = failure.code;
    this.sheet = failure.sheet ?? null;
    this.cell = failure.cell ?? null;
  }
}

/** Whatever was thrown, as a `CallError`. */
export function asCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return new CallError(thrown as Failure);
  }
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new CallError({ code: "internal", message: `程序内部出错：${said}。数据没有改动，请重试；仍然不行时重新打开程序。` });
}
