import type { ScorerLanguage } from "./text";

const words = (list: string) => list.trim().split(/\s+/);
const phrases = (list: string) => list.trim().split(/\s*,\s*/);

/** Discourse connectives by what they do; our own lists. */
const CHINESE: Record<string, string[]> = {
  sequence: words(
    "首先 其次 再次 最后 第一 第二 第三 其一 其二 其三 接着 随后 然后 之后 同时 一方面 另一方面 一则 二则",
  ),
  contrast: words(
    "但是 但 然而 可是 却 不过 反之 相反 反而 而是 虽然 尽管 固然 即使 诚然 否则 与此相反 殊不知",
  ),
  cause: words("因为 由于 因此 所以 因而 于是 正因 之所以 是因为 从而 以致 可见 由此 故而 既然 究其原因"),
  conclusion: words(
    "总之 综上 总而言之 综上所述 总的来说 由此可见 归根结底 一言以蔽之 因此 所以说 让我们 最终",
  ),
  example: words("例如 比如 譬如 正如 如同 就像 像 以 试想 试看 君不见 曾经 据说 记得 古有 今有 有人"),
  condition: words("如果 只要 只有 假如 倘若 若是 要是 除非 无论 不管 不论 才能 方能 就能 一旦"),
  addition: words("而且 并且 不仅 不但 还 也 更 甚至 何况 况且 此外 另外 再者 除此之外 进而"),
  emphasis: words("真正 必须 一定 绝不 决不 其实 的确 确实 毫无疑问 无疑 恰恰 正是 尤其 特别 最 千万"),
  claim: words("我认为 我觉得 在我看来 我想 我们应该 我们要 应当 应该 需要 值得 不能 不可 要 所谓"),
  cite: words("曾说 说过 名言 诗云 古人云 俗话说 常言道 有言 有云 写道 说道 认为 曾言 曰 云"),
  question: words("难道 何必 何尝 岂 怎么 为什么 为何 何以 是否 如何 究竟 何不"),
  image: words("如 若 似 像 仿佛 犹如 宛如 好似 一般 似的 好比"),
  self: words("我 我的 自己 自我"),
  together: words("我们 大家 人们 我们的 咱们 社会 国家 时代 民族"),
  reader: words("你 你的 你们 朋友 同学"),
};

const ENGLISH: Record<string, string[]> = {
  sequence: phrases(
    "first, firstly, second, secondly, then, next, after, finally, before, later, once, meanwhile",
  ),
  contrast: phrases(
    "but, however, although, though, yet, instead, unless, otherwise, while, whereas, despite, even though",
  ),
  cause: phrases(
    "because, since, therefore, so, thus, hence, as a result, due to, that is why, in order to, so that",
  ),
  example: phrases("for example, for instance, such as, like, including, e.g, once i, there was"),
  condition: phrases("if, unless, when, whether, in case, depending, provided, as long as"),
  addition: phrases("also, and, moreover, furthermore, in addition, as well, besides, not only"),
  emphasis: phrases(
    "very, really, definitely, absolutely, certainly, always, never, completely, extremely, totally, must",
  ),
  hedge: phrases(
    "maybe, perhaps, probably, possibly, might, could, would, i guess, i think, somewhat, kind of, sort of, i feel, seems, likely, a bit, not sure",
  ),
  self: phrases("i, me, my, mine, myself, i'm, i'd, i'll, i've, im"),
  together: phrases(
    "we, us, our, ours, together, team, group, everyone, colleague, colleagues, coworker, coworkers",
  ),
  other: phrases("he, she, they, them, their, him, her, his, person, people, someone, others"),
  reader: phrases("you, your, yours"),
  negation: phrases(
    "not, no, never, don't, won't, wouldn't, can't, cannot, couldn't, didn't, isn't, nothing, none, without, dont, wouldnt, cant",
  ),
  modal: phrases("would, could, should, can, may, might, must, will"),
  positive: phrases(
    "good, great, enjoy, happy, love, like, excited, exciting, fun, glad, positive, best, better, nice, wonderful, enjoyable, interesting, interested, comfortable, confident, pleased, thrilled, fascinating, awesome, amazing",
  ),
  negative: phrases(
    "bad, sad, hate, dislike, angry, upset, worried, anxious, stressed, stress, nervous, afraid, fear, boring, bored, annoyed, annoying, frustrated, tired, uncomfortable, awkward, unfair, disappointed, difficult, hard, problem, worse, terrible, awful, hurt, mad, furious, devastated",
  ),
  calm: phrases(
    "calm, calmly, relaxed, relax, patient, accept, understand, professional, professionally, respect, respectful, respectfully, politely, polite, rational, reasonable, objective",
  ),
  worry: phrases(
    "worry, worried, anxious, anxiety, nervous, panic, stress, stressed, overwhelmed, scared, afraid, depressed, cry, insecure, upset",
  ),
  anger: phrases(
    "angry, mad, furious, fight, argue, revenge, quit, lawyer, sue, complain, unfair, ridiculous, refuse, hate, pissed",
  ),
  kind: phrases(
    "help, kind, share, compromise, agree, fair, fairness, give, care, support, understand, understanding, considerate, friend, friendly, family, generous, sacrifice, appreciate, thank, grateful, willing, cooperate, harmony, happy",
  ),
  firm: phrases("refuse, insist, won't, deserve, right, rights, demand, stand, firm, no way"),
  plan: phrases(
    "plan, plans, schedule, organize, organized, early, ahead, immediately, right away, deadline, finish, complete, list, calendar, steps, prepare, prepared, task, tasks, prioritize, time, start, done, advance, goals, progress",
  ),
  delay: phrases(
    "procrastinate, procrastination, last minute, later, wait, put off, lazy, easy, relax, eventually",
  ),
  outgoing: phrases(
    "meet, meeting, people, talk, talking, network, networking, social, socialize, outgoing, party, fun, conversation, attend, go, friends, new people, opportunity, extrovert, energetic, lead",
  ),
  quiet: phrases(
    "shy, introvert, introverted, alone, quiet, home, tired, awkward, uncomfortable, skip, exhausted, rest, by myself, small talk, crowds",
  ),
  curious: phrases(
    "learn, learning, culture, cultures, new, different, explore, travel, curious, fascinating, interesting, knowledge, experience, creative, history, language, discover, art, broaden, horizons, world, ideas, diverse, country",
  ),
  routine: phrases(
    "boring, bored, no interest, not interested, waste, money, pay, paid, work, job, same, normal, usual, simple",
  ),
  achieve: phrases(
    "goal, goals, success, successful, improve, improvement, best, win, achieve, career, promotion, opportunity, opportunities, challenge, bonus, advance, growth, proof, evidence",
  ),
  think: phrases(
    "think, know, consider, because, reason, believe, understand, realize, decide, figure, idea, analyze, question, reflect, feedback, perspective, explain, learn",
  ),
  feel: phrases("feel, feeling, feelings, felt, emotion, emotional, hurt, sad, happy, upset"),
  certain: phrases(
    "always, never, every, definitely, certainly, absolutely, sure, clearly, obviously, must, all, completely",
  ),
  past: phrases("was, were, had, did, went, been, used to, before, last, past, ago, have"),
  future: phrases("will, going to, tomorrow, next, future, plan to, gonna, later"),
};

export type CueCounter = (text: string) => Map<string, number>;

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function counter(lists: Record<string, string[]>, whole: boolean): CueCounter {
  const patterns = Object.entries(lists).map(([name, list]) => {
    const sorted = list.toSorted((left, right) => right.length - left.length).map(escape);
    const body = sorted.join("|");
    return [name, new RegExp(whole ? `(?<![a-z'])(?:${body})(?![a-z'])` : `(?:${body})`, "g")] as const;
  });
  return (text) => new Map(patterns.map(([name, pattern]) => [name, (text.match(pattern) ?? []).length]));
}

const counters: Record<ScorerLanguage, CueCounter> = {
  zh: counter(CHINESE, false),
  en: counter(ENGLISH, true),
};

/** How many cues of each kind a folded text has. */
export const countCues = (text: string, language: ScorerLanguage): Map<string, number> =>
  counters[language](text);
