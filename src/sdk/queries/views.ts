/** Kinds and points in the SDK's language, as rows show them. */
import { contentPoints, kinds, textOf } from '../../policy/index.ts';
import type { KindView, PointView } from '../api.ts';
import type { Desk } from '../desk.ts';

export function kindViews(desk: Desk): readonly KindView[] {
  return kinds(desk.policy).map(({ id, name, clause, triggers, forms, ceremony }) => ({
    id,
    name: desk.named(name),
    clause,
    triggers: triggers.map((trigger) => ({ id: trigger.id, name: desk.named(trigger.name) })),
    forms,
    ceremony,
  }));
}

export function pointViews(desk: Desk, kind: string): readonly PointView[] {
  return contentPoints(desk.policy, kind).map(({ id, title, clause, parts = [] }) => ({
    id,
    title: desk.named(title),
    clause,
    parts: parts.map((part) => ({ id: part.id, title: desk.named(part.title) })),
  }));
}

/** What the pack calls an office or a body, e.g. 区委组织部主要负责人; undefined where it has no name. */
export function textName(desk: Desk, id: string): string | undefined {
  const name = textOf(desk.policy, id);
  return name && desk.named(name);
}
