/** 承办单: what is proposed, and who reviewed and decided it, each by hand where it is not entered. */
import type { ApprovalSlipFacts } from '../facts.ts';
import type { Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings } from '../settings.ts';
import { written } from '../written.ts';
import { document, field, fields, hasText, paper, title, topMarks, whole } from './parts.ts';

const NAME = '承办单';

export function approvalSlip(
  facts: ApprovalSlipFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, steps } = facts;
  return paper(
    NAME,
    [
      document([
        ...topMarks(marks),
        ...(hasText(facts.number) ? [{ is: 'number' as const, text: facts.number }] : []),
        title(`${settings.department}承办单`),
        fields([
          [field('承办事项', facts.matter)],
          [field('涉及干部', facts.subjects.map(whole).join('\n'))],
          [field('科室意见', signed(facts.proposal, facts.proposedBy, facts.proposedOn), 1)],
          ...steps.map(
            ({ who, opinion, name, on }) =>
              [field(who, signed(opinion, name, on), hasText(opinion) ? 1 : 3)] as const,
          ),
          [field('备注', '', 1)],
        ]),
      ]),
    ],
    marks,
  );
}

function signed(
  opinion: string | undefined,
  name: string | undefined,
  on: ApprovalSlipFacts['proposedOn'],
): string {
  const by = [name, on === undefined ? undefined : written(on)].filter(hasText).join('　');
  return [opinion, by].filter(hasText).join('\n');
}
