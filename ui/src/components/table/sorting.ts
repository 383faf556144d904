import { comparable } from "../../format";
import { numeric, type Column, type Sort } from "./columns";

/** Chinese order; 第2项 before 第10项. */
const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

/** How two keys stand to each other; none stands behind all others whichever way is asked for. */
function ordered<K>(left: K | null, right: K | null, compare: (left: K, right: K) => number, down: boolean): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return down ? compare(right, left) : compare(left, right);
}

/** The rows in the order of a column; equals stay in the order given, and so does everything when no column of that name sorts. */
export function sorted<R>(rows: readonly R[], columns: readonly Column<R>[], sort: Sort | null): R[] {
  const column = sort === null ? undefined : columns.find(({ id }) => id === sort.by);
  if (sort === null || column === undefined) return [...rows];
  const values = rows.map((row) => column.value(row));
  const places = rows.map((_, n) => n);
  if (column.order !== undefined) {
    const keys = rows.map(column.order);
    places.sort((left, right) => ordered(keys[left] ?? null, keys[right] ?? null, (left, right) => left - right, sort.down) || left - right);
  } else if (numeric(column.kind)) {
    const keys = comparable(values);
    const compare = (left: bigint, right: bigint) => (left < right ? -1 : left > right ? 1 : 0);
    places.sort((left, right) => ordered(keys[left] ?? null, keys[right] ?? null, compare, sort.down) || left - right);
  } else {
    const keys = values.map((value) => (value === null || value.trim() === "" ? null : value));
    places.sort((left, right) => ordered(keys[left] ?? null, keys[right] ?? null, collator.compare, sort.down) || left - right);
  }
  return places.map((place) => rows[place] as R);
}

/** What a press on a column's head leads to: its own first way, the other way, back to the order given. */
export function pressed<R>(column: Column<R>, sort: Sort | null): Sort | null {
  const first = column.rising === true ? false : numeric(column.kind);
  if (sort?.by !== column.id) return { by: column.id, down: first };
  return sort.down === first ? { by: column.id, down: !first } : null;
}
