import type { Platform } from "./platform";

export * from "./platform";

let current: Platform | null = null;

/** The machine the pages run on. */
export function platform(): Platform {
  if (current === null) throw new Error("the platform is chosen before the first page");
  return current;
}

/** Chooses the platform: tests give their own. */
export function usePlatform(chosen: Platform): void {
  current = chosen;
}

/** The Tauri window where there is one, else the dev host. */
export async function choosePlatform(): Promise<void> {
  usePlatform("__TAURI_INTERNALS__" in window ? (await import("./desktop")).desktop : (await import("./web")).web);
}
