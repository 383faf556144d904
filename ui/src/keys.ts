/** Whether a key pressed there belongs to the field: one that takes text of its own. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "range", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Moves the keyboard from navigation and header into the page, and from the page back to where it stands in the navigation:
 * without it a page begins behind twenty presses of Tab. */
export function crossOver(): void {
  const main = document.querySelector("main");
  const inside = main?.contains(document.activeElement) ?? false;
  const ends = inside ? document.querySelectorAll<HTMLElement>("nav [aria-current='page']") : main?.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex='0']");
  [...(ends ?? [])].find((end) => end.checkVisibility())?.focus();
}

/** The keys that work everywhere, as the help shows them. */
export const keys: { keys: string; does: string }[] = [
  { keys: "Ctrl K", does: "查找部门、项目、指标、问题和页面" },
  { keys: "Ctrl Z", does: "撤销最近一次手工修改（更正、复核、处理问题、状态、名册、规则）" },
  { keys: "Ctrl Y", does: "重做刚撤销的修改" },
  { keys: "Alt ←　Alt →", does: "后退、前进；鼠标侧键也可以" },
  { keys: "F5", does: "重新读取数据" },
  { keys: "Tab　Shift Tab", does: "到下一处、上一处" },
  { keys: "F6", does: "从导航到页面，从页面到导航" },
  { keys: "↑　↓　Enter", does: "在表格和列表里移动、打开" },
  { keys: "Esc", does: "关闭对话框" },
  { keys: "F1 或 ?", does: "这份说明" },
];
