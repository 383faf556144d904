import { numeric, printed, type Column } from "./columns";

/** No column of text takes more than this, in half-width characters. */
const WIDEST = 44;

/** How wide a text is in half-width characters. */
const chars = (text: string) => [...text].reduce((sum, char) => sum + (char < "\u2000" ? 1 : 2), 0);

/** How a column is held to its width: `rest` takes what the others leave. */
export interface Width {
  kind: "content" | "sized" | "rest";
  css?: string;
}

/** What a column says of its width. */
export function widthOf<R>({ width }: Column<R>): Width {
  if (width === undefined) return { kind: "content" };
  return { kind: width.endsWith("%") ? "rest" : "sized", css: width };
}

/** The width that a column's longest value needs, so that columns stay where they are while only some rows are drawn. */
export function widest<R>(column: Column<R>, rows: readonly R[]): Width {
  if (column.width !== undefined) return widthOf(column);
  let longest = "";
  const length = numeric(column.kind) ? (text: string) => text.indexOf(".") + 1 || text.length + 1 : chars;
  for (const row of rows) {
    const value = column.value(row);
    if (value !== null && length(value) > length(longest)) longest = value;
  }
  const needed = Math.min(WIDEST, Math.max(chars(printed(column.kind, longest)), chars(column.title) + 2));
  return { kind: "sized", css: `calc(${needed}ch + 2 * var(--cell))` };
}
