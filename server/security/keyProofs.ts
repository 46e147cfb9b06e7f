import { createHmac } from "node:crypto";
import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { insertRowOnce } from "../db/rows";
import { type Finding, StartRefused, refuse } from "../preflight/types";
import { CipherError, createFieldCipher } from "./cipher";
import { KeyProof } from "./keyProofEntity";
import type { KeyRing } from "./keyRing";

const KNOWN = "知面";
/** Of the key of the blind indexes; no key of a ring has this id. */
export const INDEX_PROOF = "index";
const contextOf = (id: string) => `key_proofs.proof:${id}`;

export type Proof = Pick<KeyProof, "id" | "proof">;

const indexProof = (ring: KeyRing) => createHmac("sha256", ring.indexKey()).update(KNOWN).digest("hex");

/** What the first start under a ring leaves in the database, so that a later one can tell whether it has the same. Pure. */
const proofsOf = (ring: KeyRing): Proof[] => [
  {
    id: ring.current,
    proof: createFieldCipher(ring).encrypt(KNOWN, contextOf(ring.current)),
  },
  { id: INDEX_PROOF, proof: indexProof(ring) },
];

export type WrongKey = { id: string; why: "missing" | "other" };

/** The keys by which something is sealed and that this ring lacks, or has as another key of the same name. Pure. */
export function findWrongKeys(ring: KeyRing, known: readonly Proof[]): WrongKey[] {
  const cipher = createFieldCipher(ring);
  return known.flatMap(({ id, proof }): WrongKey[] => {
    if (id === INDEX_PROOF) return proof === indexProof(ring) ? [] : [{ id, why: "other" }];
    try {
      cipher.decrypt(proof, contextOf(id));
      return [];
    } catch (error) {
      if (!(error instanceof CipherError)) throw error;
      return [{ id, why: error.reason === "unknown_key" ? "missing" : "other" }];
    }
  });
}

const PUT_BACK =
  "Set KEY_RING to the keys with which this database was filled (a first start without it keeps them in DATA_DIR/keys/ring), new ones in front of them.";

/** What is wrong with a key, for the operator. */
export function wrongKeyFinding({ id, why }: WrongKey): Finding {
  if (id === INDEX_PROOF) {
    return refuse(
      "The key of the search indexes is another one than when this database was filled: nobody would be found by phone or e-mail any more.",
      "Keep the oldest key at the end of KEY_RING, or keep it there under the id `index`.",
    );
  }
  return why === "missing"
    ? refuse(
        `What is stored was sealed under the key "${id}", which KEY_RING does not have.`,
        `${PUT_BACK} Where everything under "${id}" has been sealed again, delete its row from key_proofs.`,
      )
    : refuse(
        `The key "${id}" is another one than the "${id}" under which this database was sealed.`,
        PUT_BACK,
      );
}

/**
 * Leaves the proofs of this ring in the database, where they are not there yet.
 * @throws StartRefused where what is stored was sealed under other keys
 */
export async function keepKeyProofs(db: Database, ring: KeyRing, clock: Clock): Promise<void> {
  const known = await db.read.find(KeyProof);
  const wrong = findWrongKeys(ring, known);
  if (wrong.length > 0) throw new StartRefused(wrong.map(wrongKeyFinding));
  const ids = new Set(known.map(({ id }) => id));
  const missing = proofsOf(ring).filter(({ id }) => !ids.has(id));
  if (missing.length === 0) return;
  const createdAt = clock.now();
  await db.write(async (tx) => {
    for (const proof of missing) await insertRowOnce(tx, KeyProof, { ...proof, createdAt });
  });
}
