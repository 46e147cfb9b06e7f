export type EntityType =
  | "NAME"
  | "NATIONALITY"
  | "ETHNICITY"
  | "TITLE"
  | "DEGREE"
  | "ORG"
  | "MAJOR"
  | "LOCATION";

/** A stretch of a text, in UTF-16 units: `text.slice(start, end)`. */
export type Entity = { type: EntityType; start: number; end: number };
