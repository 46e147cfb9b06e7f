/**
 * The variables of each SMS template. A template is registered with exactly these (the README names them), since the
 * gateway refuses missing and superfluous ones alike. `token` is the end of the link: the template carries the rest,
 * as carriers demand. Whoever sends a notice names its own.
 */
export type TemplateParams = {
  invitation: { name: string; company: string; job: string; deadline: string; token: string };
  reminder: { name: string; company: string; job: string; deadline: string; token: string };
  code: { code: string };
  staff_invitation: { name: string; token: string };
  staff_reset: { name: string; token: string };
  second_round: { name: string; company: string; job: string; token: string };
  second_round_agreed: { name: string; company: string; job: string; time: string; token: string };
  second_round_off: { name: string; company: string; job: string; time: string; token: string };
  thank_you: { name: string; company: string; job: string; token: string };
  offer: { name: string; company: string; job: string; token: string };
  offer_off: { name: string; company: string; job: string; token: string };
  feedback_ready: { name: string; company: string; job: string; token: string };
  review_answered: { name: string; company: string; job: string; token: string };
  notice: Record<string, string>;
};
