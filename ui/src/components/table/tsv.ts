import { exact, numeric, titleOf, type Column } from "./columns";

/** One cell: a tab or a line's end would open another, and a program that is pasted into must not take a name for a formula. */
function cell<R>(column: Column<R>, row: R): string {
  const text = exact(column.kind, column.value(row)).replace(/\s+/g, " ").trim();
  return !numeric(column.kind) && /^[=+\-@]/.test(text) && !/^[-+]?\d/.test(text) ? `'${text}` : text;
}

/** Rows for the clipboard, as Excel and WPS take them: every digit, cells set apart by tabs, the heads above. */
export function tsv<R>(columns: readonly Column<R>[], rows: readonly R[], heads = true): string {
  const held = columns.filter(({ picture }) => picture !== true);
  const lines = rows.map((row) => held.map((column) => cell(column, row)));
  if (heads) lines.unshift(held.map(titleOf));
  return lines.map((line) => `${line.join("\t")}\r\n`).join("");
}

/** Puts a text on the clipboard, also where the web view gives no access to it. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    if (!done) throw new Error("剪贴板不让写入");
  }
}
