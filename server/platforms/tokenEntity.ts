import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";

/** A platform's token or ticket, shared by all processes. */
@Entity("platform_tokens")
export class PlatformToken {
  /** Platform, app and kind: `dingtalk:<clientId>:access`. */
  @PrimaryColumn(column.line) id!: string;
  @Column(column.text) valueSealed!: string;
  /** When it is fetched anew: some time before the platform forgets it. */
  @Column(column.instant) renewAt!: Date;
}
