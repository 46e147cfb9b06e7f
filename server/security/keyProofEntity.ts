import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** That a key sealed something here: by it a start with other keys is refused before it makes a muddle. */
@Entity("key_proofs")
export class KeyProof {
  /** The key's id in the ring, or `index`. */
  @PrimaryColumn(column.short) id!: string;
  /** A known text under that key. */
  @Column(column.sealed) proof!: string;
  @Column(column.instant) createdAt!: Date;
}
