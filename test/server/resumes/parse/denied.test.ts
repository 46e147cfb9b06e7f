import { skillsIn } from "../../../../server/resumes/parse/skills";

test.each<[string, string[]]>([
  ["不会 Java，会 Python", ["Python"]],
  ["没有 Kubernetes 经验", []],
  ["未使用过 Redis", []],
  ["不会Java、Python和Kotlin，熟悉MySQL", ["MySQL"]],
  ["Kotlin 没用过，Java 五年", ["Java"]],
  ["no experience with Kubernetes, but Docker daily", ["Docker"]],
  ["I have never used Redis", []],
  ["不要求 Python", []],
  // Other ways to say not that deny nothing.
  ["不仅会 Java，也会 Python", ["Java", "Python"]],
  ["not only Java but Python", ["Java", "Python"]],
  ["无数次用 Redis 解决热点", ["Redis"]],
  ["从没有人用过 MySQL 的旧系统迁移到 Kafka", ["Kafka", "MySQL"]],
])("%s", (text, skills) => {
  expect(skillsIn(text).toSorted()).toEqual(skills.toSorted());
});
