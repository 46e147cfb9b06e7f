import type { BankQuestion } from "./types";
import { writersFor } from "./write";

const { experience, situation, written } = writersFor("retail");

/** Shops and outlets: people at the till, on the floor and in the stock room. */
export const retailQuestions: BankQuestion[] = [
  experience("best_seller_gap", "store_operations", [30, 120], ["inventory", "root_cause"], {
    zh: `
      请讲一次您所在的门店有商品老是缺货、后来由您改善的经历。您从哪里入手？
      + 说得出是哪种商品、多久断一次、损失多大 | 查清缺在订货、到货还是后仓没有上架 | 调整了订货点、补货时间或责任人 | 有改善前后的缺货次数或销量
      - 只向仓库或总部催货 | 凭感觉多订一批，造成积压 | 说不出后来还缺不缺
      ? 当时怎样分辨是没订够还是没上架 | 加大订货带来的损耗怎么控制 | 换了人订货以后做法有没有保住`,
    en: `
      Tell us about an item that your store kept running out of until you put it right. Where did you start?
      + Names the item, how often it ran out and what that cost | Found whether ordering, delivery or shelving from the back room was at fault | Changed the reorder point, the restocking time or who looks after it | Gives stock-outs or sales before and after
      - Only chased the warehouse or head office | Ordered extra by feeling and ended up overstocked | Cannot say whether it still runs out
      ? How they told too small an order from goods left in the back room | How waste was kept down once orders grew | Whether it lasted when somebody else placed the orders`,
  }),
  experience("undecided_shopper", "sales_drive", [30, 120], ["customer_insight", "persuasion"], {
    zh: `
      有的顾客看了很久还是拿不定主意。请讲一次您帮这样的顾客买到合适东西的经过，您是怎么促成的？
      + 用提问弄清用途、预算和顾虑 | 推荐两三样并讲明差别，不堆砌卖点 | 请顾客试用、比较，针对顾虑给出依据 | 成交之外还说得出顾客后来满不满意
      - 一味催促、说马上没货 | 只推提成高的商品 | 顾客自己决定的，说不出自己起了什么作用
      ? 顾客真正犹豫的是什么 | 当时有没有劝顾客少花钱 | 这套做法用在别的顾客身上效果如何`,
    en: `
      Some shoppers look for a long time and cannot decide. Tell us about one whom you helped to buy the right thing. How did you bring it about?
      + Asked about use, budget and worries | Offered two or three choices and explained the difference | Let the shopper try and compare, and answered the worry with facts | Can say whether the shopper was pleased afterwards, beyond the sale itself
      - Pushed, or said it would soon be gone | Recommended only what pays the best commission | The shopper decided alone and the candidate's part is unclear
      ? What the hesitation was really about | Whether they ever advised spending less | How the same approach worked with others`,
  }),
  experience("placement_tested", "data_thinking", [30, 120], ["merchandise", "data"], {
    zh: `
      请讲一次您调整商品的摆放、动线或堆头的经历。您怎么判断它的效果？
      + 调整之前先记下对比的数字 | 考虑了天气、促销、周末等别的因素 | 看销量之外还看毛利或连带 | 效果不好时也如实说，并改了做法
      - 觉得好看就算成功 | 只拿最好的一天来说 | 照着总部的图摆，没有看过结果
      ? 对比的是哪一段时间、哪一家店 | 怎样排除促销的影响 | 这个结论后来用在了哪里`,
    en: `
      Tell us about a time when you changed where goods stood or how customers moved past them. How did you judge whether it really helped?
      + Noted figures to compare with before changing anything | Allowed for weather, offers or weekends | Looked at margin or add-on sales as well as units | Is frank when the effect was small, and changed it again
      - It looked better, so it worked | Quotes only the best day | Followed the plan from head office and never looked at the outcome
      ? Which period or which store served as the comparison | How the effect of an offer was taken out | Where the finding was used later`,
  }),
  experience("big_season_prepared", "planning", [30, 150], ["planning", "scheduling"], {
    zh: `
      请讲您参与筹备过的一次销售旺季，比如节日或店庆。您负责的那部分是怎么安排的？
      + 用往年数据或预售估算货量和人手 | 从开卖那天倒排到货、陈列、培训的时间 | 想到缺货、断网、人手不足等情况，备了后手 | 结束后对照计划总结，说得出偏差
      - 提前多备货，其余到时候再说 | 只说大家加班很辛苦 | 没有数字，也没有总结
      ? 估量时依据了哪些数字 | 哪一处和计划出入最大 | 第二次筹备时改了什么`,
    en: `
      Tell us about a peak season you helped to prepare for, such as a festival or a store anniversary. How did you arrange the part that was yours?
      + Estimated goods and people from earlier years or advance orders | Worked back from opening day to delivery, display and training | Had a fallback for empty shelves, a network failure or too few hands | Compared plan and outcome afterwards and names the gap
      - Stocked up early and left the rest to the day | Only how hard everybody worked | No figures and no review
      ? Which figures the estimate rested on | Where plan and reality differed most | What was changed the next time`,
  }),
  experience("regulars_understood", "customer_focus", [30, 120], ["customer_insight", "improvement"], {
    zh: `
      您对常来的顾客留意到过什么别人没有留意的事？请讲讲您因此改变了什么。
      + 讲得出具体的顾客群和观察到的习惯 | 用聊天、记录或小票核实，不靠猜 | 据此改了商品、时段或服务方式 | 说得出顾客的反应或复购的变化
      - 只记住了几位熟客的称呼 | 看到了没有行动 | 把个别人的意见当成所有人的需要
      ? 怎样确认不是个别情况 | 为此说服了谁、动用了什么 | 顾客后来有什么不同`,
    en: `
      What have you noticed about regular customers that others had missed? Tell us what you changed because of it.
      + Describes a particular group and the habit observed | Checked it by talking, notes or receipts instead of guessing | Changed range, hours or service to fit | Knows how customers responded or came back
      - Knew a few regulars by name and no more | Noticed and did nothing | Took one person's wish for everybody's
      ? How they made sure it was more than a single case | Whom they had to convince and what it took | What was different for customers later`,
  }),
  experience("closing_standard_kept", "execution", [20, 120], ["procedure"], {
    zh: `
      开店和打烊前的例行检查很琐碎，忙起来容易走过场。请讲讲您是怎么让其中一项始终做到位的。
      + 说清是哪一项、原来常漏在哪里 | 有清单、责任人或拍照核对等具体办法 | 自己抽查并当场纠正 | 说得出坚持了多久、漏项怎样减少
      - 只说靠自觉、靠责任心 | 检查时才做，平时放松 | 说不出这项检查为什么要做
      ? 最容易被跳过的是哪一步 | 忙不过来的那天怎么保住的 | 别的班次怎样照着做`,
    en: `
      Opening and closing checks are tedious and easily become a formality on busy days. Tell us how you made sure that one of them was always done properly.
      + Names the check and where it used to slip | Used a list, an owner, photos or the like | Spot-checked and put things right at once | Says how long it held and how omissions fell
      - It comes down to people being conscientious | Done only when an inspection was due | Cannot say what the check is for
      ? Which step was skipped most easily | How it was kept up on the busiest day | How the other shifts took it over`,
  }),
  experience("membership_target", "sales_drive", [30, 120], ["motivation", "objection"], {
    zh: `
      请讲一次您要在收银或接待时推荐会员、储值或加购的经历。您怎样做到既完成任务又不惹人烦？
      + 知道自己的目标和完成数 | 看人看时机开口，一句话讲清好处 | 被拒绝后大方收住，不影响结账体验 | 试过不同说法并比较效果
      - 见人就念同一段话 | 不说清条件先让顾客办了 | 觉得难为情，基本不开口
      ? 什么样的顾客不去推荐 | 试过的说法里哪一种最有效、为什么 | 有没有顾客事后后悔、怎样处理`,
    en: `
      Tell us about a time when you had to offer a membership, stored value or an add-on while serving people. How did you reach the number without annoying anyone?
      + Knows the target and the result | Chose the moment and said the benefit in a sentence | Took a no gracefully and kept checkout pleasant | Tried different wordings and compared them
      - Recited the same lines to everybody | Signed people up before explaining the terms | Found it awkward and hardly ever asked
      ? Which customers they did not ask | Which wording worked best and why | Whether anybody regretted it and what was done`,
  }),
  experience("hazard_on_the_floor", "safety_awareness", [20, 120], ["safety", "initiative"], {
    zh: `
      请讲一次您在卖场、后仓或卸货区发现安全隐患的经历。您当时做了什么？
      + 说得出可能伤到谁、怎样伤到 | 先隔开、挪走或停用，再报告 | 查了隐患为什么会出现 | 事后确认同样的情况没有再有
      - 看见了绕过去 | 只在群里发一句就不管了 | 等检查来了才整改
      ? 处理之前旁边的人是怎样绕开危险的 | 当时手上的生意怎么安排 | 后来别的地方有没有一起查`,
    en: `
      Tell us about a danger that you spotted on the sales floor, in the stock room or at the loading bay. What did you do?
      + Can say who might have been hurt and how | Fenced it off, moved it or put it out of use before reporting | Looked into how it came about | Checked later that it had not come back
      - Walked round it | Posted one line in the group chat and left it | Fixed it only when an inspection came
      ? How people kept out of its way meanwhile | What happened to the customers being served | Whether similar places were checked too`,
  }),
  experience("cover_other_counter", "teamwork", [20, 120], ["cooperation"], {
    zh: `
      请讲一次您放下自己的柜台或区域，去支援别的班组或门店的经历。您是怎么配合的？
      + 说明对方缺什么、自己为什么能帮上 | 先问清对方的做法和要求，不自作主张 | 自己那边有人接手，没有顾此失彼 | 结束时把情况交代清楚
      - 被派去的，站着等安排 | 用自己店的习惯改别人的规矩 | 自己的区域没有人管
      ? 去之前自己的活怎样交代 | 和对方做法不同时怎么办 | 后来两边的关系有什么变化`,
    en: `
      Tell us about a time when you left your own counter or section to help another team or store. How did you fit in with them?
      + Says what they lacked and why one could help | Asked how they do things before acting | Had their own section covered | Passed on what was left when going back
      - Was sent and stood waiting for orders | Changed their ways to those of the own store | Left their own section unattended
      ? How their own work was handed over first | What they did where habits differed | How the two teams got on afterwards`,
  }),
  experience("old_ways_failed", "learning_agility", [20, 120], ["learning", "change"], {
    zh: `
      换到另一家店、另一个商圈或品类以后，原来好用的一套不灵了。请讲一次这样的经历，您是怎么调整的？
      + 说得出哪一招不灵、从什么看出来的 | 先观察、问当地的同事和顾客，再下手 | 小范围试新做法，比较后取舍 | 讲得出哪些老经验仍然管用、为什么
      - 认为是新店的人不行 | 硬套原来的办法 | 时间长了自然习惯，没有主动做什么
      ? 用了多久才承认不灵 | 哪位同事教得最多 | 再换一个地方会先做什么`,
    en: `
      You move to another store, district or range, and what used to work no longer does. Tell us about such a time. How did you adapt?
      + Says which approach failed and what showed it | Watched and asked local colleagues and customers before acting | Tried new ways on a small scale and compared | Knows which old experience still held and why
      - The people in the new store were no use | Forced the old way through | Got used to it in time without doing anything
      ? How long it took to admit it | Which colleague taught them most | What they would do first in the next place`,
  }),
  experience("scolded_all_day", "resilience", [20, 120], ["pressure", "emotion"], {
    zh: `
      站了一天又接连被顾客数落，后面的顾客却还等着好好接待。请讲一个您经历过的这样的日子，您是怎么撑过来的？
      + 如实说出当时的感受和原因 | 有具体的调整办法，没有把气带给下一位 | 分得清哪些是自己能改的 | 事后找人谈或改了安排，以后好过一些
      - 说自己从来不会有情绪 | 忍着，下班以后抱怨了事 | 对后面的顾客也冷淡下来
      ? 最难的是哪一刻 | 谁帮过忙、怎样帮的 | 现在再遇到会怎样不同`,
    en: `
      After a long day on your feet with one complaint after another, the next customer still deserves a warm welcome. Tell us about such a day. How did you get through it?
      + Is honest about the feeling and where it came from | Had a way to settle before the next customer | Knows which part was in their own hands | Talked it over or changed something so that later days were easier
      - Says nothing ever gets to them | Held out and then just complained after work | Became cold to the customers that followed
      ? Which moment was hardest | Who helped and how | What they would do differently now`,
  }),
  experience("app_and_walk_ins", "problem_solving", [30, 120], ["improvement", "resources"], {
    zh: `
      线上单和到店顾客常常抢同一批人手、同一批货。请讲一次您碰到这种矛盾并把它解决的经历。
      + 用时段、单量说清矛盾在哪里 | 先保住最急的一头，再找根本的办法 | 改了备货、分区或分工 | 用等待时间、差错或差评数说明效果
      - 谁催得凶先做谁的 | 直接关掉线上单 | 只要求加人
      ? 怎样发现真正卡住的环节 | 考虑过哪几种办法 | 骑手和顾客各自的反应`,
    en: `
      Online orders and people in the store often compete for the same hands and the same goods. Tell us about a time when you ran into this and solved it.
      + Describes the clash by hour and order count | Saved the most urgent side first and then looked for a lasting way | Changed picking, layout or who does what | Shows the effect in waiting time, errors or bad reviews
      - Served whoever shouted loudest | Simply switched online orders off | Only asked for more people
      ? How they found where it really got stuck | Which ways they considered | How couriers and customers took it`,
  }),
  situation("used_pan_past_deadline", "service", [30, 120], ["complaint", "service_recovery"], {
    zh: `
      顾客拿来一口用过几次的锅要求退货，说锅底不平根本没法用，退货期已经过了两天，后面还排着四个人。您会怎么接待？
      + 先请顾客到一旁坐下，安排人照顾后面的队 | 听清哪里不好用，当面验看 | 查清退货、质保的规定里有哪些可用的办法 | 在规定之内给出换、修、退等选择并说清理由
      - 过了期限就一口回绝 | 为了清静直接退钱 | 当着众人说是顾客用坏的
      ? 规定不允许退时怎么开口 | 怎样知道是不是质量问题 | 事后要向谁反映`,
    en: `
      A customer brings back a pan used several times and says that its uneven base makes it useless. The time for returns ran out two days ago, and four people are waiting behind. How do you look after this customer?
      + Takes the customer aside and has the line looked after | Hears what is wrong and looks at the pan together | Looks for what return and warranty rules make possible | Offers exchange, repair or refund within the rules, with reasons
      - Too late, no return | Hands back the money to have peace | Says before everybody that the customer damaged it
      ? How they would put it if the rules allow no refund | How they would tell a fault from misuse | Whom they would inform afterwards`,
  }),
  situation("stocktake_twelve_short", "problem_solving", [30, 120], ["inventory", "root_cause"], {
    zh: `
      月底盘点，一款单价八百多元的耳机少了十二副，上个月是平的。您会怎样查？
      + 先复盘，查调拨、退货、样机等未入账的情况 | 按时间点和经手环节缩小范围 | 用监控、系统记录说话，不先怀疑人 | 查清前先收紧保管，并按规定上报
      - 马上怀疑某位同事 | 先拿别的货顶上，下个月再说 | 只让大家平摊赔偿
      ? 先查哪一步、为什么 | 查不出来时怎么收尾 | 以后怎样早点发现`,
    en: `
      At month end twelve headphones at over eight hundred yuan each are missing from the count; last month it balanced. How do you go about finding out why?
      + Counts again and looks for transfers, returns or display pieces not booked | Narrows it by date and by who handles what | Goes by cameras and records before suspecting anyone | Tightens storage meanwhile and reports it as the rules say
      - Suspects a colleague at once | Covers it with other goods until next month | Makes everybody share the cost
      ? Which step comes first and why | How they would close it if nothing is found | How it could be noticed sooner`,
  }),
  situation("till_two_hundred_short", "integrity", [20, 90], ["ethics", "payment"], {
    zh: `
      交班时收银少了两百元，搭班的同事说自己先垫上、别报了，免得大家扣分。您会怎么做？
      + 不同意私下垫平，说明为什么 | 一起重新清点、核对流水 | 如实登记并报告，包括自己可能找错的地方 | 顾及同事的担心，一起想以后怎样避免
      - 觉得补上就没有损失 | 报上去，但把责任推给同事 | 让同事自己决定
      ? 同事因此不高兴时怎么说 | 查出是自己找错钱怎么办 | 什么样的做法能让大家愿意如实报`,
    en: `
      At handover the till is two hundred yuan short. The colleague on your shift wants to put in their own money and say nothing, so that nobody loses points. What do you do?
      + Does not agree to cover it quietly, and says why | Recounts and checks the journal together | Records and reports it truthfully, including a slip of their own | Takes the colleague's worry seriously and thinks about preventing it
      - If it is made up, nothing is lost | Reports it and lays it on the colleague | Leaves it to the colleague
      ? What they would say if the colleague is upset | What if the slip was their own | What would make people willing to report such things`,
  }),
  situation("points_on_own_card", "integrity", [20, 90], ["ethics", "compliance"], {
    zh: `
      您无意中看到，关系很好的同事把没有会员卡的顾客的积分都记到了自己卡上。您会怎么处理？
      + 先弄清事实，不传闲话 | 当面提醒并说清性质和后果 | 按规定向该知道的人说明，不替人隐瞒 | 建议堵上系统或流程的漏洞
      - 数额小，当没看见 | 也学着这样做 | 在群里公开指责
      ? 朋友求您别说时怎么回答 | 拿不准算不算违规时找谁 | 怎样让流程不给人这种机会`,
    en: `
      By chance you see that a colleague you are close to books the points of customers without a card onto their own. How do you deal with it?
      + Makes sure of the facts and does not gossip | Speaks to the colleague about what it is and what follows | Tells the person the rules name instead of covering it up | Suggests closing the gap in system or procedure
      - It is little money, so looks away | Starts doing the same | Denounces it in the group chat
      ? What they would answer to a friend's plea for silence | Whom they would ask if unsure | How the procedure could remove the temptation`,
  }),
  situation("yoghurt_six_days", "store_operations", [30, 120], ["inventory", "pricing"], {
    zh: `
      冷柜里还有两百盒酸奶，六天后到期，平时一天卖二十盒。您会怎样安排？
      + 先算出缺口，定每天要卖多少 | 分档使用陈列、搭售、折扣、调拨等手段 | 算清毛利和报废的得失 | 到期前撤架，并回查为什么订多了
      - 直接全部打五折 | 把到期日朝里摆 | 等快到期再处理
      ? 每天看什么数来调整 | 折扣会不会影响正价货 | 下次订货怎样避免`,
    en: `
      The chiller holds two hundred pots of yoghurt that expire in six days. You usually sell twenty a day. What do you arrange?
      + Works out the gap and what has to sell each day | Uses placement, bundles, discounts and transfers in stages | Weighs lost margin against waste | Clears the shelf before the date and looks into the over-order
      - Half price on everything at once | Turns the dates to the back | Waits until the last day
      ? Which figure they would look at each day | Whether the discount hurts full-price goods | How the next order would differ`,
  }),
  situation("rota_three_wishes", "planning", [30, 120], ["scheduling", "fairness"], {
    zh: `
      下周六有品牌活动，三位店员都想在那天休息，各有各的理由，而您至少要留下平时的满编。排班您会怎么排？
      + 先按客流估出各时段要几个人 | 逐一问清能不能错开半天、换班 | 讲清大家认可的规则，如轮流或先申请先得 | 有备班，并提前公布
      - 谁嗓门大让谁休 | 一律不准休，不作解释 | 自己一个人硬顶
      ? 三个人都不让步时怎么定 | 怎样让结果显得公平 | 活动当天再少一人怎么办`,
    en: `
      There is a brand event next Saturday. Three people on your rota want that day off, each with a reason, and you need at least the usual full crew. How do you plan the day?
      + Estimates from footfall how many are needed at which hour | Asks each about half days and swaps | Uses a rule that all accept, such as turns or first come first served | Has a standby and publishes the rota early
      - Gives in to the loudest | Refuses all without a reason | Works the gap alone
      ? What they would do if nobody gives way | How it would be seen as fair | What if one more drops out on the day`,
  }),
  situation("display_by_morning", "execution", [30, 120], ["merchandise", "deadline"], {
    zh: `
      总部下午通知，明早开门前要换好新陈列并拍照回传，可是道具只到了一半。您会怎样把这件事办成？
      + 当场清点，列出能做和缺的部分 | 尽早向总部说明缺件并商定替代办法 | 按区域分工，排好先后和收尾时间 | 开门前对照标准逐项检查
      - 等道具到齐再说 | 随便找东西代替，也不说明 | 只拍好看的角度交差
      ? 半夜发现做不完时先保哪一块 | 怎样不影响当晚营业 | 缺件到了以后怎样补齐`,
    en: `
      In the afternoon head office asks for a new display, with photos, before opening tomorrow, but only half of the fixtures have come. How do you get it done?
      + Counts at once what can be built and what is missing | Tells head office early and agrees a substitute | Shares out sections with an order and a finishing time | Checks against the standard before opening
      - Waits until everything has arrived | Improvises and does not mention it | Photographs only the angles that look right
      ? What comes first if it cannot all be finished | How the evening's trade is kept going | How the rest is completed later`,
  }),
  situation("label_lower_than_till", "communication", [20, 90], ["complaint", "pricing"], {
    zh: `
      货架标价五十九元，收银扫出来七十九元，顾客认定店里故意骗人，声音越来越大。您会怎么跟他说？
      + 先承认标价和收银不一致，不辩解 | 用简单的话说明怎么处理、多久能好 | 听出对方在意的是被骗，而不只是差价 | 确认对方听明白并接受
      - 说是系统的问题，与自己无关 | 反复讲内部流程 | 暗示顾客贪小便宜
      ? 顾客要求公开道歉时怎样回应 | 旁边围观的人怎么照顾 | 怎样告诉同事免得再发生`,
    en: `
      The shelf says fifty-nine, the till says seventy-nine, and the customer, louder and louder, is sure that the store cheats. What do you say to them?
      + Admits the mismatch without excuses | Says in simple words what happens now and how long it takes | Hears that the issue is feeling cheated, beyond the difference in price | Makes sure the customer has understood and accepts
      - It is the system and none of their doing | Explains internal procedure again and again | Hints that the customer is petty
      ? How they would answer a demand for a public apology | How they would look after the onlookers | How they would tell colleagues so that it does not recur`,
  }),
  situation("wet_entrance_rain", "safety_awareness", [20, 90], ["safety", "priorities"], {
    zh: `
      暴雨天，门口的地砖湿得打滑，刚才有位顾客差点摔倒。保洁要二十分钟才到，收银又缺人。您会怎么做？
      + 马上有人守住门口，先擦、铺垫、放警示 | 过问差点摔倒的顾客，按规定记录 | 重新分一下人手，说明为什么先顾门口 | 雨后查地垫、排水和雨天的安排
      - 放个警示牌就回去收银 | 等保洁来处理 | 只在广播里提醒小心
      ? 只抽得出一个人时站在哪里 | 排队的顾客不耐烦怎么说 | 怎样让下一场雨不再这样`,
    en: `
      It is pouring, the tiles at the entrance are slippery, and a customer has just nearly fallen. The cleaner is twenty minutes away and the till is short of people. What do you do?
      + Has somebody stay at the door at once to wipe, lay mats and put up a sign | Looks after the customer who slipped and records it as the rules say | Shifts people and says why the door comes first | After the rain looks at mats, drainage and the routine for wet days
      - Puts up a sign and goes back to the till | Waits for the cleaner | Just asks for care over the loudspeaker
      ? Where they would place the only free person | What they would tell the impatient line | How the next rain would be different`,
  }),
  situation("phone_shows_lower_price", "sales_drive", [20, 90], ["objection", "pricing"], {
    zh: `
      顾客试好了一台料理机，掏出手机说网上便宜一百二，问您能不能也给这个价。您会怎么应对？
      + 先确认型号、赠品、售后是否相同 | 讲清店里买得到的价值，如现货、安装、退换 | 在权限内给方案，或争取授权 | 不卖也留下好印象和再来的理由
      - 说网上的都是假货 | 立刻让到最低价 | 让顾客去网上买
      ? 怎样判断这位顾客只看价格还是想要安心 | 权限不够时怎么办 | 成交以后还会做什么`,
    en: `
      A customer has tried a food processor, holds up a phone with a price a hundred and twenty yuan lower, and asks you to match it. How do you respond?
      + Checks that model, extras and service are the same | Shows what the store adds: in stock, set up, easy to exchange | Offers what is in their power or asks for approval | Leaves a friendly impression even without a sale
      - Online goods are all fakes | Drops to the lowest price at once | Sends the customer off to buy online
      ? How they would tell a bargain hunter from somebody who wants certainty | What they would do beyond their limit | What happens after the sale`,
  }),
  situation("bag_under_the_coat", "decision_making", [20, 90], ["emergency", "decision"], {
    zh: `
      您从侧面隐约看到一位顾客把一盒化妆品放进了自己的包，但没有看清，对方正往门口走。您会怎么判断和处理？
      + 区分看到的和猜的，不当众指认 | 以招呼、询问是否结账的方式给对方机会 | 不搜包、不拉扯，按规定通知安保 | 事后核对货品和录像，再定下一步
      - 上前拦住要求打开包 | 怕惹事，完全不管 | 凭穿着打扮下结论
      ? 误会了顾客怎么收场 | 什么情况下会报警 | 这个决定最担心哪一种错`,
    en: `
      From the side you half see a customer put a box of cosmetics into a bag. You are not sure, and the person is walking towards the door. How do you judge this and what do you do?
      + Keeps what was seen apart from what is guessed, and accuses nobody in public | Gives the person a way out by greeting them and asking about payment | Does not search or hold anyone; informs security as the rules say | Checks goods and recording before going further
      - Blocks the way and demands to see the bag | Ignores it to avoid trouble | Judges by how the person is dressed
      ? How they would end a misunderstanding | When they would call the police | Which of the two errors worries them more`,
  }),
  situation("visitors_same_sales_down", "data_thinking", [40, 120], ["data", "root_cause"], {
    zh: `
      本周进店人数和上周差不多，销售额却低了百分之八，店里说法不一。您会看哪些数字来弄清原因？
      + 把销售额拆成成交率、客单价、件数 | 按时段、品类、员工或天气找变化集中在哪里 | 先核对退货、计数器等口径 | 说明什么结果对应什么动作
      - 直接认定是天气或大环境 | 只看总额 | 数字列了很多，不知道先看哪个
      ? 若成交率没变，下一步看什么 | 数据拿不到时用什么代替 | 怎样避免一周的波动误导人`,
    en: `
      As many people came in this week as last, yet sales are eight percent lower, and everybody has a theory. Which figures do you look at to find the cause?
      + Splits sales into conversion, basket and items | Looks for where it is concentrated: hour, category, person, weather | Checks returns, the door counter and other definitions first | Says which finding would lead to which action
      - It must be the weather or the economy | Looks at the total only | Lists many figures with no idea where to begin
      ? What comes next if conversion is unchanged | What could stand in for data they cannot get | How not to be misled by one week`,
  }),
  written("shrinkage_plan", "store_operations", [60, 900], ["inventory", "cost"], {
    zh: `
      您接手一家生鲜便利店，损耗率三个月里从百分之三升到百分之五。请写一份一个月的降损方案，交给区域经理。
      + 先按品类、时段、原因拆开损耗，写明怎么取数 | 挑影响最大的两三项下手，动作落到人和每天 | 兼顾缺货和顾客感受，不是一味少订 | 写明每周目标、检查办法和费用
      - 只写加强管理、提高意识 | 一刀切减少订货 | 没有数字，没有负责人
      ? 为什么先做这两三项 | 指标反弹时怎样应对 | 需要区域给什么支持`,
    en: `
      You take over a fresh-food convenience store where waste has risen from three to five percent in three months. Write the area manager a one-month plan to bring it down.
      + Breaks waste down by category, hour and cause, and says where the data comes from | Picks the two or three largest and turns them into daily actions with names | Keeps shelves and customers in view instead of simply ordering less | Gives weekly targets, checks and cost
      - Only stricter management and more awareness | Cuts all orders alike | No figures and no owners
      ? Why these come first | What they would do if the figure rises again | What support they need from the area`,
  }),
];
