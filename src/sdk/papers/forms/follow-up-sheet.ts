/** 督办单: what a talk left to do, for whoever handles it (四·2⑶, 五¶2). */
import type { FollowUpFacts } from '../facts.ts';
import type { Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written } from '../written.ts';
import {
  document,
  field,
  fields,
  hasText,
  paper,
  text,
  title,
  topMarks,
  unitAndTitle,
} from './parts.ts';

const NAME = '督办单';

/** It names the matter and the day of the talk, not the person who raised it. */
export function followUpSheet(
  facts: FollowUpFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, handler } = facts;
  return paper(
    NAME,
    [
      document([
        ...topMarks(marks),
        ...(hasText(facts.number) ? [{ is: 'number' as const, text: facts.number }] : []),
        title('干部谈话反映事项督办单'),
        fields([
          [field('督办事项', facts.matter)],
          [field('事项来源', `${written(facts.talkedOn)}${facts.kind}`)],
          [field('承办人', handler.name), field('单位及职务', unitAndTitle(handler))],
          [
            field('下达时间', written(facts.issuedOn)),
            field('办理时限', facts.dueOn === undefined ? '' : written(facts.dueOn)),
          ],
          [field('办理要求', facts.demand, hasText(facts.demand) ? undefined : 2)],
          [field('办理情况', facts.result, hasText(facts.result) ? undefined : 3)],
          [field('答复情况', '', 1)],
          [field('核验意见', facts.opinion, hasText(facts.opinion) ? undefined : 2)],
        ]),
        ...text(say(settings, 'follow-up.open', { department: settings.department })),
        {
          is: 'signatures',
          lines: [
            { label: '承办人（签名）', date: '时间' },
            { label: '核验人（签名）', date: '时间' },
          ],
        },
      ]),
    ],
    marks,
  );
}
