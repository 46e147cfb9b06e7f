import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation } = writersFor("culture");

/** Values as they show in conduct: honesty, fairness, responsibility, regard for customers and means. */
export const cultureValuesQuestions: BankQuestion[] = [
  experience("value_under_test", "integrity", [40, 120], ["values", "ethics"], {
    zh: `
      请说出一条您在工作中最看重的原则，并讲一次坚持它要付出代价的经历。您是怎么做的？
      + 原则说得具体，能看出界限在哪里 | 有真实的代价，例如时间、收入、关系
      + 讲清当时的权衡，不把自己说成圣人 | 后来怎样看这个选择
      - 只有口号，没有事 | 没有任何代价 | 用原则来指责别人
      ? 当时最想妥协的是哪一刻 | 谁受到了影响，您怎么对他说 | 这条原则有没有例外`,
    en: `
      Name a principle that matters most to you at work, and tell us about a time when keeping to it came at a price. What did you do?
      + The principle is concrete enough to show where its limit lies | A real price: time, income, a relationship
      + Describes the weighing without making a saint of themselves | Says how they see the choice today
      - Slogans and no event | There was no price | Uses principle to accuse others
      ? The moment when giving way was closest | Who was affected and what they were told | Whether there are exceptions`,
  }),
  experience("small_promise_kept", "integrity", [20, 90], ["values"], {
    zh: `
      请讲一个没有人催、也没有人会追究，您还是兑现了的小承诺。您为什么把它放在心上？
      + 说清答应了谁、答应了什么 | 兑现时遇到了真实的不便
      + 有自己记住承诺的办法 | 说得出对方因此怎样
      - 讲的是合同规定的分内事 | 只说自己向来守信 | 听不出谁会在乎这件事
      ? 有没有一次没能兑现，您怎么交代 | 您怎样避免随口答应 | 对方知道您为此做了什么吗，怎么知道的`,
    en: `
      Tell us about a small promise that you kept although nobody would have chased or blamed you. What made you hold on to it?
      + Says what was promised and to whom | Keeping it was truly inconvenient
      + Has a way of remembering promises | Says what it did for the other person
      - A duty laid down in a contract | 'I always keep my word' | Nobody would have cared
      ? One that was not kept and how they accounted for it | How they avoid promising lightly | Whether the other person learnt of the effort, and how`,
  }),
  experience("praise_shared", "integrity", [20, 90], ["fairness", "values"], {
    zh: `
      请讲一次别人把功劳都算在您头上、而实际并非您一人之功的经历。您是怎么回应的？
      + 当时或很快就说明了谁做了什么 | 说得具体，点到人和事
      + 让该知道的人也知道，例如上级或考评的人 | 没有过分谦虚到否认自己的部分
      - 默默收下 | 只笼统说“是团队的功劳” | 事后私下道谢了事
      ? 说明之后，给您的评价有没有变 | 那位同事知道吗，怎么说 | 评奖只有一个名额时您会怎么办`,
    en: `
      Tell us about a time when you got the whole credit for something that was not yours alone. How did you respond?
      + Said then or soon after who had done what | Was specific about people and work
      + Made sure that those who judge performance knew | Did not deny their own part out of modesty
      - Kept it | 'It was the team' and nothing more | A private thank-you
      ? Whether it changed how they were judged | What the colleague said | What they would do if there were only one award`,
  }),
  experience("uncomfortable_report", "integrity", [30, 120], ["ethics", "initiative"], {
    zh: `
      请讲一次您把一个真实但不好看的情况如实报上去、而周围人希望您先压一压的经历。您怎样报的？
      + 说清情况、数字和为什么有人想压 | 报之前核实过，也听了当事人的说明
      + 连同影响和建议一起报 | 说明报了以后发生了什么，对当事人公平
      - 借机告状 | 报了一半，留下好看的部分 | 只在背后议论
      ? 劝您的人说了什么，您怎么答 | 哪些内容您决定不写，为什么 | 如果没人理会，您下一步找谁`,
    en: `
      Tell us about a time when you passed on a true but unflattering state of affairs while people around you wanted to hold it back for a while. How did you report it?
      + Gives the facts and why some wanted to hold them back | Verified first and heard those concerned
      + Reported effects and suggestions with it | Says what came of it, fair to those involved
      - Used it to settle a score | Reported the half that looked well | Only talked behind people's backs
      ? What others said and what they answered | What they left out, and why | Whom they would have gone to if ignored`,
  }),
  situation("ignored_rule", "integrity", [20, 90], ["compliance", "values"], {
    zh: `
      入职第二周，您发现部门有一条明文规定，例如离座锁屏，几乎没有人遵守，老同事笑您太认真。您会怎么做？
      + 自己照做，不摆姿态 | 了解大家不遵守的原因，是麻烦还是不知道
      + 找合适的机会提出，例如建议自动锁屏 | 涉及客户信息等风险时向负责人反映
      - 跟着大家来 | 到处说别人违规 | 马上写举报信
      ? 哪些规定您觉得可以通融，界限在哪 | 因为没锁屏出了事，您会怎么说 | 半年以后您希望有什么变化`,
    en: `
      In your second week you find that a written rule, say locking the screen when leaving the desk, is kept by hardly anyone. Old hands smile at you for it. What do you do?
      + Keeps it without making a show | Finds out why others do not: nuisance or not knowing
      + Suggests something at a fitting moment, such as automatic locking | Tells whoever is in charge where customer data is at risk
      - Does as the others | Tells everybody that they break rules | Writes a formal report at once
      ? Which rules may bend and where that ends | What they say once something has happened | What they would like to see in half a year`,
  }),
  situation("friend_asks_for_news", "integrity", [20, 90], ["confidentiality", "ethics"], {
    zh: `
      您在社交平台看到有人爆料公司的新产品，内容半真半假，朋友在下面点名问您是不是真的。您会怎么做？
      + 不在公开场合证实、否认或补充 | 转告公司负责对外的人，附上链接
      + 私下回复朋友时同样不透露 | 提醒同事不要参与讨论
      - 出来澄清细节 | 用表情暗示 | 觉得与自己无关，一笑了之
      ? 朋友说“我又不会传”，您怎么答 | 爆料里有伤害同事的话，您会怎么办 | 您平时在网上谈工作有什么分寸`,
    en: `
      On a social network somebody 'reveals' your company's new product, half right and half wrong. A friend tags you and asks whether it is true. What do you do?
      + Neither confirms, denies nor adds anything in public | Passes the link to whoever speaks for the company
      + Gives away nothing in private either | Advises colleagues to stay out of it
      - Corrects the details | Hints with an emoji | Finds it amusing and none of their business
      ? The answer to 'I won't tell anyone' | What if the post hurts a colleague | Where they draw the line when writing about work online`,
  }),
  situation("pretty_figures", "data_thinking", [20, 120], ["data", "ethics"], {
    zh: `
      年中总结前，主管请您换一种算法，让部门的完成率从八成四变成九成六，数字都是真的，只是口径变了。您会怎么办？
      + 问清换算法的理由，新口径是否更能反映实情 | 说明两种口径的差别和别人会怎样误解
      + 坚持注明口径或两个数并列，与去年可比 | 给主管一个体面的说法，例如讲清改进了哪里
      - 数字是真的就照做 | 直接向上告发 | 只说不会算
      ? 什么情况下换口径是对的 | 主管说“大家都这么报”，您怎么答 | 去年的数怎么处理`,
    en: `
      Before the half-year review your manager asks you to count differently, so that the department's completion rate goes from 84 to 96 percent. Every figure is true; only the definition changes. What do you do?
      + Asks for the reason and whether the new way reflects reality better | Explains the difference and how readers would take it
      + Insists on stating the definition or showing both, comparable with last year | Gives the manager something good to say, such as what has improved
      - True figures, so why not | Goes straight over the manager's head | Pretends not to know how
      ? When a change of definition is right | The answer to 'all departments do it' | What happens to last year's figure`,
  }),
  experience("customer_before_convenience", "customer_focus", [30, 120], ["values", "customer_insight"], {
    zh: `
      请讲一次内部图方便的做法和客户的利益不一致、您替客户说话的经历。结果怎样？
      + 说清对内方便在哪里、对客户不便在哪里 | 用客户的真实情形说服内部
      + 考虑了内部的难处，给出两边可行的办法 | 有落地的改变和客户的反应
      - 只是抱怨公司官僚 | 擅自给客户破例 | 说了没有下文
      ? 内部最强的反对理由是什么 | 您让内部多做了什么，他们为什么愿意 | 哪一次您认为该让客户迁就`,
    en: `
      Tell us about a time when what was convenient inside went against the customer's interest and you spoke up for the customer. What came of it?
      + Says what it saved inside and what it cost the customer | Argued with a real customer's case
      + Saw the difficulties inside and offered a way for both | Something changed, and they know how customers took it
      - Only complains of bureaucracy | Made an exception on their own | Said it once, and nothing followed
      ? The strongest argument against | What others had to do in addition and why they agreed | A case where the customer should give way`,
  }),
  experience("long_view", "customer_focus", [30, 120], ["strategy", "values"], {
    zh: `
      请讲一次您为了长远的信任，放弃了眼前好处的经历。您是怎么权衡的？
      + 眼前的好处说得出多少 | 看清了长远会损失什么
      + 向受影响的人解释并得到理解 | 过一段时间后有事实说明得失
      - 放弃的东西本来就得不到 | 别人替自己决定的 | 只讲道理没有后续
      ? 谁不同意，您怎么说服的 | 后来有没有后悔过，什么时候 | 眼前和长远冲突时您通常看什么`,
    en: `
      Tell us about a time when you gave up an immediate gain for the sake of lasting trust. How did you weigh it?
      + Can put a size to the gain | Saw what would be lost later
      + Explained it to those affected and was understood | Can tell from later facts whether it paid
      - Could not have had it anyway | Others decided | Reasoning only, nothing afterwards
      ? Who disagreed and how they were persuaded | Whether they ever regretted it | What they look at when now and later conflict`,
  }),
  experience("company_money", "planning", [20, 90], ["cost", "values"], {
    zh: `
      请讲一次您花公司的钱像花自己的钱一样仔细、又没有因此误事的经历。您是怎么省下来的？
      + 说得出原来的报价或习惯花法 | 比较过几种办法，算的是总的花费
      + 没有把麻烦转嫁给别人 | 质量或期限有保证，有节省的数字
      - 一味选最便宜的 | 省小钱误了大事 | 只是按规定报销
      ? 哪一笔钱您认为绝不该省 | 有人嫌您小气时怎么说 | 省下的办法别人用上了吗，怎么用的`,
    en: `
      Tell us about a time when you spent the company's money as carefully as your own and nothing suffered for it. How did you save?
      + Knows the usual price or habit | Compared several ways by what they cost in total
      + Did not push the trouble on to others | Quality or date held, and there is a figure
      - Simply took the cheapest | Saved a little and lost a lot | Followed the expense rules
      ? Where saving would be wrong | What they say to those who call it mean | Whether others took it up, and how`,
  }),
  experience("beyond_the_standard", "quality_awareness", [20, 120], ["quality", "values"], {
    zh: `
      请讲一件已经达到要求、您却觉得还不够好、又多做了一步的工作。您多做的是什么？
      + 说清原来的标准和自己看到的不足 | 多做的一步对使用的人有用
      + 估计过时间，没有耽误别的事 | 有人因此受益，说得出怎样受益
      - 为完美而完美 | 多做的是形式，例如排版 | 让别人跟着加班
      ? 您怎样判断到哪里为止 | 有没有人认为多余，您怎么看 | 后来标准提高了吗，怎么提高的`,
    en: `
      Tell us about a piece of work that already met the requirement, that you found not good enough, and where you took it a step further. What was the step?
      + Names the standard and what they found lacking | The step was of use to those who used the work
      + Had reckoned the time, and nothing else suffered | Somebody benefited, and they can say how
      - Perfection for its own sake | Appearance, such as layout | Made others stay late
      ? How they know where to stop | Whether anybody found it needless | Whether the standard rose afterwards, and how`,
  }),
  experience("waste_noticed", "execution", [20, 90], ["cost", "improvement"], {
    zh: `
      请讲一处大家习以为常的浪费，例如时间、材料或能源，是您动手让它减少的。您做了什么？
      + 量过或估过浪费有多少 | 弄清为什么一直没人改
      + 做法简单、别人愿意照做 | 坚持了一段时间，说得出减少多少
      - 贴一张提示就完 | 只靠号召大家自觉 | 说不出前后的量
      ? 最难改的是哪个习惯 | 您怎么让它不反弹 | 还有哪处浪费您没能改成，卡在哪里`,
    en: `
      Tell us about a waste of time, material or energy that everybody had got used to and that you set about reducing. What did you do?
      + Measured or estimated it | Found out why nobody had changed it
      + A simple way that others were willing to follow | Lasted for some time, and they know by how much it fell
      - Put up a notice | Appealed to good will only | No amounts before or after
      ? The habit that was hardest to change | How it was kept from coming back | A waste they failed to reduce, and why`,
  }),
  situation("looking_busy", "execution", [20, 90], ["values", "priorities"], {
    zh: `
      新部门的人下班后都不走，其实多半没有要紧的事。您的工作已经按时做完，同事暗示您先走“影响不好”。您会怎么处理？
      + 用成果和可见的进度让人放心 | 走之前看看有没有人真的需要帮忙
      + 向上级了解对工作时间的真实期望 | 不评论别人，也不勉强自己做样子
      - 跟着耗时间 | 公开嘲讽别人 | 什么也不说，走了就走
      ? 上级也认为应当多留，您怎么谈 | 真有急事时您怎么安排 | 您怎样让别人看到成果`,
    en: `
      In your new department nobody leaves at the end of the day, though most have nothing urgent. Your work is done on time, and a colleague hints that leaving first 'looks bad'. How do you handle it?
      + Gives confidence by results and visible progress | Checks before leaving whether anyone really needs help
      + Finds out from the manager what is truly expected | Neither judges others nor puts on a show
      - Sits it out with the rest | Mocks the others | Leaves and says nothing
      ? What if the manager wants people to stay | What they do when something is urgent | How they make results visible`,
  }),
  experience("work_that_carries", "resilience", [30, 120], ["motivation", "values"], {
    zh: `
      请讲一段工作上很辛苦、您却一直有劲头的日子。是什么让您有劲头？
      + 说得出具体做什么、辛苦在哪里 | 劲头来自事情本身、进步或对别人的用处，有事例
      + 懂得调节，没有把身边的人拖垮 | 了解自己在什么条件下做得最好
      - 只有“我爱挑战” | 劲头全靠奖金或表扬 | 把辛苦本身当成绩
      ? 劲头最低的一天您怎么过的 | 缺了哪个条件您会失去兴趣 | 重复的工作您怎样给自己找劲头`,
    en: `
      Tell us about a stretch of hard work during which you never lost heart. What kept you going?
      + Says what the work was and what made it hard | The energy came from the work, from progress or from its use to others, with an example
      + Kept a balance and did not wear out those around them | Knows under which conditions they work best
      - 'I love a challenge' | Bonus or praise alone | Takes the hardship itself for an achievement
      ? How they got through the lowest day | The condition without which they lose interest | Where they find energy in routine`,
  }),
];
