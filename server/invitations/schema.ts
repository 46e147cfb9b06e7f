import { z } from "zod";
import { instant, uuid } from "../http/schema";
import { messageChannel } from "../notifications/schema";
import { MOST_PERSONAL } from "../plans/followUpRules";
import { personalQuestionBody } from "../profiles/personal/schema";

const phoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{5,19}$/);

export const candidateBody = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    phone: phoneNumber.optional(),
    email: z.email().max(120).optional(),
  })
  .refine((candidate) => candidate.phone !== undefined || candidate.email !== undefined, {
    message: "A phone number or an e-mail address is needed to send the code to",
    path: ["phone"],
    params: { code: "candidate.unreachable" },
  });

export const accommodationsSchema = z.strictObject({
  /** Added to preparation and answer limits. */
  extraTimePercent: z.int().min(0).max(200).default(0),
  textOnly: z.boolean().default(false),
});

export const inviteBody = z.strictObject({
  /** The unit that invites and owns the interview; the inviter's home unless told. */
  orgUnitId: uuid.optional(),
  planId: uuid,
  /** For which position; those who may see only that position then see the interview. */
  positionId: uuid.optional(),
  candidate: candidateBody,
  /** Until when the interview may be started; an interview once started may be finished. */
  expiresAt: instant,
  accommodations: accommodationsSchema.default({ extraTimePercent: 0, textOnly: false }),
  /**
   * Asked of this person beside the plan's questions, as somebody chose them; none where the list is empty. Without the
   * list it is as the plan says: one that always asks some takes the first proposals, others none.
   */
  personalQuestions: z.array(personalQuestionBody).max(MOST_PERSONAL).optional(),
  /**
   * Send the text there as well; empty means that HR passes the link on. Who is a member of a platform that is named
   * gets it there; SMS and mail are then for those who are not.
   */
  deliverBy: z.array(messageChannel).max(4).default([]),
});

export const resendBody = z.strictObject({
  expiresAt: instant,
  deliverBy: z.array(messageChannel).max(4).default([]),
});

/** The link is shown once: only its hash is stored. A new one comes with a resend, which ends the old one. */
export const invitationSchema = z
  .object({
    interviewId: uuid,
    link: z.url(),
    /** `data:image/svg+xml` QR code of the link. */
    qrCode: z.string(),
    /** Ready to paste into a chat: how long, what is assessed, why AI, what to prepare. */
    text: z.string(),
    expiresAt: instant,
    /** False without PUBLIC_URL: a phone cannot reach a loopback address, and a camera needs HTTPS. */
    reachableFromPhone: z.boolean(),
    delivered: z.array(z.object({ channel: messageChannel, to: z.string() })),
  })
  .meta({ id: "Invitation" });

export const reachBody = z.strictObject({ phone: phoneNumber.optional() });
/** The platforms that are set up here, and whether the person is a member: outside candidates are of none. */
export const reachSchema = z
  .object({
    platforms: z.array(z.object({ channel: z.enum(["dingtalk", "wecom"]), isMember: z.boolean() })),
  })
  .meta({ id: "Reach" });
