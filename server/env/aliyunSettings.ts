import { z } from "zod";
import type { Outside } from "./values";

/** One key of Alibaba Cloud for every service of theirs that has none of its own: SMS, speech, media. */
export const aliyunSettings = {
  ALIYUN_ACCESS_KEY_ID: z.string().optional(),
  ALIYUN_ACCESS_KEY_SECRET: z.string().optional(),
};

export const aliyunServices = [
  {
    service: "A key of Alibaba Cloud",
    needed: ["ALIYUN_ACCESS_KEY_ID", "ALIYUN_ACCESS_KEY_SECRET"],
    optional: [],
  },
] as const satisfies readonly Outside<keyof typeof aliyunSettings>[];

/** For services that have no key of their own. */
export const aliyunKey = [["ALIYUN_ACCESS_KEY_ID"], ["ALIYUN_ACCESS_KEY_SECRET"]] as const;
