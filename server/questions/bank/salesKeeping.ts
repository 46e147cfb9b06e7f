import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("sales");

/** Keeping business and keeping it sound: accounts, payment, forecasts, fair dealing, colleagues. */
export const salesKeepingQuestions: BankQuestion[] = [
  experience("account_that_grew", "customer_focus", [30, 150], ["key_account", "customer_insight"], {
    zh: `
      请讲一个从小单做起、在您手里逐年变大的客户。您做对了什么？
      + 说得出起点和后来的数字 | 定期了解客户业务的变化，举得出一例
      + 在客户提出之前发现了需要 | 认识的不止一个人，关系不系于私交
      - 客户自己发展得好 | 靠吃饭送礼维持 | 说不出客户的业务
      ? 关系最紧张的一次是什么事 | 哪项增长与您无关，您怎么区分 | 换别人接手会不会流失，您做过什么准备`,
    en: `
      Tell us about a customer who began small and grew year by year in your hands. What did you do right?
      + Knows where it began and the later figures | Kept up with the customer's business, with an example
      + Saw a need before the customer named it | Knows several people, beyond private friendship
      - The customer simply did well | Dinners and gifts | Cannot describe the customer's business
      ? The tensest moment | Which growth was not their doing | What would happen if somebody else took over`,
  }),
  situation("new_face_at_account", "customer_focus", [30, 120], ["key_account", "change"], {
    zh: `
      与您合作四年的客户经理调走了，新来的负责人第一次见面就说：“以前怎么谈的我不管，所有供应商重新评。”您会怎么做？
      + 不拿老交情压人，先了解他的目标和评价标准 | 用过去的履约数据说话
      + 主动指出可以改进的地方 | 了解还有谁参与评选，安排好自己的时间
      - 找老领导出面 | 马上让价保单 | 抱怨对方不讲情面
      ? 您第一次单独见他想问什么 | 数据里有一项不好看，说不说，怎么说 | 评选期间怎样照常供货`,
    en: `
      Your contact of four years has moved on. The successor opens with: 'I do not care what was agreed. Every supplier will be assessed again.' What do you do?
      + Does not lean on old ties; learns the new aims and criteria | Lets the delivery record speak
      + Points out what can be improved | Finds out who else takes part, and plans the time
      - Calls on the former boss | Gives price away to keep it | Complains of ingratitude
      ? What to ask at the first private meeting | Whether and how to show a figure that looks bad | How supply goes on meanwhile`,
  }),
  situation("our_delivery_is_late", "customer_focus", [20, 120], ["service_recovery", "pressure"], {
    zh: `
      工厂通知您，客户开业要用的货会晚五天，而客户的请柬都已发出。您会怎样处理？
      + 先核实能否分批、加急、借调，算清最早能到多少 | 尽快亲自告诉客户，不等到最后
      + 带着几个方案请客户选，围绕开业当天不受影响 | 内部跟到货出门，事后谈补偿和原因
      - 先瞒着，催工厂 | 把责任推给工厂 | 主动许诺赔偿却无权
      ? 只能先到三成，先送哪些 | 客户当场发火，您第一句说什么 | 您会动用公司里的谁`,
    en: `
      The factory tells you that goods for a customer's opening day will be five days late. The invitations are out. How do you deal with it?
      + Checks partial, express or borrowed deliveries and what can arrive soonest | Tells the customer in person without delay
      + Brings several ways to choose from, all around saving the opening day | Follows it inside until the goods leave; settles compensation and cause afterwards
      - Keeps it quiet and chases the factory | Blames the factory | Promises compensation without authority
      ? What goes first if only thirty percent can come | The first words to an angry customer | Whom in the company they would bring in`,
  }),
  experience("overdue_payment", "execution", [30, 120], ["payment", "persuasion"], {
    zh: `
      请讲一笔拖了很久、最后由您收回来的款。您是怎么一步步收的？
      + 说得出金额、拖了多久、卡在哪一环 | 弄清是没钱、没走完流程还是对货有意见
      + 有步骤、有书面记录，分寸得当 | 收回多少，客户关系怎样，之后怎样预防
      - 天天堵门 | 靠停货威胁 | 交给法务就不管了
      ? 对方财务和业务说法不一样时怎么办 | 什么时候您会主张停止供货 | 签约时现在会多写哪一条`,
    en: `
      Tell us about a payment that was long overdue and that you finally collected. How did you go about it, step by step?
      + Gives the amount, the delay and where it was stuck | Found out whether money, paperwork or a complaint was the reason
      + Proceeded by steps, in writing and with measure | How much came in, how the relationship stood and how to prevent it
      - Camped at the door | Threatened to stop deliveries | Left it to the lawyers
      ? What if finance and purchasing tell different stories | When they would stop supply | What they now write into a contract`,
  }),
  experience("turned_customer_away", "integrity", [30, 120], ["ethics", "customer_insight"], {
    zh: `
      请讲一次您劝客户不要买，或者劝他买更便宜的那一款的经历。您是怎么考虑的？
      + 说清客户的情况和为什么不合适 | 当时自己有业绩压力
      + 如实说明理由，给了别的建议 | 客户和上级各是什么反应
      - 其实是没货或不划算 | 为了换取更大的单而演的 | 只说自己一向诚信
      ? 上级知道后怎么说 | 您自己少赚了多少 | 后来这位客户怎样`,
    en: `
      Tell us about a time when you advised a customer not to buy, or to take the cheaper model. What was your thinking?
      + Says why it did not suit the customer | Was under pressure for results at the time
      + Gave the reason truthfully and suggested something else | Knows how customer and manager reacted
      - Out of stock or not worth the trouble anyway | A show to land a bigger order | 'I am always honest'
      ? What the manager said | What it cost them | What became of the customer`,
  }),
  situation("invoice_a_bit_more", "integrity", [20, 90], ["ethics", "compliance"], {
    zh: `
      马上要签一笔大单，客户的经办人私下说：“合同写高五万，多出来的你想办法返给我，不然换别家。”您会怎么回应？
      + 明确拒绝，不留含糊的余地 | 语气平稳，给对方台阶，回到方案本身
      + 及时报告上级和合规部门，留下记录 | 想过丢单的后果并能接受
      - 说“我回去研究一下” | 变通成招待或礼品 | 拒绝了但不告诉公司
      ? 他说“你们前任就这么做的”，您怎么办 | 单子真丢了，您怎么向团队交代 | 以后与这家公司怎样往来`,
    en: `
      A large contract is about to be signed. The customer's buyer says in private: 'Write it fifty thousand higher and find a way to pay me the difference, or we go elsewhere.' How do you respond?
      + Declines clearly and leaves no ambiguity | Stays calm, lets the other save face and returns to the offer itself
      + Reports to manager and compliance without delay, with a record | Has thought of losing the deal and can accept it
      - 'Let me see what can be done' | Turns it into hospitality or gifts | Declines and tells nobody
      ? The answer to 'your predecessor did it' | How they account to the team if the deal is lost | How to deal with that company later`,
  }),
  situation("asked_about_competitor", "integrity", [20, 90], ["ethics", "persuasion"], {
    zh: `
      客户问您：“听说某某家的产品出过事故，是真的吗？您是内行，说说看。”您听过传闻，没有证据。您会怎么答？
      + 不传没有证据的事，也不暗示 | 建议客户看公开的信息或直接向对方求证
      + 谈怎样比较安全性，用自己可以证明的材料 | 把话题带回客户的需要
      - 说“我不方便讲，您懂的” | 绘声绘色讲传闻 | 一个劲说自己最安全
      ? 事故有公开报道时您怎么说 | 听到对手在传您公司的坏话，怎么应对 | 同事在旁边添油加醋，您怎么办`,
    en: `
      A customer asks: 'I hear that so-and-so's product caused an accident. You know the trade: is it true?' You have heard rumours and have no proof. What do you answer?
      + Passes on nothing unproven, not even by a hint | Points to public sources or to asking the firm itself
      + Talks about how to compare safety, with material they can prove | Leads back to what the customer needs
      - 'I'd rather not say, if you follow me' | Tells the story with relish | Only praises their own
      ? What if there are published reports | What if a rival spreads such talk about them | What if a colleague joins in`,
  }),
  experience("row_of_refusals", "resilience", [20, 120], ["setback", "motivation"], {
    zh: `
      请讲您被连续拒绝最多的一段经历。那些天您每天是怎么安排自己的？
      + 说得出多少次、多长时间 | 把拒绝分了类，从中改过话术、对象或时段
      + 每天有自己能控制的动作量 | 后来的转折和数字
      - 只说“脸皮厚就行” | 靠等市场好转 | 至今仍怪客户
      ? 最伤人的一次拒绝是什么样的 | 哪类拒绝您现在一听就懂 | 看到新同事这样时您怎么帮`,
    en: `
      Tell us about the longest row of refusals that you have been through. How did you organise yourself day by day?
      + Says how many and over what time | Sorted the refusals and changed words, targets or hours by them
      + Held to an amount of activity within their own control | The turning point, with figures
      - 'You need a thick skin' | Waited for the market | Still blames customers
      ? The refusal that hurt most | Which kind they now recognise at once | How they help a new colleague through it`,
  }),
  experience("own_target_missed", "resilience", [30, 120], ["setback", "performance"], {
    zh: `
      请讲一次您个人的目标没有完成的经历。下一个周期您改变了什么？
      + 说得出目标、完成数和差在哪一段 | 先看自己的动作和判断
      + 定了少而具体的改变 | 下一周期的数字，改变与结果能对上
      - 怪目标定高了 | 加倍努力，做法不变 | 只讲完成得好的那几次
      ? 什么时候已经看出完不成，当时做了什么 | 上级怎么评价，您认同多少 | 哪一处改变后来证明没用`,
    en: `
      Tell us about a time when you missed your own target. What did you change for the next period?
      + Gives target, result and where the gap arose | Looks at their own activity and judgement first
      + Few and definite changes | Next period's figures, which fit the changes
      - The target was too high | Same again, only harder | Turns to the times it went well
      ? When it was clear that it would be missed, and what they did then | The manager's view and how far they shared it | A change that proved useless`,
  }),
  situation("one_hundred_fifty_cards", "planning", [30, 120], ["prospecting", "priorities"], {
    zh: `
      展会结束，您手里有一百五十张名片，只有您一个人跟进，三周后要交成果。您会怎么安排？
      + 按可能性和价值分级，说得出分级依据 | 先后、方式、次数各有不同
      + 排到每天的量，给大客户留足准备时间 | 设检查点，及时丢掉没有回应的
      - 按名片顺序逐个打 | 群发一封邮件等回音 | 只盯最大的三家
      ? 头两天您做什么 | 分级错了怎么发现 | 三周后交出什么样的成果算好`,
    en: `
      The trade fair is over. You hold a hundred and fifty cards, you are alone, and results are due in three weeks. How do you arrange it?
      + Sorts by likelihood and value, with stated grounds | Order, channel and number of attempts differ by group
      + Plans an amount per day and leaves time to prepare for the big ones | Checks on the way and drops what does not respond
      - Calls in the order of the pile | One mass mail, then waits | Only the three largest
      ? What they do in the first two days | How a wrong grading would show | What would count as a result after three weeks`,
  }),
  written("account_plan", "planning", [60, 900], ["key_account", "strategy", "writing"], {
    zh: `
      您接手一家年采购八十万元的老客户，只买了公司三类产品中的一类，对方最近新建了仓库。请写一份半年的客户经营计划。
      + 先列出要弄清的情况和向谁了解 | 有半年目标和每月的动作
      + 分人安排接触，兼顾维护现有生意 | 写明风险、需要的支持和检查点
      - 只有拜访次数 | 目标没有依据 | 一上来就推另外两类产品
      ? 新仓库让您想到什么机会，怎么验证 | 第一个月最重要的一次会面是和谁 | 什么情况下您会下调目标`,
    en: `
      You take over a customer who buys for 800,000 yuan a year, from one of your company's three product lines only, and has just built a new warehouse. Write an account plan for half a year.
      + Begins with what to find out and from whom | A goal for the half-year and actions by month
      + Plans contacts person by person and looks after the present business | Risks, support needed and checkpoints
      - A number of visits only | A goal without grounds | Pushes the other two lines from the start
      ? Which chance the warehouse suggests and how to test it | The most important meeting of month one | When they would lower the goal`,
  }),
  experience("funnel_leak", "data_thinking", [30, 120], ["data", "performance"], {
    zh: `
      请讲一次您从自己的销售数字里看出问题出在哪一步的经历，例如约见、方案或成交。您看了哪些数？
      + 把过程拆成几步，各有转化的数字 | 与自己过去或同事作了比较
      + 找到最弱的一步并查证原因 | 改动后那一步的变化
      - 只看总业绩 | 凭印象说哪步不行 | 数字由系统给出，不知怎么算的
      ? 样本够不够，您怎么看 | 有没有别的解释，怎么排除 | 您现在每周固定看哪几个数`,
    en: `
      Tell us about a time when your own sales figures showed you at which step things went wrong: appointments, proposals or closing. What did you look at?
      + Split the process into steps with a rate for each | Compared with their own past or with colleagues
      + Found the weakest step and verified why | How that step moved after the change
      - Total sales only | An impression | Figures from the system, no idea how they are made
      ? Whether there were enough cases | Other explanations and how they were excluded | The figures they look at every week`,
  }),
  situation("forecast_for_boss", "data_thinking", [30, 120], ["data", "decision"], {
    zh: `
      上级要您报下季度的业绩预测，用来决定备多少货。您手上有三单快签、八单在谈，老客户每季约六十万。您会怎么得出这个数？
      + 按阶段给不同的把握，依据过去的成交率 | 给出区间和最可能的数，说明假设
      + 指出最影响结果的一两单和何时能明朗 | 区分备货该用的数和努力的目标
      - 把所有单子加起来 | 故意报低保平安 | 拍一个比去年高一成的数
      ? 最大的一单您给几成把握，凭什么 | 一个月后您更新哪一项 | 上季预测与实际差多少，为什么`,
    en: `
      Your manager wants next quarter's forecast, to decide how much to stock. You have three deals close to signing, eight in discussion, and regular customers worth about 600,000 a quarter. How do you arrive at the figure?
      + Different odds by stage, from past closing rates | Gives a range and a likeliest figure, with assumptions
      + Names the one or two deals that matter most and when they will be clear | Separates the figure for stock from the goal to strive for
      - Adds everything up | Reports low to be safe | Last year plus ten percent
      ? The odds of the largest deal, and why | What gets updated after a month | How far the last forecast was off, and why`,
  }),
  situation("two_dealers_one_customer", "problem_solving", [30, 120], ["conflict", "fairness"], {
    zh: `
      您管的两家经销商同时在谈一家客户，都说是自己先报备的，互相压价，客户拿两份报价来问您。您会怎么处理？
      + 先稳住客户，说明会给统一的答复和时间 | 查报备记录和各自的投入，不凭远近亲疏
      + 按规则定，规则不清就给出双方能接受的办法 | 事后补上报备规则的漏洞
      - 谁价低给谁 | 自己直接签下客户 | 让两家自己商量
      ? 记录对不上时怎么定 | 输的一家要闹，您怎么谈 | 客户趁机压价，您怎么应对`,
    en: `
      Two dealers in your charge are after the same customer. Each claims to have registered first, they undercut each other, and the customer shows you both prices. How do you handle it?
      + Settles the customer first: one answer, by a named time | Checks registrations and what each has put in, whoever is closer to them
      + Decides by the rule, or finds a way both can accept where the rule is unclear | Closes the gap in the rule afterwards
      - The lower price gets it | Signs the customer directly | Lets the two sort it out
      ? How to decide if the records conflict | What to tell the loser | What if the customer uses it to press the price`,
  }),
  experience("won_with_back_office", "teamwork", [20, 120], ["cooperation", "key_account"], {
    zh: `
      请讲一笔离开售前、技术或售后的同事就拿不下来的生意。您是怎么把他们带进来的？
      + 说清需要他们做什么、他们当时的难处 | 提前给了背景和客户的真实情况
      + 没有替他们许诺做不到的事 | 成了以后让功劳有份
      - 临时叫来救场 | 先答应客户再逼内部 | 认为他们只是配合
      ? 他们最初为什么不积极 | 意见不一时听谁的，怎么定 | 现在他们还愿意跟您出去吗，凭什么这么说`,
    en: `
      Tell us about a deal that could not have been won without colleagues from pre-sales, engineering or after-sales. How did you bring them in?
      + Says what was needed and what made it hard for them | Gave background and the customer's true situation in good time
      + Promised nothing on their behalf that they could not do | Shared the credit
      - Called them in at the last minute | Promised first and forced it through inside | 'They are there to support us'
      ? Why they were reluctant at first | Who decided when views differed | Whether they would come along again, and how one can tell`,
  }),
  situation("colleague_took_my_lead", "teamwork", [20, 90], ["conflict", "fairness"], {
    zh: `
      您跟了两个月的客户，今天告诉您，您的同事上周也去拜访了，还给了更低的价。您会怎么处理？
      + 对客户不露内部矛盾，维护公司的一致 | 先问同事是否知情，查系统里的登记
      + 商量对客户利益最好的安排和业绩怎么分 | 谈不拢再请主管按规则定，并建议改进登记
      - 当着客户说同事不地道 | 也降价抢回来 | 以后不再登记客户
      ? 同事说“客户找的我”，您怎么谈 | 客户要按低价签，怎么办 | 业绩全归了他，您怎么看`,
    en: `
      A customer you have worked on for two months tells you that your colleague called last week and offered a lower price. How do you handle it?
      + Shows the customer no quarrel; keeps the company of one voice | Asks the colleague whether they knew, and looks at what was registered
      + Finds what is best for the customer and how to share the result | Takes it to the manager by the rules only if need be, and suggests better registration
      - Runs the colleague down in front of the customer | Undercuts in turn | Stops registering customers
      ? What if 'the customer came to me' | What if the customer insists on the low price | How they take it if the credit goes to the other`,
  }),
];
