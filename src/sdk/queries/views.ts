/** Kinds and points in the SDK's language, as rows show them. */
import { contentPoints, kinds } from '../../policy/index.ts';
import type { KindView, PointView } from '../api.ts';
import type { Desk } from '../desk.ts';

export function kindViews(desk: Desk): readonly KindView[] {
  return kinds(desk.policy).map(({ id, name, clause, triggers }) => ({
    id,
    name: name.zh,
    clause,
    triggers: triggers.map((trigger) => ({ id: trigger.id, name: trigger.name.zh })),
  }));
}

export function pointViews(desk: Desk, kind: string): readonly PointView[] {
  return contentPoints(desk.policy, kind).map(({ id, title, clause, parts = [] }) => ({
    id,
    title: title.zh,
    clause,
    parts: parts.map((part) => ({ id: part.id, title: part.title.zh })),
  }));
}
