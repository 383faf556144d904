import { numeric, type Column } from "./columns";

/** What two ways of typing one word have in common: half width, small letters. */
const plain = (text: string) => text.normalize("NFKC").toLowerCase();

/** The words of a filter. */
export function words(filter: string): string[] {
  return plain(filter).split(/\s+/).filter((word) => word !== "");
}

/** The rows that bear every word in some column of text, whether it is shown or not: a department is found by a code that is not. */
export function filtered<R>(rows: readonly R[], columns: readonly Column<R>[], filter: string): R[] {
  const wanted = words(filter);
  if (wanted.length === 0) return [...rows];
  const texts = columns.filter(({ kind, picture }) => !numeric(kind) && picture !== true);
  return rows.filter((row) => {
    const held = plain(texts.map(({ value }) => value(row) ?? "").join("\n"));
    return wanted.every((word) => held.includes(word));
  });
}
