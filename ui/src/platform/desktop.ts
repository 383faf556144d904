import { Channel, invoke } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";

import { asCallError, type DropEvent, type Name, type Platform, type RequestOf, type ResponseOf, type Step } from "./platform";

declare global {
  interface Window {
    /** Set by the shell before the page's own scripts. */
    __JIHENG__?: { files: string[] };
  }
}

const TAKEN = "jiheng-opened-with";

/** What `open` of the dialog plugin gives, as a list. */
function listed(chosen: string | string[] | null): string[] {
  return chosen === null ? [] : Array.isArray(chosen) ? chosen : [chosen];
}

/** The Tauri window. */
export const desktop: Platform = {
  async call<N extends Name>(name: N, request: RequestOf<N>, onProgress?: (step: Step) => void): Promise<ResponseOf<N>> {
    const progress = new Channel<Step>();
    progress.onmessage = (step) => onProgress?.(step);
    try {
      return await invoke<ResponseOf<N>>("call", { name, request, progress });
    } catch (thrown) {
      throw asCallError(thrown);
    }
  },

  async pickFiles() {
    return listed(
      await open({
        title: "选择报送文件",
        multiple: true,
        filters: [
          { name: "报送文件", extensions: ["xlsx", "docx", "xls", "et", "xlsm", "xlsb", "ods", "csv", "zip", "wps", "doc"] },
          { name: "所有文件", extensions: ["*"] },
        ],
      }),
    );
  },

  async pickFolder() {
    return listed(await open({ title: "选择装有报送文件的文件夹", directory: true, multiple: true }));
  },

  async pickFile(title, ...endings) {
    const filters = [
      { name: endings.map((ending) => `.${ending}`).join(" "), extensions: endings },
      { name: "所有文件", extensions: ["*"] },
    ];
    return listed(await open({ title, filters }))[0] ?? null;
  },

  async pickPlace(title) {
    return listed(await open({ title, directory: true }))[0] ?? null;
  },

  async saveFile(suggestedName) {
    const ending = suggestedName.slice(suggestedName.lastIndexOf(".") + 1);
    return save({ title: "导出到", defaultPath: suggestedName, filters: [{ name: ending.toUpperCase(), extensions: [ending] }] });
  },

  async saved(path) {
    return path;
  },

  async print() {
    try {
      await invoke("plugin:webview|print");
    } catch (thrown) {
      throw asCallError(thrown);
    }
  },

  async onDrop(hear) {
    return getCurrentWebview().onDragDropEvent(({ payload }) => {
      const event: DropEvent =
        payload.type === "drop" ? { kind: "drop", paths: payload.paths } : payload.type === "leave" ? { kind: "leave" } : { kind: "over" };
      hear(event);
    });
  },

  async openedWith() {
    // A reload of the page must not import the same files again.
    if (sessionStorage.getItem(TAKEN) !== null) return [];
    sessionStorage.setItem(TAKEN, "yes");
    return window.__JIHENG__?.files ?? [];
  },
};
