/** What most guessed passwords are made of, in English, in pinyin and in the digits that sound like words. */
export const GUESSED_FIRST: readonly string[] = `
  password passwort passwd passw pass secret private letmein opensesame
  admin administrator root user guest test demo default changeme temp
  login logon welcome hello access master super system server manager
  iloveyou ilove loveyou lovely love sunshine princess monkey dragon
  shadow football baseball soccer superman batman pokemon starwars trustno
  whatever freedom flower michael jordan jessica ashley charlie daniel
  computer internet windows google iphone huawei xiaomi alibaba tencent
  spring summer autumn winter monday friday january october december
  company office work hr abc xyz qaz wsx edc aa qq www com
  woaini woai aini wode mima guanli guanliyuan yonghu ceshi denglu
  zhongguo china beijing shanghai guangzhou shenzhen hangzhou chengdu
  baobao baobei laopo laogong nihao taobao weixin dingding
  zhimian dingtalk wecom mianshi interview recruit zhaopin renshi
  5201314 1314520 1314 520 521 147258 258369 159357 963852 741852
  112233 332211 123 321 789 456 168 888 666 007 110 119 911
`
  .trim()
  .split(/\s+/);

/** Along the alphabet, the digits, and the rows and columns of a keyboard; they are walked both ways. */
export const KEYBOARD_WALKS: readonly string[] = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop[]",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl;'",
  "zxcvbnm,./",
  "!@#$%^&*()_+",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
  "qazwsxedcrfvtgbyhnujmikolp",
  "147258369147",
  "741852963741",
  "q1w2e3r4t5y6u7i8o9p0",
  "1q2w3e4r5t6y7u8i9o0p",
];
