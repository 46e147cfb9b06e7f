import { z } from "zod";
import { instant, uuid } from "../../http/schema";

/** Bounded before the policy looks at it, so that a refusal names the policy's own limit. */
const password = z.string().min(1).max(1024);
/** Six digits, or a recovery code with what people put between its groups. */
const code = z.string().trim().min(6).max(40);
const email = z.email().max(120);
const linkToken = z.string().min(16).max(200);

export const passwordLoginBody = z.strictObject({ email, password, code: code.optional() });
export const resetRequestBody = z.strictObject({ email });

export const linkBody = z.strictObject({ token: linkToken });
export const setPasswordBody = z.strictObject({ token: linkToken, password });
/** What the page of a link shows before one sets a password. */
export const staffLinkSchema = z
  .object({
    purpose: z.enum(["invitation", "reset"]),
    name: z.string(),
    email: z.string(),
    companyName: z.string(),
    expiresAt: instant,
  })
  .meta({ id: "StaffLink" });
/** After an invitation one is logged in; after a reset one logs in with the new password. */
export const passwordSetSchema = z.object({ loggedIn: z.boolean() });

export const staffInvitationSchema = z
  .object({
    sentTo: z.string(),
    expiresAt: instant,
    /** Only for the deployment's own token. */
    link: z.string().nullable(),
  })
  .meta({ id: "StaffInvitation" });

export const accountSchema = z
  .object({
    name: z.string(),
    email: z.string(),
    hasPassword: z.boolean(),
    secondFactor: z.object({
      enabledAt: instant.nullable(),
      recoveryCodesLeft: z.int(),
      required: z.boolean(),
    }),
    /** By which they log in and are written to. */
    chatAccounts: z.array(z.object({ id: uuid, platform: z.enum(["dingtalk", "wecom"]), name: z.string() })),
    /** Changes to the second factor ask for the password again. */
    mustConfirm: z.boolean(),
  })
  .meta({ id: "Account" });

export const changePasswordBody = z.strictObject({ current: password, next: password });
export const confirmWithCodeBody = z.strictObject({ password: password.optional(), code: code.optional() });
export const enrolBody = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});
export const enrolmentSchema = z.object({
  /** Base32, for whoever cannot scan. */
  secret: z.string(),
  uri: z.string(),
  /** An SVG as data URL. */
  qrCode: z.string(),
});
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

export const mySessionsSchema = z.object({
  items: z.array(
    z.object({
      id: uuid,
      device: z.object({
        browser: z.enum(["dingtalk", "wecom", "wechat", "edge", "chrome", "firefox", "safari", "other"]),
        system: z.enum(["windows", "macos", "ios", "android", "linux", "other"]),
      }),
      current: z.boolean(),
      createdAt: instant,
      /** To five minutes. */
      lastSeenAt: instant,
      expiresAt: instant,
    }),
  ),
});
