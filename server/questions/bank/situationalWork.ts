import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { situation, written } = writersFor("situational");

/** Situations in the work itself that come up in any workplace. */
export const situationalWorkQuestions: BankQuestion[] = [
  situation("key_person_leaves", "planning", [30, 150], ["handover", "resources"], {
    zh: `
      项目还剩四周，掌握全部对接资料的同事下周五就要调走，接替的人一个月后才到。您来安排交接，会怎么做？
      + 先列出只有他知道的事，按影响排序 | 在他走之前安排实际操作和留痕，不只要一份文档
      + 每块有临时的负责人 | 检查后续四周的节点，调整做不到的并提前告知
      - 只要求他写交接文档 | 寄希望于走后打电话问 | 把所有事压给一个人
      ? 时间只够交接一半，您先保哪一半 | 怎样验证真的接住了 | 哪些风险要现在就告诉客户`,
    en: `
      Four weeks before a project ends, the colleague who holds all the contacts and files is moved elsewhere from next Friday. The successor comes in a month. You arrange the handover. What do you do?
      + Lists what only this person knows, by impact | Has things done together and recorded before they go, beyond a document
      + A stand-in for each part | Goes through the remaining dates, moves what cannot hold and says so early
      - Asks for a handover document only | Counts on phoning later | Loads it all on one person
      ? Which half comes first if there is time for half | How to test that it has really been taken over | Which risks the client should hear of now`,
  }),
  situation("interrupted_day", "planning", [20, 90], ["priorities"], {
    zh: `
      您计划今天完成一份重要文件，可是一上午被电话、消息和来人打断了十几次，只写了一段。下午您会怎么安排？
      + 看清打断里哪些真急、哪些可以集中处理 | 留出一段不受打扰的时间并告诉大家
      + 重新估计还能完成多少，必要时先说明 | 想到以后减少打断的办法
      - 有求必应，晚上再写 | 关掉一切联系，不作交代 | 抱怨别人不让自己做事
      ? 不受打扰时真有急事，别人怎么找到您 | 您会先回复哪一类消息 | 这份文件最少要写到什么程度`,
    en: `
      You meant to finish an important document today. After a morning of calls, messages and visitors you have one paragraph. How do you arrange the afternoon?
      + Sees which interruptions are urgent and which can be handled together | Sets aside undisturbed time and says so
      + Estimates afresh what can be done and warns people if needed | Thinks of ways to have fewer interruptions
      - Serves everybody and writes at night | Switches everything off without a word | Complains about others
      ? How people reach them in a real emergency | Which messages get an answer first | The least the document has to contain today`,
  }),
  situation("event_budget_cut", "decision_making", [30, 120], ["cost", "decision"], {
    zh: `
      您筹备的两百人答谢会还有十天，预算突然减了三成，场地已经付了定金。您会怎么调整？
      + 先看哪些钱已经花出去、哪些还能动 | 回到答谢会的目的，保住对来宾最要紧的部分
      + 列出可减的项目和各自省多少 | 调整后的方案请上级确认，并通知受影响的供应商
      - 每一项平均砍三成 | 只找供应商压价 | 等活动办完再说超支
      ? 您最后才会动的是哪一项 | 违约要赔钱时怎么算这笔账 | 来宾感觉“缩水”时怎么应对`,
    en: `
      Ten days before a thank-you evening for two hundred guests, your budget is cut by thirty percent. The deposit for the venue is paid. How do you adjust?
      + Sees which money is gone and which can still move | Goes back to the purpose and keeps what matters most to guests
      + Lists what can go and what each saves | Has the new plan confirmed and tells the suppliers affected
      - Takes thirty percent off every item | Only squeezes suppliers | Overspends and reports afterwards
      ? The item they would touch last | How they weigh a cancellation fee | What if guests notice`,
  }),
  written("visit_day_schedule", "planning", [60, 900], ["planning", "writing"], {
    zh: `
      下周四有二十位客户来访，要参观两处相距四十分钟车程的场地，听一场介绍，和三个部门分组座谈，下午五点前送到车站。请写出当天的安排。
      + 时间表从五点倒推，留出路上和集合的余地 | 分组和人员写清楚，每项有负责人
      + 列出事前要确认的事项 | 有迟到、下雨、设备故障等情况的后手
      - 时间首尾相接，没有余地 | 只有环节名称，没有人和地点 | 漏掉用餐或送站
      ? 客户晚到四十分钟，您先砍什么 | 这天最容易出错的是哪一段 | 您会提前一天和谁再确认`,
    en: `
      Next Thursday twenty customers come to see two sites forty minutes apart, hear a presentation and talk in groups with three departments. They must be at the station by five. Write the plan for the day.
      + Works back from five with room for travel and gathering | Groups, people and an owner for each item
      + Lists what to confirm beforehand | A fallback for delay, rain or failing equipment
      - End to end without slack | Names of items without people or places | Forgets lunch or the station
      ? What goes first if they come forty minutes late | The likeliest point of failure | Whom they would confirm with the day before`,
  }),
  situation("rule_without_reason", "problem_solving", [30, 120], ["improvement", "procedure"], {
    zh: `
      您接手的流程里，有一张表每天要三个人签字，大家都说没有用，可谁也不知道当初为什么要签。您会怎么做？
      + 先查它是为了防什么、有没有出过事 | 在弄清之前照签
      + 用记录说明签字拦下过什么、耗了多少时间 | 提出替代办法，经有权的人同意后小范围试
      - 直接不签了 | 大家都这样就照旧 | 只在背后抱怨
      ? 查不到当初的理由时怎么办 | 有一位签字人不愿意放手，怎么谈 | 试行期间看什么指标`,
    en: `
      A procedure you have taken over asks three people to sign a form every day. All say it is useless, and nobody knows why it began. What do you do?
      + Finds out what it was to prevent and whether anything ever happened | Keeps signing until that is clear
      + Shows from records what the signatures caught and what they cost | Proposes another way, has it approved and tries it on a small scale
      - Simply stops | Leaves it as everybody does | Grumbles
      ? What if no reason can be found | How to talk to a signatory who will not let go | What to watch during the trial`,
  }),
  situation("keys_and_alarm", "problem_solving", [20, 90], ["emergency", "ambiguity"], {
    zh: `
      清早您第一个到办公室，发现门虚掩着，灯亮着，一台电脑不见了，别的同事半小时后才到。您会怎么做？
      + 先顾自身安全，不贸然进去或翻动 | 通知保安或报警，并告知负责人
      + 保持现场，记下时间和所见 | 想到信息泄露等后续影响并提醒相关部门
      - 自己进去搜查 | 先收拾整齐再说 | 先在群里猜是谁干的
      ? 里面传来响动，您怎么办 | 同事陆续到来时您怎么安排 | 后来知道是有人拿去维修忘了说，您会建议什么`,
    en: `
      You are the first at the office. The door stands ajar, the light is on and a computer is gone; colleagues arrive in half an hour. What do you do?
      + Own safety first; does not rush in or move things | Calls security or the police and tells whoever is in charge
      + Leaves things as they are and notes times and what was seen | Thinks of data on the machine and warns those concerned
      - Goes in to search | Tidies up first | Guesses about culprits in the group chat
      ? What if there is a noise inside | What to do as colleagues arrive | What to suggest if somebody had only taken it for repair`,
  }),
  situation("fix_now_or_find_cause", "decision_making", [30, 120], ["root_cause", "priorities"], {
    zh: `
      部门的文件柜系统每周五都会卡住，重启就好，只要十分钟。查清原因估计要两天，大家都劝您别折腾。您会怎么决定？
      + 算清重启的累计代价和可能的大风险 | 先做花时间少的观察，例如记录卡住前后的情况
      + 给查原因设一个时间上限 | 无论查不查都有说得出的理由，并告诉大家
      - 习惯了就重启 | 放下别的事非查到底 | 只提给信息部门就不再过问
      ? 什么迹象会让您改变决定 | 两小时的观察您看什么 | 查了两天没有结果，怎么交代`,
    en: `
      Every Friday your department's filing system hangs. A restart cures it in ten minutes; finding the cause may take two days, and all advise you to leave it. How do you decide?
      + Adds up the restarts and what could go badly wrong | Begins with cheap observation, such as noting what happens before it hangs
      + Puts a limit on the time for searching | Has stated reasons either way, and tells the others
      - Restarts, as one is used to it | Drops everything to get to the bottom | Reports it to IT and forgets it
      ? Which sign would change their mind | What to look at in two hours | How to account for two days without result`,
  }),
  situation("unknown_field", "learning_agility", [30, 120], ["learning", "deadline"], {
    zh: `
      上级请您三天后向全组介绍一个您完全没接触过的行业规范，原来的讲者临时去不了。您会怎样用这三天？
      + 先问清听众要拿它做什么、讲多长 | 找权威的原文，再找懂行的人请教
      + 用自己的话写提纲，找人试讲挑错 | 坦白不确定的地方，准备好会后答复的办法
      - 照搬网上的现成课件 | 三天全用来读，没有试讲 | 推掉，说不是自己的专业
      ? 第一天结束时您要做到哪一步 | 讲到一半被问住，您怎么说 | 怎样知道自己理解得对`,
    en: `
      In three days you are to present to your group an industry standard that you have never met; the planned speaker cannot come. How do you use the three days?
      + Asks what the listeners need it for and how long to speak | Goes to the authoritative text, then to somebody who knows it
      + Writes an outline in their own words and rehearses before a critic | Is open about what is unsure and how answers will follow
      - Takes slides from the internet | Reads for three days and rehearses nothing | Declines, as it is not their field
      ? Where they want to be after day one | What they say when a question stumps them | How they know that they have understood`,
  }),
  situation("new_tool_resisted", "learning_agility", [20, 120], ["change", "learning"], {
    zh: `
      公司统一换了办公软件，您用惯的快捷做法全都不能用了，头一周效率掉了一半，同事们怨声不断。您会怎么做？
      + 挑出自己最常用的几项先学会 | 安排固定的时间练习，或找会用的人请教
      + 把试出来的办法分享给大家 | 真正的缺陷整理后反馈，不夹带情绪
      - 私下继续用旧软件 | 跟着一起抱怨 | 等培训通知
      ? 三天后您希望恢复到什么程度 | 分享时同事不领情怎么办 | 什么样的问题值得反馈上去`,
    en: `
      The company has changed its office software and none of your shortcuts work. In the first week you are half as fast, and everybody complains. What do you do?
      + Picks what they use most and learns that first | Practises at fixed times or asks somebody who knows
      + Shares what they find out | Reports real defects in order and without temper
      - Keeps using the old one in secret | Joins the complaints | Waits for training
      ? How far they want to be after three days | What if nobody thanks them for sharing | Which problems deserve reporting`,
  }),
  situation("proposal_rejected_in_public", "resilience", [20, 90], ["setback", "feedback"], {
    zh: `
      您准备了两周的方案，汇报五分钟就被分管领导当着大家的面否了，只说了一句“没想清楚”。您接下来怎么做？
      + 当场稳住，简短回应并记下意见 | 会后找合适的时间问清哪里没想清楚
      + 分出能改的和方向性的问题 | 给自己定出下一步和时间，也照顾一起做的同事的情绪
      - 当场争辩 | 从此放下不提 | 认为领导针对自己
      ? 领导没空细说，您从哪里找答案 | 一起做的同事想放弃，您怎么说 | 什么情况下您会接受这个方案到此为止`,
    en: `
      After two weeks' preparation your proposal is turned down within five minutes, in front of everybody, with the words 'not thought through'. What do you do next?
      + Keeps steady, answers briefly and notes the comment | Asks later, at a fitting time, what was missing
      + Separates what can be mended from what concerns the direction | Sets a next step with a date, and looks after the colleagues who worked on it
      - Argues on the spot | Never mentions it again | Takes it as personal
      ? Where to look if the superior has no time | What to tell a colleague who wants to give up | When they would let the proposal go`,
  }),
  situation("projector_fails", "resilience", [20, 90], ["presentation", "emergency"], {
    zh: `
      您向十位客户演示，还有五分钟开始，投影坏了，备用电脑也打不开文件，客户已经落座。您会怎么办？
      + 不慌，先让人去处理设备，同时准备不靠投影的讲法 | 如实而轻松地告诉客户情况
      + 抓住最要紧的三点，用白板、打印件或交谈讲清 | 会后补发资料
      - 让客户干等 | 反复道歉，讲不下去 | 当着客户责怪同事
      ? 最要紧的三点怎么选 | 讲到一半设备好了，您切不切换，为什么 | 事后做什么避免再出现`,
    en: `
      You are to present to ten customers in five minutes. The projector is dead, the spare laptop will not open the file and the customers are seated. What do you do?
      + Keeps calm: somebody sees to the equipment while they prepare to speak without it | Tells the customers plainly and lightly
      + Takes the three points that matter, with a whiteboard, prints or conversation | Sends the material afterwards
      - Lets the customers wait | Apologises until nothing can be said | Blames a colleague in front of them
      ? How to choose the three points | Whether to switch back when it works again, and why | What to do so that it does not recur`,
  }),
  situation("criticised_anonymously", "resilience", [20, 90], ["feedback", "fairness"], {
    zh: `
      内部满意度调查里，有三条匿名意见说您“回复慢、不好说话”，您觉得自己已经很尽力。您会怎么对待这些意见？
      + 先承认不好受，再看其中的事实 | 用自己的记录核对，例如回复用时
      + 找信得过的同事问具体的情形 | 定出一两处改变，过一段时间再看
      - 猜是谁写的 | 逐条反驳 | 从此对谁都有求必应
      ? 核对后发现回复并不慢，您怎么看 | 哪一处您不打算改，为什么 | 怎样让别人看到改变`,
    en: `
      In an internal survey, three anonymous comments call you 'slow to answer and hard to talk to'. You feel that you do your utmost. How do you deal with them?
      + Admits that it stings, then looks for the facts in it | Checks their own records, such as time to answer
      + Asks a trusted colleague for actual cases | Picks one or two changes and looks again later
      - Guesses who wrote it | Rebuts every line | Says yes to everybody from now on
      ? What if the records show no delay | What they would not change, and why | How others would notice the change`,
  }),
  situation("battery_on_charge", "safety_awareness", [20, 90], ["safety", "initiative"], {
    zh: `
      您走进茶水间，看到有人把电动车电池接在插线板上充电，人不在，插线板摸着发烫，旁边堆着纸杯箱。您会怎么做？
      + 先判断能否安全断电，能断就断，不能就疏开人、叫物业或报警 | 把纸箱等易燃物移开或守住现场
      + 找到当事人和管理方说明危险 | 上报留记录，之后回来看有没有再犯、有没有别的充电去处
      - 不是自己的，走开 | 拍照发群里就算完 | 等充满了再说
      ? 闻到焦味时次序有什么不同 | 当事人说“一直这么充，没事”，您怎么答 | 怎样让这里以后不再有人充电`,
    en: `
      In the tea kitchen somebody has left a scooter battery charging on a power strip. Nobody is there, the strip feels hot, and boxes of paper cups stand beside it. What do you do?
      + Judges whether it can be cut off safely; if not, clears people away and calls the building's staff or the fire service | Moves what can burn, or guards the spot
      + Finds the owner and the management and explains the danger | Reports it on record and comes back to see whether it recurs and where else one can charge
      - Walks on, as it is not theirs | Posts a picture and leaves it | Waits until it is charged
      ? What changes when there is a smell of burning | The answer to 'I always charge it here' | How to make sure that nobody does so again`,
  }),
  situation("task_handed_down_late", "execution", [30, 120], ["deadline", "quality"], {
    zh: `
      前一道环节拖了三天，材料到您手里只剩一天，正常要做两天，最终期限不能动。您会怎样保证交得出去？
      + 先通看一遍，分出必做、可简、可后补 | 马上说明一天能交到什么质量，请对方确认
      + 找人分担或并行，设中间检查点 | 保住关键的核对，不因为赶而省
      - 抱怨前一环节 | 闷头赶，交不完再说 | 省掉检查
      ? 哪一项核对您绝不会省 | 做到一半发现材料还缺一页，怎么办 | 事后怎样和前一环节谈`,
    en: `
      The step before yours ran three days late. You get the material with one day left for two days' work, and the final date cannot move. How do you make sure that it goes out?
      + Looks through it all and separates must, can be simpler, can follow later | Says at once what quality one day allows and has it confirmed
      + Shares or runs parts side by side, with a check on the way | Keeps the vital checks whatever the rush
      - Complains about the step before | Races on and reports failure at the end | Skips checking
      ? The check they would never skip | What if a page turns out to be missing | How to talk to the step before afterwards`,
  }),
  situation("figure_too_strange", "data_thinking", [30, 120], ["data", "quality"], {
    zh: `
      您做的部门费用表下午要上会。您忽然看到本月差旅费是上月的三倍，可人数和项目都没怎么变。离开会还有两小时，您会怎么做？
      + 先分清是录入、归期还是真的多花 | 找最大的几笔看原始单据，和去年同月比
      + 到点没查清就如实标出疑点，不删不改 | 查清后写明原因，在表里加一道核对
      - 公式没报错就照交 | 改成看着正常的数 | 把这一行藏起来
      ? 您先查哪一种可能，为什么 | 会上被问到而还没查清，怎么答 | 下个月怎样更早看出来`,
    en: `
      Your table of department expenses goes to a meeting this afternoon. You notice that travel is three times last month's, though people and projects hardly changed. There are two hours left. What do you do?
      + Tells apart a typing error, a wrong period and real spending | Looks at receipts for the largest items, and at the same month last year
      + If it is not settled in time, marks the doubt openly and neither deletes nor changes it | Once clear, states the reason and adds a check to the table
      - No formula error, so it goes out | Changes it to a normal-looking figure | Hides the line
      ? Which explanation they check first, and why | What they say in the meeting if it is still open | How to see it earlier next month`,
  }),
  situation("trial_too_good", "data_thinking", [30, 120], ["data", "decision"], {
    zh: `
      新的培训办法在一个班试了两周，这个班的业绩涨了三成，领导想马上全面推广，问您的意见。您会怎么说？
      + 指出样本小、时间短，可能有别的原因 | 问清这个班原来的水平、同期别的班怎样
      + 建议扩大试点并设对照，说明看哪些数、看多久 | 给出眼下可以先做的部分，不只是泼冷水
      - 数字涨了就赞成 | 一概否定，说不科学 | 看领导的意思
      ? 什么结果会让您同意推广 | 领导说等不了，您怎么办 | 除了业绩还该看什么`,
    en: `
      A new way of training was tried on one group for two weeks, and its results rose by thirty percent. Management wants to roll it out at once and asks you. What do you say?
      + Points to the small sample, short time and other possible causes | Asks where the group stood before and how others did meanwhile
      + Suggests a wider trial with a comparison, what to measure and how long | Names what can go ahead now instead of only pouring cold water
      - The figure rose, so yes | Dismisses it as unscientific | Goes with what management wants
      ? Which result would make them agree | What if management cannot wait | What to look at besides results`,
  }),
  situation("outside_my_remit", "customer_focus", [20, 90], ["customer_insight", "cooperation"], {
    zh: `
      一位客户把电话打到您这里，他的问题属于别的部门，而他说已经被转了三次。您会怎么接这个电话？
      + 不再让他重述，先记下来并复述确认 | 自己联系对应的部门，把情况交代清楚
      + 告诉客户谁会在什么时候联系他，留下自己的方式 | 回头确认有人办了
      - 再转一次 | 说明不归自己管就挂断 | 越权替别的部门答应
      ? 那个部门说也不归他们，怎么办 | 客户要求您现在就给答案，您怎么说 | 怎样让别的客户少转几次`,
    en: `
      A customer reaches your phone with a question that belongs to another department, and says they have been passed on three times. How do you take the call?
      + Spares them another telling: notes it and repeats it back | Contacts the right department and explains the case
      + Says who will call and when, and leaves their own number | Makes sure later that it was handled
      - Passes the call on again | Not responsible; hangs up | Promises on behalf of the other department
      ? What if that department denies it too | What to say when an answer is wanted now | How to spare other customers the same`,
  }),
  situation("repair_app_first_version", "product_sense", [60, 150], ["priorities", "decision"], {
    zh: `
      公司要做一个员工报修的小程序，各部门提了二十项要求，第一版只做得了五项。请您来定，会怎么选？
      + 先弄清谁在什么时候报修、现在最大的麻烦是什么 | 选出能走完一次报修的最小流程
      + 说得出放弃某几项的理由，并给提的人交代 | 定了上线后看什么，例如修好用时、报修量
      - 按提要求的部门级别选 | 每个部门各选一项 | 先做好看的功能
      ? 您第一个砍掉的是哪一项 | 行政总监坚持要加一项，怎么谈 | 一个月后没人用，您先看什么`,
    en: `
      Your company wants a small app for staff to report things that need repair. Departments have sent twenty wishes; the first version can hold five. How would you choose?
      + Finds out who reports what, when, and what hurts most today | Picks the smallest flow that completes one repair
      + Gives reasons for what is left out and tells those who asked | Sets what to watch after release, such as time to repair or number of reports
      - By rank of the department | One wish for each | What looks nice
      ? What they cut first | How to talk to a director who insists on one more | What to look at if nobody uses it after a month`,
  }),
];
