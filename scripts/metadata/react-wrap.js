// A React component around an element, for React 18 and 19: properties are set as properties, events
// are listened to on the element, the rest goes to React as it is.
import { createElement, forwardRef, useEffect, useLayoutEffect, useRef } from 'react';

// On a server there is no layout to be before.
const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * @param {string} tag
 * @param {string} name what the developer tools call it
 * @param {readonly string[]} properties
 * @param {Readonly<Record<string, string>>} handlers events by the names of their handlers
 */
export function wrap(tag, name, properties, handlers) {
  const Component = forwardRef((props, ref) => {
    const element = useRef(null);
    const given = useRef({});
    const initial = useRef({});
    const listening = useRef({});

    const rest = { suppressHydrationWarning: true };
    const now = {};
    for (const [key, value] of Object.entries(props)) {
      if (properties.includes(key)) now[key] = value;
      else if (!(key in handlers)) rest[key] = value;
    }
    rest.ref = (node) => {
      element.current = node;
      if (typeof ref === 'function') ref(node);
      else if (ref) ref.current = node;
    };

    useBeforePaint(() => {
      const target = element.current;
      for (const key of new Set([...Object.keys(given.current), ...Object.keys(now)])) {
        if (!(key in initial.current)) initial.current[key] = target[key];
        const before = key in given.current ? given.current[key] : initial.current[key];
        const after = now[key] === undefined ? initial.current[key] : now[key];
        if (before !== after) target[key] = after;
      }
      given.current = now;
      listening.current = props;
    });

    useBeforePaint(() => {
      const target = element.current;
      const listeners = Object.entries(handlers).map(([handler, event]) => {
        // The handler of the latest render, without listening anew for each.
        const listener = (told) => listening.current[handler]?.(told);
        target.addEventListener(event, listener);
        return [event, listener];
      });
      return () => {
        for (const [event, listener] of listeners) target.removeEventListener(event, listener);
      };
    }, []);

    return createElement(tag, rest);
  });
  Component.displayName = name;
  return Component;
}
