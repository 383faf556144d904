// Made from the commands declared in src-tauri/rpc by `cargo test -p jiheng-rpc`. Do not edit.

/**
 * Money in 万元, to 0.000001 万元 (1 分).
 */
export type Amount = string;

/**
 * Who reviews a department.
 */
export type AssignReviewerRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * Who; without it nobody.
 */
reviewer: string | null, };

/**
 * Which findings; without any field, all.
 */
export type AuditRequest = { 
/**
 * Only this year.
 */
year: number | null, 
/**
 * Only this department (name, alias or code).
 */
department: string | null, 
/**
 * Only this severity.
 */
severity: Severity | null, 
/**
 * Only this rule.
 */
rule?: string, 
/**
 * Only this status.
 */
status?: FindingStatus, 
/**
 * Only what shares a cause of this kind.
 */
cause?: CauseKind, 
/**
 * Those that the audit made once and no longer makes, instead of those that it makes now.
 */
closed?: boolean, };

/**
 * A second folder for copies.
 */
export type BackupFolderRequest = { 
/**
 * The folder; without it, none.
 */
folder: string | null, };

/**
 * Where to.
 */
export type BackupRequest = { 
/**
 * The file to write; without it, a copy in the database's own folder of backups, which is never thinned.
 */
out: string | null, };

/**
 * How closely to look.
 */
export type BackupsRequest = { 
/**
 * Read every page of every copy.
 */
verify: boolean, };

/**
 * The share of its weight that a qualitative indicator may get, as fractions.
 */
export type Bands = { 
/**
 * 达成: from this to the whole weight.
 */
achieved: Rate, 
/**
 * 部分达成: from this to `achieved`; 未达成: below it.
 */
partly: Rate, };

/**
 * 附件一 as filed.
 */
export type BasicData = { 
/**
 * 财政供养人员情况.
 */
staffing: Staffing, 
/**
 * What 「预算数」 means in each block; decided, not filed.
 */
budget_basis: BudgetBasis, 
/**
 * 三公经费.
 */
three_public: ThreePublic, 
/**
 * 项目支出.
 */
project_expenditure: ProjectExpenditure, 
/**
 * 公用经费.
 */
operating_expense: OperatingExpense, 
/**
 * 政府采购金额.
 */
government_procurement: Triple, 
/**
 * 部门基本支出预算调整.
 */
basic_budget_adjustment: Triple, 
/**
 * 楼堂馆所.
 */
buildings: Array<Building>, 
/**
 * 厉行节约保障措施.
 */
economy_measures: Filed<string>, };

/**
 * Which budget a column holds.
 */
export type Basis = "initial" | "revised" | "copied_from_final" | "unknown";

/**
 * Which values are better, as far as that can be said of a metric by itself.
 */
export type Better = "higher" | "lower" | "neither";

/**
 * A paragraph or a table of a report, in the order they stand.
 */
export type Block = string | Array<Array<string>>;

/**
 * What a row says of money, in 万元.
 */
export type Budget = { 
/**
 * 年初预算数.
 */
initial_budget: Amount | null, 
/**
 * 调整后预算数.
 */
revised_budget: Amount | null, 
/**
 * 执行数.
 */
executed: Amount | null, };

/**
 * The basis of each block's budget column.
 */
export type BudgetBasis = { 
/**
 * 三公经费.
 */
three_public: Basis, 
/**
 * 项目支出.
 */
project_expenditure: Basis, 
/**
 * 公用经费.
 */
operating_expense: Basis, };

/**
 * One building of 楼堂馆所控制情况.
 */
export type Building = { 
/**
 * Its name, where the form has a column for it.
 */
name: Filed<string>, 
/**
 * 批复规模, ㎡.
 */
approved_area: Filed<Quantity>, 
/**
 * 实际规模, ㎡.
 */
actual_area: Filed<Quantity>, 
/**
 * 规模控制率, as filed.
 */
area_control_rate: Filed<Rate>, 
/**
 * 预算投资, 万元.
 */
budgeted_investment: Filed<Amount>, 
/**
 * 实际投资, 万元.
 */
actual_investment: Filed<Amount>, 
/**
 * 投资概算控制率, as filed.
 */
investment_control_rate: Filed<Rate>, };

/**
 * A file that was written.
 */
export type BulkFile = { 
/**
 * Whose.
 */
department: string, 
/**
 * Its name, within the folder or the archive.
 */
file: string, 
/**
 * Characters that no font of this computer has; `〓` is printed for them.
 */
missing?: Array<string>, };

/**
 * A department without a file.
 */
export type BulkSkipped = { 
/**
 * Whose.
 */
department: string, 
/**
 * Why.
 */
why: string, };

/**
 * The bureau, as far as it has said who it is.
 */
export type Bureau = { 
/**
 * Its name (`某县财政局`); `None` as long as nobody entered it: papers then leave the place blank.
 */
name: string | null, };

/**
 * Nothing to ask.
 */
export type BureauRequest = Record<symbol, never>;

/**
 * Nothing to ask.
 */
export type CancelRequest = Record<symbol, never>;

/**
 * Nothing to say: what was left out is in the import's own answer.
 */
export type Cancelled = Record<symbol, never>;

/**
 * A department that a name may mean, and why.
 */
export type Candidate = { 
/**
 * Its full name.
 */
name: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Why it is proposed.
 */
why: string, };

/**
 * A department that spends less than a share of its budget gets at most so many points.
 */
export type Cap = { 
/**
 * Execution rates below this, as a fraction.
 */
below: Rate, 
/**
 * 总分 at most.
 */
at_most: Score, };

/**
 * A case with its history.
 */
export type CaseHistory = { 
/**
 * Its number.
 */
case: number, 
/**
 * The finding as last seen.
 */
finding: Finding, 
/**
 * Its status now.
 */
status: FindingStatus, 
/**
 * Oldest first.
 */
steps: Array<CaseStep>, };

/**
 * What a department said of a finding.
 */
export type CaseReply = { 
/**
 * 单位说明.
 */
explanation: string | null, 
/**
 * 是否整改, as the department says.
 */
rectified: boolean | null, 
/**
 * The list that it came back in; `None`: entered by hand.
 */
file: string | null, 
/**
 * When it was recorded, with offset.
 */
at: string, };

/**
 * One step of a case.
 */
export type CaseStep = { 
/**
 * `opened`, `set`, `closed`, `reopened`.
 */
event: string, 
/**
 * Its status since.
 */
status: FindingStatus, 
/**
 * The filing's version then; `None` if there was no filing.
 */
version: number | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * When, with offset.
 */
at: string, 
/**
 * By whom; `None` for what the audit did by itself.
 */
by: string | null, };

/**
 * What kind of cause.
 */
export type CauseKind = "digits_exchanged" | "point_moved" | "yuan_for_ten_thousand" | "one_figure" | "increase_for_total" | "budget_copied" | "same_in_forms" | "equal_difference";

/**
 * A cause of a filing, with the cases of its findings.
 */
export type CauseLine = { 
/**
 * The department's name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Its number within the filing, as findings bear it.
 */
cause: number, 
/**
 * Its kind.
 */
kind: CauseKind, 
/**
 * What the clerk calls its kind.
 */
title: string, 
/**
 * What it is, in one sentence.
 */
sentence: string, 
/**
 * How many findings share it.
 */
count: number, 
/**
 * The cases of these findings that were asked for.
 */
cases: Array<number>, 
/**
 * The sheet of the cells.
 */
sheet: string | null, 
/**
 * The cells at its root; empty if it has none.
 */
cells: Array<string>, 
/**
 * Their paths in `show`.
 */
paths: Array<string>, 
/**
 * The one change that would mend it, if there is exactly one.
 */
proposal: Proposal | null, };

/**
 * What became of a cell when its file was read.
 */
export type CellMark = "value" | "unread";

/**
 * A change, as a clerk reads it.
 */
export type ChangeLine = { 
/**
 * Its number in the log.
 */
id: number, 
/**
 * When, local time.
 */
at: string, 
/**
 * Who.
 */
by: string, 
/**
 * What it was, for programs (`import`).
 */
action: string, 
/**
 * Which filings and departments it concerned, each once.
 */
subjects: Array<string>, 
/**
 * What was done, step by step, in Chinese.
 */
steps: Array<string>, 
/**
 * Steps beyond those.
 */
steps_left_out: number, };

/**
 * A page of the log.
 */
export type ChangePage = { 
/**
 * Newest first.
 */
changes: Array<ChangeLine>, 
/**
 * Whether there are older ones.
 */
older: boolean, };

/**
 * Which page of the log.
 */
export type ChangesRequest = { 
/**
 * Only changes older than the one of this number.
 */
before: number | null, 
/**
 * How many at most; 100 unless told.
 */
limit: number | null, };

/**
 * The result of a check.
 */
export type Check = { 
/**
 * Everything below is as it should be.
 */
ok: boolean, 
/**
 * Number of the newest migration.
 */
schema_version: number, 
/**
 * `ok`, or what SQLite's integrity check says.
 */
integrity: string, 
/**
 * Rows that point at nothing.
 */
foreign_keys: number, 
/**
 * Current filings.
 */
filings: number, 
/**
 * What else is wrong, in Chinese.
 */
problems: Array<string>, };

/**
 * Nothing to ask.
 */
export type CheckRequest = Record<symbol, never>;

/**
 * Since when, and why, the audit no longer finds it.
 */
export type ClosedLine = { 
/**
 * The filing's version since which it is gone; `None` if there is no filing any more.
 */
version: number | null, 
/**
 * When, with offset.
 */
at: string, 
/**
 * Why (`第2版（某局.xlsx）里没有这个问题了`).
 */
why: string, };

/**
 * One closing of a year.
 */
export type Closing = { 
/**
 * When it was closed, with offset.
 */
closed_at: string, 
/**
 * By whom.
 */
closed_by: string, 
/**
 * SHA-256 of what was frozen.
 */
checksum: string, 
/**
 * When it was opened again.
 */
reopened_at: string | null, 
/**
 * By whom.
 */
reopened_by: string | null, 
/**
 * Why.
 */
reopen_reason: string | null, };

/**
 * Which year.
 */
export type ClosingRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * What kind of failure it was. Programs switch on this, never on the sentence.
 */
export type Code = "bad_request" | "not_found" | "file_unreadable" | "file_unsupported" | "file_encrypted" | "converter_missing" | "file_damaged" | "file_too_large" | "file_changed" | "version_outdated" | "no_forms" | "department_unknown" | "year_unknown" | "year_contradicts" | "form_conflict" | "correction_lost" | "review_lost" | "database_foreign" | "database_newer" | "database_locked" | "database_unreadable" | "database_damaged" | "backup_failed" | "output_unwritable" | "font_missing" | "year_closed" | "demo_refused" | "internal";

/**
 * What a column of the indicator table may hold.
 */
export type ColumnRole = "level2" | "target" | "actual" | "weight" | "self_score" | "deviation_reason" | "nothing";

/**
 * Which departments side by side.
 */
export type CompareDepartmentsRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Two to eight of them.
 */
departments: Array<string>, 
/**
 * Ids of metrics; empty: all.
 */
metrics?: Array<string>, 
/**
 * Places and medians within this category.
 */
category?: string | null, 
/**
 * Places and medians within this superior department and those under it.
 */
superior?: string | null, };

/**
 * Which metric of which departments.
 */
export type CompareRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The metric's id.
 */
metric: string, 
/**
 * Only these departments; empty: all.
 */
departments?: Array<string>, 
/**
 * Only this category.
 */
category?: string | null, 
/**
 * Only this superior department and those under it.
 */
superior?: string | null, };

/**
 * One department's value. Values are decimal strings in the metric's unit, rates as fractions.
 */
export type CompareRow = { 
/**
 * Department name.
 */
department: string, 
/**
 * Its category.
 */
category: string | null, 
/**
 * Its value; `None`: the filing does not give it.
 */
value: string | null, 
/**
 * Median of all departments of the county that year whose budgets mean the same.
 */
county_median: string | null, 
/**
 * Place from the highest value among all departments of the scope whose budgets mean the same, whichever of
 * them are shown; ties share it.
 */
rank: number | null, 
/**
 * Why the value is missing, or what must be known to compare it.
 */
note: string | null, };

/**
 * Which two versions.
 */
export type CompareVersionsRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The earlier version.
 */
a: number, 
/**
 * The later version.
 */
b: number, };

/**
 * One metric across departments, highest first, departments without a value last.
 */
export type Comparison = { 
/**
 * The metric's id.
 */
metric: string, 
/**
 * Its unit.
 */
unit: string, 
/**
 * The metric itself.
 */
info: MetricInfo, 
/**
 * The year.
 */
year: number, 
/**
 * Among whom places are (`全县`).
 */
scope: string, 
/**
 * The departments asked for.
 */
rows: Array<CompareRow>, 
/**
 * Their summary.
 */
summary: Summary, 
/**
 * The summary of the whole county, whatever is shown.
 */
county: Summary, };

/**
 * A value that 绩衡 works out beside what was filed: shown with the form, never stored.
 */
export type Computed<T> = string | null;

/**
 * The copies of a database.
 */
export type Copies = { 
/**
 * The folder they are made in.
 */
folder: string, 
/**
 * The second folder, if one is set.
 */
second_folder: string | null, 
/**
 * Newest first.
 */
copies: Array<CopyLine>, 
/**
 * Copies of other computers' databases that lie in the second folder too; they are not in the list.
 */
others: number, };

/**
 * A copy in one of the folders.
 */
export type CopyLine = { 
/**
 * The file.
 */
file: string, 
/**
 * Local time it was made, `2025-04-18T16:30:00`.
 */
made_at: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * Why it was made.
 */
reason: Reason, 
/**
 * Whether it lies in the second folder.
 */
second: boolean, 
/**
 * Whether it is still whole. Every copy was read back when it was made; this looks at its mark and length,
 * or, if asked for, at every page of it.
 */
verified: boolean, };

/**
 * Which value to put right.
 */
export type CorrectRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The value's path, as in `sources`.
 */
path: string, 
/**
 * The value as it would stand in a cell; empty for no value.
 */
value: string, 
/**
 * Why, for the log.
 */
reason: string, 
/**
 * The version that was looked at; another one is not changed.
 */
version?: number, };

/**
 * What a correction came to.
 */
export type Corrected = { 
/**
 * The value's path.
 */
path: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * What stood there before.
 */
before: string | null, 
/**
 * What stands there now.
 */
after: string | null, 
/**
 * What was unusual about what was typed (`原文以元为单位，已换算为万元`).
 */
note: string | null, };

/**
 * A value put right by hand. What was filed stays in the origin's `raw` and `cell`.
 */
export type Correction = { 
/**
 * The value as filed, or its raw text if it was not understood; `None` if there was none.
 */
from: string | null, 
/**
 * What was typed for it; empty if the field is to hold no value.
 */
to: string, 
/**
 * Why it was corrected.
 */
reason: string, 
/**
 * Who corrected it.
 */
by: string, 
/**
 * When, with offset.
 */
at: string, };

/**
 * One decision.
 */
export type Decision = { 
/**
 * `overall`, or `project:N` with N from 0, as in `show`.
 */
form: string, 
/**
 * `execution`, `total`, or the indicator's row from 0, as in `show`.
 */
item: string, 
/**
 * The points given.
 */
score: Score, 
/**
 * Why.
 */
reason: string, };

/**
 * What was made up.
 */
export type Demo = { 
/**
 * Departments in the register.
 */
departments: number, 
/**
 * Filings imported.
 */
filings: number, };

/**
 * How large a county to make up.
 */
export type DemoRequest = { 
/**
 * How many departments.
 */
departments: number, 
/**
 * First year.
 */
from: number, 
/**
 * Last year.
 */
to: number, 
/**
 * The same seed gives the same county.
 */
seed: number, 
/**
 * A folder to write the workbooks to as well.
 */
files: string | null, };

/**
 * A department of the register.
 */
export type Department = { 
/**
 * Full name.
 */
name: string, 
/**
 * Budget code, leading zeros kept.
 */
code: string | null, 
/**
 * 党群, 政府部门, 乡镇, ….
 */
category: string | null, 
/**
 * 主管部门.
 */
superior: string | null, 
/**
 * Other names it files under.
 */
aliases: Array<string>, 
/**
 * Years it filed for.
 */
years: Array<number>, 
/**
 * First year for which it has to file; open if none.
 */
first_year?: number | null, 
/**
 * 撤销年度: the last year for which it has to file; open if none.
 */
last_year?: number | null, 
/**
 * It filed, but stands in no list of the bureau's.
 */
unregistered?: boolean, };

/**
 * One department over all its years, with what it filed.
 */
export type DepartmentDossier = { 
/**
 * The versions of each year's filing, newest year first.
 */
versions: Array<YearVersions>, 
/**
 * Every file of every version.
 */
documents: Array<FiledDocument>, 
/**
 * The department, with the other names that it filed under.
 */
department: Department, 
/**
 * Those that stand under it.
 */
subordinates: Array<string>, 
/**
 * Every year, those without a filing too, oldest first.
 */
years: Array<DossierYear>, 
/**
 * Its figures, in the order of the forms.
 */
rows: Array<YearlyRow>, 
/**
 * Rules by which something was found in more than one year, the most persistent first.
 */
recurring: Array<RecurringRule>, };

/**
 * Who filed.
 */
export type DepartmentRef = { 
/**
 * Full name.
 */
name: string, 
/**
 * Budget code, leading zeros kept.
 */
code: string | null, 
/**
 * 党群, 政府部门, 乡镇, ….
 */
category: string | null, };

/**
 * The register.
 */
export type Departments = { 
/**
 * By code, then name.
 */
departments: Array<Department>, };

/**
 * Nothing to ask.
 */
export type DepartmentsRequest = Record<symbol, never>;

/**
 * One thing that the register says otherwise.
 */
export type Difference = { 
/**
 * What, in Chinese (`编码`).
 */
field: string, 
/**
 * What the register says.
 */
before: string | null, 
/**
 * What the list says.
 */
after: string, 
/**
 * Whether it is taken: something that is there is only overwritten on request.
 */
taken: boolean, };

/**
 * Where one side of a difference stands.
 */
export type DifferenceCell = { 
/**
 * The version.
 */
version: number, 
/**
 * The file.
 */
file: string, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The cell; empty if the value was entered by hand.
 */
cell: string, };

/**
 * A place among those that have a score.
 */
export type DossierPlace = { 
/**
 * The place.
 */
rank: number, 
/**
 * Of how many.
 */
of: number, };

/**
 * Which department.
 */
export type DossierRequest = { 
/**
 * Its name, alias or code.
 */
department: string, };

/**
 * A department's year.
 */
export type DossierYear = { 
/**
 * The year.
 */
year: number, 
/**
 * The version of its filing; `None` if it did not file.
 */
version: number | null, 
/**
 * The name that its forms bear, if it is another one than today's.
 */
filed_as: string | null, 
/**
 * How it stands, with every step.
 */
state: StatusRow | null, 
/**
 * The scores of 附件二.
 */
scores: FormScore | null, 
/**
 * Its place by the final score.
 */
place: DossierPlace | null, 
/**
 * The same among the departments of its category.
 */
place_in_category: DossierPlace | null, 
/**
 * What 「预算数」 of 三公经费 means that year.
 */
three_public_basis: Basis | null, 
/**
 * What 「预算数」 of 公用经费 means that year.
 */
operating_expense_basis: Basis | null, 
/**
 * Its findings.
 */
findings: YearFindings, 
/**
 * How well it did its self-evaluation.
 */
quality: Quality | null, };

/**
 * How to draw.
 */
export type DrawSampleRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * How many departments.
 */
size: number, 
/**
 * What the order is made from: the same seed draws the same departments.
 */
seed: string, 
/**
 * Who reviews, in turn.
 */
reviewers: Array<string>, };

/**
 * A department of the sample.
 */
export type Drawn = { 
/**
 * The department.
 */
department: string, 
/**
 * The part it was drawn from.
 */
stratum: string, 
/**
 * How it came to be drawn: its place in the part's order, and how many the part gave.
 */
why: string, 
/**
 * Who reviews it.
 */
reviewer: string | null, };

/**
 * What says who has to file.
 */
export type DueFrom = "ledger" | "register";

/**
 * What an import did to a filing.
 */
export type Effect = "made" | "extended" | "replaced";

/**
 * Which form to enter by hand.
 */
export type EnterRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Which annex.
 */
form: FormKind, 
/**
 * The project's name, for 附件三.
 */
project?: string, 
/**
 * Enter the department in the register if it is not there.
 */
new_department?: boolean, };

/**
 * A failure: its code and one Chinese sentence that says what happened, where, and the remedy.
 */
export type Error = { 
/**
 * The kind of failure.
 */
code: Code, 
/**
 * What happened and what to do, in Chinese.
 */
message: string, 
/**
 * The sheet concerned (`附件一`, or `表2` in a Word file).
 */
sheet: string | null, 
/**
 * The cell concerned (`F5`).
 */
cell: string | null, };

/**
 * A piece of an original sheet, to be drawn around a value's cell.
 */
export type Excerpt = { 
/**
 * The file's own name.
 */
file: string, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The cell.
 */
cell: string, 
/**
 * Labels of the columns (`C`, `D`).
 */
columns: Array<string>, 
/**
 * The rows around the cell.
 */
rows: Array<ExcerptRow>, };

/**
 * A cell of an excerpt.
 */
export type ExcerptCell = { 
/**
 * What stands in it.
 */
text: string, 
/**
 * Columns it spans within the excerpt.
 */
columns: number, 
/**
 * Rows it spans within the excerpt.
 */
rows: number, 
/**
 * Whether it is a figure, to be set flush right.
 */
numeric: boolean, 
/**
 * Whether it is the cell asked for.
 */
picked: boolean, 
/**
 * What became of it, in a preview.
 */
mark: CellMark | null, 
/**
 * Why it was not understood.
 */
note: string | null, };

/**
 * Which value.
 */
export type ExcerptRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The value's path, as in `sources`.
 */
path: string, 
/**
 * Which version; without it the current one.
 */
version?: number, };

/**
 * A row of an excerpt; cells covered by a merged one are left out.
 */
export type ExcerptRow = { 
/**
 * Its label at the edge (`5`).
 */
label: string, 
/**
 * Its cells, from left to right.
 */
cells: Array<ExcerptCell>, };

/**
 * 按支出性质分, 万元.
 */
export type Expenditure = { 
/**
 * 基本支出.
 */
basic_expenditure: Filed<Amount>, 
/**
 * 项目支出.
 */
project_expenditure: Filed<Amount>, };

/**
 * Where to write the register.
 */
export type ExportRegisterRequest = { 
/**
 * The workbook.
 */
out: string, };

/**
 * A family of rules, as in the bureau's own sorting.
 */
export type Family = "sums_within_table" | "recomputed_rates" | "weights_and_totals" | "scores" | "between_annexes" | "over_the_limit" | "missing_values" | "reasons" | "value_format" | "characters" | "year_and_name" | "sameness" | "text_against_tables" | "over_the_years" | "against_ledger";

/**
 * What the clerk said of one file.
 */
export type FileAnswer = { 
/**
 * The department, over what the file says.
 */
department?: string, 
/**
 * The evaluated year, over what the file says.
 */
year?: number, 
/**
 * What to do with forms that are there already with other values.
 */
on_conflict?: OnConflict, };

/**
 * What became of one file.
 */
export type FileOutcome = { 
/**
 * The path as given or found.
 */
path: string, 
/**
 * SHA-256 of its bytes; `None` if it could not be read.
 */
sha256: string | null, 
/**
 * `xlsx`, `docx`; `None` if it is neither.
 */
format: string | null, 
/**
 * What became of it.
 */
status: FileStatus, 
/**
 * What it gave.
 */
filings: Array<FilingOutcome>, 
/**
 * What was wrong or is to be decided.
 */
problems: Array<Error>, 
/**
 * Departments that it may be of, if that is what is to be decided; the likeliest first.
 */
candidates: Array<Candidate>, 
/**
 * What the clerk should know of how it was taken, in Chinese.
 */
notes: Array<string>, };

/**
 * What became of a file.
 */
export type FileStatus = "imported" | "unchanged" | "refused" | "needs_decision";

/**
 * A value that a form may hold.
 */
export type Filed<T> = string | null;

/**
 * A file of one version of a filing.
 */
export type FiledDocument = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The version that it belongs to.
 */
version: number, 
/**
 * Whether that is the current one.
 */
current: boolean, 
/**
 * The name it came in under, without folders.
 */
name: string, 
/**
 * SHA-256 of its bytes.
 */
sha256: string, 
/**
 * When it came in, with offset.
 */
imported_at: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Who imported it; `None` if no import is kept for it.
 */
imported_by: string | null, 
/**
 * The import that brought it into this version; `None` if the version took it over.
 */
import: number | null, };

/**
 * One of the files that a filing came in.
 */
export type FiledFile = { 
/**
 * The file's own name, without folders.
 */
name: string, 
/**
 * SHA-256 of its bytes, hexadecimal.
 */
sha256: string, 
/**
 * When it was brought in, with offset.
 */
imported_at: string, };

/**
 * Who has filed.
 */
export type FilingFigures = { 
/**
 * Departments that have to file.
 */
due: number, 
/**
 * Those of them that have.
 */
filed: number, 
/**
 * Those of them that have not.
 */
missing: number, 
/**
 * Departments whose extension is over without a filing.
 */
overdue: number, 
/**
 * Filings that were sent back and have not come again.
 */
returned: number, 
/**
 * Filings that the bureau approved.
 */
approved: number, };

/**
 * One filing of a year, for the list.
 */
export type FilingLine = { 
/**
 * Department name.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its category.
 */
category: string | null, 
/**
 * The filing's version.
 */
version: number, 
/**
 * Whether 附件一 is there.
 */
basic_data: boolean, 
/**
 * Whether 附件二 is there.
 */
overall: boolean, 
/**
 * How many 附件三 are there.
 */
projects: number, 
/**
 * How many 附件四 are there.
 */
reports: number, 
/**
 * Cells that were not understood.
 */
unread: number, 
/**
 * Findings by severity.
 */
findings: FindingCounts, 
/**
 * Total self-score of 附件二.
 */
self_score: Score | null, 
/**
 * When the newest of its forms came in.
 */
updated_at: string, };

/**
 * What a file gave for one department and year.
 */
export type FilingOutcome = { 
/**
 * Department name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The filing's version after the import.
 */
version: number, 
/**
 * The forms found.
 */
forms: Array<FormOutcome>, 
/**
 * Findings of the whole filing after the import.
 */
findings: FindingCounts, };

/**
 * The scores of a filing.
 */
export type FilingScores = { 
/**
 * 附件二: the department's score.
 */
overall: FormScore | null, 
/**
 * 附件三, in the order of `projects`.
 */
projects: Array<FormScore>, };

/**
 * A step.
 */
export type FilingState = "not_filed" | "received" | "returned" | "resubmitted" | "approved" | "extended";

/**
 * Who has filed for a year and who has not.
 */
export type FilingStatus = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * What says who has to file.
 */
due_from: DueFrom, 
/**
 * How many have to file.
 */
due: number, 
/**
 * How many of them have filed.
 */
filed: number, 
/**
 * By code, then name.
 */
rows: Array<StatusRow>, };

/**
 * Which year.
 */
export type FilingStatusRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * One version of a filing.
 */
export type FilingVersion = { 
/**
 * Its number, from 1.
 */
version: number, 
/**
 * Whether it is the current one.
 */
current: boolean, 
/**
 * Whether the import that made it was undone.
 */
withdrawn: boolean, 
/**
 * When it was made, with offset.
 */
at: string, 
/**
 * By whom.
 */
by: string | null, 
/**
 * What made it: `import`, `restore_version`, `enter`.
 */
action: string | null, 
/**
 * The version it is a copy of, if it was brought back.
 */
restored_from: number | null, 
/**
 * Why it was brought back.
 */
reason: string | null, 
/**
 * The files it came in.
 */
files: Array<string>, 
/**
 * Values put right by hand.
 */
corrections: number, };

/**
 * The filings of a year.
 */
export type Filings = { 
/**
 * The year.
 */
year: number, 
/**
 * By code, then name.
 */
filings: Array<FilingLine>, };

/**
 * Which year's filings.
 */
export type FilingsRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * What to look for.
 */
export type FindRequest = { 
/**
 * A few words of its name.
 */
text: string, 
/**
 * The year that is looked at: its hits come first.
 */
year: number, 
/**
 * How many of each kind at most; 8 unless told.
 */
limit?: number, };

/**
 * One thing that does not add up, said so that it can be defended before the department.
 */
export type Finding = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * The department's name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The annex it stands in.
 */
form: FormKind, 
/**
 * The project's name, in a project form.
 */
project: string | null, 
/**
 * The sheet of the first cell.
 */
sheet: string | null, 
/**
 * The cells that show it, both sides; cells of another sheet as `附件二!F8`.
 */
cells: Array<string>, 
/**
 * The paths of those values in `show`, so that a page can mark them.
 */
paths: Array<string>, 
/**
 * The fact, in one Chinese sentence.
 */
message: string, 
/**
 * The arithmetic, if the sentence does not hold it already.
 */
detail: string | null, 
/**
 * The one change that would mend it.
 */
suggestion: string | null, 
/**
 * What was filed.
 */
left: string | null, 
/**
 * What it was compared with.
 */
right: string | null, 
/**
 * left − right.
 */
difference: string | null, };

/**
 * Findings by severity.
 */
export type FindingCounts = { error: number, warning: number, note: number, };

/**
 * Which case.
 */
export type FindingHistoryRequest = { 
/**
 * The number that its finding bears.
 */
case: number, };

/**
 * A finding, and how far the bureau has come with it.
 */
export type FindingLine = { 
/**
 * The number of its case, the same through all versions of the filing.
 */
case: number | null, 
/**
 * How far the bureau has come with it.
 */
status: FindingStatus, 
/**
 * Set once the audit no longer finds it.
 */
closed: ClosedLine | null, 
/**
 * Which of the filing's causes it shares, from 0.
 */
cause: number | null, 
/**
 * Under what it was made (`2024年审核设置第2版`).
 */
settings: string, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * The department's name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The annex it stands in.
 */
form: FormKind, 
/**
 * The project's name, in a project form.
 */
project: string | null, 
/**
 * The sheet of the first cell.
 */
sheet: string | null, 
/**
 * The cells that show it, both sides; cells of another sheet as `附件二!F8`.
 */
cells: Array<string>, 
/**
 * The paths of those values in `show`, so that a page can mark them.
 */
paths: Array<string>, 
/**
 * The fact, in one Chinese sentence.
 */
message: string, 
/**
 * The arithmetic, if the sentence does not hold it already.
 */
detail: string | null, 
/**
 * The one change that would mend it.
 */
suggestion: string | null, 
/**
 * What was filed.
 */
left: string | null, 
/**
 * What it was compared with.
 */
right: string | null, 
/**
 * left − right.
 */
difference: string | null, };

/**
 * A finding, for a list of many: what is not in it `finding_history` tells.
 */
export type FindingRow = { 
/**
 * Department name.
 */
department: string, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * The form that it stands in.
 */
form: FormKind, 
/**
 * The project, if it stands in 附件三.
 */
project: string | null, 
/**
 * The sheet of its cells.
 */
sheet: string | null, 
/**
 * The first of its cells.
 */
cell: string | null, 
/**
 * How many cells it names.
 */
cells: number, 
/**
 * The fact, in a sentence.
 */
message: string, 
/**
 * What was filed.
 */
left: string | null, 
/**
 * What it was held against.
 */
right: string | null, 
/**
 * By how much they differ.
 */
difference: string | null, 
/**
 * The number of its case.
 */
case: number | null, 
/**
 * How far the bureau has come with it.
 */
status: FindingStatus, 
/**
 * Which of its filing's causes it shares, from 0.
 */
cause: number | null, };

/**
 * How far the bureau has come with a finding.
 */
export type FindingStatus = "pending" | "notified" | "rectified" | "waived";

/**
 * What was set.
 */
export type FindingStatusSet = { 
/**
 * How many cases.
 */
cases: number, 
/**
 * Their status.
 */
status: FindingStatus, };

/**
 * Findings, and how the checks came out.
 */
export type Findings = { 
/**
 * By year, department, form, rule.
 */
findings: Array<FindingLine>, 
/**
 * The causes that some of them share, by year and department, the one that explains most first.
 */
causes: Array<CauseLine>, 
/**
 * Outcomes of all checks of the filings asked for, whatever their severity.
 */
counts: OutcomeCounts, };

/**
 * The fonts that print.
 */
export type Fonts = { 
/**
 * For each purpose, the font that the rules ask for and the one that this computer has.
 */
fonts: Array<UsedFont>, };

/**
 * Nothing to ask.
 */
export type FontsRequest = Record<symbol, never>;

/**
 * Which header.
 */
export type ForgetRequest = { 
/**
 * The header.
 */
label: string, };

/**
 * Which annex a form is.
 */
export type FormKind = "basic_data" | "overall" | "project" | "report";

/**
 * A form found in a file.
 */
export type FormOutcome = { 
/**
 * Which annex.
 */
kind: FormKind, 
/**
 * The sheet it stands in.
 */
sheet: string, 
/**
 * The project's name, for a project form.
 */
project: string | null, 
/**
 * How many values were read.
 */
values: number, 
/**
 * How many cells were not understood.
 */
unread: number, };

/**
 * The scores of one form (附件二 or one 附件三).
 */
export type FormScore = { 
/**
 * The total as filed.
 */
self_score: Score | null, 
/**
 * Sum of the rows' recomputed, else self-, scores; `None` if no row has either.
 */
recomputed_score: Score | null, 
/**
 * What the bureau decided.
 */
reviewed_score: Score | null, 
/**
 * Reviewed where decided, else recomputed.
 */
final_score: Score | null, 
/**
 * The most that the execution rate allows, where the rows come to more.
 */
capped_at: Score | null, 
/**
 * Points claimed in rows without a target or without an actual value.
 */
unsupported_points: Score, 
/**
 * self − final.
 */
score_gap: Score | null, 
/**
 * Grade of the self-score.
 */
self_grade: Grade | null, 
/**
 * Grade of the final score.
 */
final_grade: Grade | null, };

/**
 * What an output is written as.
 */
export type Format = "xlsx" | "pdf" | "docx";

/**
 * What was found.
 */
export type Found = { 
/**
 * Departments, projects, indicators, findings; a kind of which nothing was found is not there.
 */
groups: Array<FoundGroup>, };

/**
 * What was found of one kind.
 */
export type FoundGroup = { 
/**
 * Of what kind.
 */
kind: FoundKind, 
/**
 * Best first.
 */
hits: Array<Hit>, 
/**
 * Whether there are more than are told.
 */
more: boolean, };

/**
 * What kind of thing was found.
 */
export type FoundKind = "department" | "project" | "indicator" | "finding";

/**
 * A row of the funds block, in 万元.
 */
export type FundsRow = { 
/**
 * 年初预算数.
 */
initial_budget: Filed<Amount>, 
/**
 * 全年预算数.
 */
revised_budget: Filed<Amount>, 
/**
 * 全年执行数.
 */
executed: Filed<Amount>, 
/**
 * 分值.
 */
weight: Filed<Score>, 
/**
 * 执行率 as filed.
 */
execution_rate: Filed<Rate>, 
/**
 * 自评得分.
 */
self_score: Filed<Score>, 
/**
 * What the execution score rule gives; for a total row only.
 */
recomputed_score: Computed<Score>, };

/**
 * A department that claims more than stands.
 */
export type Gap = { 
/**
 * Department name.
 */
department: string, 
/**
 * As filed.
 */
self_score: Score, 
/**
 * Reviewed where decided, else recomputed.
 */
final_score: Score, 
/**
 * Whether the bureau decided it.
 */
reviewed: boolean, 
/**
 * self − final.
 */
score_gap: Score, };

/**
 * 年度总体目标.
 */
export type Goal = { 
/**
 * 预期目标.
 */
expected: Filed<string>, 
/**
 * 实际完成情况.
 */
achieved: Filed<string>, };

/**
 * 等级.
 */
export type Grade = "优" | "良" | "中" | "差";

/**
 * A department whose final score or grade would be another.
 */
export type GradeChange = { 
/**
 * Department name.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its final score now.
 */
score_now: Score | null, 
/**
 * Its grade now.
 */
grade_now: Grade | null, 
/**
 * Its final score under the other rules.
 */
score_then: Score | null, 
/**
 * Its grade under the other rules.
 */
grade_then: Grade | null, };

/**
 * How many filings came to a grade.
 */
export type GradeLine = { 
/**
 * The grade.
 */
grade: Grade, 
/**
 * By their own claim.
 */
claimed: number, 
/**
 * Its share of all that claim a score.
 */
claimed_share: Rate | null, 
/**
 * By what stands: the bureau's decision, else what the rules give.
 */
stands: number, 
/**
 * Its share of all that have a score that stands.
 */
stands_share: Rate | null, };

/**
 * The lowest score of each grade; below `fair` is 差.
 */
export type GradeLines = { 
/**
 * 优.
 */
excellent: Score, 
/**
 * 良.
 */
good: Score, 
/**
 * 中.
 */
fair: Score, };

/**
 * One value of the map.
 */
export type HeatCell = { 
/**
 * The value; `None`: the filing does not give it.
 */
value: string | null, 
/**
 * The share of the other comparable departments of the scope with a lower value, equal ones counted half; `None` if
 * the value stands apart or is the only one.
 */
percentile: string | null, 
/**
 * Why the value is missing or stands apart.
 */
note: string | null, };

/**
 * One metric of the map.
 */
export type HeatColumn = { 
/**
 * The metric.
 */
info: MetricInfo, 
/**
 * How many comparable values it has in the scope.
 */
count: number, 
/**
 * Their median.
 */
median: string | null, };

/**
 * Departments × metrics.
 */
export type HeatMap = { 
/**
 * The year.
 */
year: number, 
/**
 * Among whom (`全县`).
 */
scope: string, 
/**
 * In the order asked for.
 */
columns: Array<HeatColumn>, 
/**
 * By department code, then name.
 */
rows: Array<HeatRow>, };

/**
 * Which heat map.
 */
export type HeatMapRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Ids of metrics; empty: all.
 */
metrics?: Array<string>, 
/**
 * Only this category.
 */
category?: string | null, 
/**
 * Only this superior department and those under it.
 */
superior?: string | null, };

/**
 * One department of the map.
 */
export type HeatRow = { 
/**
 * In the order of the columns.
 */
cells: Array<HeatCell>, 
/**
 * Department name.
 */
department: string, 
/**
 * Its category.
 */
category: string | null, };

/**
 * One thing that was found.
 */
export type Hit = { 
/**
 * What it is called.
 */
title: string, 
/**
 * Which characters of the title were looked for: from, and how many.
 */
marks: Array<[number, number]>, 
/**
 * What else it says (an indicator's target, a department's code).
 */
detail: string | null, 
/**
 * Its department.
 */
department: string, 
/**
 * The year of its filing; for a department, the newest it filed for.
 */
year: number | null, 
/**
 * The project it stands in.
 */
project: string | null, 
/**
 * Where it stands in its filing, as in `sources`.
 */
path: string | null, 
/**
 * The number of the finding's case.
 */
case: number | null, };

/**
 * What an import came to.
 */
export type Import = { 
/**
 * Every file, in the order they were taken.
 */
files: Array<FileOutcome>, 
/**
 * How many of each status.
 */
totals: Totals, 
/**
 * Paths of files that were not reached because the import was cancelled; nothing of them was written.
 */
not_reached: Array<string>, };

/**
 * One import.
 */
export type ImportLine = { 
/**
 * Its number, for `undo_import`.
 */
id: number, 
/**
 * When, with offset.
 */
at: string, 
/**
 * By whom.
 */
by: string, 
/**
 * When it was undone, if it was.
 */
undone_at: string | null, 
/**
 * By whom.
 */
undone_by: string | null, 
/**
 * What its files did, in their order.
 */
filings: Array<ImportedFiling>, 
/**
 * Filings made.
 */
made: number, 
/**
 * Filings that got further forms.
 */
extended: number, 
/**
 * Filings that got a new version.
 */
replaced: number, };

/**
 * A list of departments.
 */
export type ImportRegisterRequest = { 
/**
 * The workbook.
 */
path: string, 
/**
 * Also change what the register says otherwise.
 */
overwrite: boolean, 
/**
 * Only say what would change.
 */
dry_run: boolean, };

/**
 * What to import, and what the clerk knows better than the files.
 */
export type ImportRequest = { 
/**
 * Files and folders.
 */
paths: Array<string>, 
/**
 * The evaluated year, over what the files say.
 */
year: number | null, 
/**
 * The department, over what the files say.
 */
department: string | null, 
/**
 * What to do with forms that are there already with other values.
 */
on_conflict: OnConflict, 
/**
 * What the clerk said of single files, by path, over what is said of all.
 */
answers: { [key in string]: FileAnswer }, 
/**
 * Read and audit, but write nothing.
 */
dry_run: boolean, 
/**
 * SHA-256 of files as they were previewed, by path: one that changed since is asked about again.
 */
expected: { [key in string]: string }, };

/**
 * A filing that an import touched.
 */
export type ImportedFiling = { 
/**
 * Department name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The version the forms went into.
 */
version: number, 
/**
 * What was done to it.
 */
effect: Effect, 
/**
 * The file.
 */
file: string, };

/**
 * The imports.
 */
export type Imports = { 
/**
 * Newest first.
 */
imports: Array<ImportLine>, };

/**
 * Nothing to ask.
 */
export type ImportsRequest = Record<symbol, never>;

/**
 * One row of the indicator table.
 */
export type Indicator = { 
/**
 * 一级指标, without its points.
 */
level1: Filed<string>, 
/**
 * The points that stand behind the 一级指标 (`50 分`).
 */
level1_weight: Filed<Score>, 
/**
 * 二级指标.
 */
level2: Filed<string>, 
/**
 * 三级指标.
 */
name: Filed<string>, 
/**
 * 年度指标值, as written.
 */
target: Filed<string>, 
/**
 * 实际完成值, as written.
 */
actual: Filed<string>, 
/**
 * 分值.
 */
weight: Filed<Score>, 
/**
 * 自评得分.
 */
self_score: Filed<Score>, 
/**
 * What the rules give; empty if it cannot be recomputed.
 */
recomputed_score: Computed<Score>, 
/**
 * Why it cannot be recomputed, or how it was (`达到指标值，得满分`).
 */
recompute_note: Computed<string>, 
/**
 * What the bureau decided.
 */
reviewed_score: Computed<Score>, 
/**
 * 偏差原因分析及改进措施.
 */
deviation_reason: Filed<string>, };

/**
 * What became of an indicator since the last year in which the project was filed.
 */
export type IndicatorChange = "appeared" | "gone" | "target" | "weight";

/**
 * An indicator over the years.
 */
export type IndicatorHistory = { 
/**
 * 一级指标.
 */
level1: string | null, 
/**
 * 二级指标.
 */
level2: string | null, 
/**
 * 三级指标, as last written.
 */
name: string, 
/**
 * Every year of the project.
 */
years: Array<IndicatorYear>, };

/**
 * An indicator in a year.
 */
export type IndicatorYear = { 
/**
 * The year.
 */
year: number, 
/**
 * Whether the project's form has it that year.
 */
present: boolean, 
/**
 * 年度指标值.
 */
target: string | null, 
/**
 * 实际完成值.
 */
actual: string | null, 
/**
 * 分值.
 */
weight: Score | null, 
/**
 * 自评得分.
 */
self_score: Score | null, 
/**
 * What the rules give.
 */
recomputed_score: Score | null, 
/**
 * What changed.
 */
changes: Array<IndicatorChange>, };

/**
 * What of a form was scored.
 */
export type Item = string;

/**
 * A header of a column, and what it means.
 */
export type LearnRequest = { 
/**
 * The header.
 */
label: string, 
/**
 * What its column holds.
 */
role: ColumnRole, };

/**
 * A header and what it means.
 */
export type LearntLabel = { 
/**
 * The header, without blanks and punctuation.
 */
label: string, 
/**
 * What its column holds.
 */
role: ColumnRole, };

/**
 * All headers that were explained.
 */
export type LearntLabels = { 
/**
 * By header.
 */
labels: Array<LearntLabel>, };

/**
 * Nothing to ask.
 */
export type LearntRequest = Record<symbol, never>;

/**
 * What an import of a ledger came to.
 */
export type LedgerImport = { 
/**
 * The year.
 */
year: number, 
/**
 * Departments that the ledger names.
 */
departments: number, 
/**
 * Projects due.
 */
projects: number, 
/**
 * Rows that could not be placed.
 */
unmatched: Array<Unmatched>, 
/**
 * Which header each column was found under.
 */
columns: { [key in string]: string }, 
/**
 * What the clerk should know, in Chinese.
 */
notes: Array<string>, };

/**
 * What a ledger would come to; nothing is written.
 */
export type LedgerPlan = { 
/**
 * The file's own name.
 */
file: string, 
/**
 * The year that the file's name or what stands above a header says.
 */
year_found: number | null, 
/**
 * The sheets that have a header.
 */
sheets: Array<LedgerSheet>, 
/**
 * What an import would come to; `None` if the columns are not found.
 */
import: LedgerImport | null, 
/**
 * How the file contradicts the year, in Chinese: whoever imports it says that it is of this year.
 */
year_question: string | null, 
/**
 * Why there is no import, in Chinese.
 */
problem: string | null, 
/**
 * Names that the register does not know: each is a department of it under another name, or a new one.
 */
unknown: Array<UnknownDepartment>, 
/**
 * Rows that are left out for other reasons.
 */
others: Array<Unmatched>, 
/**
 * The ledger of the year that it would take the place of.
 */
replaces: LedgerYear | null, };

/**
 * A project that is due.
 */
export type LedgerProject = { 
/**
 * The department, as the register names it.
 */
department: string, 
/**
 * The project's code.
 */
code: string | null, 
/**
 * The project's name.
 */
name: string, 
/**
 * The sheet it stands in.
 */
sheet: string, 
/**
 * Its row there, from 1.
 */
row: number, 
/**
 * 年初预算数.
 */
initial_budget: Amount | null, 
/**
 * 调整后预算数.
 */
revised_budget: Amount | null, 
/**
 * 执行数.
 */
executed: Amount | null, };

/**
 * The bureau's ledger of a year.
 */
export type LedgerRequest = { 
/**
 * The workbook.
 */
path: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The header of a column (`revised_budget`), where it is not one of the usual ones; remembered.
 */
columns: { [key in string]: string }, 
/**
 * The unit of money, where the file does not say.
 */
unit: MoneyUnit | null, 
/**
 * Which department of the register a name of the ledger means; remembered as an alias.
 */
departments: { [key in string]: string }, 
/**
 * Names of the ledger to be entered in the register.
 */
new_departments: Array<string>, 
/**
 * The ledger is of this year, whatever its title says.
 */
confirm_year?: boolean, };

/**
 * A department that is due.
 */
export type LedgerRow = { 
/**
 * The department, as the register names it.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its category.
 */
category: string | null, 
/**
 * Executed ÷ revised budget.
 */
execution_rate: Rate | null, 
/**
 * 编制数.
 */
authorised_posts: Quantity | null, 
/**
 * 三公经费预算.
 */
three_public_budget: Amount | null, 
/**
 * Its projects that are due.
 */
projects: number, 
/**
 * What its projects come to together.
 */
project_budget: Budget, 
/**
 * 年初预算数.
 */
initial_budget: Amount | null, 
/**
 * 调整后预算数.
 */
revised_budget: Amount | null, 
/**
 * 执行数.
 */
executed: Amount | null, };

/**
 * A sheet of the workbook as its columns are offered for choice.
 */
export type LedgerSheet = { 
/**
 * The sheet.
 */
name: string, 
/**
 * The header's row, from 1.
 */
header_row: number, 
/**
 * The headers, from left to right; blank columns are left out.
 */
headers: Array<string>, 
/**
 * The first rows below, a text for each header.
 */
rows: Array<Array<string>>, };

/**
 * What lines come to together; no value if none has one.
 */
export type LedgerTotals = { 
/**
 * Executed ÷ revised budget.
 */
execution_rate: Rate | null, 
/**
 * 编制数.
 */
authorised_posts: Quantity | null, 
/**
 * 三公经费预算.
 */
three_public_budget: Amount | null, 
/**
 * 年初预算数.
 */
initial_budget: Amount | null, 
/**
 * 调整后预算数.
 */
revised_budget: Amount | null, 
/**
 * 执行数.
 */
executed: Amount | null, };

/**
 * A year that has a ledger.
 */
export type LedgerYear = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The file it came from.
 */
file: string, 
/**
 * When it was brought in, local time.
 */
imported_at: string, 
/**
 * Departments that are due.
 */
departments: number, 
/**
 * Projects that are due.
 */
projects: number, 
/**
 * Rows that were left out.
 */
unmatched: number, };

/**
 * A department that has no point.
 */
export type LeftOut = { 
/**
 * Why, naming the metric.
 */
why: string, 
/**
 * Department name.
 */
department: string, 
/**
 * Its category.
 */
category: string | null, };

/**
 * What is told to a department with its filing.
 */
export type Letter = { 
/**
 * Department name.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * The how manieth time its filing goes back in this year, from 1.
 */
time: number, 
/**
 * Its unresolved findings: what is put right or waived is not told again.
 */
findings: FindingCounts, 
/**
 * Those of them that it is told of for the first time.
 */
new: number, };

/**
 * Where the bureau asks for a reason, or looks closer. Fractions: 0.3 is 30%.
 */
export type Limits = { 
/**
 * An actual value beyond its target by this share or more is flagged.
 */
overshoot: Rate, 
/**
 * An execution rate below this needs a reason.
 */
low_execution: Rate, 
/**
 * An adjustment rate beyond this, up or down, needs a reason.
 */
large_adjustment: Rate, };

/**
 * One line of 项目支出: often a functional category, not a project.
 */
export type LineItem = { 
/**
 * Its name, without numbering.
 */
name: Filed<string>, 
/**
 * 上年决算数, 万元.
 */
prior_final: Filed<Amount>, 
/**
 * 本年预算数, 万元.
 */
budget: Filed<Amount>, 
/**
 * 本年决算数, 万元.
 */
final: Filed<Amount>, };

/**
 * A copy that was made, read back, and found whole.
 */
export type Made = { 
/**
 * Always true: a copy that is not whole is an error.
 */
ok: boolean, 
/**
 * The file.
 */
file: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * Number of the newest migration.
 */
schema_version: number, 
/**
 * `ok`, or what SQLite's integrity check says.
 */
integrity: string, 
/**
 * Rows that point at nothing.
 */
foreign_keys: number, 
/**
 * Current filings.
 */
filings: number, 
/**
 * Departments of the register.
 */
departments: number, 
/**
 * The years that have filings, oldest first.
 */
years: Array<YearStatus>, 
/**
 * Local time of the last change; `None` if nothing was ever changed.
 */
newest_change: string | null, 
/**
 * Whether it is a made-up county.
 */
demo: boolean, };

/**
 * How a value stands among those of the chosen departments.
 */
export type Mark = "best" | "worst";

/**
 * A year for which both departments of a merger have something.
 */
export type MergeConflict = { 
/**
 * The year.
 */
year: number, 
/**
 * What both have, in Chinese (`报送`).
 */
what: string, 
/**
 * What to do about it, in Chinese.
 */
remedy: string, };

/**
 * Two entries of the register that are one department.
 */
export type MergeDepartmentsRequest = { 
/**
 * The one that goes (name, alias or code).
 */
from: string, 
/**
 * The one that stays.
 */
into: string, 
/**
 * Only say what would move.
 */
dry_run: boolean, };

/**
 * What merging two departments moves.
 */
export type MergePlan = { 
/**
 * The one that goes.
 */
from: string, 
/**
 * The one that stays.
 */
into: string, 
/**
 * Years whose filings change hands.
 */
filings: Array<number>, 
/**
 * Years whose ledger entries change hands.
 */
ledgers: Array<number>, 
/**
 * Names and codes that lead to the one that stays from then on.
 */
names: Array<string>, 
/**
 * Departments that come under the one that stays.
 */
subordinates: Array<string>, 
/**
 * Its code afterwards.
 */
code: string | null, 
/**
 * Its category afterwards.
 */
category: string | null, 
/**
 * Its superior afterwards.
 */
superior: string | null, 
/**
 * What keeps them from being merged; nothing if they can be.
 */
conflicts: Array<MergeConflict>, };

/**
 * What a merger moved, or would.
 */
export type Merged = { 
/**
 * What moves, and what keeps it from moving.
 */
plan: MergePlan, 
/**
 * The register afterwards: by code, then name.
 */
departments: Array<Department>, };

/**
 * A metric as `metrics` shows it.
 */
export type MetricInfo = { 
/**
 * Stable id (`execution_rate`).
 */
id: string, 
/**
 * Chinese title.
 */
title: string, 
/**
 * 万元, %, 分, 个.
 */
unit: string, 
/**
 * Its formula in Chinese words.
 */
formula: string, 
/**
 * 依据: what it really rests on.
 */
source: string, 
/**
 * When there is no value, in Chinese.
 */
unavailable: string, 
/**
 * How it is printed.
 */
kind: MetricKind, 
/**
 * Which values are better.
 */
better: Better, };

/**
 * What a metric's value is, so that it can be printed.
 */
export type MetricKind = "amount" | "rate" | "score" | "count";

/**
 * The metrics.
 */
export type Metrics = { 
/**
 * In the order a menu lists them.
 */
metrics: Array<MetricInfo>, };

/**
 * Nothing to ask.
 */
export type MetricsRequest = Record<symbol, never>;

/**
 * A department that has to file and has not.
 */
export type Missing = { 
/**
 * Department name.
 */
department: string, 
/**
 * Until when it was extended.
 */
extended_until: string | null, 
/**
 * The extension is over.
 */
overdue: boolean, };

/**
 * The unit of a ledger's money.
 */
export type MoneyUnit = "yuan" | "ten_thousand_yuan";

/**
 * A step, and how much of it there is.
 */
export type NextStep = { 
/**
 * What is to be done.
 */
kind: NextStepKind, 
/**
 * How many; 0 where it is one thing.
 */
count: number, };

/**
 * What is to be done.
 */
export type NextStepKind = "import" | "missing" | "incomplete" | "unmatched" | "unregistered" | "send_back" | "returned" | "draw" | "review" | "approve" | "close";

/**
 * What to do with a form that the filing holds already with other values.
 */
export type OnConflict = "merge" | "replace" | "keep";

/**
 * 公用经费. The three lines below the total are 其中 lines, not a full breakdown.
 */
export type OperatingExpense = { 
/**
 * 公用经费.
 */
total: Triple, 
/**
 * 办公经费.
 */
office: Triple, 
/**
 * 水费、电费、差旅费.
 */
utilities_and_travel: Triple, 
/**
 * 会议费、培训费.
 */
meetings_and_training: Triple, };

/**
 * Where a value was read.
 */
export type Origin = { 
/**
 * The file's own name.
 */
file: string, 
/**
 * The sheet; in a Word file `表2` for its second table, `正文` for its paragraphs.
 */
sheet: string, 
/**
 * The cell (`F5`); in the text of a Word file `第3段`.
 */
cell: string, 
/**
 * What stood there, as a person sees it.
 */
raw: string, 
/**
 * What was unusual about it though it was understood (`原文以元为单位，已换算为万元`).
 */
note?: string | null, 
/**
 * Why it was not understood; the value is then empty.
 */
unread?: string | null, 
/**
 * How it was put right by hand; the value is then the corrected one.
 */
corrected?: Correction | null, };

/**
 * How many checks came to each outcome.
 */
export type OutcomeCounts = { pass: number, fail: number, not_applicable: number, cannot_judge: number, };

/**
 * 附件二 as filed.
 */
export type Overall = { 
/**
 * 年度资金总额.
 */
funds: FundsRow, 
/**
 * 按收入性质分.
 */
revenue: Revenue, 
/**
 * 按支出性质分.
 */
expenditure: Expenditure, 
/**
 * 年度总体目标.
 */
goal: Goal, 
/**
 * The rows that hold anything.
 */
indicators: Array<Indicator>, 
/**
 * 总分.
 */
total: Total, };

/**
 * A year at a glance.
 */
export type Overview = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * When it was closed, with offset; `None` while it is open.
 */
closed_at: string | null, 
/**
 * Who has filed.
 */
filing: FilingFigures, 
/**
 * Who has to file and has not, by code, then name.
 */
missing: Array<Missing>, 
/**
 * 优 to 差.
 */
grades: Array<GradeLine>, 
/**
 * What the year came to.
 */
figures: YearFigures, 
/**
 * Filings that the bureau has re-scored.
 */
reviewed: number, 
/**
 * The widest gaps between claim and what stands, at most [`Overview::GAPS`].
 */
gaps: Array<Gap>, 
/**
 * The rules that most departments fell foul of, at most [`Overview::PROBLEMS`].
 */
problems: Array<Problem>, 
/**
 * What is to be done, in the order of the bureau's year.
 */
next: Array<NextStep>, 
/**
 * The year before, where anything was filed for it.
 */
before: YearBefore | null, };

/**
 * Which year.
 */
export type OverviewRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * One part of a total.
 */
export type PartValue = { 
/**
 * 万元; `None`: nobody filed it.
 */
value: string | null, 
/**
 * value ÷ total. Ten decimals, 四舍五入: the shares of all parts and of the rest sum to 1 within half a unit of the
 * last of them for each.
 */
share: string | null, };

/**
 * The picture that was written.
 */
export type PictureWritten = { 
/**
 * The file.
 */
out: string, };

/**
 * A department's place in a year.
 */
export type Place = { 
/**
 * The year.
 */
year: number, 
/**
 * Its place; `None`: not filed, or nothing to rank by.
 */
rank: number | null, 
/**
 * The score that ranks.
 */
score: Score | null, 
/**
 * Places gained since the year before; lost ones are below 0.
 */
gained: number | null, 
/**
 * Why there is no place.
 */
note: string | null, };

/**
 * A department over the years.
 */
export type PlaceSeries = { 
/**
 * Department name.
 */
department: string, 
/**
 * Every year of the range.
 */
places: Array<Place>, };

/**
 * Places over the years, as the figures stand now.
 */
export type Places = { 
/**
 * Which score ranks.
 */
by: RankBy, 
/**
 * Only within this category, if one was asked for.
 */
category: string | null, 
/**
 * Every year of the range.
 */
years: Array<RankedYear>, 
/**
 * In the order asked for.
 */
series: Array<PlaceSeries>, };

/**
 * Whose places over which years.
 */
export type PlacesRequest = { 
/**
 * A line for each.
 */
departments: Array<string>, 
/**
 * Which score ranks.
 */
by?: RankBy, 
/**
 * Places within this category.
 */
category?: string | null, 
/**
 * First year; without it, the first that has filings.
 */
from?: number | null, 
/**
 * Last year; without it, the last that has filings.
 */
to?: number | null, };

/**
 * A file as it was understood, drawn as it stands.
 */
export type Preview = { 
/**
 * The file's own name.
 */
name: string, 
/**
 * SHA-256 of its bytes.
 */
sha256: string, 
/**
 * `xlsx`, `docx`, ….
 */
format: string, 
/**
 * Its sheets.
 */
sheets: Array<PreviewSheet>, 
/**
 * Columns whose header was not understood, each once.
 */
unknown: Array<UnknownColumn>, 
/**
 * Explained headers that stand in it.
 */
learnt: Array<LearntLabel>, };

/**
 * Which output, and which of its pages.
 */
export type PreviewReportRequest = { 
/**
 * The first page wanted, from 0.
 */
first: number, 
/**
 * How many, at most 20; without it, one.
 */
count?: number | null, 
/**
 * Which output.
 */
kind: ReportKind, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Which score it rests on.
 */
by?: RankBy | null, 
/**
 * Only this category.
 */
category?: string | null, 
/**
 * Only this department, by name, alias or code.
 */
department?: string | null, 
/**
 * Only these departments, by name, alias or code; empty: all.
 */
departments?: Array<string>, 
/**
 * Projects in the place of departments.
 */
projects?: boolean, 
/**
 * As published with the latest closing of the year, not as of now.
 */
published?: boolean, 
/**
 * First year of a comparison of years; without it, the first that has filings.
 */
from?: number | null, 
/**
 * Its last; without it, `year`.
 */
to?: number | null, 
/**
 * Only what is past its date.
 */
overdue?: boolean, 
/**
 * The last day for mending that a letter names, `2025-05-10`; without it, a blank.
 */
deadline?: string | null, 
/**
 * The file to write; its ending says the format.
 */
out: string, };

/**
 * Which file.
 */
export type PreviewRequest = { 
/**
 * The file.
 */
path: string, };

/**
 * Rules that may come to apply.
 */
export type PreviewRuleSetRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The rules.
 */
rules: RuleSet, };

/**
 * A sheet of a previewed file, or one table, or a run of paragraphs of a Word file.
 */
export type PreviewSheet = { 
/**
 * The sheet's name; `表2`, `正文` in a Word file.
 */
name: string, 
/**
 * Labels of the columns.
 */
columns: Array<string>, 
/**
 * Its rows, recognised cells marked.
 */
rows: Array<ExcerptRow>, 
/**
 * Rows beyond what a preview shows.
 */
rows_left_out: number, };

/**
 * A rule that departments fell foul of.
 */
export type Problem = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * What the clerk calls it.
 */
title: string, 
/**
 * The gravest of its unresolved findings.
 */
severity: Severity, 
/**
 * Its unresolved findings, of whatever severity.
 */
findings: number, 
/**
 * Departments that have any.
 */
departments: number, };

/**
 * 附件三 as filed, one per project.
 */
export type Project = { 
/**
 * `附件三-7`.
 */
annex: Filed<string>, 
/**
 * 项目支出名称.
 */
name: Filed<string>, 
/**
 * 主管部门.
 */
supervising_department: Filed<string>, 
/**
 * 实施单位.
 */
implementing_unit: Filed<string>, 
/**
 * 项目资金.
 */
funds: ProjectFunds, 
/**
 * 年度总体目标.
 */
goal: Goal, 
/**
 * The rows that hold anything.
 */
indicators: Array<Indicator>, 
/**
 * 总分.
 */
total: Total, };

/**
 * What the bureau's ledger of the year says of a project.
 */
export type ProjectDue = "filed" | "filed_alike" | "missing" | "not_listed" | "unsure";

/**
 * 项目支出.
 */
export type ProjectExpenditure = { 
/**
 * Its total line.
 */
total: Triple, 
/**
 * Its lines that hold a figure.
 */
items: Array<LineItem>, };

/**
 * How a year's project was found.
 */
export type ProjectFound = "same" | "variant" | "several" | "absent" | "not_filed";

/**
 * 项目资金: the sources sum to the total row; only the total row's points count.
 */
export type ProjectFunds = { 
/**
 * 年度资金总额.
 */
total: FundsRow, 
/**
 * 当年财政拨款.
 */
current_appropriation: FundsRow, 
/**
 * 上年结转资金.
 */
carried_over: FundsRow, 
/**
 * 其他资金.
 */
other_funds: FundsRow, };

/**
 * A project over the years.
 */
export type ProjectHistory = { 
/**
 * Department name.
 */
department: string, 
/**
 * The project's name as last filed.
 */
project: string, 
/**
 * Every year from the department's first to its last, oldest first.
 */
years: Array<ProjectYear>, 
/**
 * Funds, rates and scores.
 */
rows: Array<YearlyRow>, 
/**
 * Its indicators, those of the last year first.
 */
indicators: Array<IndicatorHistory>, 
/**
 * What bears a similar name in years in which it was not found.
 */
similar: Array<SimilarProject>, };

/**
 * Which project.
 */
export type ProjectHistoryRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The project's name, as filed in any year.
 */
project: string, 
/**
 * The year in which it was seen.
 */
year?: number, 
/**
 * Which 附件三 of that year it is, from 0: of two that bear the name this one is meant.
 */
nth?: number, };

/**
 * The projects of a year.
 */
export type ProjectList = { 
/**
 * The year.
 */
year: number, 
/**
 * Which score ranks.
 */
by: RankBy, 
/**
 * Name of the rule set.
 */
rule_set: string, 
/**
 * The newest change that the figures include, local time with offset.
 */
as_of: string | null, 
/**
 * Whether the year has a ledger that says which are due.
 */
has_ledger: boolean, 
/**
 * executed ÷ revised_budget over all rows that have both.
 */
execution_rate: Rate | null, 
/**
 * Best first, unranked ones and those that were not filed last.
 */
rows: Array<ProjectRow>, };

/**
 * A project of a year.
 */
export type ProjectRow = { 
/**
 * Place by the score that ranks; equal printed scores share it and the next is skipped.
 */
rank: number | null, 
/**
 * Department name.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its category.
 */
category: string | null, 
/**
 * Which 附件三 of the filing, from 0; `None` if nothing was filed.
 */
nth: number | null, 
/**
 * The project's name as filed, or as the ledger has it.
 */
project: string, 
/**
 * Whether it bears a name of its own.
 */
named: boolean, 
/**
 * Whether another project of the department bears the same name that year.
 */
shared_name: boolean, 
/**
 * 年初预算数, 万元.
 */
initial_budget: Amount | null, 
/**
 * 全年预算数, 万元.
 */
revised_budget: Amount | null, 
/**
 * 全年执行数, 万元.
 */
executed: Amount | null, 
/**
 * executed ÷ revised_budget, computed.
 */
execution_rate: Rate | null, 
/**
 * (revised − initial) ÷ initial, computed.
 */
adjustment_rate: Rate | null, 
/**
 * As filed.
 */
self_score: Score | null, 
/**
 * What the rules give.
 */
recomputed_score: Score | null, 
/**
 * What the bureau decided.
 */
reviewed_score: Score | null, 
/**
 * Reviewed where decided, else recomputed.
 */
final_score: Score | null, 
/**
 * self − final.
 */
score_gap: Score | null, 
/**
 * Points claimed without a target or an actual value; `None` if nothing was filed.
 */
unsupported_points: Score | null, 
/**
 * Grade of the score that ranks.
 */
grade: Grade | null, 
/**
 * Unresolved errors.
 */
errors: number, 
/**
 * Unresolved warnings.
 */
warnings: number, 
/**
 * What the ledger says; `None` if the year has none.
 */
due: ProjectDue | null, };

/**
 * A year of a project.
 */
export type ProjectYear = { 
/**
 * The year.
 */
year: number, 
/**
 * How it was found.
 */
found: ProjectFound, 
/**
 * Which 附件三 of the filing, from 0; of several that bear the name, all.
 */
nth: Array<number>, 
/**
 * Its name as filed that year.
 */
name: string | null, 
/**
 * What must be known of it, in Chinese.
 */
note: string | null, 
/**
 * 预期目标.
 */
expected: string | null, 
/**
 * 实际完成情况.
 */
achieved: string | null, 
/**
 * Grade of its final score.
 */
grade: Grade | null, };

/**
 * Which projects.
 */
export type ProjectsRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Which score ranks.
 */
by?: RankBy, 
/**
 * Only this category; places are counted within it.
 */
category?: string, 
/**
 * Only this department (name, alias or code); places stay those among all.
 */
department?: string, };

/**
 * The one change that would make everything add up.
 */
export type Proposal = { 
/**
 * The values' paths: one, or a row and its total that hold the same figure.
 */
paths: Array<string>, 
/**
 * What was filed.
 */
from: string, 
/**
 * What it should be.
 */
to: string, };

/**
 * The closing of a year that a ranking was published with.
 */
export type Published = { 
/**
 * When the year was closed, with offset.
 */
closed_at: string, 
/**
 * By whom.
 */
closed_by: string, 
/**
 * SHA-256 of what was frozen.
 */
checksum: string, };

/**
 * How well each department did its self-evaluation.
 */
export type Qualities = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The numbers of the formula.
 */
rules: QualityRules, 
/**
 * Departments that have to file, or filed: best first, then by code.
 */
rows: Array<Quality>, };

/**
 * How well a department did its self-evaluation.
 */
export type Quality = { 
/**
 * Department name.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its category.
 */
category: string | null, 
/**
 * 及时.
 */
timely: QualityPart, 
/**
 * 完整.
 */
complete: QualityPart, 
/**
 * 准确.
 */
correct: QualityPart, 
/**
 * 真实.
 */
honest: QualityPart, 
/**
 * The sum of the parts that can be judged.
 */
total: Score, 
/**
 * The most that those parts give.
 */
of: Score, };

/**
 * One part of the quality.
 */
export type QualityPart = { 
/**
 * The points; `None` if it cannot be judged.
 */
score: Score | null, 
/**
 * The most there is.
 */
of: Score, 
/**
 * How it came to be, in Chinese.
 */
why: string, };

/**
 * Which year.
 */
export type QualityRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * How the quality of a department's self-evaluation is scored; the four parts sum to 100.
 */
export type QualityRules = { 
/**
 * 及时: points for filing in time.
 */
timely: Score, 
/**
 * 完整: points for filing all that is due.
 */
complete: Score, 
/**
 * 准确: points for figures that add up.
 */
correct: Score, 
/**
 * 真实: points for scores that the filing supports.
 */
honest: Score, 
/**
 * The last day to file (`2025-03-31`); without it 及时 is not scored.
 */
deadline: string | null, 
/**
 * Points off 及时 for each day late.
 */
per_day: Score, 
/**
 * Points off 及时 for each time it was returned.
 */
per_return: Score, 
/**
 * Points off 准确 for each unresolved error.
 */
per_error: Score, 
/**
 * Points off 准确 for each unresolved warning.
 */
per_warning: Score, 
/**
 * Points off 真实 for each point of the gap and each unsupported point.
 */
per_point: Score, };

/**
 * A count of posts or people, or an area in ㎡.
 */
export type Quantity = string;

/**
 * Which score ranks.
 */
export type RankBy = "self" | "recomputed" | "reviewed" | "final";

/**
 * Which ranking.
 */
export type RankRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Which score ranks.
 */
by: RankBy, 
/**
 * Only this category.
 */
category: string | null, 
/**
 * Rank projects instead of departments.
 */
projects: boolean, 
/**
 * As it was published with the latest closing, not as of now.
 */
published?: boolean, };

/**
 * One line of a ranking.
 */
export type RankRow = { 
/**
 * Place; equal printed scores share it and the next is skipped. `None`: nothing to rank by.
 */
rank: number | null, 
/**
 * Place in the year before, by the same score.
 */
previous_rank: number | null, 
/**
 * Department name.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its category.
 */
category: string | null, 
/**
 * The project, in a ranking of projects.
 */
project?: string | null, 
/**
 * 全年预算数, 万元.
 */
revised_budget: Amount | null, 
/**
 * 全年执行数, 万元.
 */
executed: Amount | null, 
/**
 * executed ÷ revised_budget, computed.
 */
execution_rate: Rate | null, 
/**
 * As filed.
 */
self_score: Score | null, 
/**
 * What the rules give.
 */
recomputed_score: Score | null, 
/**
 * What the bureau decided.
 */
reviewed_score: Score | null, 
/**
 * Reviewed where decided, else recomputed.
 */
final_score: Score | null, 
/**
 * Points claimed without a target or an actual value.
 */
unsupported_points: Score, 
/**
 * self − final.
 */
score_gap: Score | null, 
/**
 * Grade of the score that ranks.
 */
grade: Grade | null, 
/**
 * Unresolved errors.
 */
errors: number, 
/**
 * Unresolved warnings.
 */
warnings: number, };

/**
 * How many departments a year ranks.
 */
export type RankedYear = { 
/**
 * The year.
 */
year: number, 
/**
 * How many have a place.
 */
ranked: number, };

/**
 * A ranking, with what must be known to read it.
 */
export type Ranking = { 
/**
 * The year.
 */
year: number, 
/**
 * Which score ranks.
 */
by: RankBy, 
/**
 * Name of the rule set.
 */
rule_set: string, 
/**
 * The newest change that the figures include, local time with offset.
 */
as_of: string | null, 
/**
 * Only this category, if one was asked for.
 */
category: string | null, 
/**
 * The closing it is shown as of; `None`: as of now.
 */
published: Published | null, 
/**
 * The lines, unranked ones last.
 */
rows: Array<RankRow>, };

/**
 * A ratio as a fraction: 74% is 0.74.
 */
export type Rate = string;

/**
 * Problem lists that came back.
 */
export type ReadRepliesRequest = { 
/**
 * Files and folders.
 */
paths: Array<string>, 
/**
 * Only say what would be kept.
 */
dry_run: boolean, };

/**
 * A row that says something.
 */
export type ReadReply = { 
/**
 * Where it stands (`审核问题清单!K7`).
 */
address: string, 
/**
 * 编号 as written.
 */
number: string, 
/**
 * The finding's case.
 */
case: number | null, 
/**
 * Whose finding it is.
 */
department: string | null, 
/**
 * The finding in one sentence.
 */
message: string | null, 
/**
 * 单位说明.
 */
explanation: string | null, 
/**
 * 是否整改.
 */
rectified: boolean | null, 
/**
 * What becomes of it.
 */
outcome: ReplyOutcome, 
/**
 * Why it is not taken, and what helps.
 */
problem: string | null, };

/**
 * Why a copy was made.
 */
export type Reason = "manual" | "daily" | "import" | "undo" | "merge" | "migration" | "restore";

/**
 * What a department said of a finding.
 */
export type RecordReplyRequest = { 
/**
 * The finding's case.
 */
case: number, 
/**
 * 单位说明.
 */
explanation: string | null, 
/**
 * 是否整改.
 */
rectified: boolean | null, };

/**
 * How many findings something was recorded of.
 */
export type Recorded = { 
/**
 * Their number.
 */
cases: number, };

/**
 * 整改台账 of a year.
 */
export type Rectification = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * By department.
 */
rows: Array<RectificationRow>, };

/**
 * Which lines of 整改台账.
 */
export type RectificationRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Only this department (name, alias or code).
 */
department: string | null, 
/**
 * Only what is that far.
 */
stage: Stage | null, };

/**
 * A line of 整改台账.
 */
export type RectificationRow = { 
/**
 * The finding's case.
 */
case: number, 
/**
 * 编号 (`2024-0457`), the same as in the list that the department received.
 */
number: string, 
/**
 * The department's code.
 */
code: string | null, 
/**
 * Its category.
 */
category: string | null, 
/**
 * The finding.
 */
finding: Finding, 
/**
 * What counts now.
 */
status: FindingStatus, 
/**
 * How far it is.
 */
stage: Stage, 
/**
 * By when, `2025-05-30`.
 */
deadline: string | null, 
/**
 * What the department said.
 */
reply: CaseReply | null, 
/**
 * 整改情况 in one sentence; empty while nothing is known.
 */
progress: string, 
/**
 * 复核人: who settled it.
 */
reviewer: string | null, 
/**
 * 销号日期, `2025-05-30`.
 */
settled_on: string | null, };

/**
 * A rule by which something was found in several years.
 */
export type RecurringRule = { 
/**
 * Its id.
 */
rule: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The worst that it found.
 */
severity: Severity, 
/**
 * The years, each with how many findings.
 */
years: Array<YearCount>, };

/**
 * A list that could not be read.
 */
export type RefusedList = { 
/**
 * The file.
 */
path: string, 
/**
 * Why, and what helps.
 */
error: Error, };

/**
 * What a list does to the register, or would.
 */
export type RegisterImport = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * Every row that names a department.
 */
rows: Array<RegisterRow>, };

/**
 * A row of a list.
 */
export type RegisterRow = { 
/**
 * Its number in the sheet.
 */
row: number, 
/**
 * The department, as the register names it.
 */
department: string, 
/**
 * What it does.
 */
outcome: RowOutcome, 
/**
 * What it changes.
 */
differences: Array<Difference>, 
/**
 * Why it, or a part of it, is not taken.
 */
problem: string | null, };

/**
 * Which year, and why.
 */
export type ReopenYearRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Why.
 */
reason: string, };

/**
 * What came back.
 */
export type Replies = { 
/**
 * The lists that were read.
 */
files: Array<RepliesFile>, 
/**
 * The files that are none.
 */
refused: Array<RefusedList>, };

/**
 * A list that came back.
 */
export type RepliesFile = { 
/**
 * The file's own name.
 */
file: string, 
/**
 * The rows that say something, in their order; without mobile numbers, which are kept.
 */
replies: Array<ReadReply>, 
/**
 * Rows of findings that nothing was written beside.
 */
blank: number, };

/**
 * What becomes of a row.
 */
export type ReplyOutcome = "new" | "changed" | "unchanged" | "refused";

/**
 * 附件四 as filed.
 */
export type Report = { 
/**
 * Its title line.
 */
title: Filed<string>, 
/**
 * What follows the title.
 */
blocks: Array<Block>, };

/**
 * What was written and what was not.
 */
export type ReportBulk = { 
/**
 * The folder or the archive; numbered where one of the name was there.
 */
out: string, 
/**
 * By code and name of department.
 */
files: Array<BulkFile>, 
/**
 * Departments that there was nothing to write for.
 */
skipped: Array<BulkSkipped>, 
/**
 * Departments that were not reached before the clerk stopped it.
 */
not_reached: Array<string>, };

/**
 * Which papers, for whom, and where to.
 */
export type ReportBulkRequest = { 
/**
 * `letter` or `problems`.
 */
kind: ReportKind, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * What each is written as; empty: .docx.
 */
formats?: Array<Format>, 
/**
 * Only these departments, by name, alias or code; empty: all.
 */
departments?: Array<string>, 
/**
 * The last day for mending that letters name (`2025-05-10`); without it they have a blank.
 */
deadline?: string | null, 
/**
 * A folder, or a file that ends with `.zip`.
 */
out: string, };

/**
 * What an output can be asked for, beside its year.
 */
export type ReportFilter = "by" | "category" | "department" | "departments" | "projects" | "published" | "deadline" | "years" | "overdue";

/**
 * A kind of printed output (domain.md, last table).
 */
export type ReportKind = "ranking" | "grades" | "execution" | "three_public" | "staffing" | "deductions" | "problems" | "problem_summary" | "review_gap" | "filing_status" | "years" | "peers" | "rectification" | "circular" | "letter";

/**
 * A kind of output.
 */
export type ReportKindInfo = { 
/**
 * Which.
 */
kind: ReportKind, 
/**
 * As it is called.
 */
title: string, 
/**
 * What it is written as.
 */
formats: Array<Format>, 
/**
 * Whether there is none without a department.
 */
needs_department: boolean, 
/**
 * What it can be asked for, beside its year.
 */
takes: Array<ReportFilter>, };

/**
 * The kinds of output.
 */
export type ReportKinds = { 
/**
 * In the order a menu lists them.
 */
kinds: Array<ReportKindInfo>, };

/**
 * Nothing to ask.
 */
export type ReportKindsRequest = Record<symbol, never>;

/**
 * Pages as they will be printed.
 */
export type ReportPreview = { 
/**
 * The output's title.
 */
title: string, 
/**
 * How many pages there are.
 */
pages: number, 
/**
 * Whether they lie across.
 */
landscape: boolean, 
/**
 * The pages asked for, each a picture (SVG).
 */
pictures: Array<string>, 
/**
 * Characters that no font of this computer has; 〓 is printed for them.
 */
missing: Array<string>, };

/**
 * Which output, of what, and where to. What a kind does not take ([`ReportKind::filters`]) is refused, never left
 * aside silently.
 */
export type ReportRequest = { 
/**
 * Which output.
 */
kind: ReportKind, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Which score it rests on.
 */
by?: RankBy | null, 
/**
 * Only this category.
 */
category?: string | null, 
/**
 * Only this department, by name, alias or code.
 */
department?: string | null, 
/**
 * Only these departments, by name, alias or code; empty: all.
 */
departments?: Array<string>, 
/**
 * Projects in the place of departments.
 */
projects?: boolean, 
/**
 * As published with the latest closing of the year, not as of now.
 */
published?: boolean, 
/**
 * First year of a comparison of years; without it, the first that has filings.
 */
from?: number | null, 
/**
 * Its last; without it, `year`.
 */
to?: number | null, 
/**
 * Only what is past its date.
 */
overdue?: boolean, 
/**
 * The last day for mending that a letter names, `2025-05-10`; without it, a blank.
 */
deadline?: string | null, 
/**
 * The file to write; its ending says the format.
 */
out: string, };

/**
 * Which copy.
 */
export type RestoreRequest = { 
/**
 * The copy.
 */
file: string, 
/**
 * Only say what it holds.
 */
dry_run: boolean, };

/**
 * Which version to bring back.
 */
export type RestoreVersionRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The version to copy.
 */
version: number, 
/**
 * Why, for the log.
 */
reason: string, };

/**
 * What was brought back, or would be.
 */
export type Restored = { 
/**
 * Whether nothing at all is wrong with it.
 */
ok: boolean, 
/**
 * The copy.
 */
file: string, 
/**
 * Whether this only looked.
 */
dry_run: boolean, 
/**
 * What is wrong with single filings in it, in Chinese.
 */
problems: Array<string>, 
/**
 * The copy that holds what was there before, if there was anything.
 */
safety: string | null, 
/**
 * What did not work but stopped nothing.
 */
warnings: Array<Error>, 
/**
 * Number of the newest migration.
 */
schema_version: number, 
/**
 * `ok`, or what SQLite's integrity check says.
 */
integrity: string, 
/**
 * Rows that point at nothing.
 */
foreign_keys: number, 
/**
 * Current filings.
 */
filings: number, 
/**
 * Departments of the register.
 */
departments: number, 
/**
 * The years that have filings, oldest first.
 */
years: Array<YearStatus>, 
/**
 * Local time of the last change; `None` if nothing was ever changed.
 */
newest_change: string | null, 
/**
 * Whether it is a made-up county.
 */
demo: boolean, };

/**
 * 按收入性质分, 万元.
 */
export type Revenue = { 
/**
 * 一般公共预算.
 */
general_public_budget: Filed<Amount>, 
/**
 * 政府性基金拨款.
 */
government_fund: Filed<Amount>, 
/**
 * 纳入专户管理的非税收入拨款.
 */
special_account: Filed<Amount>, 
/**
 * 其他资金.
 */
other_funds: Filed<Amount>, };

/**
 * A decision.
 */
export type Review = { 
/**
 * `overall`, or `project:N`.
 */
form: ScoredForm, 
/**
 * `execution`, `total`, or the indicator's row from 0.
 */
item: Item, 
/**
 * The points given.
 */
score: Score, 
/**
 * Why.
 */
reason: string, 
/**
 * Who decided.
 */
by: string, 
/**
 * When, with offset.
 */
at: string, };

/**
 * Decisions on a filing, all or none.
 */
export type ReviewRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The decisions.
 */
decisions: Array<Decision>, 
/**
 * Who decides; without it, who works.
 */
by?: string, 
/**
 * The version that was looked at; another one is not changed.
 */
version?: number, };

/**
 * A filing's scores, and what was decided.
 */
export type Reviewed = { 
/**
 * Department name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Its scores.
 */
scores: FilingScores, 
/**
 * What the bureau decided.
 */
reviews: Reviews, };

/**
 * The decisions on one filing.
 */
export type Reviews = Array<Review>;

/**
 * From which year into which.
 */
export type RollRuleSetRequest = { 
/**
 * The year whose rules apply again.
 */
from: number, 
/**
 * The year they are to apply to.
 */
to: number, };

/**
 * Which year takes over which other's settings.
 */
export type RollRulesRequest = { 
/**
 * The year that has them.
 */
from: number, 
/**
 * The year that gets them; it must have none of its own.
 */
into: number, };

/**
 * What rolling the settings into the next year came to.
 */
export type Rolled = { 
/**
 * The year they were taken from.
 */
from: number, 
/**
 * The year that has them now.
 */
into: number, 
/**
 * How many rules.
 */
rules: number, };

/**
 * What a row of a list does to the register.
 */
export type RowOutcome = "new" | "changed" | "unchanged" | "refused";

/**
 * A rule, and how it is applied in the year asked for.
 */
export type RuleLine = { 
/**
 * 检查什么, 为什么, 公式, 例子, 如何整改, 依据.
 */
sections: Array<RuleSection>, 
/**
 * Whether it is run.
 */
enabled: boolean, 
/**
 * The severity that counts: as set, else the rule's own.
 */
applied_severity: Severity, 
/**
 * What the bureau has set, if it ever touched the rule in this year.
 */
setting: RuleSettingLine | null, 
/**
 * How its checks of the year's filings came out.
 */
counts: OutcomeCounts | null, id: string, title: string, family: Family, family_title: string, severity: Severity, why: string, source: string, };

/**
 * How the checks of a rule came out in a year.
 */
export type RuleOutcome = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * What the clerk calls it.
 */
title: string, 
/**
 * Its family, in Chinese.
 */
family: string, 
/**
 * Its checks of the year's filings.
 */
counts: OutcomeCounts, };

/**
 * A section of a rule's page in the manual.
 */
export type RuleSection = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * Its text.
 */
text: string, };

/**
 * A year's scoring rules, named on everything that is printed by them.
 */
export type RuleSet = { 
/**
 * Its name (`默认规则（50/30/10）`).
 */
name: string, 
/**
 * Points of each part.
 */
weights: Weights, 
/**
 * Where each grade begins.
 */
lines: GradeLines, 
/**
 * What calls for a reason.
 */
limits: Limits, 
/**
 * Caps of the total by execution rate; none by default.
 */
caps: Array<Cap>, 
/**
 * What a qualitative indicator may get.
 */
bands: Bands, 
/**
 * Which ratio 三公变动率 is.
 */
three_public_change: ThreePublicChange, 
/**
 * How the quality of self-evaluations is scored.
 */
quality: QualityRules, };

/**
 * One edition of a year's rules.
 */
export type RuleSetEdition = { 
/**
 * Counts up with each change; 0: the rules as they come.
 */
edition: number, 
/**
 * The rules.
 */
rules: RuleSet, 
/**
 * Why they were set.
 */
reason: string | null, 
/**
 * When, with offset.
 */
at: string | null, 
/**
 * By whom.
 */
by: string | null, };

/**
 * Which final scores and grades would change.
 */
export type RuleSetPreview = { 
/**
 * Departments of the year that have a score.
 */
scored: number, 
/**
 * Those whose score or grade would change, largest change first.
 */
changes: Array<GradeChange>, };

/**
 * Which year.
 */
export type RuleSetRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * A year's scoring rules.
 */
export type RuleSets = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Newest first; the first one applies, the last are the rules as they come.
 */
editions: Array<RuleSetEdition>, 
/**
 * Ready-made ones.
 */
presets: Array<RuleSet>, };

/**
 * What the bureau has set for one rule of a year, and why.
 */
export type RuleSettingLine = { 
/**
 * Whether the rule is run.
 */
enabled: boolean, 
/**
 * The severity in place of the rule's own.
 */
severity: Severity | null, 
/**
 * A difference of at most this is a note: 万元, points or a rate, as the rule compares.
 */
tolerance: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The edition of the year's settings that it came with.
 */
edition: number, 
/**
 * The year it was taken over from, if it was.
 */
rolled_from: number | null, 
/**
 * When, with offset.
 */
at: string, 
/**
 * By whom.
 */
by: string, };

/**
 * The register of rules.
 */
export type Rules = { 
/**
 * The year asked for.
 */
year: number | null, 
/**
 * The edition of the year's settings; 0 before the first change.
 */
edition: number, 
/**
 * Under what findings are made (`2024年审核设置第2版`).
 */
settings: string, 
/**
 * In the order findings are listed.
 */
rules: Array<RuleLine>, };

/**
 * The rules as they come, or as they are set for a year.
 */
export type RulesRequest = { 
/**
 * The evaluated year.
 */
year: number | null, };

/**
 * The sample of a year.
 */
export type Sample = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * What the order was made from.
 */
seed: string, 
/**
 * When it was drawn, with offset.
 */
drawn_at: string, 
/**
 * By whom.
 */
drawn_by: string, 
/**
 * The departments, by part, in the order of drawing.
 */
departments: Array<Drawn>, };

/**
 * Which year.
 */
export type SampleRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * The sample of a year, if one was drawn.
 */
export type Sampled = { 
/**
 * The sample.
 */
sample: Sample | null, };

/**
 * A picture, and where to: either `svg` or `png`.
 */
export type SavePictureRequest = { 
/**
 * The file to write; its ending says which of the two is meant.
 */
out: string, 
/**
 * The drawing.
 */
svg: string | null, 
/**
 * The picture's bytes in base 64.
 */
png: string | null, };

/**
 * A table as it is seen, and where to.
 */
export type SaveTableRequest = { 
/**
 * The workbook to write.
 */
out: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Which rows these are and in what order, in words.
 */
filter: string, 
/**
 * 万元、分.
 */
unit: string, 
/**
 * The columns.
 */
columns: Array<SeenColumn>, 
/**
 * A value for every column: decimals for figures (rates as fractions), words for text.
 */
rows: Array<Array<string | null>>, 
/**
 * What stands below the rows; a word in a column of figures stays a word.
 */
total: Array<string | null> | null, };

/**
 * Two metrics of each department.
 */
export type Scatter = { 
/**
 * The year.
 */
year: number, 
/**
 * Among whom (`全县`).
 */
scope: string, 
/**
 * The first metric.
 */
x: MetricInfo, 
/**
 * The second metric.
 */
y: MetricInfo, 
/**
 * By department code, then name.
 */
points: Array<ScatterPoint>, 
/**
 * Median of the points' first values.
 */
x_median: string | null, 
/**
 * Median of the points' second values.
 */
y_median: string | null, 
/**
 * Spearman's rank correlation of the points, −1 to 1, four decimals; `None` of fewer than three points, or where
 * one of the metrics is the same for all.
 */
rank_correlation: string | null, 
/**
 * Those without a point.
 */
left_out: Array<LeftOut>, };

/**
 * A department with both values.
 */
export type ScatterPoint = { 
/**
 * Its value of the first metric.
 */
x: string, 
/**
 * Its value of the second.
 */
y: string, 
/**
 * Whether it lies far from the others: beyond one and a half times the distance between the quartiles, in either
 * direction (Tukey's fences).
 */
outlier: boolean, 
/**
 * Department name.
 */
department: string, 
/**
 * Its category.
 */
category: string | null, };

/**
 * Which two metrics.
 */
export type ScatterRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Id of the metric along.
 */
x: string, 
/**
 * Id of the metric upwards.
 */
y: string, 
/**
 * Only this category.
 */
category?: string | null, 
/**
 * Only this superior department and those under it.
 */
superior?: string | null, };

/**
 * Points of a score or a weight.
 */
export type Score = string;

/**
 * A scored form of a filing: 附件二, or the n-th 附件三.
 */
export type ScoredForm = string;

/**
 * A column of the window.
 */
export type SeenColumn = { 
/**
 * Its heading.
 */
title: string, 
/**
 * The heading above it and its neighbours of the same group.
 */
group: string | null, 
/**
 * What it holds.
 */
kind: SeenKind, };

/**
 * What a column of the window holds.
 */
export type SeenKind = "text" | "count" | "amount" | "rate" | "score";

/**
 * To whom filings go back.
 */
export type SendBackRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The departments, by name, alias or code.
 */
departments: Array<string>, 
/**
 * Why; stands in the history of the filing.
 */
reason: string, 
/**
 * The folder that a list of findings for each department is written to; without it none is written.
 */
folder: string | null, 
/**
 * What the lists are written as; workbooks unless told.
 */
format?: Format | null, 
/**
 * Only say what would go back; nothing is written or changed.
 */
dry_run?: boolean, };

/**
 * What went back.
 */
export type SentBack = { 
/**
 * A letter for each department.
 */
letters: Array<Letter>, 
/**
 * The lists that were written, in the same order.
 */
files: Array<string>, };

/**
 * One line of the chart: of a department, of a category, of those under a superior department, or, if none of these,
 * of the county.
 */
export type Series = { 
/**
 * Department name.
 */
department: string | null, 
/**
 * Category.
 */
category: string | null, 
/**
 * The superior department of those it is of; itself one of them.
 */
superior: string | null, 
/**
 * How many departments the value of each year covers (not of a single department); same order as `points`.
 */
covered: Array<number> | null, 
/**
 * Every year of the range, missing ones with an empty value.
 */
points: Array<TrendPoint>, };

/**
 * How the bureau is called.
 */
export type SetBureauRequest = { 
/**
 * Its name; empty for none.
 */
name: string, };

/**
 * By when.
 */
export type SetDeadlineRequest = { 
/**
 * The findings' cases.
 */
cases: Array<number>, 
/**
 * `2025-05-30`.
 */
deadline: string, 
/**
 * Findings that nothing was done about count as told to the department from now on.
 */
notify: boolean, };

/**
 * A department as it shall stand in the register; what is left out is empty.
 */
export type SetDepartmentRequest = { 
/**
 * The department to change (name, alias or code); without it, one is added.
 */
department: string | null, 
/**
 * Full name; a name that is changed stays as an alias.
 */
name: string, 
/**
 * Budget code, leading zeros kept.
 */
code: string | null, 
/**
 * 党群, 政府部门, 乡镇, ….
 */
category: string | null, 
/**
 * 主管部门 (name, alias or code).
 */
superior: string | null, 
/**
 * Other names it files under.
 */
aliases: Array<string>, 
/**
 * First year it is there.
 */
first_year: number | null, 
/**
 * Last year it is there.
 */
last_year: number | null, };

/**
 * How far the bureau has come with some findings.
 */
export type SetFindingStatusRequest = { 
/**
 * The cases, by the numbers that findings bear.
 */
cases: Array<number>, 
/**
 * Their status from now on.
 */
status: FindingStatus, 
/**
 * Why; needed for 已豁免 and 已整改.
 */
reason: string | null, };

/**
 * How a rule shall be applied in a year; what is left out is as the rule comes.
 */
export type SetRuleRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The rule's id.
 */
rule: string, 
/**
 * Whether it is run; yes unless told.
 */
enabled?: boolean, 
/**
 * The severity of its findings, in place of the rule's own.
 */
severity: Severity | null, 
/**
 * A difference of at most this is a note: 万元, points, or a rate as a fraction.
 */
tolerance: string | null, 
/**
 * Why.
 */
reason: string, };

/**
 * Rules that are to apply.
 */
export type SetRuleSetRequest = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The rules.
 */
rules: RuleSet, 
/**
 * Why.
 */
reason: string, };

/**
 * A step of a department's year.
 */
export type SetStateRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * What it came to.
 */
state: FilingState, 
/**
 * The day (`2025-04-18`); without it, today.
 */
date: string | null, 
/**
 * Why; for 退回 it must be given.
 */
reason: string | null, 
/**
 * The last day of an extension.
 */
until: string | null, };

/**
 * How grave a finding is.
 */
export type Severity = "error" | "warning" | "note";

/**
 * Which year.
 */
export type ShowLedgerRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * Which filing.
 */
export type ShowRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Which version; without it the current one.
 */
version?: number, 
/**
 * Also say where every value was read.
 */
sources: boolean, 
/**
 * Hide mobile numbers: for all that is not the filing page itself.
 */
masked?: boolean, };

/**
 * One filing, whole.
 */
export type Shown = { 
/**
 * Its scores.
 */
scores: FilingScores, 
/**
 * What the bureau decided.
 */
reviews: Reviews, 
/**
 * Where every value was read, by its path.
 */
sources?: { [key in string]: Origin } | null, 
/**
 * Who filed.
 */
department: DepartmentRef, 
/**
 * The evaluated year, not the year of filing.
 */
year: number, 
/**
 * Counts up each time the filing is replaced.
 */
version: number, 
/**
 * 附件一.
 */
basic_data: BasicData | null, 
/**
 * 附件二.
 */
overall: Overall | null, 
/**
 * 附件三, in the order of their annex numbers.
 */
projects: Array<Project>, 
/**
 * 附件四.
 */
reports: Array<Report>, 
/**
 * Date of the first sign-off line that has one.
 */
sign_off: SignOff, 
/**
 * What stood in a form and was not understood.
 */
unread: Array<Unread>, 
/**
 * The files the forms were read from.
 */
files: Array<FiledFile>, };

/**
 * A year's ledger.
 */
export type ShownLedger = { 
/**
 * The departments due, by code, then name.
 */
rows: Array<LedgerRow>, 
/**
 * The departments' lines together.
 */
totals: LedgerTotals, 
/**
 * The projects due, in the order of the file.
 */
due_projects: Array<LedgerProject>, 
/**
 * The projects together.
 */
project_totals: LedgerTotals, 
/**
 * The rows that were left out.
 */
left_out: Array<Unmatched>, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The file it came from.
 */
file: string, 
/**
 * When it was brought in, local time.
 */
imported_at: string, 
/**
 * Departments that are due.
 */
departments: number, 
/**
 * Projects that are due.
 */
projects: number, 
/**
 * Rows that were left out.
 */
unmatched: number, };

/**
 * Departments side by side.
 */
export type SideBySide = { 
/**
 * The year.
 */
year: number, 
/**
 * Among whom places and medians are (`全县`).
 */
scope: string, 
/**
 * In the order asked for.
 */
departments: Array<Who>, 
/**
 * In the order asked for.
 */
rows: Array<SideRow>, };

/**
 * One department's value of one metric.
 */
export type SideCell = { 
/**
 * The value; `None`: not filed, or the filing does not give it.
 */
value: string | null, 
/**
 * Place from the highest value in the scope; ties share it.
 */
rank: number | null, 
/**
 * Best or worst of the chosen, where the metric says what is better and they differ.
 */
mark: Mark | null, 
/**
 * Why the value is missing or stands apart.
 */
note: string | null, };

/**
 * One metric of the chosen departments.
 */
export type SideRow = { 
/**
 * The metric.
 */
info: MetricInfo, 
/**
 * How many departments of the scope have a comparable value.
 */
count: number, 
/**
 * Their median.
 */
median: string | null, 
/**
 * In the order of the departments.
 */
cells: Array<SideCell>, };

/**
 * The sign-off line of a filing. The names and phones beside the date are personal: they stay in
 * the original file and are never read out of it.
 */
export type SignOff = { 
/**
 * The date as written (`2024.6.24`).
 */
date: string | null, };

/**
 * A project that may be the same under another name: never taken for it.
 */
export type SimilarProject = { 
/**
 * The year.
 */
year: number, 
/**
 * Which 附件三 of the filing, from 0.
 */
nth: number, 
/**
 * Its name.
 */
name: string, };

/**
 * 财政供养人员情况.
 */
export type Staffing = { 
/**
 * 编制数, posts.
 */
authorised_posts: Filed<Quantity>, 
/**
 * 实际在职人数, people.
 */
actual_staff: Filed<Quantity>, 
/**
 * 控制率 = actual ÷ authorised, as filed.
 */
control_rate: Filed<Rate>, };

/**
 * How far a rectification is.
 */
export type Stage = "overdue" | "answered" | "open" | "settled";

/**
 * What the window always shows, whatever page is open.
 */
export type Standing = { 
/**
 * The findings of the year that are not settled.
 */
unresolved: FindingCounts, 
/**
 * When the newest copy of the database was made, local time; made-up data are not copied.
 */
backed_up: string | null, };

/**
 * Which year.
 */
export type StandingRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * One step of a department's year. Dates are `2025-04-18`.
 */
export type StateStep = { 
/**
 * What it came to.
 */
state: FilingState, 
/**
 * The day.
 */
date: string, 
/**
 * Why, for 退回 always.
 */
reason: string | null, 
/**
 * The last day of an extension.
 */
until: string | null, };

/**
 * The database, its years and what they hold.
 */
export type Status = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The database file.
 */
database: string, 
/**
 * Whether it holds a made-up county.
 */
demo: boolean, 
/**
 * The years that have filings, oldest first.
 */
years: Array<YearStatus>, 
/**
 * Departments of the register.
 */
departments: number, 
/**
 * The years that have a ledger of the bureau's, oldest first.
 */
ledgers?: Array<LedgerYear>, 
/**
 * What did not work since the database was opened but stopped nothing, such as a copy to the second folder.
 */
warnings?: Array<Error>, };

/**
 * Nothing to ask.
 */
export type StatusRequest = Record<symbol, never>;

/**
 * How a department stands in a year.
 */
export type StatusRow = { 
/**
 * Department name.
 */
department: string, 
/**
 * Its code.
 */
code: string | null, 
/**
 * Its category.
 */
category: string | null, 
/**
 * Whether it has to file for the year.
 */
due: boolean, 
/**
 * How it stands.
 */
state: FilingState, 
/**
 * Since when; `None` if nothing ever happened.
 */
date: string | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * How often it was returned.
 */
times_returned: number, 
/**
 * Until when it was extended, if it ever was.
 */
extended_until: string | null, 
/**
 * It has not filed, and the extension is over.
 */
overdue: boolean, 
/**
 * Whether 附件一 is there.
 */
basic_data: boolean, 
/**
 * Whether 附件二 is there.
 */
overall: boolean, 
/**
 * How many 附件三 are due, if the bureau's ledger says.
 */
due_projects: number | null, 
/**
 * How many 附件三 are there.
 */
filed_projects: number, 
/**
 * Projects of the ledger that no 附件三 bears the name of.
 */
missing_projects: Array<string>, 
/**
 * Every step, oldest first.
 */
history: Array<StateStep>, };

/**
 * What a total is made of, over the years.
 */
export type Structure = { 
/**
 * Which total.
 */
of: StructureOf, 
/**
 * The titles of the parts.
 */
parts: Array<string>, 
/**
 * Whose it is (`全县`).
 */
scope: string, 
/**
 * Every year of the range, missing ones empty.
 */
years: Array<StructureYear>, };

/**
 * Which total.
 */
export type StructureOf = "three_public" | "funds" | "expenditure";

/**
 * What is made of what, whose, over which years: of a department, else of a category, of a superior department and
 * those under it, of the county.
 */
export type StructureRequest = { 
/**
 * Which total.
 */
of: StructureOf, 
/**
 * Only this department.
 */
department?: string | null, 
/**
 * Only this category.
 */
category?: string | null, 
/**
 * Only this superior department and those under it.
 */
superior?: string | null, 
/**
 * First year; without it, the first that has filings.
 */
from?: number | null, 
/**
 * Last year; without it, the last that has filings.
 */
to?: number | null, };

/**
 * What the total of a year is made of.
 */
export type StructureYear = { 
/**
 * The year.
 */
year: number, 
/**
 * 万元; `None`: not filed.
 */
total: string | null, 
/**
 * In the order of the titles.
 */
parts: Array<PartValue>, 
/**
 * total − all parts, where that is not 0: what the parts do not say, or, below 0, say too much.
 */
rest: PartValue | null, 
/**
 * How many filings are in it.
 */
covered: number, 
/**
 * What is left out, or does not add up.
 */
note: string | null, };

/**
 * Of the rows that have a value and budgets that mean the same.
 */
export type Summary = { count: number, min: string | null, lower_quartile: string | null, median: string | null, upper_quartile: string | null, max: string | null, 
/**
 * `None` for rates and scores, which do not add up.
 */
total: string | null, };

/**
 * Which blank workbooks, and where to.
 */
export type TemplateRequest = { 
/**
 * The year to be evaluated.
 */
year: number, 
/**
 * The .xlsx file to write; with `all`, the folder.
 */
out: string, 
/**
 * Fill in what is known of this department (name, alias or code): its name and, unless told otherwise, what
 * `last_year` and `projects` say.
 */
department: string | null, 
/**
 * One for each department that is due (by the year's ledger, else by the register), `编码-单位.xlsx`.
 */
all: boolean, 
/**
 * Fill in last year's figures.
 */
last_year: boolean, 
/**
 * An 附件三 with its name and budgets for each project of the year's ledger.
 */
projects: boolean, };

/**
 * What was written.
 */
export type Templates = { 
/**
 * The file, or the folder.
 */
out: string, 
/**
 * The files, in the order of the register.
 */
files: Array<string>, 
/**
 * Departments that were not reached before the clerk stopped it.
 */
not_reached: number, };

/**
 * 三公经费 = vehicles + overseas_travel + reception.
 */
export type ThreePublic = { 
/**
 * 三公经费.
 */
total: Triple, 
/**
 * 公务用车购置和维护 = vehicle_purchase + vehicle_operation.
 */
vehicles: Triple, 
/**
 * 公车购置.
 */
vehicle_purchase: Triple, 
/**
 * 公车运行维护.
 */
vehicle_operation: Triple, 
/**
 * 因公出国.
 */
overseas_travel: Triple, 
/**
 * 公务接待.
 */
reception: Triple, };

/**
 * Which ratio 三公变动率 is.
 */
export type ThreePublicChange = "finals" | "budgets";

/**
 * 总分.
 */
export type Total = { 
/**
 * 分值.
 */
weight: Filed<Score>, 
/**
 * 自评得分.
 */
self_score: Filed<Score>, 
/**
 * Sum of the rows' recomputed, else self-, scores.
 */
recomputed_score: Computed<Score>, };

/**
 * Files by status.
 */
export type Totals = { imported: number, unchanged: number, refused: number, needs_decision: number, };

/**
 * One metric over the years.
 */
export type Trend = { 
/**
 * The metric's id.
 */
metric: string, 
/**
 * The metric itself.
 */
info: MetricInfo, 
/**
 * What the value of several departments is (`全县合计`, `全县中位数`, `全县合计之比`).
 */
county_basis: string, 
/**
 * The lines: the county's, then categories, superior departments, departments.
 */
series: Array<Series>, };

/**
 * A year of a series.
 */
export type TrendPoint = { 
/**
 * The year.
 */
year: number, 
/**
 * The value; `None`: not filed that year, or the filing does not give it.
 */
value: string | null, 
/**
 * value − value of the year before, if that year has one that rests on the same budget.
 */
change: string | null, 
/**
 * change ÷ value of the year before, if that is above 0.
 */
change_rate: string | null, 
/**
 * value ÷ the county's total of the year (占全县比重), for metrics that add up; not of the county itself. Ten decimals,
 * 四舍五入: the shares of all departments sum to 1 within half a unit of the last of them for each.
 */
share: string | null, 
/**
 * share − share of the year before.
 */
share_change: string | null, 
/**
 * Why there is no value or no change, or what must be known of it.
 */
note: string | null, };

/**
 * Which metric over which years.
 */
export type TrendRequest = { 
/**
 * The metric's id.
 */
metric: string, 
/**
 * A line for each. Without any line asked for: the county.
 */
departments?: Array<string>, 
/**
 * A line for each of these categories.
 */
categories?: Array<string>, 
/**
 * A line for each of these superior departments with those under it.
 */
superiors?: Array<string>, 
/**
 * The county's line beside the others.
 */
county?: boolean, 
/**
 * First year; without it, the first that has filings.
 */
from?: number | null, 
/**
 * Last year; without it, the last that has filings.
 */
to?: number | null, };

/**
 * The three columns of 附件一, in 万元.
 */
export type Triple = { 
/**
 * 上年决算数.
 */
prior_final: Filed<Amount>, 
/**
 * 本年预算数; which budget is meant differs, see [`BudgetBasis`].
 */
budget: Filed<Amount>, 
/**
 * 本年决算数.
 */
final: Filed<Amount>, };

/**
 * Which correction to take back.
 */
export type UncorrectRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The value's path.
 */
path: string, 
/**
 * The version that was looked at; another one is not changed.
 */
version?: number, };

/**
 * Which import to take back.
 */
export type UndoImportRequest = { 
/**
 * Its number.
 */
id: number, };

/**
 * Nothing to ask.
 */
export type UndoRequest = Record<symbol, never>;

/**
 * What can be taken back or done again now.
 */
export type UndoState = { 
/**
 * The edit that would be taken back.
 */
undo: string | null, 
/**
 * The edit that would be done again.
 */
redo: string | null, };

/**
 * What was taken back or done again.
 */
export type Undone = { 
/**
 * The edit.
 */
title: string, 
/**
 * What can be taken back or done again from here.
 */
next: UndoState, };

/**
 * A column whose header was not understood.
 */
export type UnknownColumn = { 
/**
 * The header, without blanks and punctuation.
 */
label: string, 
/**
 * The sheet of its first value.
 */
sheet: string, 
/**
 * The cell of its first value.
 */
cell: string, 
/**
 * What stands there.
 */
raw: string, 
/**
 * How many cells of the column hold something.
 */
cells: number, };

/**
 * A name of the ledger that the register does not know.
 */
export type UnknownDepartment = { 
/**
 * As the ledger writes it.
 */
name: string, 
/**
 * The code beside it.
 */
code: string | null, 
/**
 * Rows that bear it.
 */
rows: number, 
/**
 * Departments of the register that it may be.
 */
candidates: Array<Candidate>, };

/**
 * A row that could not be placed.
 */
export type Unmatched = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The row, from 1.
 */
row: number, 
/**
 * The department it names.
 */
department: string | null, 
/**
 * The project it names.
 */
project: string | null, 
/**
 * Why, in Chinese.
 */
reason: string, };

/**
 * Something that stood in a form and was not understood.
 */
export type Unread = { 
/**
 * The field it stands for (`overall.indicators.3.weight`), or the form if no field is meant.
 */
path: string, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The cell.
 */
cell: string, 
/**
 * What stood there.
 */
raw: string, 
/**
 * Why it was not understood.
 */
reason: string, };

/**
 * A font that prints, and what it is used for.
 */
export type UsedFont = { 
/**
 * 标题, 正文, 表头….
 */
purpose: string, 
/**
 * The font that the rules ask for first.
 */
wanted: string, 
/**
 * The family that this computer has.
 */
family: string, };

/**
 * What differs between two versions.
 */
export type VersionComparison = { 
/**
 * Department name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * The earlier version.
 */
a: number, 
/**
 * The later version.
 */
b: number, 
/**
 * Form by form.
 */
differences: Array<VersionDifference>, };

/**
 * A value that is not the same in two versions.
 */
export type VersionDifference = { 
/**
 * Its path in the later version, or in the earlier one if it is gone.
 */
path: string, 
/**
 * The form it stands in (`整体自评表`, `项目自评表“水库除险”`).
 */
form: string, 
/**
 * What it is called (`全年预算数 · 年度资金总额`).
 */
label: string, 
/**
 * In the first version; what stood there if it was not understood; `None` if there was nothing.
 */
before: string | null, 
/**
 * In the second.
 */
after: string | null, 
/**
 * Where both were read, as far as they were.
 */
cells: Array<DifferenceCell>, };

/**
 * The versions of a filing.
 */
export type Versions = { 
/**
 * Department name.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Oldest first.
 */
versions: Array<FilingVersion>, };

/**
 * Which filing.
 */
export type VersionsRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, };

/**
 * Points of each part of a form; they sum to 100.
 */
export type Weights = { 
/**
 * 预算执行.
 */
execution: Score, 
/**
 * 产出指标.
 */
output: Score, 
/**
 * 效益指标.
 */
benefit: Score, 
/**
 * 满意度指标.
 */
satisfaction: Score, 
/**
 * 成本指标, where it is a 一级指标 of its own; else 0.
 */
cost: Score, };

/**
 * Who is meant in an answer.
 */
export type Who = { 
/**
 * Department name.
 */
department: string, 
/**
 * Its category.
 */
category: string | null, };

/**
 * Which decision to take back.
 */
export type WithdrawReviewRequest = { 
/**
 * Name, alias or code of the department.
 */
department: string, 
/**
 * The evaluated year.
 */
year: number, 
/**
 * `overall`, or `project:N`.
 */
form: string, 
/**
 * `execution`, `total`, or the indicator's row.
 */
item: string, 
/**
 * The version that was looked at; another one is not changed.
 */
version?: number, };

/**
 * What was written.
 */
export type Written = { 
/**
 * The file.
 */
out: string, 
/**
 * Printed pages; `None` for a workbook, whose pages the printing program makes.
 */
pages: number | null, 
/**
 * Lines of the table, without headings and totals.
 */
rows: number, 
/**
 * Characters that no font of this computer has; `〓` is printed for them.
 */
missing?: Array<string>, };

/**
 * The year before, and what changed since.
 */
export type YearBefore = { 
/**
 * The year.
 */
year: number, 
/**
 * What it came to.
 */
figures: YearFigures, 
/**
 * Growth of 全年预算数, as a fraction of the year before.
 */
revised_budget_growth: Rate | null, 
/**
 * Growth of 全年执行数, as a fraction of the year before.
 */
executed_growth: Rate | null, 
/**
 * Change of the execution rate, in hundredths as a fraction (0.01 is one 百分点).
 */
execution_rate_change: Rate | null, };

/**
 * A year of a row.
 */
export type YearCell = { 
/**
 * The year.
 */
year: number, 
/**
 * The value, rates as fractions.
 */
value: string | null, 
/**
 * value − value of the year before, if that year has one that rests on the same budget.
 */
change: string | null, 
/**
 * change ÷ value of the year before, if that is above 0.
 */
change_rate: string | null, 
/**
 * Why there is no value or no change, or what must be known of it.
 */
note: string | null, };

/**
 * So many in a year.
 */
export type YearCount = { year: number, count: number, };

/**
 * How a year stands before it is closed, and its closings.
 */
export type YearEnd = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Whether it is closed now.
 */
closed: boolean, 
/**
 * Departments that have to file.
 */
due: number, 
/**
 * Those of them that have.
 */
filed: number, 
/**
 * Filings that the bureau has approved.
 */
approved: number, 
/**
 * Unresolved findings.
 */
findings: FindingCounts, 
/**
 * Every closing, newest first.
 */
closings: Array<Closing>, };

/**
 * What a year came to.
 */
export type YearFigures = { 
/**
 * Filings there are.
 */
filings: number, 
/**
 * 全年预算数 of all, 万元.
 */
revised_budget: Amount | null, 
/**
 * 全年执行数 of all, 万元.
 */
executed: Amount | null, 
/**
 * executed ÷ revised budget, over the departments that filed both.
 */
execution_rate: Rate | null, 
/**
 * Share of 优 among the claims.
 */
excellent_claimed: Rate | null, 
/**
 * Share of 优 among what stands.
 */
excellent_stands: Rate | null, 
/**
 * The mean gap between claim and what stands, of filings that have both.
 */
mean_gap: Score | null, 
/**
 * Unresolved errors.
 */
errors: number, 
/**
 * Departments with any.
 */
error_departments: number, 
/**
 * Unresolved warnings.
 */
warnings: number, 
/**
 * Departments with any.
 */
warning_departments: number, };

/**
 * The findings of a year, a line each.
 */
export type YearFindings = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * By department, form, rule.
 */
rows: Array<FindingRow>, 
/**
 * The causes that some of them share.
 */
causes: Array<CauseLine>, 
/**
 * The rules that judged anything, in the order findings are listed.
 */
rules: Array<RuleOutcome>, };

/**
 * Which year.
 */
export type YearFindingsRequest = { 
/**
 * The evaluated year.
 */
year: number, };

/**
 * A year that has filings.
 */
export type YearStatus = { 
/**
 * The year.
 */
year: number, 
/**
 * Departments that filed.
 */
filings: number, 
/**
 * Unresolved errors.
 */
errors: number, };

/**
 * The versions of a year's filing.
 */
export type YearVersions = { 
/**
 * The evaluated year.
 */
year: number, 
/**
 * Oldest first.
 */
versions: Array<FilingVersion>, };

/**
 * A row.
 */
export type YearlyRow = { 
/**
 * Stable id (`execution_rate`).
 */
id: string, 
/**
 * The block it stands in (`三公经费`).
 */
group: string, 
/**
 * In the words of the form (`本年决算数`).
 */
title: string, 
/**
 * 万元, %, 分, 个, 人.
 */
unit: string, 
/**
 * How it is printed.
 */
kind: MetricKind, 
/**
 * Its formula, or where it stands.
 */
hint: string, 
/**
 * Below a line of its own block: 0, 其中 1, and what is in that 2.
 */
level: number, 
/**
 * Every year of the range.
 */
cells: Array<YearCell>, };

/** Every command: what it takes and what it gives. */
export interface Commands {
  /** The database, its years and what they hold. */
  status: { request: StatusRequest; response: Status };
  /** What the window always shows: unresolved findings, the newest copy. */
  standing: { request: StandingRequest; response: Standing };
  /** Verify the database. */
  check: { request: CheckRequest; response: Check };
  /** Copy the database to a file, and read the copy back. */
  backup: { request: BackupRequest; response: Made };
  /** Bring back what a copy holds, or say what that is. */
  restore: { request: RestoreRequest; response: Restored };
  /** The copies that there are. */
  backups: { request: BackupsRequest; response: Copies };
  /** Set the second folder for copies. */
  backup_folder: { request: BackupFolderRequest; response: Copies };
  /** The bureau that works with this database. */
  bureau: { request: BureauRequest; response: Bureau };
  /** Set the bureau's name. */
  set_bureau: { request: SetBureauRequest; response: Bureau };
  /** Find departments, projects, indicators and findings by what they are called. */
  find: { request: FindRequest; response: Found };
  /** Take the last edit by hand back. */
  undo: { request: UndoRequest; response: Undone };
  /** Do again what was taken back last. */
  redo: { request: UndoRequest; response: Undone };
  /** What would be taken back, or done again. */
  undo_state: { request: UndoRequest; response: UndoState };
  /** The log of changes, newest first. */
  changes: { request: ChangesRequest; response: ChangePage };
  /** The register of departments. */
  departments: { request: DepartmentsRequest; response: Departments };
  /** Add a department to the register, or change one. */
  set_department: { request: SetDepartmentRequest; response: Department };
  /** Make one department of two entries of the register, or say what would move. */
  merge_departments: { request: MergeDepartmentsRequest; response: Merged };
  /** Bring a list of departments into the register, or say what it would change. */
  import_register: { request: ImportRegisterRequest; response: RegisterImport };
  /** Write the register to a workbook. */
  export_register: { request: ExportRegisterRequest; response: Written };
  /** Bring in the bureau's own figures of a year: departments and projects due, budgets, posts. */
  ledger: { request: LedgerRequest; response: LedgerImport };
  /** What a workbook would give as a year's ledger. */
  read_ledger: { request: LedgerRequest; response: LedgerPlan };
  /** A year's ledger. */
  show_ledger: { request: ShowLedgerRequest; response: ShownLedger };
  /** Import files and folders. */
  import: { request: ImportRequest; response: Import };
  /** Stop the running import, or writing of templates, after the file it is at. */
  cancel: { request: CancelRequest; response: Cancelled };
  /** A file as it is understood, drawn with the recognised cells marked. */
  preview: { request: PreviewRequest; response: Preview };
  /** The headers of columns that the clerk explained. */
  learnt_labels: { request: LearntRequest; response: LearntLabels };
  /** Keep what a header means, for every later file. */
  learn_label: { request: LearnRequest; response: LearntLabels };
  /** Forget what a header means. */
  forget_label: { request: ForgetRequest; response: LearntLabels };
  /** Make up a county. */
  demo: { request: DemoRequest; response: Demo };
  /** The filings of a year, a line each. */
  filings: { request: FilingsRequest; response: Filings };
  /** Who has filed for a year and who has not. */
  filing_status: { request: FilingStatusRequest; response: FilingStatus };
  /** Record a step of a department's year: returned, approved, extended. */
  set_state: { request: SetStateRequest; response: FilingStatus };
  /** One filing, whole. */
  show: { request: ShowRequest; response: Shown };
  /** The piece of the original sheet around a value's cell. */
  excerpt: { request: ExcerptRequest; response: Excerpt };
  /** The imports that wrote something. */
  imports: { request: ImportsRequest; response: Imports };
  /** Take a whole import back. */
  undo_import: { request: UndoImportRequest; response: Imports };
  /** The versions of a filing. */
  versions: { request: VersionsRequest; response: Versions };
  /** What differs between two versions of a filing. */
  compare_versions: { request: CompareVersionsRequest; response: VersionComparison };
  /** Make a copy of an earlier version the current one. */
  restore_version: { request: RestoreVersionRequest; response: Versions };
  /** Put a value right by hand. */
  correct: { request: CorrectRequest; response: Corrected };
  /** Take a correction back. */
  uncorrect: { request: UncorrectRequest; response: Corrected };
  /** Add an empty form, to be filled by hand. */
  enter: { request: EnterRequest; response: Versions };
  /** A year of the county at a glance, and what is to be done next. */
  overview: { request: OverviewRequest; response: Overview };
  /** The findings of a year, a line each, with how the checks of each rule came out. */
  findings: { request: YearFindingsRequest; response: YearFindings };
  /** Findings. */
  audit: { request: AuditRequest; response: Findings };
  /** Set how far the bureau has come with some findings. */
  set_finding_status: { request: SetFindingStatusRequest; response: FindingStatusSet };
  /** Write lists of findings for departments and record their filings as sent back, or say what would go back. */
  send_back: { request: SendBackRequest; response: SentBack };
  /** What became of a finding through the versions of its filing. */
  finding_history: { request: FindingHistoryRequest; response: CaseHistory };
  /** What departments were told to mend, by when, and how far they are. */
  rectification: { request: RectificationRequest; response: Rectification };
  /** Give findings a date by which they are to be mended. */
  set_deadline: { request: SetDeadlineRequest; response: Recorded };
  /** Record what a department said of a finding. */
  record_reply: { request: RecordReplyRequest; response: Recorded };
  /** Read problem lists that departments filled in and sent back. */
  read_replies: { request: ReadRepliesRequest; response: Replies };
  /** The register of rules, and how they are applied in a year. */
  rules: { request: RulesRequest; response: Rules };
  /** Set how a rule is applied in a year. */
  set_rule: { request: SetRuleRequest; response: Rules };
  /** Give a year the settings of the year before. */
  roll_rules: { request: RollRulesRequest; response: Rolled };
  /** Record decisions of the bureau in the place of self-scores. */
  review: { request: ReviewRequest; response: Reviewed };
  /** Take a decision back. */
  withdraw_review: { request: WithdrawReviewRequest; response: Reviewed };
  /** The scoring rules of a year. */
  rule_set: { request: RuleSetRequest; response: RuleSets };
  /** Which grades other rules would change. */
  preview_rule_set: { request: PreviewRuleSetRequest; response: RuleSetPreview };
  /** Set the scoring rules of a year. */
  set_rule_set: { request: SetRuleSetRequest; response: RuleSets };
  /** Take the scoring rules of one year into another. */
  roll_rule_set: { request: RollRuleSetRequest; response: RuleSets };
  /** The departments drawn for re-checking. */
  sample: { request: SampleRequest; response: Sampled };
  /** Draw departments for re-checking. */
  draw_sample: { request: DrawSampleRequest; response: Sampled };
  /** Say who reviews a department of the sample. */
  assign_reviewer: { request: AssignReviewerRequest; response: Sampled };
  /** How well each department did its self-evaluation. */
  quality: { request: QualityRequest; response: Qualities };
  /** How a year stands, and its closings. */
  closing: { request: ClosingRequest; response: YearEnd };
  /** Freeze the results of a year. */
  close_year: { request: ClosingRequest; response: YearEnd };
  /** Open a closed year again. */
  reopen_year: { request: ReopenYearRequest; response: YearEnd };
  /** A ranking of departments or projects. */
  rank: { request: RankRequest; response: Ranking };
  /** One metric across departments. */
  compare: { request: CompareRequest; response: Comparison };
  /** Chosen departments side by side over many metrics. */
  compare_departments: { request: CompareDepartmentsRequest; response: SideBySide };
  /** Departments × metrics by percentile. */
  heat_map: { request: HeatMapRequest; response: HeatMap };
  /** Two metrics of each department. */
  scatter: { request: ScatterRequest; response: Scatter };
  /** One metric over the years. */
  trend: { request: TrendRequest; response: Trend };
  /** The places of departments over the years. */
  places: { request: PlacesRequest; response: Places };
  /** What a total is made of over the years. */
  structure: { request: StructureRequest; response: Structure };
  /** One department over all its years. */
  dossier: { request: DossierRequest; response: DepartmentDossier };
  /** The projects of a year. */
  projects: { request: ProjectsRequest; response: ProjectList };
  /** One project over the years. */
  project_history: { request: ProjectHistoryRequest; response: ProjectHistory };
  /** The metrics that compare and trend take. */
  metrics: { request: MetricsRequest; response: Metrics };
  /** Write blank workbooks for departments to fill in. */
  template: { request: TemplateRequest; response: Templates };
  /** Write a table as it is seen in the window to a workbook. */
  save_table: { request: SaveTableRequest; response: Written };
  /** Write a picture of a chart to a file. */
  save_picture: { request: SavePictureRequest; response: PictureWritten };
  /** Write a letter or a list of problems for each department. */
  report_bulk: { request: ReportBulkRequest; response: ReportBulk };
  /** Write a printed output to a file. */
  report: { request: ReportRequest; response: Written };
  /** Pages of a printed output, as pictures. */
  preview_report: { request: PreviewReportRequest; response: ReportPreview };
  /** The fonts that print. */
  fonts: { request: FontsRequest; response: Fonts };
  /** The kinds of printed output, and what each can be asked for. */
  report_kinds: { request: ReportKindsRequest; response: ReportKinds };
}
