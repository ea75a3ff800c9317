/**
 * The schema of each record's body. Only what writes or receives records needs them, so they come with
 * the first subject that does; what merely reads knows the types alone.
 */
import { admonitionBody } from './admonition.ts';
import { approvalBody } from './approval.ts';
import { delegationBody } from './delegation.ts';
import { eventBody } from './event.ts';
import { grantBody } from './grant.ts';
import { incidentBody } from './incident.ts';
import { inquiryBody } from './inquiry.ts';
import { matterBody } from './matter.ts';
import { obligationBody } from './obligation.ts';
import { outlineBody } from './outline.ts';
import { paperBody } from './paper.ts';
import { draftBody, viewBody } from './private.ts';
import { rosterBody } from './roster.ts';
import { settingBody } from './setting.ts';
import { submissionBody } from './submission.ts';
import { talkBody } from './talk.ts';
import { unitTalkBody } from './unit-talk.ts';

export const bodies = {
  event: eventBody,
  obligation: obligationBody,
  talk: talkBody,
  matter: matterBody,
  admonition: admonitionBody,
  inquiry: inquiryBody,
  delegation: delegationBody,
  approval: approvalBody,
  grant: grantBody,
  paper: paperBody,
  outline: outlineBody,
  incident: incidentBody,
  unitTalk: unitTalkBody,
  roster: rosterBody,
  submission: submissionBody,
  setting: settingBody,
  draft: draftBody,
  view: viewBody,
} as const;
