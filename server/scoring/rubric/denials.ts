/** "没有遇到过", "I have never had to": an honest word, and not the same as talk without an example. */
const NONE =
  /(?:没有?|从没|从来没有?|还没有?|未曾)(?:真正|怎么)?(?:遇到|碰到|经历|处理|做|接触|发生)过|没有?(?:这样|这种|这类|这方面|类似|相关)(?:的)?(?:经历|经验|情况|例子)|想不(?:到|起来?)(?:什么)?(?:例子|经历|这样)|\b(?:i|we)(?: have| had|['’]ve)?(?: never|n['’]t| not)(?: really| actually| yet| ever)* (?:had|faced|been|experienced|done|dealt|encountered|come across|worked)\b|\bhaven['’]t (?:had|faced|been|experienced|done|dealt|encountered|worked)\b|\bno (?:such )?experience\b|\bnever happened to me\b|\bcan(?:no|['’])t (?:think of|recall|remember)\b/;

/** Whether somebody says that they have nothing of the kind to tell. */
export const saysNothingToTell = (folded: string): boolean => NONE.test(folded);
