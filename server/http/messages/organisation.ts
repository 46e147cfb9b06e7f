import type { Messages } from "./types";

/** Units, positions, questions and plans, and the spreadsheets that bring them. */
export const organisation = {
  "org_unit.not_found": ["没有找到这个组织或部门。", "This unit was not found."],
  "org_unit.archived": ["这个部门已停用。", "This unit is archived."],
  "org_unit.root": ["集团根节点不能移动或停用。", "The company itself can be neither moved nor archived."],
  "org_unit.cycle": [
    "不能移动到自己或自己的下级部门之下。",
    "A unit cannot be moved under itself or one of its own units.",
  ],
  "org_unit.too_deep": ["组织层级最多 {levels} 层。", "The tree can have at most {levels} levels."],
  "org_unit.name_taken": ["同一上级下已有「{name}」。", "There is already a unit called “{name}” beside it."],
  "org_unit.code_taken": ["编码 {code} 已被使用。", "The code {code} is already in use."],
  "org_unit.occupied": [
    "还不能停用：这里有 {units} 个下级部门、{staff} 名员工、{positions} 个岗位、{interviews} 场未结束的面试、{batches} 个未完成的批次、{pages} 个开放的申请页。请先移走或结束。",
    "Not yet: {units} units, {staff} staff, {positions} positions, {interviews} open interviews, {batches} unfinished batches and {pages} open application pages are still here. Move or end them first.",
  ],
  "org_import.not_found": [
    "没有找到这次导入，可能已清除。",
    "This import was not found; it may have been cleared away.",
  ],
  "org_import.empty": ["文件里没有数据行。", "The file has no rows below its header."],
  "org_import.applied": ["这个文件已经导入过了。", "This file was taken in already."],
  "org_import.changed": [
    "预览之后情况有变，没有导入任何内容。请看过新的预览再确认。",
    "Things changed since the preview, and nothing was taken in. Look at the new preview and confirm again.",
  ],
  "position.not_found": ["没有找到这个岗位。", "This position was not found."],
  "position.archived": ["这个岗位已归档。", "This position is archived."],
  "position.changed": [
    "岗位刚被别人修改过，请刷新后再改。",
    "Somebody changed this position meanwhile. Reload and edit again.",
  ],
  "position.unlawful": [
    "有 {count} 处表述可能违法，不能公开招聘。请修改，或由集团管理员说明理由后放行。",
    "{count} phrases look unlawful, so the position cannot be open. Change them, or have an HQ administrator let them stand with a reason.",
  ],
  "position.screening_unlawful": [
    "有 {count} 项筛选条件涉及法律保护的信息（如性别、年龄、婚育、民族、宗教、户籍），不能用来筛选。没有保存。",
    "{count} screening conditions are about what nobody may be screened by (such as sex, age, family, ethnicity, religion, origin). Nothing was saved.",
  ],
  "position.not_open": [
    "这个岗位现在没有在招聘（暂停、关闭或已归档），不能邀请人来面试。请先在岗位库里开放它，或不选岗位。",
    "This position is paused, closed or archived: nobody can be invited to it. Open it in the job library first, or choose no position.",
  ],
  "plan.lacks_mandatory": [
    "总部要求这类岗位必考的题目，这份方案还缺 {count} 道。请换一份本类岗位的方案，或在方案里加上它们。",
    "This plan lacks {count} questions that headquarters requires for positions of this kind. Choose a plan of this kind, or add them.",
  ],
  "position.no_competencies": ["请先填写岗位的能力模型。", "Fill in the position's competency model first."],
  "question.not_found": ["没有找到这道题。", "This question was not found."],
  "question.version_not_found": ["没有这个版本。", "There is no such version."],
  "question.archived": ["这道题已归档。", "This question is archived."],
  "question.built_in": [
    "内置题库不能修改，可以复制到自己的题库再改。",
    "Built-in questions cannot be changed. Copy one to your bank and change the copy.",
  ],
  "question.changed": [
    "这道题刚被别人修改过，请刷新后再改。",
    "Somebody changed this question meanwhile. Reload and edit again.",
  ],
  "question.similar": [
    "题库里有 {count} 道题与它很相似。确认要保留吗？",
    "{count} questions read almost the same. Confirm to keep this one all the same.",
  ],
  "question.not_company": [
    "只有公司题库里的题可以设为必考。",
    "Only questions of the company's bank can be mandatory.",
  ],
  "plan.not_found": ["没有找到这个面试方案。", "This plan was not found."],
  "plan.changed": [
    "方案刚被别人修改过，请刷新后再改。",
    "Somebody changed this plan meanwhile. Reload and edit again.",
  ],
  "plan.archived": ["方案已归档，不能再使用。", "This plan is archived."],
  "plan.structured": [
    "这是结构化方案，对每个人问同样的题，不能加个人题。",
    "This plan is structured: it asks everybody the same, and has no room for personal questions.",
  ],
  "plan.personal_off": ["这份方案关闭了个人题。", "This plan has personal questions switched off."],
  "plan.change_refused": [
    "有的修改超出了总部允许的范围，已在对应的位置标出。",
    "Some changes go beyond what headquarters allows; they are marked where they stand.",
  ],
  "plan.no_room": [
    "总部必答题有 {count} 道放不下，请先减少题目、环节或维度。",
    "{count} of headquarters' mandatory questions find no room. Take out questions, stages or dimensions first.",
  ],
  "plan.not_a_base": [
    "只能沿用上级单位自己编写的方案。",
    "Only a plan that a unit above yours wrote itself can be followed.",
  ],
  "plan.not_derived": ["这个方案没有沿用别的方案。", "This plan does not follow another one."],
  "plan.base_changed": [
    "总部刚又更新了方案，请重新查看后再处理。",
    "Headquarters has just changed the plan again. Look at it anew.",
  ],
  "plan.conflicts_open": [
    "还有冲突没有处理，请逐项选择。",
    "Some conflicts are still open. Choose for each of them.",
  ],
  "plan.has_derived": [
    "有 {count} 个方案沿用它。请先说明它们怎么办：脱离总部后，它们保留现在的内容，各自独立。",
    "{count} plans follow it. Say what becomes of them: detached, they keep what they have and stand alone.",
  ],
  "plan.default_hq_only": [
    "只有总部自己的方案可以设为默认。",
    "Only headquarters' own plans can be the default.",
  ],
  "plan.version_not_found": ["没有这个版本。", "There is no such version."],
  "plan.template_not_found": ["没有这个模板。", "There is no such template."],
  "question.not_current": ["现在不是作答这道题的时候。", "This is not the current question."],
  "view.not_found": ["没有找到这个视图。", "This view was not found."],
  "view.too_many": [
    "每个列表最多保存 {most} 个视图，请先删除一个。",
    "A list has at most {most} saved views. Remove one first.",
  ],
  "spreadsheet.too_large": ["文件超过 {limit} MB。", "The file is larger than {limit} MB."],
  "spreadsheet.empty": ["文件里没有内容。", "There is nothing in this file."],
  "spreadsheet.not_a_spreadsheet": [
    "这不是表格文件（内容是 {kind}）。请上传 .xlsx 或 .csv。",
    "This is not a spreadsheet (it is {kind}). Upload .xlsx or .csv.",
  ],
  "spreadsheet.other_format": [
    "不支持这种表格（{kind}）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
    "This kind of spreadsheet ({kind}) is not supported. Open it in Excel or WPS and save it as .xlsx.",
  ],
  "spreadsheet.password": [
    "文件有打开密码。请去掉密码后再上传。",
    "The file is protected by a password. Remove it and upload again.",
  ],
  "spreadsheet.macros": [
    "文件含有宏。请另存为不含宏的 .xlsx 后再上传。",
    "The file holds macros. Save it as .xlsx without macros and upload again.",
  ],
  "spreadsheet.damaged": [
    "文件已损坏或不完整，请重新保存后再上传。",
    "The file is damaged or incomplete. Save it again and upload it.",
  ],
  "spreadsheet.unpacks_too_large": [
    "文件展开后过大（超过 {limit} MB），没有读取。",
    "The file unpacks to more than {limit} MB and was not read.",
  ],
  "spreadsheet.too_slow": [
    "文件太复杂，{seconds} 秒内没有读完。请删去用不到的工作表和格式。",
    "The file is too complex to read in {seconds} s. Remove sheets and formats that are not needed.",
  ],
  "spreadsheet.too_heavy": [
    "文件太复杂，读取它需要的内存过多。请删去用不到的工作表和格式。",
    "Reading this file takes too much memory. Remove sheets and formats that are not needed.",
  ],
  "spreadsheet.encoding": [
    "第 {line} 行的文字编码无法识别：不是 UTF-8，也不是 GBK。请另存为“CSV UTF-8”或 .xlsx。",
    "The text encoding in row {line} is neither UTF-8 nor GBK. Save the file as CSV UTF-8 or .xlsx.",
  ],
  "spreadsheet.encoding_broken": [
    "第 {line} 行有不符合 {encoding} 编码的字节。请另存为“CSV UTF-8”或 .xlsx。",
    "Row {line} has bytes that are not valid {encoding}. Save the file as CSV UTF-8 or .xlsx.",
  ],
  "spreadsheet.nul": [
    "第 {line} 行有空字节，这不是文本表格。请另存为“CSV UTF-8”或 .xlsx。",
    "Row {line} has a NUL byte, so this is not a text table. Save the file as CSV UTF-8 or .xlsx.",
  ],
  "spreadsheet.quote_open": [
    "第 {line} 行的引号没有成对，后面的内容无法读取。",
    "A quote in row {line} is never closed; what follows cannot be read.",
  ],
  "spreadsheet.too_many_rows": [
    "超过 {limit} 行。请拆成几个文件。",
    "There are more than {limit} rows. Split the file.",
  ],
  "spreadsheet.too_many_columns": [
    "超过 {limit} 列。请删去用不到的列。",
    "There are more than {limit} columns. Remove those that are not needed.",
  ],
  "spreadsheet.too_many_merges": [
    "合并单元格超过 {limit} 处。请取消合并。",
    "There are more than {limit} merged areas. Unmerge them.",
  ],
  "spreadsheet.no_visible_sheet": ["没有可见的工作表。", "There is no visible sheet."],
  "spreadsheet.header_duplicate": [
    "列名“{title}”出现了两次（{first} 列和 {second} 列）。",
    "The title “{title}” appears twice (columns {first} and {second}).",
  ],
  "spreadsheet.header_merged": [
    "列名所在的第 {line} 行有合并单元格 {range}。请删去大标题、取消合并，让每一列有自己的列名。",
    "The header in row {line} has merged cells {range}. Remove the big title and give every column a title of its own.",
  ],
  "spreadsheet.header_unreadable": [
    "第 {line} 行 {column} 列的列名无法读取，请改成普通文字。",
    "The title in row {line}, column {column} cannot be read. Replace it by plain text.",
  ],
  "spreadsheet.columns_missing": [
    "缺少这些列：{titles}。第 {line} 行应当是列名。",
    "These columns are missing: {titles}. Row {line} should hold the titles.",
  ],
  "spreadsheet.columns_alike": [
    "“{first}”和“{second}”是同一列的两个名字，请只保留一个。",
    "“{first}” and “{second}” name the same column. Keep one of them.",
  ],
  "delegation.self": ["不能委托给自己。", "You cannot stand in for yourself."],
  "delegation.who": [
    "没有找到这位同事，或其账号不可用。",
    "This colleague was not found, or their account is not active.",
  ],
  "delegation.auditor": [
    "这位同事没有可以作决定的角色，请另选一位。",
    "This colleague has no role that decides. Choose somebody else.",
  ],
  "delegation.dates": [
    "请检查日期：从今天起，最长 90 天。",
    "Check the dates: from today on, 90 days at most.",
  ],
  "delegation.overlap": [
    "这段时间已经委托了别人，请先结束那一条。",
    "Somebody already stands in for you then. End that first.",
  ],
  "delegation.not_found": ["没有找到这条委托。", "This delegation was not found."],
} as const satisfies Messages;
