/** What can be put before those who decide: a plan, a letter, an order, a decision to admonish. */
import { type Finding, judge, kinds } from '../../policy/index.ts';
import type { ProposalInput } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import type { ApprovalAbout } from '../model/approval.ts';
import {
  isLetterAsPut,
  isOrderAsPut,
  isTalkAsPut,
  orderTerms,
  plannedTalk,
} from '../model/as-put.ts';
import { lastRound } from '../model/inquiry-facts.ts';
import type { Body, TalkRecord } from '../model/records.ts';
import { talkFacts } from '../model/talk-facts.ts';
import { judgeOrder } from './delegation-judging.ts';
import { inWords } from './entering.ts';
import { judgeLetter } from './inquiry-case.ts';
import { personOf, unitNames } from './people.ts';
import { talkContext } from './talk-context.ts';

/** It, as it stands, and whom it is about; refused where there is nothing left to decide. */
export async function proposed(
  desk: Desk,
  input: ProposalInput,
): Promise<Pick<Body<'approval'>, 'about' | 'subjects'>> {
  switch (input.type) {
    case 'plan': {
      const talks = await Promise.all(input.talks.map((talk) => desk.seen('talk', talk)));
      if (talks.length === 0) {
        refuse('input.invalid', (say) => say.approvals.nothingProposed, { path: 'about.talks' });
      }
      for (const { state } of talks) desk.step('talk', state, 'hold');
      const subjects = await Promise.all(talks.map((talk) => subjectsOf(desk, talk)));
      return {
        about: { type: 'plan', talks: talks.map(plannedTalk) },
        subjects: [...new Map(subjects.flat().map((one) => [one.id, one])).values()],
      };
    }
    case 'inquiry': {
      const inquiry = await desk.seen('inquiry', input.inquiry);
      desk.step('inquiry', inquiry.state, 'approve');
      const { wording } = lastRound(inquiry);
      return {
        about: { type: 'inquiry', inquiry: inquiry.id, wording },
        subjects: [inquiry.ofTheDay],
      };
    }
    case 'delegation': {
      const order = await desk.seen('delegation', input.delegation);
      desk.step('delegation', order.state, 'order');
      return {
        about: { type: 'delegation', delegation: order.id, terms: orderTerms(order) },
        subjects: [order.ofTheDay],
      };
    }
    case 'admonition': {
      const areas = kinds(desk.policy).find(({ ceremony }) => ceremony)?.triggers ?? [];
      if (input.areas.length === 0 || input.areas.some((id) => areas.every((a) => a.id !== id))) {
        const names = areas.map(({ name }) => desk.named(name));
        refuse('input.invalid', (say) => say.approvals.areaUnknown(names), { path: 'about.areas' });
      }
      const subject = await personOf(desk, input.subject, 'about.subject');
      return {
        about: { type: 'admonition', areas: input.areas },
        subjects: [inWords(subject, desk.today(), await unitNames(desk))],
      };
    }
  }
}

async function subjectsOf(desk: Desk, talk: TalkRecord): Promise<Body<'approval'>['subjects']> {
  const { obligations } = await talkContext(desk, talk);
  return obligations.map(({ ofTheDay }) => ofTheDay);
}

/** Ids of what is no longer as it was put. */
export async function changedSince(desk: Desk, about: ApprovalAbout): Promise<readonly string[]> {
  switch (about.type) {
    case 'plan': {
      const talks = await Promise.all(
        about.talks.map(async (was) => ({ was, is: await desk.behind('talk', was.talk) })),
      );
      return talks.flatMap(({ was, is }) => (isTalkAsPut(was, is) ? [] : [is.id]));
    }
    case 'inquiry': {
      const inquiry = await desk.behind('inquiry', about.inquiry);
      return isLetterAsPut(about, inquiry) ? [] : [inquiry.id];
    }
    case 'delegation': {
      const order = await desk.behind('delegation', about.delegation);
      return isOrderAsPut(about, order) ? [] : [order.id];
    }
    case 'admonition':
      return [];
  }
}

export async function isAsProposed(desk: Desk, about: ApprovalAbout): Promise<boolean> {
  return (await changedSince(desk, about)).length === 0;
}

/** What the policy says of it, as it stands. */
export async function judgeProposal(desk: Desk, about: ApprovalAbout): Promise<readonly Finding[]> {
  switch (about.type) {
    case 'plan': {
      const talks = await Promise.all(about.talks.map(({ talk }) => desk.behind('talk', talk)));
      const findings = await Promise.all(
        talks.map(async (talk) =>
          judge(desk.policy, {
            type: 'plan-talk',
            talk: talkFacts(talk, await talkContext(desk, talk)),
            asOf: desk.today(),
          }),
        ),
      );
      return findings.flat();
    }
    case 'inquiry': {
      const inquiry = await desk.behind('inquiry', about.inquiry);
      const obligation = await desk.behind('obligation', inquiry.obligation);
      // Whether its words were searched is asked when the letter goes out, by who can search.
      return judgeLetter(desk, { inquiry, obligation }, lastRound(inquiry)).filter(
        ({ code }) => code !== 'not-scrubbed',
      );
    }
    case 'delegation': {
      const order = await desk.behind('delegation', about.delegation);
      const obligations = await Promise.all(
        order.obligations.map((id) => desk.behind('obligation', id)),
      );
      // What an approver may allow is for the order, which names them.
      return judgeOrder(desk, order, obligations, desk.today()).filter(
        ({ rule }) => desk.policy.pack.rules[rule]?.overridable !== true,
      );
    }
    case 'admonition':
      return [];
  }
}
