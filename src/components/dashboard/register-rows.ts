import { registerAll } from '../registration.ts';
import { TalkFigureRows } from './talk-figure-rows.ts';

export function registerRows(): void {
  registerAll({ 'talk-figure-rows': TalkFigureRows });
}
