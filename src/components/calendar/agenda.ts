/** The agenda: what is arranged and what falls due, day by day, as a list. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarDay, CalendarDue, CalendarTalk } from '../../sdk/index.ts';
import { longDate } from '../dates.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { icons } from '../ui/icons.ts';

bring(scheduler);

export interface AgendaActs {
  readonly open: (talk: CalendarTalk) => void;
  /** Another day; absent where nobody may choose one here. */
  readonly move?: (talk: CalendarTalk) => void;
  /** 休 or 班. */
  readonly sign: (day: CalendarDay) => TemplateResult | typeof nothing;
}

export function renderAgenda(
  days: readonly CalendarDay[],
  name: string,
  acts: AgendaActs,
  say: Texts,
): TemplateResult {
  const says = say.plan;
  const busy = days.filter(({ talks, due }) => talks.length > 0 || due.length > 0);
  if (busy.length === 0) {
    return html`<talk-state-view
      .heading=${says.empty}
      .text=${acts.move ? says.emptyText : says.emptyOwn}
    ></talk-state-view>`;
  }
  return html`<table aria-label=${name}>
    <colgroup>
      <col class="c-clock" />
      <col span="3" />
      <col class="c-state" />
      <col class="c-acts" />
    </colgroup>
    ${busy.map(
      (day) =>
        html`<tbody>
          <tr>
            <th class="dayname" colspan="6" scope="rowgroup">
              ${longDate(day.date, say)} ${acts.sign(day)}
            </th>
          </tr>
          ${day.talks.map((talk) => renderTalk(talk, acts, say))}
          ${day.due.map(
            (one) =>
              html`<tr>
                <td class="muted">${says.dueWord}</td>
                <td colspan="5" class="muted">${dueName(one, say)}</td>
              </tr>`,
          )}
        </tbody>`,
    )}
  </table>`;
}

function renderTalk(talk: CalendarTalk, { open, move }: AgendaActs, say: Texts): TemplateResult {
  const says = say.plan;
  const who = says.subjects(talk.subjects.map(({ name }) => name));
  return html`<tr>
    <td>${says.hours(talk.startsAt, talk.endsAt) || says.noHour}</td>
    <td>${who} <span class="muted">${talk.unitName}</span></td>
    <td>${talk.kindName}</td>
    <td>
      ${talk.talker.name}${talk.place ? html` <span class="muted">${talk.place}</span>` : nothing}
    </td>
    <td>
      <span class="mark ${talk.held ? 'ok' : 'accent'}"
        >${talk.held ? icons.done : icons.half}${talk.stateName}</span
      >
    </td>
    <td>
      ${renderAct(say.talk.open, say.talk.openName(who, talk.kindName), () => open(talk))}
      ${
        talk.held || !move
          ? nothing
          : renderAct(says.move, says.moveName(who, talk.kindName), () => move(talk))
      }
    </td>
  </tr>`;
}

function renderAct(text: string, name: string, act: () => void): TemplateResult {
  return html`<button type="button" class="button small" aria-label=${name} @click=${act}>
    ${text}
  </button>`;
}

export function dueName({ subjectName, kindName, type }: CalendarDue, say: Texts): string {
  return say.talk.basisOf(subjectName, kindName ?? say.plan.dueTypes[type]);
}
