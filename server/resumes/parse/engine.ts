import { MODEL_SHA256 } from "../tagger/model/hash";
import { PARSER_VERSION } from "./parseResume";

/** Rules and trained tagger together: where either changes, what was read before may be read again. */
export const RESUME_ENGINE = `${PARSER_VERSION}+${MODEL_SHA256.slice(0, 12)}`;
