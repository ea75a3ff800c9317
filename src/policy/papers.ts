/** Papers of a policy and the statements printed on them, for whoever renders them. */
import type { Name, Policy } from './policy.ts';
import { nameOf } from './names.ts';
import { retentionOf, type Retention } from './rules/archive.ts';

/** A paper of the pack with its archive class. */
export interface PaperInfo {
  readonly id: string;
  readonly name: Name;
  readonly retention: Retention;
  /** The mark at the foot of what the department keeps (五¶3). */
  readonly foot?: Name;
  /** The statement against retaliation (四·2⑸). */
  readonly protection?: Name;
}

/** All papers that the policy knows, with where each may be kept (五¶3). */
export function papers(policy: Policy): readonly PaperInfo[] {
  const { pack } = policy;
  return Object.entries(pack.papers).map(([id, paper]) => {
    const retention = retentionOf(policy, { paper: id });
    const foot = pack.archives[retention.archive]?.foot;
    const { protection } = pack.texts;
    return {
      id,
      name: nameOf(policy, id, paper.name),
      retention,
      ...(foot === undefined || retention.because === 'free'
        ? {}
        : { foot: nameOf(policy, `${retention.archive}.foot`, foot) }),
      ...(paper.protection && protection !== undefined
        ? { protection: nameOf(policy, 'protection', protection) }
        : {}),
    };
  });
}

/** 四·1: shown in the outline; no scoring of people. */
export function principles(policy: Policy): Name {
  return nameOf(policy, 'principles', policy.pack.texts['principles'] ?? '');
}

/** The documents that the policy rests on and is linked to, shown as basis (序, 五¶3). */
export function basis(
  policy: Policy,
): readonly { readonly id: string; readonly title: Name; readonly number?: string }[] {
  return Object.entries(policy.pack.documents).map(([id, { title, number }]) => ({
    id,
    title: nameOf(policy, `document.${id}`, title),
    ...(number === undefined ? {} : { number }),
  }));
}
