import type { Messages } from "./types";

/** What happened at work, years after the interview. */
export const archive = {
  "archive.before_hire": [
    "入职日期是 {day}，不能记录在那之前。",
    "They began on {day}: nothing can be recorded before that.",
  ],
  "archive.after_leaving": [
    "此人已于 {day} 离职，不能记录在那之后。",
    "They left on {day}: nothing can be recorded after that.",
  ],
  "archive.recorded_after": [
    "{day} 还有在职记录，离职日期不能早于它。",
    "Something is on record of {day}: they cannot have left before it.",
  ],
  "archive.hired_otherwise": [
    "档案中的入职日期是 {day}，与此不同。",
    "They are on record as having begun on {day}, which is another day.",
  ],
  "archive.hire_far": ["入职日期太远了，请检查。", "This first day lies too far ahead. Please check it."],
  "archive.score_range": ["得分要在 0 与满分之间。", "A score lies between 0 and its maximum."],
  "archive.score_half": ["得分和满分要一起填写。", "Give a score together with its maximum, or neither."],
  "archive.expires_before": ["有效期早于取得日期。", "It would have expired before it was obtained."],
  "archive.rated_otherwise": [
    "{period} 已有绩效 {score}/{outOf}。如需修改，请更正那条记录。",
    "{period} is on record with {score} of {outOf}. Correct that record to change it.",
  ],
  "archive.probation_otherwise": [
    "当天已有另一条转正结果。如需修改，请更正那条记录。",
    "Another result of the probation is on record for that day. Correct that record to change it.",
  ],
  "archive.rows_contradict": ["与第 {line} 行互相矛盾。", "Row {line} says something else."],
  "archive.event_not_found": ["没有找到这条在职记录。", "This record was not found."],
  "archive.event_struck": [
    "这条记录已被更正过，请更正最新的那条。",
    "This record has been corrected already. Correct the newer one.",
  ],
  "archive.other_kind": [
    "更正的类型要与原记录相同。",
    "A correction is of the same kind as what it corrects.",
  ],
  "archive.person_missing": [
    "工号、手机、应聘编号至少填一个。",
    "Give an employee number, a phone number or the id of a candidacy.",
  ],
  "archive.person_unknown": ["档案中没有找到此人。", "Nobody in the archive has this number, phone or id."],
  "archive.person_other_name": [
    "找到的人是「{name}」，姓名不同，请核对是否填错了人。",
    "This is {name}, which is another name. Check whether the row means somebody else.",
  ],
  "archive.person_conflict": [
    "工号、手机和应聘编号不是同一个人的。",
    "Employee number, phone and id are not of one person.",
  ],
  "archive.person_ambiguous": [
    "找到不止一个人或一段经历，请填写应聘编号。",
    "More than one person or period of work fits. Give the id of the candidacy.",
  ],
  "archive.no_candidacy": ["此人没有应聘记录。", "They have never been under way to a job."],
  "archive.job_needed": [
    "此人正在应聘多个岗位，请填写岗位名称。",
    "They are under way to more than one job. Give its title.",
  ],
  "archive.number_taken": ["这个工号已有人使用。", "This employee number is in use."],
  "archive.number_otherwise": [
    "此人的工号是 {number}，与此不同。",
    "Their employee number is {number}, which is another one.",
  ],
  "archive.not_hired": [
    "此人还没有入职，没有成长报告。",
    "They have not been hired, so there is no growth report.",
  ],
  "archive.too_many_at_once": ["一次最多 {limit} 条。", "At most {limit} records at once."],
  "archive.external_differs": [
    "这个外部编号已用于另一条内容。如需更正，请加 correct。",
    "This external id was used for something else. Send it with `correct` to correct it.",
  ],
  "archive.external_other": [
    "这个外部编号属于另一个人的记录。",
    "This external id belongs to a record of somebody else.",
  ],
  "archive.not_all": [
    "其他行有问题，按“全部或全不”没有写入。",
    "Not taken in, as other rows have problems and it was all or nothing.",
  ],
  "archive_import.not_found": ["没有找到这次导入。", "This import was not found."],
  "archive_import.state": ["这次导入已经不在这一步了。", "This import is past that step."],
  "archive_import.nothing": ["没有可以导入的行。", "There is no row that could be taken in."],
  "archive_import.not_whole": [
    "选择了“全部或全不”，请先改好所有有问题的行。",
    "It is to be all rows or none: mend the rows with problems first.",
  ],
  "archive_import.too_many_for_all": [
    "“全部或全不”最多 {limit} 行。",
    "All or none goes up to {limit} rows.",
  ],
  "attachment.not_found": ["没有找到这个附件。", "This attachment was not found."],
  "attachment.type": [
    "附件只能是 PDF、图片、Word 或 Excel 文件。",
    "An attachment is a PDF, a picture, or a Word or Excel document.",
  ],
  "attachment.too_large": ["附件不能超过 {limit} MB。", "An attachment has at most {limit} MB."],
  "attachment.too_many": ["一条记录最多 {limit} 个附件。", "At most {limit} attachments for one record."],
} as const satisfies Messages;
