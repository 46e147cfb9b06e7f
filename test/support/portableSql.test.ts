import { brokenRules } from "./portableSql";

test.each([
  "DELETE FROM free LIMIT 1 RETURNING name",
  "SELECT NEXT VALUE FOR ids",
  "SELECT JSON_VALUE(data, '$.a') FROM rows",
  "SELECT GET_LOCK('x', 1)",
  "DELETE FROM jobs WHERE status = 'done' LIMIT 500",
  "UPDATE jobs SET status = 'running' ORDER BY id LIMIT 1",
  "SELECT * FROM `jobs` WHERE `runAfter` <= ? FOR UPDATE",
  "SELECT * FROM jobs WHERE status = ? ORDER BY id LIMIT 1 FOR UPDATE",
  "SELECT * FROM jobs WHERE id = ? FOR UPDATE SKIP LOCKED",
  "SELECT name COLLATE utf8mb4_uca1400_ai_ci FROM staff",
  "SELECT id FROM a EXCEPT SELECT id FROM b",
  "SELECT first || last FROM staff",
  "SELECT /*+ INDEX(jobs) */ id FROM jobs",
  "ALTER TABLE a ADD CONSTRAINT b FOREIGN KEY (c) REFERENCES d (e) ON DELETE CASCADE",
  "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
])("%s would not do on every engine", (sql) => {
  expect(brokenRules(sql)).not.toEqual([]);
});

test.each([
  "SELECT `id`, `returning` FROM `jobs` WHERE `id` = ? FOR UPDATE",
  "SELECT * FROM `jobs` WHERE `id` IN (?, ?) FOR UPDATE",
  "SELECT id FROM jobs WHERE kind = 'no RETURNING || COLLATE here' ORDER BY id LIMIT 5",
  "SELECT id FROM recipients ORDER BY sequence",
  "INSERT INTO a (id) VALUES (?) ON DUPLICATE KEY UPDATE id = id",
  "UPDATE a SET b = (SELECT c FROM d WHERE d.id = (a.id) ORDER BY e DESC LIMIT 1) WHERE id IN (?)",
  "SELECT JSON_ARRAYAGG(JSON_ARRAY(a, b)) FROM t",
])("%s does", (sql) => {
  expect(brokenRules(sql)).toEqual([]);
});
