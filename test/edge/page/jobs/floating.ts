// @floating-ui/dom: a popup beside its button inside a shadow root, in a box that scrolls within one
// that is moved by a transform, as host pages do it.
import { autoUpdate, computePosition, flip, offset, shift, type Strategy } from '@floating-ui/dom';
import { demandEqual, until, type Job } from '../job.ts';

const GAP = 6;

export function floatingJob(stage: HTMLElement): Job {
  return {
    id: 'floating-ui',
    library: '@floating-ui/dom',
    does: '弹层随按钮定位:影子根、滚动框、位移框之中',
    size: '两种定位方式 × 中间、滚动后、下端(翻上)',
    async run() {
      const gaps: string[] = [];
      for (const strategy of ['absolute', 'fixed'] as const) {
        const { host, scroller, button, popup } = scene();
        stage.append(host);
        const stop = autoUpdate(button, popup, () => void settle(button, popup, strategy));
        try {
          for (const [name, where, scrollTop, side] of [
            ['in the middle', 'center', 300, 'below'],
            ['after scrolling', 'center', 340, 'below'],
            // At the lower end of the box and of the window: a fixed popup is cut by the window only.
            ['at the lower end', 'end', 240, 'above'],
          ] as const) {
            host.scrollIntoView({ block: where });
            scroller.scrollTop = scrollTop;
            await until(
              () => near(gapOf(button, popup, side), GAP) && near(leftOf(button, popup), 0),
              `${strategy}, ${name}: gap ${gapOf(button, popup, side)}, left ${leftOf(button, popup)}`,
            );
            gaps.push(`${strategy} ${name} ${side}`);
          }
        } finally {
          stop();
          host.remove();
        }
      }
      demandEqual(gaps.length, 6, 'places');
      return { says: `六种情形都离按钮 ${GAP} 像素、左边对齐`, facts: { places: gaps } };
    },
  };
}

async function settle(button: HTMLElement, popup: HTMLElement, strategy: Strategy): Promise<void> {
  const { x, y } = await computePosition(button, popup, {
    strategy,
    placement: 'bottom-start',
    middleware: [offset(GAP), flip(), shift()],
  });
  popup.style.position = strategy;
  popup.style.left = `${x}px`;
  popup.style.top = `${y}px`;
}

function scene() {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .moved { transform: translate(40px, 10px); width: 320px; }
    .scroller { height: 200px; overflow: auto; position: relative; border: 1px solid #888; }
    .filler { height: 400px; }
    button { display: block; width: 120px; height: 28px; margin: 0 0 0 30px; }
    .popup { position: absolute; left: 0; top: 0; width: 150px; height: 60px; background: #eef; }
  `);
  root.adoptedStyleSheets = [sheet];
  const make = (name: string, className: string): HTMLElement => {
    const element = document.createElement(name);
    element.className = className;
    return element;
  };
  const moved = make('div', 'moved');
  const scroller = make('div', 'scroller');
  const button = make('button', '');
  const popup = make('div', 'popup');
  popup.textContent = '弹层';
  scroller.append(make('div', 'filler'), button, popup, make('div', 'filler'));
  moved.append(scroller);
  root.append(moved);
  return { host, scroller, button, popup };
}

function gapOf(button: HTMLElement, popup: HTMLElement, side: 'below' | 'above'): number {
  const [anchor, box] = [button.getBoundingClientRect(), popup.getBoundingClientRect()];
  return side === 'below' ? box.top - anchor.bottom : anchor.top - box.bottom;
}

function leftOf(button: HTMLElement, popup: HTMLElement): number {
  return popup.getBoundingClientRect().left - button.getBoundingClientRect().left;
}

function near(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= 1;
}
