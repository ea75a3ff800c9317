/** Everything that leaves as a file, of cases of every sort and of the petition's own; and the lists that come in. */
import assert from 'node:assert/strict';
import type { Actor, LedgerName, PaperRequest, TalkSdk } from '../../../src/sdk/index.ts';
import * as course from '../courses.ts';
import { admonition, importList, onlyCase, value } from '../steps.ts';

const period = { from: '2026-01-01', to: '2026-12-31' } as const;

const ledgers: readonly LedgerName[] = [
  'talks',
  'admonitions',
  'inquiries',
  'rectification',
  'matters',
  'delegations',
  'exceptions',
];

export async function papers({ sdk, seat }: course.Desk, clerk: Actor): Promise<void> {
  await lists(sdk);
  await importList(sdk, admonition);
  const { admonition: of } = await onlyCase(sdk);
  value(
    await sdk.admonitions.issueNotice({
      admonition: of,
      number: '云组诫〔2026〕9号',
      issuedOn: course.today,
    }),
  );
  const inquiry = await course.drafted(sdk);
  const order = await course.held(sdk, 'removal');
  const approval = await course.proposed(sdk);
  const talk = order.held?.talk ?? '';
  const [petition] = (await sdk.obligations.worklist({ kinds: ['reminder'] })).filter(
    ({ obligation }) => obligation.obligation.petition,
  );
  assert.ok(petition, 'the petition’s case');
  const requests: readonly PaperRequest[] = [
    { paper: 'admonition-notice', of: of.id, problems: ['作风不实'] },
    { paper: 'rectification-report', of: of.id },
    { paper: 'talk-record', of: talk },
    { paper: 'outline', of: talk },
    { paper: 'inquiry-letter', of: inquiry.id },
    {
      paper: 'reminder-letter',
      of: petition.obligation.id,
      problems: ['审批不严'],
      hopes: ['引起重视'],
    },
    { paper: 'delegation-order', of: order.id },
    { paper: 'delegation-return', of: order.id },
    { paper: 'approval-slip', of: approval.id },
    { paper: 'arrangement', period: 'month', ...period },
    { paper: 'report', query: { month: '2026-03' } },
    { paper: 'inspection', unit: '云溪区财政局', ...period },
  ];
  for (const request of requests) {
    for (const format of ['docx', 'pages', 'text'] as const) {
      const made = value(await sdk.papers.render({ papers: [request], format, draft: true }));
      await sdk.papers.printPapers([], nowhere());
      assert.equal(made.papers.length, 1, request.paper);
    }
  }
  value(await sdk.papers.ledger({ ledgers, ...period, format: 'xlsx' }));
  for (const one of ledgers) {
    value(await sdk.papers.ledger({ ledgers: [one], ...period, format: 'csv' }));
  }
  for (const format of ['xlsx', 'csv'] as const) {
    value(await sdk.papers.figuresFile({ query: { month: '2026-03' }, format }));
  }
  value(await sdk.papers.calendarFile(period));
  const { id } = value(
    await sdk.papers.register({ paper: 'inquiry-reply', obligation: petition.obligation.id }),
  );
  for (const as of ['list', 'package'] as const) {
    value(await sdk.papers.handOver({ papers: [id], to: 'department', as }));
  }
  await sdk.papers.letterhead();
  await sdk.papers.nextNumber('inquiry-letter');
  seat({ id: 'admin', name: '管理', roles: ['administrator'] });
  value(await sdk.papers.setLetterhead({ series: { 'inquiry-letter': '云组函' } }));
  seat(clerk);
}

async function lists(sdk: TalkSdk): Promise<void> {
  const text = '姓名,单位,职务,职级\n何一,清河镇,副镇长,副科级';
  value(await sdk.exchange.columnsOf('roster', '名册.csv', text));
  value(await sdk.exchange.importRoster(value(await sdk.exchange.readRoster('名册.csv', text))));
}

/** A document as little as laying nothing out needs. */
function nowhere(): Document {
  class Sheet {
    replaceSync(): void {
      // Nothing is shown.
    }
  }
  const target = {
    defaultView: { CSSStyleSheet: Sheet },
    documentElement: { lang: '' },
    body: { replaceChildren: () => undefined },
  };
  return target as unknown as Document;
}
