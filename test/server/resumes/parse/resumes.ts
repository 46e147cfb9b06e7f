/** Invented résumés in the habits that one meets. */

export const LINES = `周小满
女 | 1994年5月 | 汉族 | 中共党员
电话：139 0000 1234    邮箱：xiaoman.zhou@mail.example

教育背景
2016.09 - 2019.06    东湖大学（985）    软件工程    硕士
主修课程：分布式系统、数据库原理。
2012.09 - 2016.06    望江理工大学    计算机科学与技术    本科

工作经历
2021.07 - 至今    东湖星辰科技有限公司    高级后端工程师
• 负责订单服务的设计与开发，用 Java 和 MySQL 支撑每天三百万单
• 用 Redis 缓存热点数据，响应时间从 800 毫秒降到 120 毫秒
2019.07 - 2021.06    望江数据有限公司    后端工程师
• 把部署迁到 K8s，上线时间缩短一半

实习经历
2018.06 - 2018.09    青石网络有限公司    开发实习生
• 参与接口联调

项目经验
2022.03 - 2023.05    订单中台重构    技术负责人
• 拆分单体应用，带三人小组按期上线

专业技能
• 编程语言：Java、Go、Python
• 数据库：MySQL、Redis

证书
CET-6、PMP

自我评价
做事踏实，乐于沟通。
`;

export const EXPORT_WITHOUT_BREAKS =
  "应聘职位：销售经理简历匹配：周小满|女|29岁(1994.05)|7年工作经验手机：13900001234邮箱：xiaoman@mail.example居住地：武汉市婚姻状况：未婚" +
  "工作经验2018.03-2021.08销售主管东湖星辰科技有限公司计算机软件|少于50人|民营公司工作描述：1、负责华中区域销售；2、带领五人小组完成年度目标。" +
  "2016/07-2018/02销售专员望江商贸有限公司贸易|50-99人|民营公司工作描述：1、拜访客户，维护关系。" +
  "教育经历2012.09-2016.06东湖大学本科|金融学附加信息其他主题：特长主题描述：篮球";

export const LABELLED = `姓名：周小满          性别：男
籍贯：湖北武汉        工作年限：7年
教育经历
毕业时间：2010.09-2013.07
毕业学校：望江理工大学
学历：大专
专业：会计
工作经验
时间：2013年08月-2020年01月
公司：东湖星辰科技有限公司
职位：会计
工作内容：负责日常报销与纳税申报。
`;

export const ENGLISH = `                     Alex Q. Rivers
   Boston, MA | alex.rivers@mail.example | (609) 555-0199

Experience
Northwind Labs, Senior Data Engineer – Boston, MA                    Mar 2021 – present
 • Cut the nightly load from 6 hours to 40 minutes with Spark
Data Engineer                                                         Chicago, IL
Bluestone Inc.                                                        June 2019 – Feb 2021
 • Built the reporting warehouse in PostgreSQL

Education
East Lake University, MSc in Data Science – Boston, MA               Sept 2017 – May 2019

Skills
Languages: Python, SQL, Scala
`;

export const TABLE = `姓  名\t周小满\t性  别\t女
出生年月\t1994.05\t民  族\t汉
学  历\t本科\t专  业\t土木工程
毕业院校\t望江建筑大学\t政治面貌\t群众
联系电话\t13900001234
工作经历
起止时间\t工作单位\t职务
2017.07-2020.05\t望江建工集团有限公司\t施工员
2020.06-至今\t东湖星辰城建有限公司\t项目经理
`;

export const NO_HEADINGS = `周小满
1994年5月出生，女，中共党员
联系电话 13900001234
2012年9月-2016年6月 望江理工大学 机械设计制造及其自动化 学士
2016年7月-2018年2月 东湖机械有限公司 机械工程师 负责减速机设计
2018年3月至今在东湖星辰重工股份有限公司担任高级机械工程师
`;
