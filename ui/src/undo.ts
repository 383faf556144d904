import { asCallError, platform } from "./platform";
import { changed } from "./session";
import { toast } from "./toast";

let running = false;

/** Takes the last edit by hand back, or does it again, and says so. What is under way is not overtaken. */
export async function takeBack(way: "undo" | "redo" = "undo"): Promise<void> {
  if (running) return;
  running = true;
  try {
    const { title } = await platform().call(way, {});
    await changed();
    const other = way === "undo" ? ("redo" as const) : ("undo" as const);
    toast(`${way === "undo" ? "已撤销" : "已重做"}：${title}`, { action: { title: way === "undo" ? "重做" : "撤销", run: () => void takeBack(other) } });
  } catch (thrown) {
    const error = asCallError(thrown);
    toast(error.message, { bad: error.code !== "not_found" });
  } finally {
    running = false;
  }
}
