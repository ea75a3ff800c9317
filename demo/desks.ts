/** The plain pages of those who work no case: the cadre's own, the auditor's, the administrator's. */
import { addDays, isCivilDate } from 'cadre-talk/sdk';
import type { Outcome, OwnCaseView, SettingRow, TalkSdk } from 'cadre-talk/sdk';
import { element, make, tableRow } from './dom.ts';
import { say } from './language.ts';
import { dayOf } from './words.ts';

/** 本人事项: what was handed over, what is to be done and by when, by the allow-list view alone. */
export function followOwn(sdk: TalkSdk): void {
  sdk.watch(
    async (current) => ({
      cases: await current.own.cases(),
      sent: await current.own.submissions(),
    }),
    ({ cases, sent }) => {
      element('no-own', 'p').hidden = cases.length > 0;
      element('own-cases', 'div').replaceChildren(...cases.map(caseOf));
      const waits = sent.some(({ type, state }) => type === 'request' && state === 'submitted');
      element('request-sent', 'p').hidden = !waits;
      element('request', 'form').hidden = waits;
    },
  );
  const form = element('request', 'form');
  const words = element('request-words', 'textarea');
  const refusal = element('request-refusal', 'p');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sdk.own.request({ text: words.value }).then((outcome) => {
      refusal.hidden = outcome.ok;
      refusal.textContent = outcome.ok ? '' : outcome.error.message;
      if (outcome.ok) words.value = '';
    });
  });
}

function caseOf({ kindName, unitName, title, talk, notice, letters, rectification }: OwnCaseView) {
  const lines: string[] = [`${unitName} ${title}`];
  if (talk !== undefined) {
    const when = `${dayOf(talk.date)} ${talk.startsAt ?? ''} ${talk.place ?? ''}`.trim();
    lines.push(
      talk.held
        ? say(`已谈话：${when}，谈话人 ${talk.talkerName}`, `Held: ${when}, by ${talk.talkerName}`)
        : say(
            `已安排：${when}，谈话人 ${talk.talkerName}`,
            `Arranged: ${when}, by ${talk.talkerName}`,
          ),
    );
  }
  if (notice !== undefined) {
    lines.push(say(`通知书 ${notice.number}`, `Notice ${notice.number}`));
  }
  for (const letter of letters)
    lines.push(say(`函询书 ${letter.number}`, `Letter ${letter.number}`));
  for (const { demand, dueOn } of rectification) {
    lines.push(say(`整改：${demand}，${dayOf(dueOn)}前`, `To mend by ${dayOf(dueOn)}: ${demand}`));
  }
  return make(
    'article',
    { className: 'card' },
    make('h2', {}, kindName),
    ...lines.map((line) => make('p', {}, line)),
  );
}

const NEWEST = 100;

/** An instant of the log as the clock of the office showed it: its line has UTC. */
function inShanghai(at: string): string {
  const [day = '', time = ''] = at.split('T');
  const [hour = 0, minute = 0, second = 0] = time.split(/[:.Z]/).map(Number);
  const here = hour + 8;
  const date = isCivilDate(day) ? addDays(day, here >= 24 ? 1 : 0) : day;
  return `${date} ${[here % 24, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** 操作日志: who did what when, and whether the chain is whole; never a word of a record. */
export function followAudit(sdk: TalkSdk): void {
  sdk.watch(
    async (current) => {
      const checked = await current.audit.verify();
      const sequence = checked.ok && checked.value.ok ? checked.value.length : 0;
      const after = Math.max(0, sequence - NEWEST);
      return { checked, lines: await current.audit.entries({ after, limit: NEWEST }) };
    },
    ({ checked, lines }) => {
      const intact = checked.ok && checked.value.ok;
      element('audit-state', 'p').textContent = intact
        ? say('日志链完整，未发现改动。', 'The log is whole: nothing was changed.')
        : say('日志链不完整，请立即报告。', 'The log is broken. Report it at once.');
      element('audit-rows', 'tbody').replaceChildren(
        ...(lines.ok ? [...lines.value].reverse() : []).map(
          ({ sequence, at, by, action, outcome }) =>
            tableRow(
              String(sequence),
              inShanghai(at),
              by,
              action,
              outcome === 'done' ? say('完成', 'done') : say('被拒绝', 'refused'),
            ),
        ),
      );
    },
  );
}

/** 本地设置: what the document leaves to the district, with what is in force and where it comes from. */
export function followSettings(sdk: TalkSdk): void {
  const sources = {
    pack: say('制度', 'the rules'),
    local: say('本地', 'set here'),
    host: say('平台', 'the portal'),
  };
  const refusal = element('setting-refusal', 'p');
  const told = (outcome: Outcome<unknown>): void => {
    refusal.hidden = outcome.ok;
    refusal.textContent = outcome.ok ? '' : outcome.error.message;
  };
  const press = (label: string, name: string, act: () => Promise<Outcome<unknown>>) => {
    const button = make('button', { type: 'button' }, label);
    button.setAttribute('aria-label', `${label}：${name}`);
    button.addEventListener('click', () => void act().then(told));
    return button;
  };
  sdk.watch(
    (current) => current.settings.list(),
    (settings) => {
      element('setting-rows', 'tbody').replaceChildren(
        ...settings.map(({ id, name, value, source, suggested }) => {
          const ways = make('span');
          if (suggested !== undefined && value !== suggested && source !== 'host') {
            ways.append(
              press(say(`采用建议值 ${suggested}`, `Set to ${suggested}`), name, () =>
                sdk.settings.set({ setting: id, value: suggested }),
              ),
            );
          }
          if (source === 'local') {
            ways.append(press(say('恢复', 'Reset'), name, () => sdk.settings.clear(id)));
          }
          return tableRow(name, valueOf(value), sources[source], ways);
        }),
      );
    },
  );
}

function valueOf(value: SettingRow['value']): string {
  if (value === null) return say('未设', 'not set');
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  if (value === 'next-workday') return say('顺延至下一工作日', 'moves to the next working day');
  if (value === 'none') return say('不顺延', 'stays');
  return String(value);
}
