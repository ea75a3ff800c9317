// Lit and its context: a thousand rows, each an element that reads a value from its provider.
import { consume, createContext, provide } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { demand, demandEqual, type Job } from '../job.ts';
import { roster, type Person } from '../roster.ts';

const unitContext = createContext<string>(Symbol('unit'));

@customElement('edge-person')
class EdgePerson extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      padding-left: 7px;
    }
  `;

  @consume({ context: unitContext, subscribe: true })
  @property({ attribute: false })
  unit = '';

  @property({ attribute: false }) person: Person | undefined;

  override render(): TemplateResult {
    return html`<b>${this.person?.name}</b> ${this.unit}`;
  }
}

@customElement('edge-roster')
class EdgeRoster extends LitElement {
  @provide({ context: unitContext })
  @property({ attribute: false })
  unit = '';

  @property({ attribute: false }) people: readonly Person[] = [];

  override render(): TemplateResult {
    return html`${repeat(
      this.people,
      (person) => person.id,
      (person) => html`<edge-person .person=${person}></edge-person>`,
    )}`;
  }
}

export function litJob(stage: HTMLElement): Job {
  return {
    id: 'lit',
    library: 'lit, @lit/context',
    does: '显示名册,改名、倒序,由上级换单位名',
    size: '1 000 行',
    async run() {
      const people = roster(1_000);
      const element = new EdgeRoster();
      element.unit = '甲单位';
      element.people = people;
      stage.append(element);
      try {
        await settled(element);
        const before = rows(element);
        demandEqual(before.length, 1_000, 'rows');
        demandEqual(
          texts(element),
          people.map((person) => `${person.name} 甲单位`),
          'texts',
        );
        demandEqual(getComputedStyle(first(before)).paddingLeft, '7px', 'static styles');

        const renamed = people.map((person, index) =>
          index % 10 === 0 ? { ...person, name: `${person.name}(改)` } : person,
        );
        element.people = [...renamed].reverse();
        element.unit = '乙单位';
        await settled(element);
        demandEqual(
          texts(element),
          [...renamed].reverse().map((person) => `${person.name} 乙单位`),
          'texts after the change',
        );
        demand(
          rows(element).every((row, index) => row === before[999 - index]),
          'keyed rows were made anew instead of moved',
        );
        return {
          says: '1 000 行逐行相符;倒序后仍是原来的元素;1 000 个使用者都收到新单位名',
          facts: { rows: rows(element).length, last: texts(element)[999] ?? '' },
        };
      } finally {
        element.remove();
      }
    },
  };
}

function rows(element: EdgeRoster): readonly EdgePerson[] {
  return [...element.renderRoot.querySelectorAll<EdgePerson>('edge-person')];
}

function first(list: readonly EdgePerson[]): EdgePerson {
  const [row] = list;
  demand(row !== undefined, 'no row');
  return row;
}

function texts(element: EdgeRoster): readonly string[] {
  return rows(element).map((row) => (row.renderRoot.textContent ?? '').trim());
}

async function settled(element: EdgeRoster): Promise<void> {
  await element.updateComplete;
  await Promise.all(rows(element).map((row) => row.updateComplete));
}
