/** What callers read. Chinese and English are written side by side so that neither is forgotten. */
const messages = {
  internal: ["服务出了点问题，请稍后再试。", "Something went wrong on our side. Please try again."],
  "request.invalid": ["提交的内容有误，请检查。", "The request has invalid values."],
  "request.not_json": ["请求内容不是有效的 JSON。", "The body is not valid JSON."],
  "request.too_large": ["请求内容过大。", "The body is too large."],
  "request.too_many": ["操作太频繁，请 {seconds} 秒后再试。", "Too many requests. Try again in {seconds} s."],
  "request.not_found": ["没有这个地址。", "There is nothing at this address."],
  "request.method": ["这个地址不支持该方法。", "This address does not support that method."],
  "request.media_type": ["不支持这种内容类型。", "This content type is not supported."],
  "request.forged": ["请从本站页面操作。", "This request did not come from our own pages."],
  "request.idempotency_mismatch": [
    "同一个 Idempotency-Key 用在了不同的请求上。",
    "The Idempotency-Key was already used for another request.",
  ],
  "request.in_progress": ["相同的请求正在处理。", "The same request is still being handled."],
  "session.invalid": ["登录已失效，请重新验证。", "Your session has ended. Please verify again."],
  "session.required": ["请先登录。", "Please log in first."],
  "session.forbidden": ["您没有这项权限。", "You do not have permission for this."],
  "session.suspended": ["您的账号已停用，请联系管理员。", "Your account is suspended. Ask an administrator."],
  "session.demo_closed": ["演示登录已关闭。{reason}", "The demonstration login is closed. {reason}"],
  "sandbox.no_such_person": ["沙箱的聊天里没有这个人。", "There is no such person in the sandbox's chats."],
  "sandbox.no_such_chat": ["这个人看不到这个聊天。", "This person has no such chat."],
  "sandbox.no_such_button": [
    "卡片上已经没有这个按钮，它刚刚更新了。",
    "This button is no longer on the card: it has just changed.",
  ],
  "sandbox.nobody_listens": [
    "消息已发出，但机器人还没有连上，收不到。稍后再发一次。",
    "It was said, but the bot is not connected and did not hear it. Say it again in a moment.",
  ],
  "sandbox.files_alone": [
    "群里的机器人收不到文件，请单独发给知面。",
    "A bot gets no files in groups. Send it to Zhimian alone.",
  ],
  "sandbox.no_link": ["这不是一个网页链接。", "This is not the address of a page."],
  "session.credentials_wrong": ["邮箱或密码不对。", "The e-mail address or the password is not right."],
  "session.code_required": [
    "请输入验证器上的 6 位数字。",
    "Enter the six digits from your authenticator app.",
  ],
  "session.code_wrong": [
    "验证码不对或已用过，请用最新的一个。",
    "That code is not right or was used. Take the newest one.",
  ],
  "session.throttled": ["尝试次数过多，请 {seconds} 秒后再试。", "Too many tries. Try again in {seconds} s."],
  "session.busy": [
    "登录的人太多，请 {seconds} 秒后再试。",
    "Many people are logging in. Try again in {seconds} s.",
  ],
  "session.no_role": [
    "您的账号还没有角色，请联系管理员。",
    "Your account has no role yet. Please ask an administrator.",
  ],
  "session.not_found": ["没有找到这个登录。", "This session was not found."],
  "password.too_short": ["密码至少 10 个字。", "A password has at least 10 characters."],
  "password.too_long": ["密码最长 128 个字。", "A password has at most 128 characters."],
  "password.common": [
    "这个密码太常见，容易被猜到。试试几个不相干的词连在一起。",
    "This password is easily guessed. Try a few unrelated words.",
  ],
  "password.personal": [
    "密码里主要是您的姓名、邮箱或公司名，容易被猜到。",
    "This password is mostly your name, e-mail or company, and easily guessed.",
  ],
  "alert.not_found": ["没有找到这条提醒。", "This alert was not found."],
  "meeting.not_found": ["没有找到这个会议。", "This meeting was not found."],
  "staff_link.invalid": [
    "链接无效，请检查是否复制完整。",
    "This link is not valid. Check that it was copied whole.",
  ],
  "staff_link.used": ["这个链接已经用过，或有了更新的链接。", "This link was used, or a newer one was sent."],
  "staff_link.expired": ["这个链接已过期。", "This link has expired."],
  "identity.account_wrong": [
    "这个账号与招聘方留下的联系方式对不上，请用验证码确认。",
    "This account does not match the contact that the recruiter has. Please confirm by a code.",
  ],
  "chat_account.not_found": ["没有找到这个聊天账号。", "This chat account was not found."],
  "chat_account.left": [
    "这个账号已离开公司，不能再关联。",
    "This account has left the company and cannot be linked any more.",
  ],
  "chat_account.taken": [
    "这位员工在这个平台上已有关联的账号，请先解除那一个。",
    "This person already has an account on this platform. Unlink that one first.",
  ],
  "chat_login.not_configured": ["没有配置这个平台的登录。", "Logging in by this platform is not configured."],
  "chat_login.code": [
    "这次登录已失效，请重新从钉钉或企业微信登录。",
    "This login is no longer valid. Please start again from DingTalk or WeCom.",
  ],
  "chat_login.unknown": [
    "这个账号还不能登录，请联系管理员为您开通。",
    "This account cannot log in here. Please ask an administrator to open it for you.",
  ],
  "chat_login.unavailable": [
    "平台暂时没有响应，请稍后再试，或用邮箱登录。",
    "The platform does not answer. Try again in a moment, or log in by e-mail.",
  ],
  "chat_login.foreign_page": ["只能为本站的页面签名。", "Only pages of this site can be signed."],
  "contacts.not_configured": [
    "这个平台还没有配置，无法同步通讯录。",
    "This platform is not configured, so its contacts cannot be read.",
  ],
  "contacts.running": ["通讯录正在同步，请稍候。", "The contacts are being read right now."],
  "staff.already_active": [
    "对方已经设置过密码，忘记时可在登录页重置。",
    "They have a password already and can reset it on the login page.",
  ],
  "staff.invitation_suspended": ["账号已停用，请先恢复。", "The account is suspended. Restore it first."],
  "account.password_wrong": ["当前密码不对。", "Your present password is not right."],
  "account.password_required": ["请先输入当前密码。", "Please enter your present password first."],
  "account.code_required": [
    "请输入正在使用的验证器上的数字，或一个恢复码。",
    "Enter a code from the authenticator in use, or a recovery code.",
  ],
  "account.second_factor_first": [
    "公司要求两步验证，请先完成设置。",
    "Your company asks for a second factor. Please set it up first.",
  ],
  "account.second_factor_kept": [
    "公司要求两步验证，不能关闭，可以更换。",
    "Your company asks for a second factor: it can be replaced, not turned off.",
  ],
  "account.second_factor_off": ["两步验证没有开启。", "The second factor is not on."],
  "account.nothing_pending": ["请重新扫描二维码。", "Please scan a new QR code."],
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
  "staff.not_found": ["没有找到这位员工。", "This member of staff was not found."],
  "staff.email_taken": ["这个邮箱已经是{name}的。", "This e-mail address is {name}'s already."],
  "staff.email_unavailable": [
    "这个邮箱不能使用，请换一个，或请总部管理员处理。",
    "This e-mail address cannot be used. Take another one, or ask an HQ administrator.",
  ],
  "staff.beyond": [
    "这位员工的权限超出您的管理范围。",
    "This person may do more than you; somebody with wider permissions has to change it.",
  ],
  "staff.last_administrator": [
    "这是最后一位集团管理员，不能停用、撤销或调动。请先指定另一位。",
    "This is the last administrator, who can be neither suspended, revoked nor moved. Name another one first.",
  ],
  "grant.wider": [
    "不能授予或撤销超出自己范围的权限。",
    "You cannot give or take what reaches further than your own.",
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
  "interview.too_many": [
    "结果超过 {limit} 场面试，请先缩小范围再导出。",
    "There are more than {limit} interviews. Narrow the list before you export it.",
  ],
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
    "简历请用 PDF、Word 或图片（JPG、PNG、WebP）。",
    "Please send your résumé as PDF, Word or an image (JPG, PNG, WebP).",
  ],
  "application.resume_too_large": ["简历不能超过 {limit} MB。", "A résumé can have at most {limit} MB."],
  "application.resume_not_found": ["没有找到这份简历。", "This résumé was not found."],
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
  "plan.no_stage_left": [
    "这份方案的环节已满，放不下个人题。",
    "This plan has no room for another stage with personal questions.",
  ],
  "invitation.question_private": [
    "这道题涉及不能用来评价人的个人信息，请换一种问法。",
    "This question touches on what nobody may be judged by. Please ask something else.",
  ],
  "invitation.no_such_dimension": [
    "方案里没有这道题要考察的维度。",
    "The plan does not have the dimension of this question.",
  ],
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
  "invitation.not_a_member": [
    "候选人不是该平台的成员，请改用短信、邮件或链接。",
    "The candidate is no member of that platform. Use SMS, e-mail or the link.",
  ],
  "invitation.channel_closed": ["没有配置这个聊天平台。", "That chat platform is not set up here."],
  "interview.not_found": ["没有找到这场面试。", "This interview was not found."],
  "interview.status": ["面试当前的状态不允许这样做。", "The interview's present state does not allow this."],
  "interview.state_changed": [
    "页面状态已更新，正在重新载入。",
    "The interview has moved on. Reloading its state.",
  ],
  "interview.opened_elsewhere": ["面试已在另一个页面打开。", "The interview is open in another page."],
  "interview.medium_not_allowed": ["不能使用这种作答方式。", "This way of answering is not available."],
  "interview.already_given": ["评价已经提交过了。", "Your feedback was already given."],
  "consent.required": ["请先阅读说明并同意。", "Please read the notice and consent first."],
  "consent.outdated": ["说明已更新，请重新阅读。", "The notice has changed. Please read it again."],
  "identity.too_soon": [
    "验证码刚发送过，请 {seconds} 秒后再试。",
    "A code was just sent. Try again in {seconds} s.",
  ],
  "identity.code_wrong": ["验证码不对，还可以试 {left} 次。", "That code is not right. {left} tries left."],
  "identity.code_expired": ["验证码已过期，请重新获取。", "The code has expired. Ask for a new one."],
  "identity.too_many_attempts": ["尝试次数过多，请重新获取验证码。", "Too many tries. Ask for a new code."],
  "identity.no_channel": ["没有可用的联系方式。", "There is no such contact to send a code to."],
  "question.not_current": ["现在不是作答这道题的时候。", "This is not the current question."],
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
  "chat.file_too_large": ["文件太大了。", "The file is too large."],
  "chat.file_gone": [
    "文件已取不到，请重新发送。",
    "The file can no longer be fetched. Please send it again.",
  ],
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
  "card.not_found": ["没有找到这张卡片。", "This card was not found."],
  "card.not_troubled": [
    "这张卡片已经不需要处理，请刷新。",
    "This card needs nobody any more. Reload the list.",
  ],
  "card.unconfirmed": [
    "不确定卡片是否已经出现。确认可以再发一次吗？",
    "It may be there already. Confirm that it may be shown a second time.",
  ],
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
  "view.not_found": ["没有找到这个视图。", "This view was not found."],
  "view.too_many": [
    "每个列表最多保存 {most} 个视图，请先删除一个。",
    "A list has at most {most} saved views. Remove one first.",
  ],
  "job.not_found": ["没有找到这个任务。", "This job was not found."],
  "job.not_dead": ["只有失败的任务可以重试。", "Only failed jobs can be retried."],
  "voice.not_available": ["这道题没有语音。", "There is no sound for this question."],
  "speech.busy": ["语音识别正忙，请稍后再试。", "Speech recognition is busy. Try again shortly."],
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
    "这不是能读取的简历格式。请上传 PDF、Word、Excel、网页、文本或图片（JPG、PNG、WebP）；带宏的文件请另存为 PDF。",
    "This kind of file cannot be read as a résumé. Use PDF, Word, Excel, HTML, text or an image (JPG, PNG, WebP); save files with macros as PDF.",
  ],
  "resume.too_large": [
    "这份文件展开后太大或过于复杂，没有读取。请压缩里面的图片，或另存为普通 PDF 再上传。",
    "This file unpacks to more than can be read. Shrink its pictures or save it as a plain PDF, and upload that.",
  ],
  "resume.too_slow": [
    "读取这份文件超过了 {seconds} 秒，已停止。请另存为普通 PDF 再上传。",
    "Reading this file took more than {seconds} s and was stopped. Save it as a plain PDF and upload that.",
  ],
  "resume.too_many_pages": [
    "这份文件有 {pages} 页，最多读取 {limit} 页。请只上传简历部分。",
    "This file has {pages} pages; at most {limit} are read. Upload only the résumé.",
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
  "calibration.not_found": ["没有找到这次校准。", "This calibration was not found."],
  "calibration.no_ratings": [
    "表格里没有可用的评分。请按提示修改后再上传。",
    "The spreadsheet holds no rating that can be used. Mend it and upload it again.",
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
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type MessageKey = keyof typeof messages;
export type Locale = "zh" | "en";

export function localize(
  key: MessageKey,
  locale: Locale,
  params: Record<string, string | number> = {},
): string {
  return messages[key][locale === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ""),
  );
}
