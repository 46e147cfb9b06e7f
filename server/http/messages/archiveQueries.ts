import type { Messages } from "./types";

/** Questions about the archive. */
export const archiveQueries = {
  "archive_query.not_found": ["没有找到这个查询。", "This question was not found."],
  "archive_query.others": [
    "这是同事保存的查询，您不能修改，可以另存一份。",
    "A colleague saved this question. You cannot change it, but you can save a copy of your own.",
  ],
  "archive_query.changed": [
    "这个查询刚刚被改动过，请刷新后再试。",
    "This question has just been changed. Reload and try again.",
  ],
  "archive_query.cutting": [
    "数据正在更新，请稍后再试。",
    "The figures are being brought up to date. Try again in a moment.",
  ],
  "archive_query.too_many": [
    "最多保存 {most} 个查询，请先删除不用的。",
    "At most {most} questions can be saved. Remove some first.",
  ],
} as const satisfies Messages;
