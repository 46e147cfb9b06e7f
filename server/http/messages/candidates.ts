import type { Messages } from "./types";

/** Candidates, their applications and résumés, invitations and messages to them. */
export const candidates = {
  "candidate.not_found": ["没有找到这位候选人。", "This candidate was not found."],
  "candidate.merged": [
    "这位候选人已并入另一条记录，请刷新后再操作。",
    "This candidate was merged into another. Reload and use that one.",
  ],
  "candidate.contact_taken": [
    "这个手机号或邮箱已属于候选人「{name}」。如为同一人，请合并。",
    "This phone number or address is {name}’s already. If it is the same person, merge the two.",
  ],
  "candidate.other_name": [
    "这个手机号或邮箱属于候选人「{name}」，与填写的姓名不同。如为同一人，请先在候选人库里改名。",
    "This phone number or address is {name}’s, which is another name. If it is the same person, change the name in the pool first.",
  ],
  "candidate.merge_self": ["不能与自己合并。", "A candidate cannot be merged with themselves."],
  "candidate.merge_not_found": ["没有找到这次合并，或已撤销。", "This merge was not found, or was undone."],
  "candidate.note_not_found": ["没有找到这条备注。", "This note was not found."],
  "candidate.too_many": [
    "结果超过 {limit} 人，请先缩小范围再导出。",
    "There are more than {limit} people. Narrow the list before you export it.",
  ],
  "candidate.too_many_resumes": [
    "每位候选人最多保留 {limit} 份简历，请先删除不用的。",
    "A candidate can have at most {limit} résumés here. Remove one first.",
  ],
  "candidate_import.not_found": ["没有找到这次导入。", "This import was not found."],
  "candidate_import.state": ["这次导入现在不能这样操作。", "This import is past that, or not there yet."],
  "candidate_import.nothing": ["没有可以导入的行。", "There is no row that can be imported."],
  "application_link.not_found": ["没有找到这个申请页。", "This application page was not found."],
  "application_link.closed": [
    "这个职位的申请已结束，或链接不完整。",
    "Applications for this position are closed, or the link is incomplete.",
  ],
  "application.busy": [
    "现在申请的人太多，请十分钟后再试。您填写的内容还在。",
    "Too many applications are coming in. Please try again in ten minutes. What you wrote is still here.",
  ],
  "application.consent": ["需要您同意后才能提交。", "We need your consent to receive your application."],
  "application.resume_type": [
    "简历请用 PDF、Word（含 WPS、RTF）或图片（JPG、PNG、WebP）。",
    "Please send your résumé as PDF, Word, RTF or an image (JPG, PNG, WebP).",
  ],
  "application.resume_too_large": ["简历不能超过 {limit} MB。", "A résumé can have at most {limit} MB."],
  "application.resume_not_found": ["没有找到这份简历。", "This résumé was not found."],
  "batch.not_found": ["没有找到这个批次。", "This batch was not found."],
  "batch.token_used": [
    "这个批次已经提交过，内容和这次不同。请刷新页面后再试。",
    "A batch was already posted with this token, and it was another one. Reload and try again.",
  ],
  "batch.not_running": ["这个批次没有在进行，不能暂停或取消。", "This batch is not running."],
  "batch.not_paused": ["这个批次没有暂停，不能继续。", "This batch is not paused."],
  "batch.paused": ["批次已暂停，请先继续。", "The batch is paused. Resume it first."],
  "batch.count_changed": [
    "人数有变化，现在是 {count} 人。请核对后再确认。",
    "The number has changed and is {count} now. Please check and confirm again.",
  ],
  "invitation.not_found": [
    "链接无效，请检查是否复制完整。",
    "This link is not valid. Check that it was copied whole.",
  ],
  "invitation.expired": [
    "这个面试链接已过期，请联系招聘方重新邀请。",
    "This invitation has expired. Please ask the recruiter for a new one.",
  ],
  "invitation.revoked": [
    "这个面试链接已失效，请使用最新收到的链接或联系招聘方。",
    "This invitation is no longer valid. Use the newest link you received or ask the recruiter.",
  ],
  "invitation.expires_too_soon": [
    "截止时间要晚于现在至少 10 分钟。",
    "The deadline must be at least 10 minutes ahead.",
  ],
  "invitation.expires_too_late": ["截止时间最长为 180 天。", "The deadline can be at most 180 days ahead."],
  "invitation.no_contact": ["候选人没有留下这种联系方式。", "There is no such contact for this candidate."],
  "invitation.question_private": [
    "这道题涉及不能用来评价人的个人信息，请换一种问法。",
    "This question touches on what nobody may be judged by. Please ask something else.",
  ],
  "invitation.no_such_dimension": [
    "方案里没有这道题要考察的维度。",
    "The plan does not have the dimension of this question.",
  ],
  "invitation.not_a_member": [
    "候选人不是该平台的成员，请改用短信、邮件或链接。",
    "The candidate is no member of that platform. Use SMS, e-mail or the link.",
  ],
  "invitation.channel_closed": ["没有配置这个聊天平台。", "That chat platform is not set up here."],
  "consent.required": ["请先阅读说明并同意。", "Please read the notice and consent first."],
  "consent.outdated": ["说明已更新，请重新阅读。", "The notice has changed. Please read it again."],
  "message.not_found": ["没有找到这条消息。", "This message was not found."],
  "message.not_resendable": ["只有发送失败的消息可以重新发送。", "Only a failed message can be sent again."],
  "message.not_troubled": [
    "这条消息已经不需要处理，请刷新。",
    "This message needs nobody any more. Reload the list.",
  ],
  "message.unconfirmed": [
    "不确定对方是否已经收到。确认可以再发一次吗？",
    "It may have arrived already. Confirm that it may be sent a second time.",
  ],
  "message.too_late": [
    "内容已经过期，请重新发出邀请或验证码。",
    "Its content has expired. Issue a new invitation or code instead.",
  ],
  "candidate.unreachable": ["请填写手机号或邮箱。", "A phone number or an e-mail address is needed."],
  "resume.encrypted": [
    "这份简历设了密码，打不开。请去掉密码后重新保存，或另存为没有密码的 PDF 再上传。",
    "This résumé is locked with a password. Save it again without one and upload that file.",
  ],
  "resume.damaged": [
    "这份文件已损坏，读不出来。请在原来的软件里重新导出（最好是 PDF）再上传。",
    "This file is damaged and cannot be read. Export it again, best as PDF, and upload that.",
  ],
  "resume.empty": [
    "文件里没有找到文字。如果是扫描件或照片，请换一份更清晰的，或上传由 Word 导出的 PDF。",
    "No text was found in this file. If it is a scan or a photo, send a sharper one, or a PDF exported from Word.",
  ],
  "resume.type": [
    "这不是能读取的简历格式。请上传 PDF、Word（含 WPS、RTF）、Excel（.xlsx）、网页、文本或图片（JPG、PNG、WebP）。",
    "This kind of file cannot be read as a résumé. Use PDF, Word, RTF, Excel (.xlsx), HTML, text or an image (JPG, PNG, WebP).",
  ],
  "resume.type_archive": [
    "这是压缩包。请先解压，只上传里面的简历文件。",
    "This is an archive. Unpack it and upload only the résumé that is in it.",
  ],
  "resume.type_heic": [
    "这是手机的 HEIC 照片，不能读取。请打开照片后截图，上传截图；或在 iPhone 的“设置 › 相机 › 格式”里选“兼容性最佳”，再拍一次。",
    "This is a HEIC photo, which cannot be read. Open it, take a screenshot and upload that; or choose Settings › Camera › Formats › Most Compatible on the iPhone and take it again.",
  ],
  "resume.type_macros": [
    "这份文件带有宏，为安全起见不读取。请在 Word、Excel 或 WPS 里选“文件 › 另存为 › PDF”，再上传 PDF。",
    "This file has macros and is not read for safety. Choose File › Save as › PDF in Word or Excel, and upload the PDF.",
  ],
  "resume.type_pages": [
    "这是苹果 Pages 或 Numbers 的文件。请在其中选“文件 › 导出为 › PDF”（手机上是“共享 › 导出”），再上传 PDF。",
    "This is a file of Apple’s Pages or Numbers. Choose File › Export To › PDF there (on a phone: Share › Export), and upload the PDF.",
  ],
  "resume.type_picture": [
    "这种图片（GIF、BMP 或 TIFF）不能读取。请用看图软件另存为 JPG 或 PNG，再上传。",
    "This kind of picture (GIF, BMP or TIFF) cannot be read. Save it as JPG or PNG and upload that.",
  ],
  "resume.type_xls": [
    "这是旧版 Excel 文件（.xls 或 .et）。请在 Excel 或 WPS 里打开，选“文件 › 另存为”，类型选“Excel 工作簿（.xlsx）”或 PDF，再上传。",
    "This is a file of an older Excel (.xls). Open it, choose File › Save as, and save it as an Excel Workbook (.xlsx) or PDF. Upload that.",
  ],
  "resume.too_large": [
    "这份文件展开后太大或过于复杂，没有读取。请压缩里面的图片，或另存为普通 PDF 再上传。",
    "This file unpacks to more than can be read. Shrink its pictures or save it as a plain PDF, and upload that.",
  ],
  "resume.too_slow": [
    "读取这份文件超过了 {seconds} 秒，已停止。请另存为普通 PDF 再上传。",
    "Reading this file took more than {seconds} s and was stopped. Save it as a plain PDF and upload that.",
  ],
  "resume.not_read": [
    "这份简历还没有读好，读好以后才能更正。",
    "This résumé has not been read yet. It can be corrected once it was.",
  ],
  "resume.corrected_meanwhile": [
    "刚有人更正了这份简历，或它被重新读取过。您填的内容还在：请对照现在的内容，再保存一次。",
    "Somebody corrected this résumé meanwhile, or it was read again. What you wrote is still here: compare it with what it says now, and save once more.",
  ],
  "resume.too_many_corrections": [
    "一份简历最多更正 {limit} 处。请重新上传一份更清楚的文件。",
    "A résumé can have {limit} corrections at most. Upload a clearer file instead.",
  ],
  "resume.correction_not_found": [
    "这条更正已经被撤回，请刷新。",
    "This correction was taken back already. Reload the page.",
  ],
  "resume.protected_words": [
    "「{words}」是受保护信息（性别、年龄、婚育、民族等），不能写在这里：这里的内容会用于匹配和评分。简历里写明的，会单独保存在“受保护信息”中。",
    "“{words}” is a protected detail (sex, age, family, ethnicity and the like). It cannot be written here, since this is what matching and scoring read. What the résumé says of it is kept apart under “Protected details”.",
  ],
  "resume.too_many_pages": [
    "这份文件有 {pages} 页，最多读取 {limit} 页。请只上传简历部分。",
    "This file has {pages} pages; at most {limit} are read. Upload only the résumé.",
  ],
} as const satisfies Messages;
