import { CreateGround1795900000000 } from "./1795900000000-create-ground";
import { MoveFrozenPlans1795910000000 } from "./1795910000000-move-frozen-plans";
import { CreateOrganisation1795920000000 } from "./1795920000000-create-organisation";
import { WidenMessages1795930000000 } from "./1795930000000-widen-messages";
import { CreatePositionsAndQuestions1795940000000 } from "./1795940000000-create-positions-and-questions";
import { DerivePlans1795950000000 } from "./1795950000000-derive-plans";
import { CreateCandidatePool1795960000000 } from "./1795960000000-create-candidate-pool";
import { CreateBatches1795970000000 } from "./1795970000000-create-batches";
import { CreateOrgImports1795980000000 } from "./1795980000000-create-org-imports";
import { AddListIndexes1795990000000 } from "./1795990000000-add-list-indexes";
import { KeepResumes1796000000000 } from "./1796000000000-keep-resumes";
import { AddSavedViewsAndAttention1796020000000 } from "./1796020000000-add-saved-views-and-attention";
import { AskFollowUps1796030000000 } from "./1796030000000-ask-follow-ups";
import { AddCountEdition1796040000000 } from "./1796040000000-add-count-edition";
import { CountPlanFollowUps1796050000000 } from "./1796050000000-count-plan-follow-ups";
import { RecordWithdrawals1796060000000 } from "./1796060000000-record-withdrawals";
import { KeepPlatformTokens1796070000000 } from "./1796070000000-keep-platform-tokens";
import { FindPeopleByUnit1796090000000 } from "./1796090000000-find-people-by-unit";
import { OpenChats1796100000000 } from "./1796100000000-open-chats";
import { SyncChatAccounts1796110000000 } from "./1796110000000-sync-chat-accounts";
import { DecideInterviews1796120000000 } from "./1796120000000-decide-interviews";
import { MarkDecidedInterviews1796121000000 } from "./1796121000000-mark-decided-interviews";
import { FindCardsInPlace1796130000000 } from "./1796130000000-find-cards-in-place";
import { DeliverCards1796140000000 } from "./1796140000000-deliver-cards";
import { RaiseAlerts1796150000000 } from "./1796150000000-raise-alerts";
import { KeepLeases1796160000000 } from "./1796160000000-keep-leases";
import { CountByPlan1796170000000 } from "./1796170000000-count-by-plan";
import { ListPlansByUnit1796175000000 } from "./1796175000000-list-plans-by-unit";
import { KeepParsedResumes1796180000000 } from "./1796180000000-keep-parsed-resumes";
import { KeepModelReplies1796190000000 } from "./1796190000000-keep-model-replies";
import { KeepScorers1796200000000 } from "./1796200000000-keep-scorers";
import { ProveAddresses1796210000000 } from "./1796210000000-prove-addresses";
import { ReplaceMessages1796220000000 } from "./1796220000000-replace-messages";
import { ScreenCandidates1796240000000 } from "./1796240000000-screen-candidates";
import { KeepResumeCorrections1796250000000 } from "./1796250000000-keep-resume-corrections";
import { NotePastes1796260000000 } from "./1796260000000-note-pastes";
import { ReviewInterviews1796270000000 } from "./1796270000000-review-interviews";
import { OpenCandidacies1796290000000 } from "./1796290000000-open-candidacies";
import { ApplyRules1796300000000 } from "./1796300000000-apply-rules";
import { CompleteCandidacies1796310000000 } from "./1796310000000-complete-candidacies";
import { ArrangeRounds1796320000000 } from "./1796320000000-arrange-rounds";
import { ServeCandidates1796330000000 } from "./1796330000000-serve-candidates";
import { KeepWorkRecords1796340000000 } from "./1796340000000-keep-work-records";
import { AskArchive1796350000000 } from "./1796350000000-ask-archive";
import { OpenToOtherSystems1796360000000 } from "./1796360000000-open-to-other-systems";
import { NameWritingSystems1796370000000 } from "./1796370000000-name-writing-systems";
import { CarryJobs1796400000000 } from "./1796400000000-carry-jobs";
import { ProveKeys1796410000000 } from "./1796410000000-prove-keys";
import { KeepHeartbeats1796440000000 } from "./1796440000000-keep-heartbeats";
import { TraceJobs1796460000000 } from "./1796460000000-trace-jobs";
import { DoubtRestoredWork1796480000000 } from "./1796480000000-doubt-restored-work";
import { ListCandidaciesByChange1796490000000 } from "./1796490000000-list-candidacies-by-change";
import { ReadRoster1796500000000 } from "./1796500000000-read-roster";
import { TellOffers1796510000000 } from "./1796510000000-tell-offers";

/** In the order in which they run. One that has landed is never edited. */
export const migrations = [
  CreateGround1795900000000,
  MoveFrozenPlans1795910000000,
  CreateOrganisation1795920000000,
  WidenMessages1795930000000,
  CreatePositionsAndQuestions1795940000000,
  DerivePlans1795950000000,
  CreateCandidatePool1795960000000,
  CreateBatches1795970000000,
  CreateOrgImports1795980000000,
  AddListIndexes1795990000000,
  KeepResumes1796000000000,
  AddSavedViewsAndAttention1796020000000,
  AskFollowUps1796030000000,
  AddCountEdition1796040000000,
  CountPlanFollowUps1796050000000,
  RecordWithdrawals1796060000000,
  KeepPlatformTokens1796070000000,
  FindPeopleByUnit1796090000000,
  OpenChats1796100000000,
  SyncChatAccounts1796110000000,
  DecideInterviews1796120000000,
  MarkDecidedInterviews1796121000000,
  FindCardsInPlace1796130000000,
  DeliverCards1796140000000,
  RaiseAlerts1796150000000,
  KeepLeases1796160000000,
  CountByPlan1796170000000,
  ListPlansByUnit1796175000000,
  KeepParsedResumes1796180000000,
  KeepModelReplies1796190000000,
  KeepScorers1796200000000,
  ProveAddresses1796210000000,
  ReplaceMessages1796220000000,
  ScreenCandidates1796240000000,
  KeepResumeCorrections1796250000000,
  NotePastes1796260000000,
  ReviewInterviews1796270000000,
  OpenCandidacies1796290000000,
  ApplyRules1796300000000,
  CompleteCandidacies1796310000000,
  ArrangeRounds1796320000000,
  ServeCandidates1796330000000,
  KeepWorkRecords1796340000000,
  AskArchive1796350000000,
  OpenToOtherSystems1796360000000,
  NameWritingSystems1796370000000,
  CarryJobs1796400000000,
  ProveKeys1796410000000,
  KeepHeartbeats1796440000000,
  TraceJobs1796460000000,
  DoubtRestoredWork1796480000000,
  ListCandidaciesByChange1796490000000,
  ReadRoster1796500000000,
  TellOffers1796510000000,
];
