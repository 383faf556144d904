/** What the window comes back to when it is opened again: the page and the year, for each database. */
export interface Place {
  path: string;
  year: number | null;
}

const KEY = "jiheng-last";
const KEPT = 8;

function read(): Record<string, Place> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, Place>) : {};
  } catch {
    return {};
  }
}

/** Where the window was when it was last closed on this database. */
export function lastPlace(database: string): Place | null {
  const place = read()[database];
  return typeof place?.path === "string" && place.path.startsWith("/") ? { path: place.path, year: typeof place.year === "number" ? place.year : null } : null;
}

/** Keeps where the window is; of databases that were not opened for long nothing is kept. */
export function keepPlace(database: string, place: Place): void {
  const others = Object.entries(read()).filter(([name]) => name !== database).slice(-(KEPT - 1));
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries([...others, [database, place]])));
  } catch {
    // A web view that keeps nothing begins at its first page.
  }
}
