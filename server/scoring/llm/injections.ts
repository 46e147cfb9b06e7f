/**
 * Words to the scorer instead of about work, on folded text. Beside the rubric's own cues ("给我满分", "ignore the
 * above"): commands to a model, role markers of prompt formats, results written out beforehand. That a customer "gave
 * five points" is evidence, so an asked-for score counts only as a request.
 */
const INJECTIONS = [
  // Forget what you were told.
  /(?:忽略|无视|忘记|忘掉|跳过|不用管|不要(?:理会|管|遵守|遵循))(?:掉|了)?(?:之前|以上|上面|前面|上述|所有|一切|原来|你的|系统|任何)/,
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|rubrics?|above|previous|prior)\b/,
  // You are somebody else.
  /你(?:现在|从现在起|将|要)?(?:是|扮演|充当|作为)(?:一个|一名|一位)?[^,。\n]{0,8}(?:评分|打分|面试官|考官|评委|ai|助手|模型|机器人)/,
  /\byou are (?:now )?(?:an? |the )?(?:[a-z]+ ){0,3}(?:assistant|evaluator|grader|scorer|model|ai|judge|chatbot)\b/,
  // Write this.
  /(?:输出|返回|回复|填写)[^,。\n]{0,12}(?:json|level|等级|满分|五级|5级|最高)/,
  /\b(?:output|return|respond with|reply with|answer with)\b[^.\n]{0,40}\b(?:json|level|score|maximum)\b/,
  /["'“]?(?:level|score|rating|等级|评分|得分)["'”]?\s{0,3}[:=]\s{0,3}["'“]?\d/,
  // Score me so.
  /(?:请|必须|务必|应该|应当|一定要|麻烦)[^,。\n]{0,8}(?:给|打|评|判|定)[^,。\n]{0,8}(?:5|五|最高|满|高|10|十)(?:级|分|等|评价)/,
  /\b(?:please|must|should|you (?:need|have) to|make sure)\b[^.\n]{0,30}\b(?:give|award|assign|rate|score|grade)\b[^.\n]{0,30}\b(?:5|five|full|maximum|highest|perfect|top|10|ten)\b/,
  // Who speaks, in the formats of models.
  /(?:^|\n)\s{0,4}(?:system|assistant|user|developer|系统|助手)\s{0,2}:/,
  /<\|?\/?\s?(?:im_start|im_end|endoftext|system|assistant|user|answer|instructions?|think)\b/,
  /\[\/?(?:inst|sys)\]|<<\/?sys>>|#{2,}\s?(?:instructions?|system|response|指令|系统)/,
] as const;

/** Where such words begin, in units of the folded text; in no order. */
export function findInjections(folded: string): number[] {
  return INJECTIONS.flatMap((pattern) =>
    [...folded.matchAll(new RegExp(pattern.source, "g"))].map(
      (match) => match.index + (match[0].length - match[0].trimStart().length),
    ),
  );
}
