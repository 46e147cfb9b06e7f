import type { Services } from "../../services";
import { applyCorrections } from "../corrections/applyCorrections";
import type { Correction, Marks } from "../corrections/schema";
import { openCorrections } from "../corrections/sealed";
import { type ParsedResume, type ProtectedAttributes, type ResumeSource, protectedSchema } from "../schema";
import type { ParsedResumeRow, ResumeProtectedRow } from "./entity";
import { type KeptResume, keptResumeSchema } from "./schema";

/** What of a résumé may be compared with a job: no name, no text, nothing protected. */
export type ResumeFacts = Pick<
  KeptResume,
  "educations" | "works" | "projects" | "skills" | "certificates" | "yearsOfExperience"
> & {
  /** Index by index as the lists. */
  spans: Pick<KeptResume["spans"], "skills" | "certificates" | "yearsOfExperience">;
};

const PROTECTED_ENTITIES: ReadonlySet<string> = new Set(["NATIONALITY", "ETHNICITY"]);
const resumeContext = (id: string) => `parsed_resumes.resume:${id}`;
const protectedContext = (id: string) => `resume_protected.attributes:${id}`;

/** Parts the two at the door: what goes into which table. */
export function partResume(
  { protected: attributes, ...resume }: ParsedResume,
  source: ResumeSource | null = null,
): {
  resume: KeptResume;
  attributes: ProtectedAttributes;
} {
  const entities = resume.entities.filter(({ type }) => !PROTECTED_ENTITIES.has(type));
  return { resume: { ...resume, entities, source }, attributes };
}

type Cipher = Pick<Services, "cipher">;

export const sealResume = ({ cipher }: Cipher, id: string, resume: KeptResume): string =>
  cipher.encrypt(JSON.stringify(resume), resumeContext(id));
export const sealProtected = ({ cipher }: Cipher, id: string, attributes: ProtectedAttributes): string =>
  cipher.encrypt(JSON.stringify(attributes), protectedContext(id));

/** As the machine read it, whatever people say; null where it is not read. @throws CipherError */
export function openMachine({ cipher }: Cipher, row: ParsedResumeRow): KeptResume | null {
  if (row.resumeSealed === null) return null;
  return keptResumeSchema.parse(JSON.parse(cipher.decrypt(row.resumeSealed, resumeContext(row.id))));
}

/** With people's corrections in their places, and which they are; null where it is not read. @throws CipherError */
export function openCorrected(
  services: Cipher,
  row: ParsedResumeRow,
): { resume: KeptResume; marks: Marks; corrections: Correction[] } | null {
  const machine = openMachine(services, row);
  if (!machine) return null;
  const corrections = openCorrections(services, row);
  return { ...applyCorrections(machine, corrections, row.updatedAt), corrections };
}

/** What counts: as it was read, and where a person corrected it, as they say. @throws CipherError */
export const openResume = (services: Cipher, row: ParsedResumeRow): KeptResume | null =>
  openCorrected(services, row)?.resume ?? null;

export const openProtected = ({ cipher }: Cipher, row: ResumeProtectedRow): ProtectedAttributes =>
  protectedSchema.parse(JSON.parse(cipher.decrypt(row.attributesSealed, protectedContext(row.id))));

export const factsOf = ({
  educations,
  works,
  projects,
  skills,
  certificates,
  yearsOfExperience,
  spans,
}: KeptResume): ResumeFacts => ({
  educations,
  works,
  projects,
  skills,
  certificates,
  yearsOfExperience,
  spans: {
    skills: spans.skills,
    certificates: spans.certificates,
    yearsOfExperience: spans.yearsOfExperience,
  },
});
