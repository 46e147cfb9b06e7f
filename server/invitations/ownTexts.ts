export type BatchTexts = { email?: { subject: string; body: string } };
