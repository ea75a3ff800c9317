import { css } from 'lit';

export const schedulerStyles = css`
  :host {
    --_row-height: var(--talk-row-height, 30px);
    /* What lies above its rows lies under a dialog of the host. */
    isolation: isolate;
  }
  .scheduler {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 8px;
    height: 100%;
    min-height: 320px;
    padding: 10px 12px;
  }
  /* One line of them on a screen of 1366, where the portal has its menu beside. */
  .tools {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 6px;
  }
  .tools .button:not(.small) {
    padding: 4px 10px;
  }
  .tools h2 {
    margin-right: 4px;
  }
  .tools select {
    max-width: 9.5em;
    padding-right: 2px;
    padding-left: 4px;
  }
  .tools select.set {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .tools input[type='search'] {
    flex: 1 1 8em;
    min-width: 8em;
    max-width: 15em;
    text-overflow: ellipsis;
  }
  .tools .count {
    font-size: 0.93em;
  }
  .menu {
    position: relative;
  }
  .menu-button svg {
    transform: rotate(90deg);
  }
  /* Under the list: rows stay where they are when the first of them is chosen. */
  .chosen {
    position: sticky;
    bottom: 0;
    z-index: 3;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    padding: 6px 10px;
    border: 1px solid var(--_accent);
    border-radius: 4px;
    background: var(--_accent-soft);
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-width: 100%;
    height: 28px;
    margin: 0 -4px;
    padding: 0 4px;
    border: 0;
    border-radius: 3px;
    background: none;
    font-weight: 700;
    cursor: pointer;
  }
  .sort:hover {
    color: var(--_accent);
  }
  .sort .turn svg {
    display: block;
    transform: rotate(-90deg);
  }
  .sort .turn.down svg {
    transform: rotate(90deg);
  }
  /* One group: the menu stays at the edge that it opens from, however the line breaks. */
  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 6px;
    margin-left: auto;
  }
  .scroller {
    flex: 1 1 auto;
    min-height: calc(200px - var(--_part-of-a-row, 0px));
    max-height: calc(
      var(--talk-worklist-max-height, calc(100vh - 96px)) - var(--_part-of-a-row, 0px)
    );
    margin-bottom: var(--_part-of-a-row, 0px);
  }
  .sides {
    display: flex;
    flex: 1 1 auto;
    gap: 10px;
    min-height: 0;
  }
  .sides .scroller {
    flex: 1 1 auto;
    min-width: 0;
  }
  .mine {
    flex: 1 1 auto;
    min-height: 0;
    overflow: auto;
  }
  .mine talk-calendar {
    min-height: 320px;
  }
  .beside .scroller {
    flex: 0 1 28.6em;
  }
  .beside talk-calendar {
    flex: 1 1 560px;
  }
  table {
    min-width: var(--_w-all, 66em);
  }
  .beside table {
    min-width: 28em;
  }
  .beside .c-name {
    width: 6em;
  }
  .beside .c-kind {
    width: 5.2em;
  }
  .beside .c-act {
    width: 5.5em;
  }
  .beside .days {
    display: none;
  }
  .views {
    display: inline-flex;
  }
  .views .button {
    border-radius: 0;
  }
  .views .button + .button {
    margin-left: -1px;
  }
  .views .button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .undo {
    position: absolute;
    bottom: 16px;
    left: 50%;
    z-index: 3;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 8px 6px 14px;
    border: 1px solid var(--_border-strong);
    border-radius: 6px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    transform: translateX(-50%);
  }
  .chosen ~ .undo {
    bottom: 64px;
  }
  .choose input,
  .c-choose input {
    margin: 0;
    vertical-align: middle;
  }
  .c-choose {
    width: 34px;
  }
  .c-name {
    width: var(--_w-name, 5.5em);
  }
  .c-window {
    width: var(--_w-window, 17.2em);
  }
  .c-state {
    width: var(--_w-state, 6.3em);
  }
  .c-talk {
    width: var(--_w-talk, 12.6em);
  }
  .c-act {
    width: var(--_w-act, 9.8em);
  }
  tbody td,
  tbody th {
    height: var(--_row-height);
    padding-top: 0;
    padding-bottom: 0;
  }
  tbody tr.row-item {
    cursor: pointer;
  }
  tbody tr.row-item:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  tbody th {
    font-weight: 700;
    position: sticky;
    left: 0;
    background: var(--_surface);
  }
  thead .c-name {
    left: 0;
    z-index: 2;
  }
  .window,
  .arranged {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .window .mark,
  .window talk-basis {
    flex: none;
  }
  .arranged .mark,
  .arranged .link {
    flex: 0 0 auto;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* Never cut: its column is as wide as it. */
  .window {
    min-width: max-content;
  }
  .window .days {
    margin-right: auto;
  }
  .arranged .text {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  tr.spacer td {
    height: auto;
    padding: 0;
    border: 0;
  }
  tr.spacer:hover td {
    background: none;
  }
  .drop {
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    z-index: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    border: 2px dashed var(--_accent);
    border-radius: 6px;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 1.2em;
    font-weight: 700;
    opacity: 0.94;
    pointer-events: none;
  }
  input[type='file'] {
    display: none;
  }
`;
