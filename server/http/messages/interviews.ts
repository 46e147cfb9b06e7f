import type { Messages } from "./types";

/** Interviews, what is recorded and heard in them, scores, reports and decisions. */
export const interviews = {
  "interview.too_many": [
    "结果超过 {limit} 场面试，请先缩小范围再导出。",
    "There are more than {limit} interviews. Narrow the list before you export it.",
  ],
  "interview.not_found": ["没有找到这场面试。", "This interview was not found."],
  "interview.status": ["面试当前的状态不允许这样做。", "The interview's present state does not allow this."],
  "interview.state_changed": [
    "页面状态已更新，正在重新载入。",
    "The interview has moved on. Reloading its state.",
  ],
  "interview.opened_elsewhere": ["面试已在另一个页面打开。", "The interview is open in another page."],
  "interview.medium_not_allowed": ["不能使用这种作答方式。", "This way of answering is not available."],
  "interview.already_given": ["评价已经提交过了。", "Your feedback was already given."],
  "answer.not_found": ["没有找到这个回答。", "This answer was not found."],
  "answer.not_begun": ["还没有开始作答。", "Answering has not begun."],
  "answer.sealed": [
    "回答已提交，不再接收新的录音录像。",
    "This answer is sealed; only chunks of its manifest may arrive.",
  ],
  "answer.time_over": ["作答时间已到。", "The time for this answer is over."],
  "answer.no_rerecord": ["这道题不能再重录了。", "This answer cannot be recorded again."],
  "answer.empty": ["还没有任何内容。", "There is nothing in this answer yet."],
  "chunk.conflict": ["同一分片的内容不一致。", "The same chunk arrived with other content."],
  "chunk.too_large": ["分片过大。", "The chunk is too large."],
  "chunk.not_media": ["内容不是录音或录像。", "This is not a recording."],
  "media.not_found": ["没有找到这段录音录像。", "This recording was not found."],
  "media.ticket_expired": ["上传许可已过期。", "The upload ticket has expired."],
  "media.ticket_invalid": ["上传许可无效。", "The upload ticket is not valid."],
  "media.checksum_mismatch": ["内容校验不一致。", "The checksum does not match."],
  "media.size_mismatch": ["内容大小不一致。", "The size does not match."],
  "media.too_large": ["文件过大。", "The file is too large."],
  "media.conflict": ["已存在不同的内容。", "Other content is already stored there."],
  "media.link_expired": ["播放链接已过期，请刷新。", "The link has expired. Reload the page."],
  "transcript.changed": [
    "转写已被更新，请刷新后再改。",
    "The transcript has changed meanwhile. Reload and edit again.",
  ],
  "transcript.not_found": ["没有这个转写版本。", "There is no such transcript version."],
  "report.not_ready": ["报告还在生成。", "The report is not ready yet."],
  "report.sealed": [
    "这场面试正在等待盲评，提交复核后才能看到机器评分。",
    "This interview waits for a blind review. The machine's scores are shown once that is sent.",
  ],
  "review.no_report": [
    "报告还没有完成，暂时不能复核。请稍后再试。",
    "The report is not ready, so there is nothing to review yet. Please try again later.",
  ],
  "review.taken": ["{name} 正在复核这场面试。", "{name} is reviewing this interview."],
  "review.not_waiting": ["这场面试没有在等待复核。", "This interview does not wait for a review."],
  "review.unknown_rating": [
    "有一项评分不属于这场面试，请刷新后再试。",
    "A rating is of nothing in this interview. Reload the page and try again.",
  ],
  "review.rated_twice": ["同一项评了两次。", "Something is rated twice."],
  "review.incomplete": [
    "还有没评的项。请为每一项选一个等级，或选“证据不足”。",
    "Something is not rated yet. Choose a level for each, or “not enough evidence”.",
  ],
  "review.reason_required": [
    "和机器评分不同的地方，请写明原因。",
    "Say why where your level differs from the machine's.",
  ],
  "voice.not_available": ["这道题没有语音。", "There is no sound for this question."],
  "speech.busy": ["语音识别正忙，请稍后再试。", "Speech recognition is busy. Try again shortly."],
  "decision.person_only": [
    "只有登录的人可以作决定，API 令牌不行。",
    "Only a person who is logged in can decide, not an API token.",
  ],
  "decision.no_report": [
    "报告还没有完成，暂时不能作决定。请稍后再试。",
    "The report is not ready, so nothing can be decided yet. Please try again later.",
  ],
  "decision.ended": [
    "候选人已退出或邀请已撤销，不能再作决定。",
    "The candidate withdrew or the invitation was revoked: there is nothing to decide any more.",
  ],
  "decision.reason_required": [
    "请选择不通过的原因；选“其他”时请写明。",
    "Choose why they do not go on; with “other”, say it in words.",
  ],
  "decision.changed": [
    "决定已经有变化，请刷新后再看。",
    "The decision has changed meanwhile. Refresh and look again.",
  ],
  "decision.agreed": [
    "复试时间已经和候选人确定，不能再撤回决定。请直接联系候选人。",
    "A time for the second round is agreed with the candidate, so the decision cannot be taken back. Contact them directly.",
  ],
  "second_round.none": ["现在没有要安排的复试。", "There is no second round to arrange."],
  "second_round.settled": [
    "复试时间已经定下。需要更改请先点“换时间”。",
    "A time is agreed already. To change it, take it back first.",
  ],
  "second_round.over": [
    "复试安排已经结束，不能再更改。",
    "The arrangement of the second round has ended and cannot be changed.",
  ],
  "second_round.agreed": [
    "约好的复试时间已经到了。需要更改请联系招聘人员。",
    "The agreed time has come. To change it, please contact the recruiter.",
  ],
  "second_round.time": [
    "请选择两周内工作时间里的时段，互不重叠。",
    "Choose times within the next two weeks, in working hours, that do not overlap.",
  ],
  "second_round.not_proposed": [
    "候选人没有选这个时间，或已经改选。请刷新后再看。",
    "The candidate did not choose this time, or has changed it. Refresh and look again.",
  ],
  "calibration.not_found": ["没有找到这次校准。", "This calibration was not found."],
  "calibration.no_ratings": [
    "表格里没有可用的评分。请按提示修改后再上传。",
    "The spreadsheet holds no rating that can be used. Mend it and upload it again.",
  ],
  "calibration.no_reviews": [
    "这里还没有可以用来校准的复核评分。",
    "There is no review here yet that could be learned from.",
  ],
  "calibration.not_better": [
    "这次校准没有比引擎原来的评分更接近人工评分，不能启用。",
    "This calibration is not closer to people's ratings than the engine by itself. It cannot be put into use.",
  ],
  "calibration.not_active": ["这个版本没有在使用。", "This version is not in use."],
  "scorer.not_found": [
    "没有找到这个评分模型，或已过期。请重新训练。",
    "This model was not found, or has expired. Fit it again.",
  ],
  "scorer.busy": [
    "正在训练的模型较多，请 {seconds} 秒后再试。",
    "Many models are being fitted. Try again in {seconds} seconds.",
  ],
  "scorer.too_slow": [
    "{seconds} 秒内没有完成。请减少回答的数量或长度。",
    "Not done within {seconds} seconds. Send fewer or shorter answers.",
  ],
  "scorer.too_heavy": [
    "回答太多或太长，内存不足。请分成几份。",
    "The answers take too much memory. Send fewer or shorter ones.",
  ],
  "scorer.ended": ["计算被中断，请再试一次。", "The work was interrupted. Please try again."],
} as const satisfies Messages;
