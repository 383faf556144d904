import type { Department, Difference } from "../../bindings";
import type { Choice } from "../../components/ChoiceField.vue";

/** A department as it is typed into the dialog. */
export interface Fields {
  name: string;
  code: string;
  category: string;
  superior: string;
  aliases: string[];
  first: string;
  last: string;
}

/** What is wrong with a field, in Chinese, by its name. */
export type Faults = Partial<Record<keyof Fields, string>>;

/** The categories that counties sort their departments by. */
export const usualCategories = ["党群", "政府部门", "事业单位", "乡镇", "园区", "学校", "医院"] as const;

export function fieldsOf(department: Department | null): Fields {
  return {
    name: department?.name ?? "",
    code: department?.code ?? "",
    category: department?.category ?? "",
    superior: department?.superior ?? "",
    aliases: [...(department?.aliases ?? [])],
    first: department?.first_year?.toString() ?? "",
    last: department?.last_year?.toString() ?? "",
  };
}

/** What two ways of typing one name have in common: half width, no blanks. */
export function key(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

/** A year as it is typed; `null` if nothing is, `undefined` if it is none. */
export function year(text: string): number | null | undefined {
  const bare = key(text).replace(/年度?$/, "");
  if (bare === "") return null;
  return /^(19[5-9]\d|20\d\d)$/.test(bare) ? Number(bare) : undefined;
}

/** What keeps the fields from being saved, before core is asked. `self`: the name the department had. */
export function faultsOf(fields: Fields, register: readonly Department[], self: string | null): Faults {
  const faults: Faults = {};
  const others = register.filter(({ name }) => name !== self);
  /** Whose name, other name or code a text is. */
  const owner = (text: string) => others.find(({ name, code, aliases }) => [name, code ?? "", ...aliases].some((known) => known !== "" && key(known) === key(text)));
  const taken = (text: string) => {
    const whose = owner(text);
    return whose === undefined ? undefined : `“${text}”已经是“${whose.name}”的名称、别名或编码。是同一个部门，请把两条合并。`;
  };
  if (key(fields.name) === "") faults.name = "请填写部门名称。";
  else faults.name = taken(fields.name);
  if (key(fields.code) !== "") faults.code = taken(fields.code);
  faults.aliases = fields.aliases.map(taken).find((fault) => fault !== undefined);
  if (self !== null && key(fields.superior) === key(self)) faults.superior = "部门不能是自己的主管部门。";
  else if (key(fields.superior) !== "" && owner(fields.superior) === undefined) faults.superior = `名册里没有“${fields.superior}”，请从列表里选。`;
  const [first, last] = [year(fields.first), year(fields.last)];
  if (first === undefined) faults.first = "请写四位数的年度，例如 2019；一直都有就不填。";
  if (last === undefined) faults.last = "请写四位数的年度，例如 2023；现在还有就不填。";
  if (typeof first === "number" && typeof last === "number" && last < first) faults.last = "撤销年度早于起始年度。";
  for (const [field, fault] of Object.entries(faults)) if (fault === undefined) delete faults[field as keyof Fields];
  return faults;
}

/** 2019 起, 至 2023, 2019—2023: the years a department is there; nothing if always. */
export function existence({ first_year: first, last_year: last }: Pick<Department, "first_year" | "last_year">): string {
  if (first == null && last == null) return "";
  if (last == null) return `${first} 起`;
  return first == null ? `至 ${last}` : `${first}—${last}`;
}

/** 编码 （空白）→ 001203: what a row of a list changes. */
export function told({ field, before, after }: Difference): string {
  return before === null ? `${field} ${after}` : `${field} ${before} → ${after}`;
}

/** The departments as choices: found by code and other names too. */
export function choices(departments: readonly Department[], except?: string): Choice[] {
  return departments.filter(({ name }) => name !== except).map(({ name, code, aliases }) => ({ value: name, note: code ?? undefined, also: [...(code === null ? [] : [code]), ...aliases] }));
}
