import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("technical");

/** Engineering of any stack: building, testing, running and securing systems and their data. */
export const technicalQuestions: BankQuestion[] = [
  experience("only_at_one_customer", "problem_solving", [30, 150], ["troubleshooting", "root_cause"], {
    zh: `
      有的问题只在个别环境出现，自己这边怎么也复现不了。请讲一个您这样排查出来的例子，您是怎么缩小范围的？
      + 列出出问题和正常环境的差别，逐项比对 | 想办法补日志、抓现场，而不是反复猜 | 每一步都说得出排除了什么 | 找到原因后在自己环境里重现并加了检查
      - 让对方升级、重装了事 | 靠远程一项项乱试 | 问题自己消失，就当解决了
      ? 哪个差别最初被忽略了 | 现场不能动时怎么取证 | 以后怎样更快发现同类问题`,
    en: `
      Some faults show up in a single environment and never on your own machine. Tell us about one that you tracked down. How did you narrow it down?
      + Listed and compared what differs between failing and working environments | Added logs or captured evidence rather than guess again | Can say what each step ruled out | Reproduced it at home once known, and added a check
      - Had the user upgrade or reinstall | Tried settings at random by remote access | It went away and was called solved
      ? Which difference was overlooked at first | How they got evidence where nothing may be touched | How such a fault would be found sooner today`,
  }),
  experience("choice_during_outage", "decision_making", [30, 120], ["emergency", "decision"], {
    zh: `
      请讲一次线上出事、信息还不全时由您来定怎么处置的经历，例如回滚、切换、停服或带病运行。您是怎么定的？
      + 讲清当时知道什么、不知道什么 | 比较了各种处置对用户和数据的影响 | 约定多久没好转就换办法 | 事后如实评价这个决定，不归于运气
      - 等所有原因查清才动 | 谁职位高听谁的 | 结果好就说明决定对
      ? 最担心的是哪种后果 | 有谁反对、反对什么 | 现在重来会不会改`,
    en: `
      Tell us about a production incident in which you had to choose the response with facts still missing: roll back, fail over, shut down or keep going with the fault. How did you choose?
      + States what was known and what was not | Compared the effect of each choice on users and data | Set a time after which to change course | Judges the choice frankly later, apart from how it happened to end
      - Acted only once every cause was clear | Followed the most senior voice | It ended well, so it was right
      ? Which outcome they feared most | Who objected and why | Whether they would choose differently now`,
  }),
  experience("lesson_put_in_place", "execution", [30, 120], ["improvement", "emergency"], {
    zh: `
      故障复盘会上定的改进，常常写完就没有下文。请讲一项由您一直跟到真正落地的改进。
      + 讲清改进针对哪个环节 | 在日常需求的挤压下争取到时间和人 | 分步完成，有验收的办法，例如演练 | 后来真的挡住过同类问题
      - 列了很多条，说不出完成几条 | 交给别人就没有再问 | 只加了一条注意事项
      ? 中途最大的阻力是什么 | 怎样证明它有效 | 现在由谁维护`,
    en: `
      Actions agreed in an incident review are often written down and forgotten. Tell us about one that you followed through until it was really in place.
      + Says which weakness it was aimed at | Won time and people for it against daily requests | Finished in steps with a way to verify, such as a drill | It has since stopped a similar problem
      - Lists many actions and cannot say how many were done | Handed it over and never asked again | Added a warning to a document
      ? What stood most in the way | How its worth was shown | Who looks after it now`,
  }),
  experience("live_data_moved", "planning", [30, 150], ["data", "planning"], {
    zh: `
      请讲一次您在业务不停的情况下搬迁、拆分或转换数据的经历。您事先是怎么安排的？
      + 盘点数据量、依赖和不能中断的时段 | 分批进行，每批有校验和回退 | 用真实量级的数据演练过 | 事后核对一致，并说得出和计划的出入
      - 找个夜里一次做完 | 出错再从备份恢复 | 没有核对搬得全不全
      ? 怎样证明一条都没有丢 | 决定停下来的条件 | 演练中发现了什么`,
    en: `
      Tell us about moving, splitting or converting data while the business kept running. How did you plan it beforehand?
      + Took stock of volume, dependencies and hours that must not be disturbed | Went in batches, each with a check and a way back | Rehearsed with data of real size | Verified the result and knows where it departed from plan
      - Picked a night and did it all at once | Would have restored the backup | Never checked for completeness
      ? How they proved that nothing was lost | On what condition they would have stopped | What the rehearsal showed`,
  }),
  experience("tests_under_short_time", "code_quality", [30, 120], ["testing", "priorities"], {
    zh: `
      时间不够把什么都测到，是常态。请讲一次您决定哪些必须测、哪些先不测的经历，依据是什么？
      + 按出错的后果和可能性排序 | 说清放弃了哪些，并告知了相关的人 | 选了合适的层次：单元、接口、端到端或手工探索 | 用上线后的缺陷回头检验当初的取舍
      - 追求覆盖率数字 | 只测正常流程 | 都交给测试同事
      ? 有没有没测而出事的 | 哪些用例后来删掉了 | 怎样让下一次花的时间更少`,
    en: `
      There is never time to test everything. Tell us about a time when you decided what had to be tested and what would not be. What did you base it on?
      + Ordered by consequence and likelihood of failure | Says what was left out and told those concerned | Chose the fitting level: unit, interface, end to end or exploring by hand | Checked the choice against defects after release
      - Chased a coverage figure | Tested when all goes well | Left it to the testers
      ? Whether something untested went wrong | Which tests were dropped later | How it takes less time today`,
  }),
  experience("remark_changed_habit", "learning_agility", [20, 120], ["code_review", "feedback"], {
    zh: `
      有没有哪一条评审意见，让您从此换了一种写代码或做设计的方式？请讲讲前后的变化。
      + 讲得出原来的做法和当时的想法 | 弄懂了意见背后的道理，而不只是照改 | 之后在别的地方也用上了 | 能说出这条道理在什么时候不适用
      - 想不出别人的意见对自己有过影响 | 改了但心里不服，也没再想 | 只说命名、格式之类的小事
      ? 刚看到意见时的反应 | 怎样验证这种方式更好 | 后来怎样给别人提类似的意见`,
    en: `
      Has a remark in a review ever changed the way you write code or design things? Tell us what was different before and after.
      + Describes the earlier way and the thinking behind it | Understood the reason rather than just complying | Has used it elsewhere since | Knows when it does not apply
      - Cannot recall anyone's remark having any effect | Complied without agreeing or thinking further | Names and formatting only
      ? Their first reaction to the remark | How they checked that the new way is better | How they give such remarks to others`,
  }),
  experience("where_time_went", "technical_depth", [30, 150], ["data", "improvement"], {
    zh: `
      请讲一次您让一个功能或任务明显变快的经历。您怎么知道时间花在了哪里？
      + 先定目标和测量方法，再动手 | 用剖析、追踪或计数找到真正的热点 | 讲到底层机制，说明为什么慢、为什么改了会快 | 给出前后数字，也说出代价
      - 凭经验加缓存、加机器 | 改了好几处，不知道哪处起作用 | 只在自己电脑上测过
      ? 最初的猜测错在哪里 | 数据量再大十倍会怎样 | 为速度放弃了什么`,
    en: `
      Tell us about a time when you made a feature or job clearly faster. How did you know where the time went?
      + Set a goal and a way to measure before changing anything | Found the real hot spot by profiling, tracing or counting | Explains the mechanism that made it slow and the change fast | Gives figures before and after, and the price paid
      - Added a cache or machines from habit | Changed several things and cannot say which one helped | Measured on their own computer only
      ? Where the first guess was wrong | What happens with ten times the data | What was given up for speed`,
  }),
  experience("component_surprised", "technical_depth", [30, 120], ["troubleshooting", "learning"], {
    zh: `
      您用的框架、库、数据库或硬件有没有表现得和文档或您的理解不一样？请讲您追下去弄明白的一次。
      + 写出最小的例子把现象分离出来 | 读源码、规范或做实验找到机制 | 说得清在什么条件下才发生 | 据此选择绕开、上报或修改，并留下记录
      - 换个版本好了，没有再追 | 照网上的做法贴上去 | 讲不出机制，只有现象
      ? 走过哪条弯路 | 怎样知道找到的就是原因 | 对以后选用组件有什么影响`,
    en: `
      Has a framework, library, database or device ever behaved differently from its documentation or from what you believed? Tell us about one case that you pursued until you understood it.
      + Isolated it in a minimal example | Found the mechanism in source, specification or experiment | Says under exactly which conditions it occurs | Worked around, reported or fixed it on that basis and left a note
      - Another version cured it and that was that | Pasted a fix found online | Has the symptom but not the mechanism
      ? Which wrong turn they took | How they know that it is the cause | How it affects what they choose today`,
  }),
  experience("debt_left_or_paid", "decision_making", [30, 120], ["priorities", "cost"], {
    zh: `
      明知道一处实现以后会成为负担，您是当时就改，还是先留着？请讲一次您做这种选择的经历和后来的结果。
      + 估过留着的代价和改的代价 | 考虑这块代码以后动得多不多 | 留着的话有边界、有记录、有重新评估的时间 | 如实说出后来证明对或不对
      - 凡是旧的都要重写 | 没空改，年年拖着 | 没想过，碰到了就改
      ? 谁因为这个决定多花了力气 | 什么信号会让您改主意 | 怎样让不懂技术的人参与这个决定`,
    en: `
      You know that a piece of the system will become a burden. Do you fix it now or leave it? Tell us about one such choice of yours and how it turned out.
      + Estimated the cost of leaving and of fixing | Considered how often that part will be touched | If left: with a boundary, a note and a date to look again | Is frank about whether it proved right
      - Everything old must be rewritten | Never had time and put it off year after year | Did not think about it
      ? Who had to work harder because of it | Which signal would have changed their mind | How people outside engineering had a say`,
  }),
  experience("weakness_found", "technical_depth", [30, 120], ["security", "root_cause"], {
    zh: `
      请讲一个您发现或修复过的安全漏洞。除了补上那一处，您还做了什么？
      + 说清怎样被利用、影响哪些数据或用户 | 讲得出成因，例如信任了不该信的输入或权限查漏 | 找出同类的其他地方一并处理 | 加了测试、检查或默认安全的写法
      - 按扫描报告升级了版本就结束 | 只在前端加了限制 | 讲不清怎么会被利用
      ? 上线修复前怎样控制风险 | 怎样确认没有被利用过 | 哪些漏洞扫描工具看不出来`,
    en: `
      Tell us about a security weakness that you found or fixed. Beyond closing that one hole, what did you do?
      + Explains how it could be used and whom or what it exposed | Names the cause, such as trusting input or a missing permission check | Searched for others of its kind | Added a test, a check or a way of writing that is safe by default
      - Upgraded as the scanner said and stopped | Restricted it in the user interface only | Cannot explain how it would be exploited
      ? How the risk was held down before the fix was live | How they know whether it had been used | What scanners would not see`,
  }),
  experience("alerts_worth_waking_for", "data_thinking", [30, 120], ["data", "improvement"], {
    zh: `
      告警太多就没有人看，太少又会误事。请讲一次您重新选定监控指标或告警条件的经历，您是怎么取舍的？
      + 从用户感受到的影响倒推该看什么 | 统计过去的告警里有多少需要处理、漏过哪些 | 用历史数据检验阈值，不凭感觉定 | 有前后对比：告警数、漏报、发现问题的时间
      - 全部调高一点阈值 | 照搬工具的默认值 | 只删告警，不看会漏掉什么
      ? 哪个指标看着重要其实没用 | 周期波动怎么处理 | 怎样防止告警又多起来`,
    en: `
      With too many alerts nobody looks; with too few, something is missed. Tell us how you once chose anew what to monitor and when to alert. How did you weigh it up?
      + Worked back from what users notice | Counted how many past alerts needed action and what had been missed | Tried thresholds on past data rather than by feeling | Compares before and after: alerts, misses, time to notice
      - Raised every threshold a little | Took the tool's defaults | Deleted alerts without asking what would be missed
      ? Which measure looked important and was useless | How daily or weekly swings were handled | What keeps alerts from multiplying again`,
  }),
  experience("risk_told_in_plain_words", "communication", [30, 120], ["persuasion", "presentation"], {
    zh: `
      请讲一次您要让不懂技术的负责人明白一项技术风险的经历。您是怎么说的？
      + 从对方关心的客户、钱、时间讲起 | 用比方、数字或演示代替术语 | 给出几种选择和各自的代价 | 确认对方听懂了，并记录了决定
      - 把架构图讲了一遍 | 夸大后果来吓人 | 对方没听懂就算了，事后说早提醒过
      ? 对方最初误解了什么 | 有没有把可能性说过头 | 决定和您的建议不同时怎么办`,
    en: `
      Tell us about a time when you had to make a technical risk clear to a decision maker without a technical background. How did you put it?
      + Began with what matters to the listener: customers, money, dates | Used a comparison, a figure or a demonstration in place of jargon | Offered choices with the price of each | Checked understanding and recorded the decision
      - Walked through the architecture diagram | Painted it blacker to frighten | Gave up and later said 'I told you so'
      ? What the listener misunderstood at first | Whether they overstated the likelihood | What they did when the decision went the other way`,
  }),
  experience("watched_people_use_it", "customer_focus", [30, 120], ["customer_insight", "improvement"], {
    zh: `
      请讲一次您到现场看别人怎么使用您做的系统或产品的经历。回来以后您改了什么？
      + 说得出看了谁、在什么场景下用 | 只看不教，记下停顿、绕路和自创的办法 | 分清是个人习惯还是普遍的难处，用数据核对 | 改动之后再去看过，知道有没有用
      - 看用户怎么用错，然后教他们 | 用户说好用就放心了 | 只收集了一堆新功能要求
      ? 哪一幕最让您意外 | 哪些要求没有采纳、为什么 | 团队里别人怎样也看得到用户`,
    en: `
      Tell us about a time when you watched people use a system or product you had built. What did you change when you came back?
      + Says whom they watched and in which situation | Watched without teaching and noted pauses, detours and home-made workarounds | Told personal habit from common trouble and checked by data | Went again after the change and knows whether it helped
      - Saw users doing it wrong and taught them | Users said it was fine | Came back with a list of new features
      ? Which scene was least expected | Which wishes were not taken up and why | How others in the team get to see users`,
  }),
  experience("estimate_far_off", "planning", [20, 120], ["deadline", "mistake"], {
    zh: `
      请讲一次您对工作量的估计差得很远的经历。您是什么时候发现的，后来怎么安排？
      + 说得出当初漏算了什么 | 发现得早，马上告知并给出选择 | 重新切分范围，先交最有用的部分 | 之后估算的方法有具体变化
      - 怪需求变来变去 | 到最后一天才说 | 以后一律乘以二
      ? 最早的信号是什么 | 谁受了影响、怎样弥补 | 现在的估计准了多少`,
    en: `
      Tell us about an estimate of yours that turned out far off. When did you notice and how did you rearrange the work?
      + Says what was left out of the estimate | Noticed early, told people at once and offered choices | Cut the scope so that the most useful part came first | Estimates differently since, in a way they can describe
      - Blames changing requirements | Spoke up on the last day | Doubles everything now
      ? What the first sign was | Who was affected and how it was made up | How close estimates are today`,
  }),
  experience("restore_really_tried", "quality_awareness", [20, 120], ["testing", "emergency"], {
    zh: `
      备份做了，不等于恢复得回来。请讲一次您验证恢复、切换或应急手册真正可用的经历。
      + 按真实场景演练，而不只看备份成功 | 量出恢复用了多久、丢了多少数据 | 发现手册里缺的步骤、权限或依赖并补上 | 把演练变成定期的事
      - 备份日志是绿的就放心 | 只在空库上试过 | 靠某一个人记得怎么做
      ? 演练里最意外的发现 | 生产和演练环境的差别怎么处理 | 换个人照手册能不能做成`,
    en: `
      A backup is not yet a recovery. Tell us about a time when you verified that restore, failover or an emergency runbook really worked.
      + Rehearsed a realistic case rather than reading 'backup succeeded' | Measured how long it took and how much data was lost | Found missing steps, permissions or dependencies and added them | Made the drill a regular thing
      - Trusted a green log | Tried it on an empty database only | Relied on one person who remembers
      ? The biggest surprise of the drill | How they dealt with differences from production | Whether somebody else could do it from the runbook`,
  }),
  experience("contract_between_teams", "teamwork", [30, 120], ["cooperation", "conflict"], {
    zh: `
      请讲一次您和别的团队约定接口或数据格式，中间出现过变动或扯皮，最后合到一起的经历。
      + 讲得出双方的约束和节奏 | 用契约、样例或模拟服务让两边各自先做 | 变动有提前告知和兼容期 | 联调的问题一起看，不推给对方
      - 文档发过去就不管了 | 谁强势听谁的 | 到联调才发现对不上
      ? 哪个字段或约定最初理解不同 | 自己这边让了什么 | 后来的协作方式`,
    en: `
      Tell us about an interface or data format that you agreed with another team, with changes or friction on the way, until the parts fitted together.
      + Knows both sides' constraints and pace | Used a contract, samples or a stand-in so that both could begin | Announced changes ahead and kept compatibility for a while | Looked at integration faults together
      - Sent the document and was done | The stronger team had its way | Found out at integration that nothing matched
      ? Which field or term was first understood differently | What they gave up themselves | How the teams work together since`,
  }),
  situation("tests_fail_at_random", "code_quality", [30, 120], ["testing", "root_cause"], {
    zh: `
      流水线里的自动化测试时好时坏，大家习惯了失败就重跑，上周因此漏掉了一个真正的缺陷。您会从哪里着手改善？
      + 统计哪些用例不稳、多久一次 | 先隔离不稳的用例，恢复红灯的可信度，并限期修 | 按原因修：时间、顺序、共享数据、外部依赖 | 定下新测试的规矩和负责人
      - 把失败的测试删掉 | 自动重跑三次就好 | 要求大家认真看
      ? 只有一天时间先做什么 | 怎样区分测试不稳和产品不稳 | 怎样说服团队停下来修`,
    en: `
      The automated tests pass or fail at random. Everybody just reruns them, and last week a real defect slipped through that way. Where do you begin to improve this?
      + Counts which tests are unstable and how often | Sets them apart so that red means red again, with a date to fix them | Repairs by cause: time, order, shared data, outside services | Agrees rules and an owner for new tests
      - Deletes what fails | Reruns three times automatically | Asks people to look more closely
      ? What comes first with a single day | How to tell an unstable test from an unstable product | How the team would be won over to stop and fix`,
  }),
  situation("huge_change_friday", "code_quality", [30, 120], ["code_review", "deadline"], {
    zh: `
      周五下午，同事请您马上通过一个改了两千行的合并请求，说测试都过了，今晚要发。您会怎么处理这次评审？
      + 先问清这次发布真正需要哪一部分 | 抓住高风险处看：数据、权限、并发、回退 | 建议拆分或加开关，分批发布 | 如实写明没看过的范围，不盖章了事
      - 信任同事，直接通过 | 拖到下周不回 | 挑几处命名问题显得看过
      ? 同事说客户在等怎么办 | 哪些信号会让您坚决不同意 | 怎样让以后的改动变小`,
    en: `
      On Friday afternoon a colleague asks you to approve a change of two thousand lines at once: tests pass, and it ships tonight. How do you handle the review?
      + Asks which part the release really needs | Reads the risky places first: data, permissions, concurrency, way back | Suggests splitting it or hiding it behind a switch | States openly what was not reviewed instead of rubber-stamping
      - Trusts the colleague and approves | Leaves it until next week | Comments on a few names to appear thorough
      ? What if a customer is waiting | Which signs would make them refuse firmly | How changes could become smaller`,
  }),
  situation("tenfold_in_three_months", "system_design", [60, 150], ["architecture", "resources"], {
    zh: `
      一个给五百家门店用的订货系统，三个月后要支撑五千家，人手不变。您会按怎样的次序推进？
      + 先问增长落在哪里：读、写、数据量还是高峰 | 用现有监控和压测找出最先撑不住的地方 | 由简到繁：索引、限流、异步，之后才拆分 | 每步有指标、灰度和回退
      - 直接改成微服务 | 全部上云、加机器 | 不问业务，只讲组件
      ? 哪些量要先算出来 | 什么情况下不拆分 | 超出预期时用户会看到什么`,
    en: `
      An ordering system serves five hundred stores. In three months it has to serve five thousand, with the same people. In which order do you proceed?
      + Asks where growth falls: reads, writes, volume or peaks | Finds what gives way first by metrics and load tests | From simple to complex: indexes, limits, queues, and splitting only later | Each step has a measure, gradual release and a way back
      - Rewrites it as microservices | Moves it all to bigger machines | Lists components without asking about the business
      ? Which quantities to work out first | When they would not split it | What users see if growth exceeds the forecast`,
  }),
  situation("provider_goes_silent", "system_design", [40, 120], ["architecture", "emergency"], {
    zh: `
      您的系统靠一家外部服务商发送验证码，它偶尔几分钟没有响应，登录也就卡住了。您会怎样设计，让用户少受影响？
      + 设超时、熔断，不让等待拖垮自己 | 有第二通道或别的验证方式 | 重发有上限，防止重复和被刷 | 有监控、告警和演练，恢复后自动切回
      - 只是多重试几次 | 换一家服务商就好 | 出问题时人工切换，没有准备
      ? 两家都不通时怎么办 | 重试会带来什么坏处 | 怎样知道设计真的有效`,
    en: `
      Your system relies on one outside provider to send login codes. Now and then it stays silent for minutes, and login hangs. How would you design this so that users notice less?
      + Timeouts and a breaker, so that waiting does not pull everything down | A second channel or another way to verify | Limits on resending against duplicates and abuse | Monitoring, alerts and drills, with automatic return
      - Just retries more often | Changes the provider | Switches by hand with nothing prepared
      ? What if both are down | What harm retries can do | How they would know the design works`,
  }),
  situation("column_on_huge_table", "technical_depth", [40, 120], ["data", "change"], {
    zh: `
      一张五亿行、一直有写入的表要加一个不能为空的字段，并补上历史值，业务不许停。您会怎样一步步做？
      + 先弄清所用数据库加字段、锁表的实际行为 | 拆成加可空字段、双写、分批回填、校验、加约束几步 | 控制批次大小，观察延迟和主从差 | 每步可以停、可以退，新旧程序都能运行
      - 直接执行一条变更语句 | 半夜停机改 | 只说用工具，不知道工具做了什么
      ? 回填跑到一半变慢怎么办 | 怎样核对没有漏 | 程序和结构谁先上线`,
    en: `
      A table of five hundred million rows with constant writes needs a new column that may not be empty, filled for old rows as well, without downtime. How do you proceed, step by step?
      + Finds out how the database at hand really adds columns and locks | Splits it: nullable column, write both, fill in batches, verify, add the constraint | Sizes batches and watches latency and replica lag | Can stop or go back at each step; old and new code both run
      - Runs one statement | Takes it down at night | Names a tool without knowing what it does
      ? What if filling slows down halfway | How they would check completeness | Whether code or schema goes first`,
  }),
  situation("build_adopt_or_buy", "decision_making", [40, 120], ["decision", "cost"], {
    zh: `
      产品两个月后要有全文检索，可以自己写、用开源的，或者买现成服务。三种方案各有人坚持，由您来定。您会怎样做这个决定？
      + 先定判断标准：必须有的能力、时间、三年成本、能否退出 | 用小试验回答最没把握的问题 | 听各方理由，尤其是将来维护的人 | 说明理由、风险和重新评估的时间
      - 挑自己熟悉或想学的 | 投票决定 | 只比购买价格
      ? 哪个未知数最影响结果 | 定了以后发现错了怎么退 | 怎样让反对的人支持`,
    en: `
      The product needs full-text search in two months. You could write it, adopt open source or buy a service; each has its advocates, and you decide. How do you go about it?
      + Sets criteria: must-haves, time, three-year cost, way out | Answers the most uncertain question by a small trial | Hears the reasons of all, above all of those who will maintain it | Gives reasons, risks and a date to look again
      - Takes what they know or want to learn | Puts it to a vote | Compares purchase prices only
      ? Which unknown matters most | How to get out if it proves wrong | How opponents would come to support it`,
  }),
  situation("password_in_repository", "problem_solving", [30, 120], ["security", "emergency"], {
    zh: `
      您发现生产数据库的密码三周前被提交进了代码仓库，外包团队也有权限看。您接下来会按什么次序处理？
      + 先作废并更换密码，而不是先删提交 | 通知安全和业务负责人，按规定上报 | 查这三周的访问记录，判断是否被用过 | 事后用密钥管理和提交扫描防止再犯
      - 把那行代码删掉就好 | 先追究是谁提交的 | 悄悄改掉，免得惊动别人
      ? 换密码会造成中断怎么办 | 怎样判断影响到哪里 | 怎样对待提交的同事`,
    en: `
      You find that the production database password was committed to the repository three weeks ago, where contractors can read it too. In which order do you act?
      + Revokes and replaces the password before anything else | Informs security and those in charge as the rules say | Goes through three weeks of access logs for misuse | Prevents it later by a secret store and commit scanning
      - Deletes the line | Looks for the culprit first | Changes it quietly
      ? What if the change interrupts service | How they would tell how far it reaches | How they would treat the person who committed it`,
  }),
  situation("dump_for_debugging", "integrity", [20, 90], ["confidentiality", "compliance"], {
    zh: `
      一个只有真实数据才能触发的问题卡了两天，同事请您导一份生产库的客户资料给他在自己电脑上调试，说查完就删。您会怎么做？
      + 不直接给，说明客户资料为什么不能这样用 | 提出可行的办法：脱敏、抽样、受控环境、加日志 | 确需使用时按授权流程申请并留痕 | 推动以后有现成的脱敏数据
      - 同事可靠，给一次没关系 | 拒绝了事，问题让他自己想办法 | 给了，让他别告诉别人
      ? 负责人口头同意了怎么办 | 怎样判断脱敏够不够 | 以前已经有人这样拷过怎么处理`,
    en: `
      A fault that only real data triggers has blocked the team for two days. A colleague asks you to export customer records from production to debug on a laptop, to be deleted afterwards. What do you do?
      + Does not hand it over, and says why customer records may not be used so | Offers workable ways: masking, sampling, a controlled environment, more logging | If it must be, applies for approval and leaves a trace | Sees to it that masked data is at hand next time
      - The colleague is trustworthy, so once is fine | Refuses and leaves the colleague to it | Gives it and asks for silence
      ? What if the boss agrees by word of mouth | How they would judge whether masking is enough | What if such copies already exist`,
  }),
  situation("parallel_run_mismatch", "data_thinking", [40, 120], ["data", "testing"], {
    zh: `
      新旧两套计费程序并行跑了一周，每天有千分之三的账单金额对不上，有的多、有的少。下周就要切换，您会怎样查这些差异？
      + 按金额、客户类型、规则、时间给差异分类，先看最大的几类 | 每类取样，手工算出应有的结果，不默认旧的就对 | 分清真差异和取整、时点等口径差异 | 定下可以切换的标准：哪些差异必须为零
      - 千分之三可以接受 | 逐条改到一样为止 | 旧系统一直这样算，以旧的为准
      ? 查到旧程序一直算错怎么办 | 一周的数据漏掉哪些情况 | 到切换那天还剩一类没查清怎么定`,
    en: `
      An old and a new billing program have run side by side for a week. Each day three in a thousand bills differ, some higher, some lower, and the switch is next week. How do you examine the differences?
      + Groups them by amount, customer type, rule and time and takes the largest groups first | Works out samples by hand instead of assuming the old one is right | Tells real differences from rounding or cut-off times | Sets a standard for switching: which differences must be zero
      - Three in a thousand is acceptable | Patches one by one until they match | The old one has always counted
      ? What if the old program was wrong all along | Which cases one week leaves out | What if one group is unexplained on the day`,
  }),
  situation("silent_for_two_days", "people_development", [20, 90], ["coaching", "feedback"], {
    zh: `
      组里新来的工程师卡在一个任务上两天没有吭声，问起来只说快好了。您正好熟悉这一块。您会怎么帮？
      + 私下看进展，问他试过什么、怎么想的 | 给线索和排查的方法，不直接写好给他 | 约定以后卡多久就来问 | 过后一起复盘，看他下次能不能自己走通
      - 自己半小时写完替他交 | 会上问他为什么这么慢 | 等他来问再说
      ? 期限很近时怎样平衡 | 怎样让他觉得开口不丢脸 | 怎样知道他真的会了`,
    en: `
      An engineer new to the team has been stuck on a task for two days without a word; asked, they say it is nearly done. You know this part well. How do you help?
      + Looks at it in private and asks what was tried and why | Gives clues and a way of searching, but not the finished code | Agrees how long to be stuck before asking | Goes over it afterwards and sees whether the next one works alone
      - Writes it in half an hour and hands it in | Asks in the meeting why it takes so long | Waits to be asked
      ? How they balance it against a near deadline | How asking would lose its embarrassment | How they know it was learnt`,
  }),
  written("export_blocks_site", "system_design", [60, 1200], ["architecture", "writing"], {
    zh: `
      后台有个“导出全部订单”按钮，数据到百万行以后，一点它整个网站就变慢，有时还超时。请写一份设计说明：怎样改、为什么这样改、怎样上线。
      + 先写清现状、量级和要达到的目标 | 改为后台任务、分批读取、流式写文件，说明对数据库的保护 | 考虑权限、重复点击、失败续做、文件过期 | 比较过别的方案，有上线步骤和观测指标
      - 只写加索引、加内存 | 没有考虑失败和权限 | 罗列技术名词，没有理由
      ? 同时有二十人导出会怎样 | 导出过程中数据变了怎么算 | 最小的第一步是什么`,
    en: `
      The back office has an 'export all orders' button. With a million rows it slows down the whole site and sometimes times out. Write a short design: what to change, why, and how to release it.
      + States today's behaviour, the scale and the goal | Background job, batched reads, streamed file, and how the database is protected | Covers permission, double clicks, resuming after failure, expiry of files | Compares alternatives; has release steps and measures
      - An index and more memory, no more | Nothing on failure or permission | Technical terms without reasons
      ? What if twenty people export at once | What counts if data changes meanwhile | What the smallest first step is`,
  }),
  written("outage_note_to_customers", "communication", [30, 720], ["writing", "emergency"], {
    zh: `
      今天上午九点四十到十点二十五，部分客户无法提交考勤，原因是证书过期，数据没有丢。请写一份发给企业客户的情况说明。
      + 开头就讲影响了谁、多长时间、现在怎样 | 用客户听得懂的话说原因，不推责 | 说明客户要不要补做什么 | 写明已经做的和有期限的改进，并留联系方式
      - 满篇术语 | 只道歉，不说事实 | 把责任推给供应商或用“偶发”带过
      ? 哪些内容决定不写、为什么 | 客户追问为何没发现过期怎么答 | 内部通报会有什么不同`,
    en: `
      From 9:40 to 10:25 this morning some customers could not submit attendance because a certificate had expired; no data was lost. Write the notice to business customers.
      + Opens with who was affected, for how long and how it is now | Gives the cause in the customer's words without shifting blame | Says whether customers need to do anything | Lists what was done, what follows by when, and a contact
      - Full of jargon | Apologises without facts | Blames a supplier or calls it a rare event
      ? What they left out and why | Their answer to why nobody saw the expiry coming | How the internal note would differ`,
  }),
];
