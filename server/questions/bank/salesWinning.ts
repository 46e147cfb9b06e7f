import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("sales");

/** Winning business: finding customers, understanding them, arguing value, negotiating. */
export const salesWinningQuestions: BankQuestion[] = [
  experience("first_customer_from_nothing", "sales_drive", [30, 150], ["prospecting", "initiative"], {
    zh: `
      请讲一次您在没有名单、没有熟人的情况下找到第一个客户的经历，卖的是产品、服务或活动都可以。您是从哪里找起的？
      + 先想清楚谁最可能买、为什么 | 试过几种渠道，说得出各联系了多少
      + 根据回应改过说法或对象 | 第一单的金额、用时和后续
      - 亲友照顾的生意 | 公司派来的线索 | 只说跑得勤，没有数字
      ? 哪个渠道最没用，什么时候放弃的 | 第一次开口怎么说的 | 后来的客户还是用这个办法找的吗，有什么改变`,
    en: `
      Tell us about finding your first customer with no list and no contacts, whether for a product, a service or an event. Where did you begin?
      + Thought about who was likeliest to buy, and why | Tried several channels and knows how many contacts each took
      + Changed the words or the target by the response | Size, time and sequel of the first deal
      - A favour from friends | Leads handed out by the company | 'Worked hard' without figures
      ? The channel that was least use and when it was dropped | The opening words | Whether later customers came the same way`,
  }),
  experience("who_really_decides", "sales_drive", [30, 120], ["prospecting", "key_account"], {
    zh: `
      请讲一次您发现一直在谈的人其实做不了主的经历。您后来怎么接触到拍板的人？
      + 从什么迹象看出对方做不了主 | 没有绕开或得罪原来的联系人
      + 弄清了谁拍板、谁把关、各自在意什么 | 见到以后推进了哪一步
      - 绕过联系人直接找老板 | 一直等联系人安排 | 碰巧遇见
      ? 原来的联系人为什么愿意引见 | 拍板的人最先问您什么 | 现在您第几次见面会弄清这件事，怎么问`,
    en: `
      Tell us about a time when you realised that the person you had been talking to could not decide. How did you get to the one who could?
      + Says by what signs they noticed | Neither went round nor offended the first contact
      + Learnt who decides, who advises and what each cares about | Says what moved once they met
      - Went over the contact's head | Waited for the contact to arrange it | Met by chance
      ? Why the contact was willing to introduce them | The decider's first question | How early they clear this up now, and by what question`,
  }),
  experience("deal_revived", "sales_drive", [30, 150], ["objection", "setback"], {
    zh: `
      请讲一笔停了一个月以上、又被您谈活的单子。您是怎么让它重新动起来的？
      + 说清停在哪一步、停了多久 | 弄明白停的真正原因，而不是反复催问
      + 带去了新的理由，例如新的数据、试用、时间点 | 有最后的结果
      - 每周问一句“考虑得怎么样” | 主动降价 | 客户自己回来的
      ? 您怎样知道它还有希望 | 有没有判断错、该放的没放的单子 | 重新接触的第一句话是什么`,
    en: `
      Tell us about a deal that had stood still for more than a month and that you brought back to life. How did you get it moving again?
      + Says at which step it had stopped and for how long | Learnt the true reason instead of asking again and again
      + Came with something new: figures, a trial, a date that mattered | Gives the outcome
      - 'Any news?' every week | Offered a discount unasked | The customer returned unprompted
      ? How they knew there was hope | One they held on to for too long | The first sentence on getting back in touch`,
  }),
  experience("traded_concessions", "sales_drive", [40, 150], ["negotiation", "pricing"], {
    zh: `
      请讲一次您参与的、双方都寸步不让的谈判。最后您拿什么换来了什么？
      + 说清双方各自的底线和要求 | 事先准备了可以让的和不能让的
      + 每次让步都有交换，不是单方退 | 算得出最终条件的得失
      - 一路降价到成交 | 靠上级出面解决 | 说不出对方要什么
      ? 对方最狠的一招是什么，您怎么接 | 哪个条件您准备让却没用上 | 事后看还能多争到什么`,
    en: `
      Tell us about a negotiation you took part in where neither side would budge. What did you give in the end, and for what?
      + States limits and demands of both sides | Had prepared what could be given and what could not
      + Every concession bought something | Can reckon up the final terms
      - Went down in price until it was signed | The boss settled it | Cannot say what the other side wanted
      ? The other side's toughest move and the reply | Something kept in reserve and not needed | What more could have been won`,
  }),
  experience("asked_for_referral", "sales_drive", [20, 90], ["key_account", "prospecting"], {
    zh: `
      请讲一次老客户给您带来新客户的经历。您做了什么促成这次介绍？
      + 先把老客户服务到位，有依据 | 选对时机，开口具体，例如想认识哪类人
      + 让介绍的人不为难，事后有回音 | 新客户的结果
      - 纯属客户热心 | 用回扣换介绍 | 只是群发请大家推荐
      ? 您原话怎么说的 | 介绍来的客户没谈成，怎么向介绍人交代 | 有没有客户婉拒过您，后来怎样`,
    en: `
      Tell us about a new customer who came to you through an old one. What had you done to bring the introduction about?
      + Had earned it by serving the old customer, with evidence | Chose the moment and asked for something definite, such as whom to meet
      + Kept it easy for the person introducing and reported back | What came of the new customer
      - The customer was simply kind | Paid for it under the table | A mass message asking for recommendations
      ? The words they used | What they told the old customer when it came to nothing | One who declined and how that went on`,
  }),
  situation("twenty_percent_cheaper", "sales_drive", [30, 120], ["negotiation", "pricing"], {
    zh: `
      谈到最后一轮，客户把另一家的报价单推给您看，便宜两成，说：“你们也到这个价，今天就定。”您会怎么回应？
      + 不急着降，先问清两份报价包含的内容是否一样 | 回到客户最在意的结果，把差价换算成具体得失
      + 有条件地谈，例如数量、付款、期限 | 知道自己的权限和放手的底线
      - 马上打电话申请降价 | 贬低对手 | 只强调自己质量好
      ? 两份报价内容确实一样，您怎么办 | 客户说“就差钱”，下一句您问什么 | 什么情况下您会放弃`,
    en: `
      In the last round the customer pushes a rival's quotation across the table, twenty percent cheaper: 'Match it and we sign today.' How do you respond?
      + Does not rush to reduce; asks whether both quotations contain the same | Returns to the result the customer cares about and translates the gap into it
      + Bargains with conditions: volume, payment, dates | Knows their authority and where to let go
      - Calls for a discount at once | Runs the rival down | Insists that quality has its price
      ? What if the contents are the same | What they ask after 'it is only the money' | When they would walk away`,
  }),
  situation("happy_with_incumbent", "sales_drive", [30, 120], ["prospecting", "objection"], {
    zh: `
      您初次拜访一家理想的客户，对方很客气：“现在的供应商用了六年，挺满意，没打算换。”您会怎么谈下去？
      + 尊重现状，不攻击现在的供应商 | 问满意在哪里、有没有照顾不到的地方
      + 提出风险小的一步，例如补充、备选、小单试用 | 留下再次联系的理由和时间
      - 立刻介绍自己的优势 | 报一个低价试探 | 礼貌告辞，再不联系
      ? 您最想问到的一个信息是什么 | 半年内您怎样保持联系而不惹人烦 | 什么信号说明机会来了`,
    en: `
      On a first visit to a customer you would love to have, they say kindly: 'We have had our supplier for six years, we are content and do not plan to change.' How do you carry on?
      + Respects that and does not attack the supplier | Asks what they are content with and what is not covered
      + Suggests a small step: a complement, a second source, a trial order | Leaves a reason and a date to talk again
      - Starts on their own strengths | Floats a low price | Takes leave and never returns
      ? The one thing they most want to learn | How to stay in touch for half a year without being a nuisance | The sign that the time has come`,
  }),
  experience("questions_before_pitch", "customer_focus", [30, 120], ["customer_insight", "listening"], {
    zh: `
      请讲一次您靠提问，而不是靠介绍，让客户看清自己需要什么的经历。您问了哪些问题？
      + 举得出两三个原话式的问题 | 问题有层次，从现状到影响
      + 听到答案后改变了原来的推荐 | 客户因此作出了什么决定
      - 问卷式地盘问 | 问题是为了引到自己的产品 | 记不得问过什么
      ? 哪个问题问出了意外的回答 | 客户不愿意答时怎么办 | 有没有问完发现自己帮不上忙的，怎么说的`,
    en: `
      Tell us about a time when it was your questions, rather than your presentation, that helped a customer see what they needed. What did you ask?
      + Can quote two or three of the questions | They go in steps, from the present state to what it leads to
      + The answers changed what was recommended | Says what the customer then decided
      - An interrogation by questionnaire | Leading questions towards their own product | Cannot recall any
      ? The question with an unexpected answer | What if the customer will not answer | When it turned out that they could not help`,
  }),
  situation("wrong_demo", "product_sense", [30, 120], ["customer_insight", "presentation"], {
    zh: `
      您向一家连锁诊所演示预约系统，讲到一半，对方负责人说：“这些我们都有了，我们头疼的是约了不来。”您会怎么接？
      + 停下演示，问清约了不来的情况和代价 | 说出产品里真正相关的部分，没有的就说没有
      + 和对方一起想最小的验证办法和要看的数字 | 约定下一步，把需求带回内部
      - 按原来的稿子讲完 | 当场答应开发 | 说这是管理问题
      ? 您先问哪三个问题 | 产品目前做不到，您怎么谈下去 | 怎样判断这是一家的问题还是一类客户的问题`,
    en: `
      You are demonstrating a booking system to a chain of clinics. Halfway through, their manager says: 'We have all that. What hurts us is people who book and do not come.' How do you take it up?
      + Stops the demonstration and asks how often it happens and what it costs | Names what in the product really bears on it, and says so where nothing does
      + Thinks out with them the smallest test and the figure to watch | Agrees a next step and takes the need back home
      - Finishes the script | Promises to build it | Calls it a matter of management
      ? Their first three questions | How to go on if the product cannot do it | Is it one customer's problem or a whole group's`,
  }),
  experience("presented_to_a_panel", "communication", [30, 120], ["presentation", "persuasion"], {
    zh: `
      请讲一次您向一屋子立场不同的人介绍方案的经历，例如采购、使用部门和财务都在。您怎样让每个人都听进去？
      + 事先了解各人关心什么 | 结构清楚，先说对他们的结果
      + 现场对不同的问题给出不同的回答 | 有散场以后的反应和结果
      - 一份稿子从头念到尾 | 只对着职位最高的人讲 | 被问住就含糊过去
      ? 最难回答的问题是谁提的，您怎么答 | 时间被砍掉一半时您留什么 | 事后谁成了支持您的人，为什么`,
    en: `
      Tell us about presenting a proposal to a room with different interests, say purchasing, users and finance together. How did you get each of them to listen?
      + Learnt beforehand what each cared about | A clear order, results for them first
      + Answered different questions in different ways | Says how the room reacted and what came of it
      - Read one script from end to end | Spoke to the highest rank only | Stayed vague when stumped
      ? Whose question was hardest and the reply | What stays if the time is halved | Who became an ally, and why`,
  }),
  situation("silence_after_quote", "communication", [20, 90], ["pricing", "listening"], {
    zh: `
      报价发出去十天，客户之前很热情，现在消息不回、电话不接。您会怎么做？
      + 设想几种可能，不只归于嫌贵 | 换时间、换方式，带着对方用得上的内容联系
      + 给对方一个容易说“不”的台阶 | 设定跟进几次、到何时为止，同时推进别的客户
      - 每天打电话 | 追加优惠 | 直接放弃
      ? 您发的那条消息怎么写 | 从别的渠道能了解什么 | 对方回复“先放一放”，您怎么答`,
    en: `
      Ten days ago you sent a quotation. The customer had been keen; now messages and calls go unanswered. What do you do?
      + Considers several reasons besides the price | Tries another hour or channel with something useful to the customer
      + Makes it easy to say no | Sets how often and until when to follow up, and works on others meanwhile
      - Calls every day | Adds a discount | Gives up
      ? What the message says | What can be learnt elsewhere | The answer to 'let us leave it for now'`,
  }),
  written("letter_after_first_visit", "communication", [30, 600], ["writing", "customer_insight"], {
    zh: `
      您刚拜访完一家食品厂：厂长关心交货准不准，财务关心账期，车间说换供应商要停线两天。请写一封拜访后的邮件。
      + 准确复述三方各自的关切 | 分清已经答复的和待核实的，写明何时答复
      + 提出一个具体而不大的下一步 | 简短，收件人一眼能看出要做什么
      - 通篇介绍自己公司 | 只谈厂长的关切 | 承诺还没核实的账期或交期
      ? 为什么发给这几位 | 停线两天的顾虑您打算怎么化解 | 三天没有回音您做什么`,
    en: `
      You have just visited a food factory. Its director worries about punctual delivery, finance about payment terms, and the workshop says that changing suppliers would stop the line for two days. Write the email after the visit.
      + Repeats all three concerns correctly | Separates what is answered from what has to be checked, with a date
      + Proposes one definite, modest next step | Short; readers see at once what to do
      - All about their own company | Deals with the director only | Promises terms or dates not yet checked
      ? Why these recipients | How the worry about the line could be met | What they do after three days of silence`,
  }),
  experience("industry_learned", "learning_agility", [20, 120], ["learning", "customer_insight"], {
    zh: `
      请讲一次为了和一家客户谈得上话，您去弄懂一个陌生行业的经历。您是怎么弄懂的？
      + 说清起初哪里听不懂 | 学法贴近客户，例如看现场、请教一线、记下行话背后的账
      + 用自己的话说给对方听并请他纠正 | 学到的东西改变了方案或谈法，有结果
      - 搜几篇文章就上门 | 背几个术语充内行 | 学了没有用上
      ? 第一次露怯是什么时候，您怎么说的 | 谁教您最多，他为什么愿意教 | 这些认识后来用在了哪家客户`,
    en: `
      Tell us about a time when you had to understand an industry that was new to you before you could talk to a customer on equal terms. How did you learn it?
      + Says what they did not follow at first | Learnt close to the customer: the site, people on the job, the money behind the jargon
      + Said it back in their own words and asked to be corrected | What was learnt changed the offer or the conversation, with a result
      - A few articles the night before | A handful of terms to pass for an insider | Never put to use
      ? When they were first caught out and what they said | Who taught them most, and why that person was willing | Which other customer profited from it`,
  }),
  experience("why_we_won", "learning_agility", [20, 120], ["key_account", "learning"], {
    zh: `
      请讲一笔您赢了、却是事后才弄明白为什么赢的单子。您是怎么弄明白的？
      + 原来以为的原因和真正的原因都说得出 | 主动向客户或同事求证
      + 承认其中有运气或别人的功劳 | 之后改变了打法，用在了别的客户身上
      - 全归于自己能力强 | 猜测，没有求证 | 知道了也没有改变
      ? 客户怎么说的，原话是什么 | 这个发现推翻了您哪个习惯 | 有没有一笔您至今不明白的`,
    en: `
      Tell us about a deal that you won and only later understood why. How did you find out?
      + Gives both the reason they had assumed and the real one | Asked the customer or colleagues
      + Admits luck or somebody else's part | Changed their approach and used it with others
      - All due to their skill | Guesswork | Knew, and changed nothing
      ? The customer's own words | The habit it overturned | A deal they still do not understand`,
  }),
];
