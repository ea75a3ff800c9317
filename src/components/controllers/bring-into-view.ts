/**
 * Scrolls the one box that scrolls around an element, and no other. `scrollIntoView` moves every box
 * around it, also a host's page that is not meant to scroll, which nobody can then scroll back.
 */
export function bringToTop(element: Element): void {
  for (let box = parentOf(element); box; box = parentOf(box)) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY);
    if (!scrolls || box.scrollHeight <= box.clientHeight) continue;
    box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top;
    return;
  }
  const page = document.scrollingElement;
  const fixed = getComputedStyle(document.body).overflowY === 'hidden';
  if (page && !fixed) page.scrollTop += element.getBoundingClientRect().top;
}

/** The element around it, out of shadow roots and through slots. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
