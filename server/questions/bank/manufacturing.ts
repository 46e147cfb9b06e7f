import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("manufacturing");

/** Plants and workshops: operators, technicians, inspectors, shift and line leaders. */
export const manufacturingQuestions: BankQuestion[] = [
  experience("near_miss", "safety_awareness", [30, 120], ["safety", "initiative"], {
    zh: `
      差一点就出事的情况最值得讲。请说一次您在现场亲历的险情，您当时和事后各做了什么？
      + 讲清险在哪里、后果可能多重 | 第一时间停下或让人离开危险区 | 主动上报，不因为没受伤就算了 | 查到源头并改了设备、工装或步骤
      - 只庆幸运气好 | 怕扣分没有上报 | 归结为当事人不小心
      ? 上报时有没有顾虑、怎么克服的 | 同类设备有没有一起查 | 改了以后怎样知道有效`,
    en: `
      The accidents that almost happened are worth hearing about. Describe one you lived through on the shop floor. What did you do then, and what afterwards?
      + Says where the danger lay and how bad it could have been | Stopped work or got people out of the way at once | Reported it although nobody was hurt | Found the source and changed machine, fixture or step
      - Was simply glad of the luck | Did not report it for fear of losing points | Put it down to carelessness
      ? Whether they hesitated to report and how they got over it | Whether like machines were checked | How they know the change works`,
  }),
  experience("held_doubtful_parts", "quality_awareness", [30, 120], ["quality", "pressure"], {
    zh: `
      请讲一次产量催得紧、您却因为怀疑质量有问题而停下或扣住产品的经历。
      + 说得出凭什么起疑 | 按规定停下、隔离、标识并马上通知 | 尽快查清可疑范围，而不是一直停着 | 结果如实，包括最后证明没问题的情况
      - 等检验员发现再说 | 把可疑的混在好的里面 | 停是停了，没有去查
      ? 别人催的时候怎样回应 | 怎样划定受影响的批次 | 这件事后来改变了什么做法`,
    en: `
      Tell us about a time when output was being pushed hard and you nevertheless stopped, or held parts back, because you doubted their quality.
      + Says what made them doubt | Stopped, set aside, marked and told the right people as the rules say | Worked quickly to find how far it reached | Is honest about the outcome, even if the parts were fine
      - Waited for the inspector to notice | Mixed doubtful parts in with the rest | Stopped but looked into nothing
      ? How they answered those who pressed | How the affected lots were worked out | What is done differently since`,
  }),
  experience("defect_reached_next", "quality_awareness", [30, 120], ["quality", "mistake"], {
    zh: `
      不良品从自己手里流到了下一道工序或客户那里，这种事不少人碰到过。请讲您碰到的一次，您是怎么补救的？
      + 承认是从自己这里流出的 | 先追回、挑选，挡住继续流出 | 分别弄清为什么产生、为什么没有检出 | 改了自检方法或加了防错，并有数据
      - 强调下道工序也没看出来 | 返工完就结束 | 只写了一份检讨
      ? 怎样知道没有别的漏网 | 哪个原因更难发现 | 现在靠什么保证不再流出`,
    en: `
      Many people have had a defect leave their hands and reach the next station or the customer. Tell us about yours. How did you make up for it?
      + Accepts that it came from them | Called parts back and sorted them to stop the flow | Found both why it arose and why it was not caught | Changed the self-check or made the step mistake-proof, with figures
      - Stresses that the next station missed it as well | Ended with the rework | Only wrote an apology
      ? How they know nothing else got through | Which of the causes was harder to see | What guards against it today`,
  }),
  experience("test_again_until_it_passes", "integrity", [20, 90], ["ethics", "pressure"], {
    zh: `
      测试、试制或称量的结果不合大家的期望，有人劝您多测几次、挑好的那次记。请讲您遇到的一次，您是怎么做的？
      + 把每次结果都如实记下 | 分得清合理的复测和挑数据 | 说明理由，并提出弄清原因的办法 | 承受了压力，也顾及了同事的难处
      - 记最好的一次，误差难免 | 谁要改谁来签，自己不管 | 说从来没有人这样要求过
      ? 复测的规则是什么 | 劝您的人后来怎么看 | 最后原因查清了没有`,
    en: `
      A test, trial or weighing does not give what people hope for, and somebody suggests repeating it and writing down the best reading. Tell us about a time when this happened to you. What did you do?
      + Recorded every reading as it was | Tells a proper retest from picking figures | Gave reasons and a way to find the cause | Stood the pressure and saw the colleagues' difficulty too
      - Noted the best one; there is always some error | Let whoever wanted it sign | Says nobody ever asked
      ? What the rule for retests was | How the person saw it later | Whether the cause was found`,
  }),
  experience("machine_kept_stopping", "problem_solving", [30, 150], ["troubleshooting", "equipment"], {
    zh: `
      有台设备隔三差五停机，换了零件还是停，这种情况您是怎么解决的？请讲一个您亲自跟到底的例子。
      + 记录停机时间、报警和当时的条件 | 从现象列出可能原因，逐个验证排除 | 找到换件治不好的根本原因 | 用停机次数或时间证明，并改了保养内容
      - 坏了就换，换到好为止 | 全靠厂家来人 | 说不出最后是什么原因
      ? 哪条线索最关键 | 排查期间怎样保产量 | 保养标准改了哪一条`,
    en: `
      A machine stops every few days and new parts do not cure it. How have you dealt with such a case? Take one that you followed to the end.
      + Logged times, alarms and conditions of each stop | Listed likely causes and tested them one by one | Found the cause that new parts could not cure | Proves it by stops or downtime, and changed the maintenance routine
      - Replaced parts until it ran | Left it all to the maker's engineer | Cannot say what it was in the end
      ? Which clue mattered most | How output was kept up meanwhile | What changed in the maintenance standard`,
  }),
  experience("cycle_time_measured", "data_thinking", [30, 120], ["data", "improvement"], {
    zh: `
      请讲一次您靠测量工时、节拍或良率来改善工序的经历。数字是怎么帮到您的？
      + 说明测什么、测多少次、在哪个班次测 | 从数字看出瓶颈和想象的不一样 | 改动前后按同样口径比较 | 知道数据的误差和局限
      - 只凭老师傅的感觉 | 测一次就下结论 | 产量上去了，不看质量有没有变
      ? 样本怎样取的 | 有没有数据和现场感觉相反 | 效果保持了多久`,
    en: `
      Tell us about a time when you improved a process by measuring work time, cycle time or yield. How did the figures help you?
      + Says what was measured, how often and on which shift | Saw from the figures that the bottleneck was not where people thought | Compared before and after in the same way | Knows the error and limits of the data
      - Went by the old hands' feeling | Concluded from a single reading | Output rose and nobody looked at quality
      ? How the samples were taken | Whether data ever went against the impression on the floor | How long the effect lasted`,
  }),
  experience("rush_output_standard", "execution", [30, 120], ["deadline", "pressure"], {
    zh: `
      请讲一次交期很紧、您和班组按时把产量做出来，又没有降低标准的经历。
      + 把总量拆到每天每小时，并看板跟进 | 提前排好人、料、机的缺口 | 偏差当天发现、当天追 | 用产量和不良率两个数字说明结果
      - 全靠加班硬顶 | 先赶出来，质量后面再挑 | 说不出差多少、怎么追的
      ? 最危险的那天差多少 | 什么标准宁可慢也没有放 | 之后怎样把做法留下来`,
    en: `
      Tell us about a tight delivery date that you and your crew met in full without lowering the standard.
      + Broke the total down to days and hours and tracked it in the open | Saw gaps in people, material and machines beforehand | Caught slippage and made it up the same day | Gives both output and defect rate
      - Simply worked overtime | Made the quantity first and sorted out quality later | Cannot say how far behind they were
      ? How far behind the worst day was | Which standard they would not bend even if slower | How the way of working was kept`,
  }),
  experience("tidy_station_lasting", "execution", [20, 90], ["procedure", "improvement"], {
    zh: `
      现场整理整顿最难的是保持。请讲您负责的工位、工具或库位，您是怎么让它一直不乱的？
      + 先讲清乱的时候造成过什么损失 | 定位、标识、定量，让人一眼看出缺什么 | 有每天几分钟的固定动作和检查 | 说得出坚持多久、找东西的时间少了多少
      - 检查前突击打扫 | 只要求别人自觉 | 只为了好看
      ? 最难改的是谁的什么习惯 | 忙的时候怎样不走样 | 别的工位有没有跟着用`,
    en: `
      Putting a workplace in order is easy; keeping it so is hard. Tell us about a station, tool set or store in your charge. How did you keep it from slipping back?
      + Says what the mess had cost | Fixed places, labels and amounts so that a gap shows at a glance | Had a few minutes of set routine and a check each day | Says how long it held and how much searching it saved
      - Cleaned up before inspections | Just asked people to be tidy | Did it for looks
      ? Whose habit was hardest to change | How it held on busy days | Whether other stations took it over`,
  }),
  experience("maintenance_window", "planning", [30, 120], ["planning", "equipment"], {
    zh: `
      请讲一次您安排或参与安排停线检修、设备搬迁或换型试产的经历。您怎样把影响降到最小？
      + 列出步骤、工时和先后，找出最紧的一段 | 事先备好料、备件、人员和提前产量 | 设了检查点，超时有退路 | 结束后核对实际用时
      - 停了再看缺什么 | 把时间排得刚刚好，没有余地 | 只管自己那一段
      ? 哪一步的估计最不准 | 决定退回的条件是什么 | 下一次缩短了多少`,
    en: `
      Tell us about a line stop for maintenance, a machine move or a trial of a new product that you planned or helped to plan. How did you keep the impact small?
      + Listed steps, hours and order and found the critical stretch | Had material, spares, people and advance stock ready | Set checkpoints and a way back if time ran over | Compared with the real times afterwards
      - Stopped first and then saw what was missing | Planned without any slack | Cared for their own part only
      ? Which estimate was furthest out | On what condition they would have turned back | How much shorter the next one was`,
  }),
  experience("blame_between_stations", "teamwork", [30, 120], ["conflict", "quality"], {
    zh: `
      前后工序为不良到底算谁的争起来，很常见。请讲一次您身在其中、后来说清了的经历。
      + 公平地讲出两边的依据 | 一起到现场看实物、看记录 | 约定交接标准或检验点 | 之后双方配合更顺，有例子
      - 证明错在对方就算赢 | 请领导裁决了事 | 各让一半，原因没有查
      ? 自己这边有哪些不足 | 谁先提出一起看的 | 约定执行得怎样`,
    en: `
      Two stations arguing about whose defect it is: that happens often. Tell us about a case in which you were involved and that was cleared up.
      + Gives both sides' grounds fairly | Looked at parts and records together on the spot | Agreed a handover standard or inspection point | Shows by example that they worked better together later
      - Won by proving the others wrong | Had the boss rule on it | Split the blame and looked into nothing
      ? What was lacking on their own side | Who suggested looking together | How the agreement has held`,
  }),
  experience("new_machine_mastered", "learning_agility", [20, 120], ["learning", "equipment"], {
    zh: `
      请讲一次车间上了新设备或新工艺，您从不会到能带班操作的经历。您是怎么学会的？
      + 说清和旧的差别在哪里、自己缺什么 | 跟厂家、看手册、小批试做等多种办法 | 犯过错并记下来改 | 说得出用多久达到什么水平
      - 别人教一步做一步 | 沿用旧习惯，出错了才改 | 说很快就会了，没有过程
      ? 旧经验里哪一条反而碍事 | 怎样知道自己真的会了 | 学到的整理成了什么`,
    en: `
      Tell us how you learnt to run a new machine or process in your workshop, from knowing nothing to being in charge of it.
      + Says how it differed from the old one and what they lacked | Combined the maker's advice, the manual and small trials | Made mistakes, noted them and improved | Says how long it took to reach which level
      - Did each step as shown | Kept old habits until they failed | It was quick, with no account of how
      ? Which old experience got in the way | How they knew they had really mastered it | What they left behind for others`,
  }),
  experience("second_skill_for_all", "people_development", [30, 120], ["coaching", "scheduling"], {
    zh: `
      一个岗位只有一个人会，请假就停。请讲一次您让更多人学会一门操作的经历，您是怎么安排的？
      + 先看清谁会什么、最缺哪一门 | 按人的基础和意愿配对带教 | 有练习时间和上岗标准 | 说得出多了几个人、后来怎样用上
      - 叫人站在旁边看 | 会的人不愿教就算了 | 没有考核就让人独立操作
      ? 会的人为什么愿意教 | 学得慢的人怎么帮 | 练习期间产量和质量怎样保`,
    en: `
      When only one person can do a job, a day off stops it. Tell us how you got more people to master an operation. How did you arrange it?
      + Saw who could do what and where the gap was worst | Paired people by ability and wish | Gave time to practise and a standard for working alone | Says how many more can do it and when that paid off
      - Had people stand by and watch | Gave up when the expert did not want to teach | Let people work alone untested
      ? Why the expert was willing to teach | How slower learners were helped | How output and quality were kept meanwhile`,
  }),
  experience("vague_standard_made_clear", "quality_awareness", [30, 120], ["quality", "improvement"], {
    zh: `
      色差、异响、手感这类标准很难说清，各人判得不一样。请讲一次您让大家判断一致起来的经历。
      + 说得出分歧造成过什么返工或投诉 | 用样件、量具、照片等把标准变得看得见 | 让几个人分别判同一批，检验一致程度 | 和客户或下道工序确认过界限
      - 谁经验多听谁的 | 一律从严，多报废些 | 写进文件就算统一了
      ? 最难定的界限在哪里 | 新来的人多久能判准 | 样件旧了、变了怎么办`,
    en: `
      Shade, noise, feel: such standards are hard to put into words and everybody judges differently. Tell us how you once got people to judge alike.
      + Says what rework or complaints the difference had caused | Made the standard visible by samples, gauges or photos | Had several people judge the same parts to see how far they agreed | Confirmed the limit with the customer or the next station
      - The most experienced person decides | Stricter for everything and more scrap | Wrote it into a document and called it settled
      ? Which limit was hardest to draw | How soon newcomers judge reliably | What happens when samples wear or fade`,
  }),
  experience("long_peak_weeks", "resilience", [20, 120], ["pressure", "change"], {
    zh: `
      请讲一段订单集中、计划又一改再改的日子。您是怎样稳住自己、把活干好的？
      + 说得出压力具体在哪里 | 分清当天必须做好的和可以放一放的 | 及时提出需要的支援或休整 | 说得出过后对自己的安排有什么改变
      - 只说咬牙坚持 | 一路抱怨计划员 | 后来出错、返工都归于太累
      ? 哪个时候差点撑不住 | 怎样照顾身边同样累的人 | 现在遇到改计划第一步做什么`,
    en: `
      Tell us about weeks in which orders piled up and the plan changed again and again. How did you keep steady and do the work well?
      + Says where exactly the pressure lay | Told what had to be right that day from what could wait | Asked in time for help or a break | Knows what they arrange differently since
      - Only gritted their teeth | Complained about the planners all along | Put errors and rework down to being tired
      ? When they came close to giving in | How they looked after others who were as tired | What they do first now when a plan changes`,
  }),
  situation("guard_taped_open", "safety_awareness", [20, 90], ["safety", "procedure"], {
    zh: `
      巡线时您发现同事用胶带粘住了护罩的感应开关，说这样一小时能多做三十件。您会怎么做？
      + 立即停机，恢复防护后才让开动 | 讲清会伤到哪里，不只搬制度 | 按规定报告，并查别的机台 | 弄清为什么护罩碍事，推动改进
      - 提醒一句就走 | 只罚款了事 | 产量要紧，等交完货再说
      ? 同事说一直这样没事，怎么回答 | 班长默许时怎么办 | 怎样让安全的做法也不慢`,
    en: `
      On your round you find that a colleague has taped down the guard's sensor, because that gives thirty more pieces an hour. What do you do?
      + Stops the machine and lets it run only with the guard back | Explains which injury it could cause instead of only quoting rules | Reports it and looks at the other machines | Finds out why the guard is in the way and has it improved
      - Says a word and walks on | Leaves it at a fine | Output first; after the shipment perhaps
      ? Their answer to 'it has always been fine' | What if the crew leader tolerates it | How the safe way could be as quick`,
  }),
  situation("clear_jam_quickly", "safety_awareness", [20, 90], ["safety", "pressure"], {
    zh: `
      输送带卡料，全线都在等。组长催您伸手掏一下就好，不用断电，三十秒的事。您会怎么回应？
      + 先按急停或断电上锁，再清理 | 平静说明原因，并报出需要几分钟 | 清完确认人都离开再送电 | 事后查为什么卡、为什么大家习惯不断电
      - 动作快一点掏出来 | 让别人去掏 | 站着不动，也不给办法
      ? 组长发火时怎么说 | 断电复位很慢怎么改 | 怎样确认不会有人误启动`,
    en: `
      Material is jammed on the conveyor and the whole line waits. The team leader urges you to reach in without cutting the power; it takes thirty seconds. How do you respond?
      + Presses emergency stop or locks out the power before clearing it | Says calmly why and how many minutes it takes | Makes sure that everybody is clear before switching on | Asks afterwards why it jams and why people skip the power-off
      - Reaches in, only faster | Lets somebody else do it | Stands still and offers no way out
      ? What they would say to an angry leader | What could make lockout and restart quicker | How they rule out that somebody starts it by mistake`,
  }),
  situation("truck_waits_first_piece", "quality_awareness", [20, 90], ["quality", "deadline"], {
    zh: `
      换型后首件要等检验确认，检验员还要四十分钟才能来，货车却已经停在门口等这批货。您会怎么安排？
      + 不确认不批量，讲清一旦错了的损失 | 想办法缩短等待：请人顶替、送检、先自检记录 | 告诉发货和客户实际时间 | 之后改进换型和检验的衔接
      - 先做起来，边做边等 | 自己签了算确认 | 什么也不做，干等
      ? 生产经理说他负责时怎么办 | 等待期间能做哪些有用的事 | 怎样让下次不再撞上`,
    en: `
      After a changeover the first piece has to be approved. The inspector needs forty more minutes, and the truck for this lot is at the gate. What do you arrange?
      + Starts no series before approval and says what an error would cost | Shortens the wait: a deputy, taking the piece to the lab, own checks on record | Tells dispatch and the customer the real time | Improves how changeover and inspection fit together
      - Starts running while waiting | Signs it off alone | Does nothing but wait
      ? What if the production manager offers to take the blame | What useful work fits into the wait | How it could be kept from clashing again`,
  }),
  situation("sign_unmeasured_record", "integrity", [20, 90], ["ethics", "compliance"], {
    zh: `
      明天客户来审厂，主管发现上周有三天的点检表没填，让您照平时的数值补上并签字。您会怎么做？
      + 不补没有测过的数，说明后果 | 提出如实的办法：注明漏检、补测现状、附改进措施 | 主管坚持时按程序反映 | 事后推动点检不再漏
      - 反正设备没坏，补上也没关系 | 自己不签，让别人签 | 拒绝后什么也不管
      ? 怎样跟主管开这个口 | 客户问到漏检时怎么答 | 哪种办法能让漏填当天就被发现`,
    en: `
      A customer audits the plant tomorrow. Three days of last week's inspection sheets are blank, and your supervisor tells you to fill in the usual values and sign. What do you do?
      + Writes no value that was not measured and says why | Offers an honest way: mark the gap, measure now, attach a corrective step | Goes through the proper steps if pressed | Afterwards sees to it that checks are not missed
      - The machine was fine, so why not | Does not sign but lets somebody else | Refuses and leaves it at that
      ? How they would open that talk with the supervisor | What they would tell the auditor | What would show a missed check on the same day`,
  }),
  situation("night_yield_lower", "data_thinking", [40, 120], ["data", "quality"], {
    zh: `
      同一条线，夜班良率连续两周比白班低三个百分点，夜班说料差，白班说夜班不用心。您会怎样用数据弄清？
      + 先核对两班的判定标准和统计口径 | 按机台、料批、人员、时段分层比较 | 用互换料批或人员等方式验证 | 结论带着数字说，不给人贴标签
      - 直接要求夜班加强责任心 | 只比总良率 | 听谁说得有理就信谁
      ? 两周的数据够不够下结论 | 下一步最想看哪张图 | 假如是判定标准不同怎么办`,
    en: `
      On the same line, night-shift yield has been three points lower than day shift for two weeks. Nights blame the material, days blame the night crew. How do you use data to find out?
      + First checks that both shifts judge and count alike | Compares by machine, lot, person and hour | Tests it, for instance by swapping lots or people | Presents figures without labelling anybody
      - Tells the night shift to take more care | Compares totals only | Believes whoever sounds convincing
      ? Whether two weeks are enough to conclude | Which chart they want to see next | What if the shifts merely judge differently`,
  }),
  situation("noisy_machine_note", "communication", [20, 90], ["handover", "equipment"], {
    zh: `
      接班时交接本上只写着“三号机有点响，注意”，上一班的人已经下班。您会怎样把情况问清楚，又怎样交给下一班？
      + 尽快联系到人，问声音、时间、做过什么 | 自己到机旁核对，不只听说 | 用现象、时间、已做、待办的写法留记录 | 当面交代并请对方复述要点
      - 照抄一句传下去 | 等它坏了再说 | 只抱怨上一班没写清
      ? 联系不上时怎么办 | 怎样让交接本以后都写得清 | 哪些内容必须当面说`,
    en: `
      At the start of your shift the logbook says only 'No. 3 a bit noisy, take care', and the earlier crew has gone home. How do you find out what is meant, and how do you pass it on?
      + Reaches the person soon and asks what kind of noise, when, and what was done | Goes to the machine to see | Records symptom, time, done and still to do | Tells the next shift face to face and has it repeated
      - Copies the line for the next crew | Waits until it breaks | Just complains about the note
      ? What if nobody can be reached | How the logbook could become clear for good | What has to be said in person`,
  }),
  situation("key_part_two_days_late", "planning", [40, 120], ["planning", "resources"], {
    zh: `
      周五要交两张订单，今天周二，其中一张的关键零件要晚到两天。您会怎样重新排产？
      + 先核实到货时间、可用库存和两张单的最低要求 | 调换先后，把不缺料的工序先做 | 算清加班、分批交货的代价 | 尽早和销售、客户对好，设检查点
      - 干等零件 | 所有活都催快一点 | 到周五才告诉客户
      ? 零件再晚一天怎么办 | 先保哪一张、依据是什么 | 怎样让班组知道新的先后`,
    en: `
      Two orders are due on Friday. It is Tuesday, and a key part for one of them will be two days late. How do you reschedule?
      + Confirms the date, stock in hand and the least each order needs | Swaps the order and starts with steps that lack nothing | Works out what overtime or part deliveries would cost | Settles it early with sales and customer, with checkpoints
      - Waits for the part | Tells everybody to hurry | Tells the customer on Friday
      ? What if it slips by one more day | Which order comes first and on what grounds | How the crew learns of the new order`,
  }),
  situation("neighbour_falls_behind", "teamwork", [20, 90], ["cooperation", "initiative"], {
    zh: `
      您旁边工位的同事今天明显慢了，半成品越堆越多，再过一会儿您后面就要断料。您会怎么做？
      + 先问对方遇到什么困难，不埋怨 | 在不影响自己质量的前提下搭把手 | 及时告诉班长，调整人手或节拍 | 过后一起想怎样不再堵
      - 各人管各人，等着断料 | 直接找班长告状 | 替他做完，自己的活出错
      ? 对方不愿意让人帮时怎么办 | 如果经常这样怎么办 | 怎样分清是人、料还是工装的原因`,
    en: `
      The colleague at the next station is clearly slower today. Parts pile up there and will soon run out at yours. What do you do?
      + Asks what the trouble is, without reproach | Lends a hand without harming their own quality | Tells the crew leader in time so that people or pace can be adjusted | Thinks it over together afterwards
      - Everybody for themselves; waits for the gap | Goes straight to complain | Does the other's work and makes errors in their own
      ? What if the colleague does not want help | What if it happens often | How they would tell a problem of person, material or fixture`,
  }),
  situation("trainee_learns_shortcuts", "people_development", [30, 90], ["coaching", "procedure"], {
    zh: `
      您带的新员工上手很快，可是跟别人学了省步骤的做法，这两天返工多了。他觉得老员工都这么做。您会怎么带？
      + 用返工的实物让他自己看出问题 | 讲清每一步为什么在 | 约定练到什么标准再提速，并每天看 | 和老员工也谈，统一做法
      - 训一顿，让他以后注意 | 新人嘛，随他去 | 不让他碰机器，自己做
      ? 怎样保住他的积极性 | 老员工不改怎么办 | 什么时候可以放手`,
    en: `
      The newcomer you train is quick but has picked up shortcuts from others, and rework has grown. 'The old hands all do it,' they say. How do you train this person?
      + Lets the newcomer see the fault on the reworked parts | Explains what each step is for | Agrees the standard to reach before going faster, and looks each day | Speaks to the experienced ones as well, so that all do the same
      - Tells them off and warns them | Lets it go with newcomers | Keeps them away from the machine
      ? How they would keep the newcomer keen | What if the old hands do not change | When they would let go`,
  }),
  situation("borderline_lot_tonight", "decision_making", [40, 120], ["decision", "quality"], {
    zh: `
      您是当班负责人。一批货有一个尺寸贴着公差上限，抽检二十件里有一件刚刚超出，今晚十点必须装船。您会怎样决定？
      + 先弄清超差对使用有什么影响、测量准不准 | 比较全检、挑选、分批发、请客户让步等选择 | 不越过自己的放行权限 | 说明什么结果就不发，并承担后果
      - 一件而已，照发 | 不想担责，一律不发 | 让检验员把数值改一下
      ? 时间只够做一件事，做哪一件 | 怎样跟客户说 | 事后怎样评价这个决定`,
    en: `
      You are in charge of the shift. In one lot a dimension sits at the upper limit; one of twenty samples is just over it. It has to be on the ship at ten tonight. How do you decide?
      + Asks what the deviation does in use and whether the gauge is right | Compares full inspection, sorting, part shipment and asking the customer for a concession | Stays within their authority to release | Says which finding would stop the shipment, and answers for it
      - It is only one piece, so ship it | Ships nothing so as not to be blamed | Has the value changed
      ? If time allows a single action, which one | What they would tell the customer | How they would judge the decision later`,
  }),
  written("missing_screws_reply", "problem_solving", [60, 900], ["root_cause", "complaint"], {
    zh: `
      客户投诉：上周到货的两千台风扇里，有三十一台少装了一颗底座螺钉。请写一份内部处理方案：先怎样止住，再怎样查，最后怎样防。
      + 先圈定批次，覆盖客户处、在途、库存和在线 | 列出产生和漏检两方面的假设以及验证方法 | 防止办法落到工装、计数或顺序，不只靠提醒 | 有负责人、时间和确认有效的指标
      - 一上来就培训员工、加强检验 | 只补发三十一颗螺钉 | 没有说怎样找原因
      ? 为什么怀疑这几个原因 | 怎样证明措施有效 | 哪些别的产品也可能有`,
    en: `
      A customer reports that 31 of 2,000 fans delivered last week lack one screw in the base. Write an internal plan: how to contain it, how to find the cause, how to prevent it.
      + Fixes the lots first, at the customer, in transit, in stock and on the line | Lists hypotheses for both making and missing the fault, and how to test them | Prevents by fixture, counting or sequence and not by reminders alone | Has names, dates and a measure of success
      - Straight to training and stricter inspection | Sends 31 screws | Says nothing about finding the cause
      ? Why they suspect these causes | How they would prove that it works | Which other products could have it`,
  }),
  written("pinched_glove_report", "safety_awareness", [60, 720], ["safety", "writing"], {
    zh: `
      早班时，一名装配工的手套被转轴卷住，他及时抽出了手，人没有受伤，机器继续开着。请写一份险情报告，让没在场的班组也能照着改。
      + 按时间写清经过、位置、设备状态 | 写出可能的最坏后果 | 从设备、手套选用、操作步骤、监督分析原因 | 提出立即做的和长期做的措施，有人有期限
      - 写成当事人不小心 | 只写加强教育 | 经过含糊，别人看不出危险在哪
      ? 机器为什么没有停 | 哪条措施最根本 | 怎样让别的班组真的照做`,
    en: `
      On the early shift a rotating shaft caught an assembler's glove. The hand came out in time, nobody was hurt, and the machine ran on. Write the near-miss report so that crews who were not there can act on it.
      + Gives time, place, course and state of the machine | States the worst that could have happened | Looks for causes in machine, choice of gloves, method and supervision | Lists steps for now and for good, with names and dates
      - Blames the assembler's carelessness | Asks for more awareness only | So vague that nobody sees the danger
      ? Why the machine kept running | Which measure goes to the root | How other crews would really take it up`,
  }),
];
