/** 送达回执: signed for, or attested by two witnesses. */
import type { PersonOnPaper } from '../facts.ts';
import type { Sheet } from '../model.ts';
import { type PaperSettings, say } from '../settings.ts';
import {
  document,
  field,
  fields,
  hasText,
  text,
  title,
  unitAndTitle,
  UNNUMBERED,
} from './parts.ts';

export function receiptSlip(
  settings: PaperSettings,
  { name, number, subject }: { name: string; number: string | undefined; subject: PersonOnPaper },
): Sheet {
  const shown = hasText(number) ? number : UNNUMBERED;
  return document([
    title(say(settings, 'receipt.title', { name })),
    fields([
      [field('文件名称', `《${name}》`), field('发文字号', shown)],
      [field('受送达人', subject.name), field('单位及职务', unitAndTitle(subject))],
      [field('送达时间', ''), field('送达地点', '')],
      [field('送达人', ''), field('在场人员', '')],
    ]),
    ...text(say(settings, 'receipt.confirmed', { name, number: shown })),
    {
      is: 'signatures',
      lines: [
        { label: '受送达人（签名）', date: '时间' },
        { label: '送达人（签名）', date: '时间' },
      ],
    },
    ...text(say(settings, 'receipt.refused')),
    fields([[field('拒签情况', '', 2)]]),
    {
      is: 'signatures',
      lines: [
        { label: '见证人（签名）', date: '时间' },
        { label: '见证人（签名）', date: '时间' },
      ],
    },
  ]);
}
