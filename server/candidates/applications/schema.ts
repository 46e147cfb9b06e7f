import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../../http/schema";
import { unitRefSchema } from "../../org/staff/schema";
import { emailAddress, personName, phoneNumber } from "../schema";

const title = z.string().trim().min(1).max(80);
const duties = z.string().trim().max(6000);

export const createLinkBody = z
  .strictObject({
    /** Whose pool applicants enter; the maker's home unless told. */
    orgUnitId: uuid.optional(),
    /** Whose title and duties the page shows, while it is open. */
    positionId: uuid.nullable().default(null),
    /** What the page shows without a position. */
    title: title.optional(),
    duties: duties.default(""),
    expiresAt: instant.nullable().default(null),
  })
  .refine((link) => link.positionId !== null || link.title !== undefined, {
    message: "A page needs a position or a title of its own",
    path: ["title"],
  });
export const updateLinkBody = z.strictObject({
  title,
  duties,
  open: z.boolean(),
  expiresAt: instant.nullable(),
});
export const linkListQuery = pageQuery;

export const applicationLinkSchema = z
  .object({
    id: uuid,
    orgUnit: unitRefSchema,
    position: z.object({ id: uuid, title: z.string(), state: z.string() }).nullable(),
    title: z.string(),
    duties: z.string(),
    link: z.url(),
    /** `data:image/svg+xml` QR code of the link. */
    qrCode: z.string(),
    reachableFromPhone: z.boolean(),
    open: z.boolean(),
    /** Whether somebody who opens it now may apply: the switch, the date and the position's state. */
    accepting: z.boolean(),
    expiresAt: instant.nullable(),
    received: z.int(),
    author: z.string(),
    createdAt: instant,
  })
  .meta({ id: "ApplicationLink" });
export type ApplicationLinkView = z.infer<typeof applicationLinkSchema>;
export const applicationLinkPageSchema = pageOf(applicationLinkSchema);

export const linkToken = z.string().min(16).max(100);
export const openLinkBody = z.strictObject({ token: linkToken });
export const openedLinkSchema = z.object({
  companyName: z.string(),
  title: z.string(),
  duties: z.string(),
  skills: z.array(z.string()),
  expiresAt: instant.nullable(),
  consentVersion: z.string(),
  resumeMaxBytes: z.int(),
});
export type OpenedLink = z.infer<typeof openedLinkSchema>;

const ticked = z.enum(["true", "false"]).transform((value) => value === "true");
/** The fields of the public form; the file is in `file`, empty where there is none. */
export const applicationFields = z.object({
  token: linkToken,
  name: personName,
  phone: phoneNumber,
  email: z.union([z.literal(""), emailAddress]).default(""),
  note: z.string().trim().max(1000).default(""),
  consent: ticked,
  consentVersion: z.string().max(40),
  talentPool: ticked.default(false),
  /** Nobody sees this field; programs fill it in. */
  website: z.string().max(1000).default(""),
});
/** The same for everybody: whether a person was known is nobody's business but the company's. */
export const applicationReceivedSchema = z.object({ received: z.literal(true) });
