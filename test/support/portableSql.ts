/**
 * What MySQL 8, TiDB, OceanBase or PolarDB-X would refuse or do otherwise, in statements that MariaDB takes. Every
 * statement that the integration tests send is held against this (watchSql.ts); docs/guides/databases.md says why.
 */
const RULES: readonly [rule: string, broken: (sql: string) => boolean][] = [
  ["RETURNING is MariaDB's", has(/\bRETURNING\b/i)],
  ["sequences are MariaDB's", has(/\b(NEXTVAL|LASTVAL|SETVAL)\s*\(|\bNEXT VALUE FOR\b|\bCREATE SEQUENCE\b/i)],
  ["of JSON only what all have", has(/\bJSON_(?!(ARRAY|ARRAYAGG|OBJECT)\b)\w+\(/i)],
  ["no named locks in a request", has(/\b(GET_LOCK|RELEASE_LOCK|RELEASE_ALL_LOCKS|IS_USED_LOCK)\s*\(/i)],
  ["DELETE and UPDATE name their rows", changesSome],
  ["FOR UPDATE locks rows by equal values, not a range", locksRange],
  ["SKIP LOCKED and NOWAIT are not TiDB's", has(/\b(SKIP LOCKED|NOWAIT|LOCK IN SHARE MODE|FOR SHARE)\b/i)],
  ["collations are the database's", has(/\bCOLLATE\b|uca1400|utf8mb4_0900/i)],
  ["no FETCH FIRST, EXCEPT, INTERSECT, LATERAL", has(/\b(FETCH FIRST|EXCEPT|INTERSECT|LATERAL)\b/i)],
  ["|| is OR", has(/\|\|/)],
  ["no hints to one engine's optimizer", has(/\/\*\+|\bSTRAIGHT_JOIN\b|\bSQL_CALC_FOUND_ROWS\b/i)],
  ["no foreign keys", has(/\bFOREIGN KEY\b|\bREFERENCES\b|\bON DELETE\b/i)],
  [
    "no triggers, routines, temporary tables",
    has(/\bCREATE\s+(TEMPORARY|TRIGGER|PROCEDURE|FUNCTION|EVENT)\b/i),
  ],
  ["no table locks", has(/^\s*(LOCK TABLES|FLUSH)\b/i)],
  ["READ COMMITTED everywhere", has(/ISOLATION LEVEL (?!READ COMMITTED)/i)],
];

function has(pattern: RegExp) {
  return (sql: string) => pattern.test(sql);
}

/** What stands in brackets only looks. */
function changesSome(sql: string): boolean {
  let own = sql;
  for (let before = ""; before !== own; own = own.replace(/\([^()]*\)/g, " ")) before = own;
  return /^\s*(DELETE|UPDATE)\b[^]*\b(LIMIT|ORDER BY)\b/i.test(own);
}

function locksRange(sql: string): boolean {
  if (!/\bFOR UPDATE\b/i.test(sql)) return false;
  return /[<>]|\b(LIKE|BETWEEN|LIMIT|NOT|OR|IS NULL)\b/i.test(sql.replace(/^[^]*?\bWHERE\b/i, ""));
}

/** Values that stand in a statement by themselves say nothing of it. */
const withoutTexts = (sql: string) => sql.replace(/'(?:[^'\\]|\\.|'')*'/g, "''").replace(/`[^`]*`/g, "name");

/** The rules that a statement breaks. */
export function brokenRules(sql: string): string[] {
  const bare = withoutTexts(sql);
  return RULES.filter(([, broken]) => broken(bare)).map(([rule]) => rule);
}
