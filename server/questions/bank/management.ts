import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("management");

/** People who answer for the work of others, from team leads to heads of a branch. */
export const managementQuestions: BankQuestion[] = [
  experience("work_below_standard", "leadership", [30, 150], ["performance", "feedback"], {
    zh: `
      请讲一位您带过的、一段时间里工作达不到要求的下属。您是怎么和他一起面对这件事的？
      + 有具体事实，和标准对得上 | 先听原因，分清不会、不愿还是条件不够 | 约定改进内容、期限和支持，并按时回看 | 结果如实，包括最后调岗或分开的情况
      - 忍到考核时才说 | 只批评态度 | 把活分给别人，绕开他
      ? 哪句话最难开口 | 给过什么支持 | 其他成员怎样看这件事`,
    en: `
      Tell us about somebody in your team whose work fell short for a while. How did you face it together?
      + Has facts and sets them against a standard | Heard the reasons and told ability, will and circumstances apart | Agreed what to improve, by when and with which support, and came back to it | Is honest about the outcome, even if it was a move or a parting
      - Kept silent until the appraisal | Criticised attitude only | Gave the work to others
      ? What was hardest to say | Which support they gave | How the rest of the team saw it`,
  }),
  experience("grew_into_bigger_role", "people_development", [30, 150], ["coaching", "delegation"], {
    zh: `
      请讲一位在您手下担起了更大责任的人。您为他的成长做过哪些安排？
      + 讲得出他当初的长处和差距 | 给了够得着的挑战，并事先谈好期望 | 定期反馈，出错时没有收回信任 | 说得出他现在能做什么、又带了谁
      - 他本来就能干 | 只送去参加培训 | 说的都是自己怎样辛苦
      ? 哪次放手最不放心 | 他犯过什么错、您怎样处理 | 有没有同样用心却没带出来的人`,
    en: `
      Tell us about somebody who took on greater responsibility while working for you. What did you do for their growth?
      + Knows the person's strengths and gaps at the start | Gave challenges within reach and talked over expectations first | Gave regular feedback and did not withdraw trust after an error | Says what the person does now and whom they develop in turn
      - The person was capable anyway | Sent them on a course | Talks about their own effort only
      ? When letting go was hardest | An error the person made and how they dealt with it | Whether the same effort ever failed with somebody`,
  }),
  experience("delegation_gone_wrong", "people_development", [30, 120], ["delegation", "mistake"], {
    zh: `
      请讲一次您把事情交给别人、结果没有做好的经历。问题出在交的过程里哪一步？
      + 承认自己交代或跟进上的不足 | 分得清是目标、权限、能力还是支持的问题 | 没有当场收回，而是一起补救 | 之后交事情的做法有变化
      - 那个人不行 | 从此自己来做 | 说没有发生过
      ? 当时怎样知道要出问题 | 怎样既补救又保住对方的信心 | 现在哪些事仍不放手、为什么`,
    en: `
      Tell us about something you handed to another person that did not go well. At which point of handing it over did the trouble begin?
      + Admits what was lacking in their own briefing or follow-up | Tells goal, authority, ability and support apart | Repaired it together instead of taking it back | Hands things over differently since
      - The person was not up to it | Has done it alone ever since | Says it has never happened
      ? How they saw trouble coming | How they kept the person's confidence | What they still do not delegate and why`,
  }),
  experience("unpopular_news", "communication", [30, 120], ["change", "presentation"], {
    zh: `
      请讲一次您要向团队宣布大家不会喜欢的决定的经历，比如调整班次、取消奖金或合并部门。您是怎么说的？
      + 先想清各人会受什么影响 | 直接讲决定和真实理由，不绕弯、不甩给上面 | 留出提问和单独谈的机会 | 事后确认大家理解一致，并答复了悬着的问题
      - 发个通知了事 | 说自己也反对，是公司逼的 | 报喜不报忧，过后才露出来
      ? 最难回答的是哪个问题 | 有没有因为意见做了调整 | 过了一个月大家怎么说`,
    en: `
      Tell us about a time when you had to announce something your team would not like: a new shift pattern, a bonus cancelled, departments merged. How did you tell them?
      + Thought first about what it meant for each person | Said the decision and the true reasons plainly, without hiding behind those above | Left room for questions and private talks | Checked understanding later and answered what was open
      - Sent a notice | Said they were against it too | Told the pleasant half only
      ? Which question was hardest to answer | Whether anything was adjusted because of what was said | What people said a month later`,
  }),
  experience("committed_before_sure", "decision_making", [30, 150], ["decision", "ambiguity"], {
    zh: `
      请讲一个您必须在看不清结果时就定下方向的决定，比如开新业务、换供应商或收缩一条线。您是怎么走到这一步的？
      + 说清为什么不能再等 | 列过不同选择，并找过反对的理由 | 分步投入，设了检查点 | 结果好坏都能说明哪些在意料之中
      - 凭直觉，后来证明对了 | 请示上级，由上级定 | 只讲结果，讲不出过程
      ? 哪一个假设最要紧、怎样检验 | 谁的意见改变了您的想法 | 什么情况出现就会退出`,
    en: `
      Tell us about a direction you had to set before the outcome could be seen: a new line of business, a change of supplier, a line cut back. How did you arrive at it?
      + Says why it could not wait any longer | Listed options and searched for reasons against | Committed in steps with checkpoints | Can say which part of the outcome, either way, had been foreseen
      - Instinct, and it proved right | Asked the boss, who decided | Tells the ending but not the way there
      ? Which assumption mattered most and how it was tested | Whose view changed theirs | What would have made them pull out`,
  }),
  experience("hire_misjudged", "decision_making", [30, 120], ["hiring", "mistake"], {
    zh: `
      请讲一次您看错人的经历：招进来不合适，或者当初没看上的人后来很出色。您从中改了哪些判断办法？
      + 说清当时凭什么判断 | 找出被忽略或看重过头的信号 | 对人负责地处理了后续 | 现在选人有具体的改变，例如统一问题、看作品
      - 说自己看人很准 | 怪候选人会包装 | 只说以后要更谨慎
      ? 当时有没有不同意见 | 怎样检验新办法更准 | 对那个人后来怎样安排`,
    en: `
      Tell us about a time when you misjudged somebody: a hire who did not fit, or a person you passed over who did very well elsewhere. What do you judge differently since?
      + Says what the judgement rested on | Names the sign that was missed or given too much weight | Dealt with what followed responsibly | Selects differently now, for instance by the same questions for all or by work samples
      - Claims a sure eye for people | Blames the candidate's show | Will just be more careful
      ? Whether anybody disagreed at the time | How they check that the new way is better | What became of the person`,
  }),
  experience("course_withdrawn", "learning_agility", [30, 120], ["mistake", "feedback"], {
    zh: `
      请讲一次您收回或推翻自己已经宣布的做法的经历。是什么让您改的？
      + 说得出具体的事实或谁的话触动了自己 | 公开承认并说明原因 | 处理好已经造成的影响 | 讲得出之后用到别处的教训
      - 上级要求才改 | 悄悄不再提 | 从来没有改过主意
      ? 从起疑到决定改隔了多久、为什么 | 怎样面对当初支持的人 | 现在靠什么更早发现自己错了`,
    en: `
      Tell us about a time when you withdrew or reversed something you had already announced. What made you change it?
      + Names the fact or the person that moved them | Admitted it openly with the reason | Dealt with the effects it already had | Has a lesson that they used elsewhere
      - Changed because the boss said so | Silently dropped it | Has never changed their mind
      ? How long it took from first doubt to change, and why | How they faced those who had supported it | What tells them sooner now that they are wrong`,
  }),
  experience("year_goal_broken_down", "planning", [30, 150], ["strategy", "planning"], {
    zh: `
      请讲一次您把上面给的年度目标变成团队可执行计划的经历。您是怎么拆的？
      + 先弄清目标背后要什么，和现状差多少 | 按杠杆大小选重点，明确不做什么 | 落到季度、人和先行指标 | 中途按数字调整过，有例子
      - 平均分到每个人每个月 | 什么都要做 | 年底才看完成多少
      ? 哪个假设后来不成立 | 舍弃的事谁反对 | 哪个先行指标最早说明问题`,
    en: `
      Tell us how you once turned a yearly goal from above into a plan your team could carry out. How did you break it down?
      + Found out what the goal was for and how far away it was | Chose by leverage and said what would not be done | Came down to quarters, people and early indicators | Adjusted to figures on the way, with an example
      - Divided it evenly by head and month | Wanted everything | Looked at the result at year end
      ? Which assumption did not hold | Who objected to what was dropped | Which early indicator spoke first`,
  }),
  experience("old_feud_between_departments", "teamwork", [30, 120], ["conflict", "cooperation"], {
    zh: `
      有的部门之间积怨已久，一碰面就互相挑错。请讲一次您让这样两个部门重新合作的经历。
      + 听过双方的说法，找出利益或流程上的症结 | 从一件双方都受益的小事开始 | 约定共同的目标、接口人和处理分歧的办法 | 有合作变好的事实
      - 请双方吃顿饭 | 站在自己部门一边争赢 | 把问题报给上级就结束
      ? 自己这边让出了什么 | 哪一刻开始好转 | 换了人以后关系还在不在`,
    en: `
      Some departments have found fault with each other for years. Tell us about a time when you got two such departments to work together again.
      + Heard both sides and found the interest or process behind it | Began with something small that helped both | Agreed a shared goal, contacts and a way to settle differences | Shows by facts that it improved
      - Took everybody out for dinner | Won the argument for their own side | Reported it upwards and stopped there
      ? What their own side gave up | When it began to turn | Whether it outlived changes of people`,
  }),
  experience("message_bent_on_the_way", "communication", [20, 120], ["listening", "change"], {
    zh: `
      一项要求从您这里传到一线，往往已经走了样。请讲一次您发现并纠正过来的经历。
      + 说得出原意和一线理解的差别 | 自己去听、去问，找到在哪一层变的、为什么 | 换了说法或渠道，把为什么也讲清 | 之后用复述、抽问等办法确认，并听取反过来的意见
      - 怪中间的主管传达不力 | 再发一遍通知 | 开大会重申，没有查原因
      ? 自己最初的说法哪里容易误解 | 一线的理解有没有更合理的地方 | 现在布置重要事情有什么固定做法`,
    en: `
      By the time a request of yours reaches the front line, it often means something else. Tell us about a time when you noticed this and put it right.
      + Names what was meant and what was understood | Went to listen and found at which level it had changed, and why | Used other words or channels and explained the reason too | Checked by having it told back, and listened to what came the other way
      - The supervisors in between were to blame | Sent the notice again | Repeated it at a big meeting without finding the cause
      ? What in their own wording invited it | Whether the front line's reading had its merits | What they always do now with important requests`,
  }),
  experience("favour_for_acquaintance", "integrity", [20, 90], ["ethics", "fairness"], {
    zh: `
      请讲一次有人托您在采购、用人或报销上给个方便的经历。您是怎么回应的？
      + 讲清方便之处和碰到的规定 | 当面说明不能做，不拖着 | 指出对方可以走的正规办法 | 该回避、登记的照做，并防止团队里有人为难
      - 看关系远近处理 | 让下属出面去办 | 表面拒绝，私下变通
      ? 付出了什么代价 | 对方是上级或大客户时有没有不同 | 后来定了什么规矩`,
    en: `
      Tell us about a time when somebody asked you for a favour in purchasing, hiring or expenses. How did you respond?
      + Says what the favour was and which rule it met | Refused to their face without putting it off | Pointed out the proper way | Stepped aside or registered it where required, and protected the team from the same pressure
      - It depends how close one is | Had a subordinate do it | Refused in public and arranged it in private
      ? What it cost them | Whether it differed with a boss or a big customer | Which rule came of it`,
  }),
  experience("metric_bent_behaviour", "data_thinking", [30, 120], ["performance", "data"], {
    zh: `
      一项考核指标有时会把人带偏，数字好看了，事情却没变好。请讲您发现并纠正的一次。
      + 讲清指标原来想推动什么、实际推动了什么 | 从哪些数据或现场看出来的 | 换成或补上了更能反映目的的指标 | 用改动前后的行为和结果说明
      - 大家觉悟不够 | 加了更多指标和检查 | 把指标取消，没有替代
      ? 谁从原来的指标得益、怎样说服 | 新指标可能怎样被钻空子 | 多久回头检查一次`,
    en: `
      Now and then a target leads people astray: the figure looks fine and nothing is better. Tell us about one that you noticed and put right.
      + Says what the measure was meant to encourage and what it did encourage | Names the data or the scene that gave it away | Replaced or balanced it by one closer to the purpose | Shows behaviour and results before and after
      - People lacked the right spirit | Added more measures and checks | Abolished it without a substitute
      ? Who gained from the old measure and how they were won | How the new one could be gamed | How often it is looked at again`,
  }),
  experience("process_nobody_used", "execution", [30, 120], ["change", "procedure"], {
    zh: `
      新流程或新系统推下去却没人用，是管理者常遇到的事。请讲您最后真正推动用起来的一次。
      + 到一线看过为什么不用 | 去掉多余步骤，先在一组做出样子 | 明确从哪天起旧办法停用，谁来帮、谁来查 | 有使用率或结果的数字
      - 发文要求，扣分处罚 | 培训一次就算完成 | 只报上线，不报使用
      ? 最有道理的反对意见是什么 | 放弃了方案里的哪一部分 | 半年后还在用吗`,
    en: `
      A new process or system is introduced and nobody uses it: most managers have met that. Tell us about one that you did bring into use.
      + Went to see on the spot why it was not used | Removed steps and showed it working in one group | Set the day the old way ended, who helps and who checks | Has figures for use or results
      - Issued orders and penalties | One training and done | Reported it as introduced, not as used
      ? Which objection had most truth in it | What part of the plan was given up | Whether it is still in use half a year on`,
  }),
  experience("team_under_fire", "resilience", [30, 120], ["setback", "emotion"], {
    zh: `
      请讲一段团队出了大问题、内外都在追责的日子。您怎样稳住自己，也稳住大家？
      + 不掩饰当时的难处和自己的情绪 | 先把该停的停下，定出每天最要紧的事 | 对外由自己出面，对内不乱找替罪的人 | 缓过来之后补上了漏洞
      - 把责任推给某个人 | 硬撑，不让人知道 | 情绪失控，过后也没有反思
      ? 哪个决定是在最慌的时候做的 | 向谁求助过 | 现在预先做了哪些准备`,
    en: `
      Tell us about days when something had gone badly wrong in your team and everybody was asking who was to blame. How did you steady yourself, and the others?
      + Does not hide how hard it was or how they felt | Stopped what had to stop and named the day's most important thing | Faced the outside in person and offered up no scapegoat | Closed the gap once it was over
      - Put it on one person | Pretended that nothing was wrong | Lost control and never reflected on it
      ? Which decision was made at the worst moment | Whom they turned to | What they have prepared since`,
  }),
  experience("heard_it_from_customers", "customer_focus", [30, 120], ["customer_insight", "improvement"], {
    zh: `
      报表上看不到的东西，往往要到客户那里才听得见。请讲一次您亲自去听，回来改变了团队做法的经历。
      + 去见了什么客户、怎么选的 | 问的是经历和难处，不是满意不满意 | 分清个别和普遍，用数据核过 | 推动了流程、产品或考核的改动，并告诉客户
      - 例行走访，拍照留念 | 听到抱怨就逐个赔礼 | 回来转达一下就没有下文
      ? 哪句话最出乎意料 | 内部谁不相信、怎样说服 | 客户后来的变化`,
    en: `
      Some things never appear in reports; you have to hear them from customers. Tell us about a time when you went yourself and your team worked differently afterwards.
      + Says whom they visited and how they chose | Asked about experiences and trouble instead of satisfaction | Told single cases from common ones and checked with data | Changed a process, product or target, and told the customers
      - Paid a routine visit | Apologised to each and moved on | Passed it on and heard no more
      ? Which remark was least expected | Who inside did not believe it and how they were won | What changed for customers`,
  }),
  situation("follow_a_liked_leader", "leadership", [40, 120], ["change", "initiative"], {
    zh: `
      您要接手一个团队，前任很受爱戴，其中一位骨干原以为自己会被提上来。头一个月您会怎么开展？
      + 先逐一听，弄清什么该保留 | 单独和那位骨干谈，认可贡献、谈清期望 | 早点说明自己的标准和不变的东西 | 用一两件实事建立信任，再谈改变
      - 一来就换规矩立威 | 处处学前任，不作决定 | 绕开那位骨干
      ? 骨干表面配合、私下抵触怎么办 | 哪些事会在第一周就定 | 一个月后凭什么判断自己站住了`,
    en: `
      You take over a team whose former leader was much liked. One senior member had expected to get the post. How do you go about the first month?
      + Listens to each and finds out what should stay | Talks to the senior member alone, values the contribution and makes expectations clear | States early what the standards are and what will not change | Earns trust by one or two real improvements before changing more
      - Changes the rules to show who is in charge | Copies the predecessor and decides nothing | Works around the senior member
      ? What if that person agrees in public and resists in private | What would be settled in week one | How they would know after a month that they are accepted`,
  }),
  situation("resignation_after_overtime", "leadership", [30, 120], ["pressure", "motivation"], {
    zh: `
      团队连着两个月加班，一位顶用的成员找您说想走，还说其他人也快撑不住了。项目还剩六周。您会怎么办？
      + 先听完他真正想走的原因，不急着挽留 | 盘点工作，砍掉或推后一部分，去跟上级谈 | 给团队看得见的调整和恢复时间 | 反省排期和用人，防止再来一次
      - 加钱或画饼 | 说年底一定补偿，先顶住 | 要求他别影响别人
      ? 上级不同意减范围怎么办 | 怎样知道还有谁有同样想法 | 他还是要走时怎样安排`,
    en: `
      After two months of overtime, a key member tells you that they want to leave and that others are close to it. Six weeks of the project remain. What do you do?
      + Hears the real reason before trying to persuade | Goes through the work, cuts or defers part of it and takes that to the boss | Gives the team a visible change and time to recover | Looks at scheduling and staffing so that it does not recur
      - Offers money or promises | Asks for patience until year end | Tells the member not to unsettle others
      ? What if the boss refuses to cut scope | How they would learn who else feels so | What if the member leaves anyway`,
  }),
  situation("one_post_two_people", "decision_making", [40, 120], ["fairness", "hiring"], {
    zh: `
      一个主管名额，两位下属都够资格：一位业绩最高但独来独往，一位业绩中上、同事都愿意找他。您会怎样定？
      + 先定主管岗位真正需要什么，再比人 | 用具体事实和多方意见，不凭亲疏 | 没选上的人有单独的谈话和发展路径 | 说明理由经得起公开
      - 给业绩最高的，最省事 | 让大家投票 | 两人都不得罪，名额空着
      ? 什么证据会让您改选另一位 | 没选上的人要走怎么办 | 怎样检验选得对不对`,
    en: `
      There is one supervisor post and two people qualify: one has the best figures but works alone, the other is above average and is the one colleagues turn to. How do you choose?
      + Settles first what the post needs and then compares | Goes by facts and several views, not by closeness | The other person gets a talk of their own and a path | Has reasons that could be stated openly
      - Best figures, least trouble | Lets the team vote | Leaves the post empty
      ? What evidence would change the choice | What if the other wants to leave | How they would check that it was right`,
  }),
  situation("project_sixty_percent_spent", "decision_making", [40, 120], ["decision", "cost"], {
    zh: `
      一个由您力推的项目花了六成预算，最新的试点数据却说明收益可能只有当初估计的三分之一。您会怎样判断继续还是停？
      + 只看往后要花的和能得的，不拿已花的当理由 | 检查数据可不可靠、还有什么快速验证 | 比较停、缩小、转向、继续几种选择 | 主动向上说明，并安排好人和后续
      - 都花这么多了，做完再说 | 悄悄换个指标说成功 | 马上停，不查原因
      ? 什么数字会让您定下来停 | 自己力推过会怎样影响判断 | 团队的士气怎么照顾`,
    en: `
      A project that you championed has used sixty percent of its budget. New trial data suggests a third of the benefit you had forecast. How do you judge whether to go on?
      + Looks only at what is still to be spent and gained | Checks whether the data holds and what quick test remains | Compares stopping, shrinking, turning and going on | Reports it unasked and looks after people and what follows
      - So much has been spent, finish it | Redefines success | Stops at once without asking why
      ? Which figure would settle it | How having championed it could colour the judgement | How they would look after morale`,
  }),
  situation("budget_cut_midyear", "planning", [40, 120], ["resources", "priorities"], {
    zh: `
      年中公司要求您的部门把剩余预算减两成，目标一个不减。您会怎样重新安排？
      + 先分清必须花的、可推迟的、效果最小的 | 按投入产出排序，而不是各项一刀切 | 把做不到的部分带着方案去和上级谈 | 告诉团队哪些停了、为什么，并设下检查点
      - 每项各减两成 | 先照原样花，年底再说 | 只抱怨，不给方案
      ? 最舍不得停的是什么 | 停掉的事怎样收尾 | 若再减一成怎么办`,
    en: `
      Halfway through the year your department has to cut a fifth of its remaining budget while every goal stays. How do you rearrange things?
      + Separates what is committed, what can wait and what yields least | Ranks by return instead of trimming everything alike | Takes what cannot be met to the boss with a proposal | Tells the team what stops and why, with checkpoints
      - Twenty percent off every line | Spends as before and waits for year end | Complains without a proposal
      ? What would be hardest to stop | How stopped work is wound up | What if another tenth had to go`,
  }),
  situation("only_one_who_knows", "people_development", [30, 120], ["delegation", "coaching"], {
    zh: `
      部门里一项关键业务只有老周一个人弄得明白，他说忙不过来教人，也流露过不想教。您会怎么安排接替的人？
      + 先弄清他的顾虑：怕被替代、没时间或没人合适 | 减他的杂务，把带人算作工作成果 | 选合适的人，按模块跟做、独立做、被检查 | 有时间表，并验证离开他也能转
      - 命令他写一份文档 | 等他要走时再说 | 从外面招一个代替他
      ? 怎样让他愿意 | 挑人看重什么 | 怎样知道接得住了`,
    en: `
      One key activity of your department is understood by Lao Zhou alone, who says there is no time to teach and has hinted at not wanting to. How do you bring on a successor?
      + Finds out what lies behind it: fear of being replaced, time, or nobody suitable | Takes routine work away and counts teaching as a result | Picks somebody and goes part by part: alongside, alone, checked | Has dates and tests that it runs without him
      - Orders a manual to be written | Waits until Lao Zhou leaves | Hires a replacement from outside
      ? How Lao Zhou would become willing | What they look for in the successor | How they would know that it holds`,
  }),
  situation("peer_borrows_your_people", "teamwork", [30, 120], ["conflict", "resources"], {
    zh: `
      另一位经理没跟您打招呼，直接把您两名组员拉进他的紧急项目，您这边的进度因此要拖。您会怎么处理？
      + 先直接找对方谈，了解项目有多急 | 摆出两边的影响，一起排公司层面的先后 | 谈不拢时带着共同整理的选项请上级定 | 约定以后借人的规则，组员不夹在中间
      - 命令组员马上回来 | 向上级告状 | 忍下来，以后也照样拉他的人
      ? 对方的项目确实更急怎么办 | 怎样对两名组员说 | 怎样不伤今后的合作`,
    en: `
      Without a word to you, another manager has drawn two of your people into an urgent project, and your own schedule will slip. How do you deal with it?
      + Talks to the other manager directly and learns how urgent it is | Lays out the effect on both and ranks them for the company as a whole | If it fails, takes jointly prepared options to the boss | Agrees rules for lending people, and keeps the two out of the crossfire
      - Orders the two back | Complains upwards | Puts up with it and does the same in return
      ? What if the other project is truly more urgent | What they would tell the two | How working together would not suffer`,
  }),
  situation("slip_hidden_by_report", "integrity", [20, 90], ["ethics", "mistake"], {
    zh: `
      明天要向总部汇报，今晚您发现下属隐瞒了一个月的进度落后，报上去您也要受批评。您会怎么做？
      + 先弄清真实情况和影响 | 明天如实汇报，说明补救，自己承担管理责任 | 和下属谈为什么不敢说，分清隐瞒和落后 | 改掉让人不敢报坏消息的做法
      - 先按计划数报，下个月补上 | 当众把责任推给下属 | 把落后说得含糊些
      ? 时间只够核实一部分怎么报 | 对下属怎样处理才公平 | 自己平时哪些做法可能促成了隐瞒`,
    en: `
      You report to headquarters tomorrow. Tonight you discover that a subordinate has hidden a delay for a month; reporting it will bring criticism on you as well. What do you do?
      + Establishes the real state and its effect | Reports it truthfully with a remedy and answers for it as the manager | Asks the subordinate why they dared not tell, and keeps hiding apart from being late | Changes what makes people afraid of bad news
      - Reports the planned figure and catches up later | Blames the subordinate in public | Keeps the wording vague
      ? What if only part can be verified in time | What would be fair to the subordinate | Which habits of their own may have encouraged hiding it`,
  }),
  written("team_third_left", "problem_solving", [60, 1200], ["root_cause", "data"], {
    zh: `
      您刚接手的四十人服务团队，半年里走了三分之一，离职表上多写“个人原因”。请写一份给总经理的分析和行动方案。
      + 先列要弄清的问题和取得事实的办法，如按班组、工龄、上级拆分，回访离职的人 | 区分已知、推测和未知 | 行动分近期止损和根本改进，有先后、负责人 | 写明费用、预期指标和何时复查
      - 一上来就涨薪、团建 | 只归于行业流动大 | 行动很多，看不出针对什么
      ? 最怀疑的原因是哪一个、凭什么 | 只能做一件时做哪件 | 三个月没有变化怎么办`,
    en: `
      A third of the forty-person service team you have just taken over left within six months; most forms say 'personal reasons'. Write the general manager an analysis with a plan of action.
      + Lists what has to be found out and how: by crew, length of service and supervisor; calls to those who left | Separates known, presumed and unknown | Has steps that stop the loss now and steps that go to the root, with order and names | States cost, expected figures and a review date
      - Straight to pay rises and outings | That is the industry | Many actions, aimed at nothing in particular
      ? Which cause they suspect most and on what grounds | Which single action they would keep | What if nothing moves in three months`,
  }),
  written("two_teams_become_one", "communication", [60, 900], ["change", "writing"], {
    zh: `
      下个月起，您的售前组和实施组合并，汇报关系和排班都会变，不裁人。请写一封发给两组全体成员的信。
      + 开头就讲变什么、不变什么、从哪天起 | 理由真实，说得出对客户和对大家的好处与代价 | 回应大家最担心的几件事，没定的直说没定 | 写明下一步、提问渠道和答复时间
      - 满篇口号 | 只讲公司的好处 | 含糊其辞，让人更不安
      ? 先和谁单独谈、为什么 | 哪句话反复改过 | 有人转发到外面怎么办`,
    en: `
      From next month your pre-sales and delivery groups become one. Reporting lines and rotas change; nobody loses their job. Write the letter to all members of both groups.
      + Opens with what changes, what does not and from when | Gives true reasons, with gains and costs for customers and staff | Answers the main worries and says openly what is undecided | Names next steps, where to ask and when there will be answers
      - Slogans throughout | Only the company's advantage | So vague that it unsettles people more
      ? Whom they would talk to first and why | Which sentence they rewrote most | What if somebody forwards it outside`,
  }),
];
