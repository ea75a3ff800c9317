// The rules that a district of the demo works by: the document's own, or with the national overlay.

/** What the package's functions take, for one of the portal's two profiles. */
export async function rulesOf(policy) {
  if (policy === 'district') return {};
  const [{ districtTrial }, { national }] = await Promise.all([
    import('cadre-talk/policy'),
    import('cadre-talk/policy/national'),
  ]);
  return { policy: [districtTrial, national] };
}
