/**
 * The strongly connected components of a directed graph, each after those that lead to it: the nodes
 * of one component can all reach each other. Tarjan (1972), without recursion, in time linear in nodes
 * and edges.
 *
 * `before` — for each node, the nodes that lead to it.
 */
export function componentsOf(
  before: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const unseen = -1;
  const index = new Int32Array(before.length).fill(unseen);
  const low = new Int32Array(before.length);
  const onStack = new Uint8Array(before.length);
  const stack: number[] = [];
  const components: number[][] = [];
  let seen = 0;
  for (let root = 0; root < before.length; root++) {
    if (index[root] !== unseen) continue;
    const calls: { readonly node: number; edge: number }[] = [];
    const enter = (node: number) => {
      index[node] = low[node] = seen++;
      onStack[node] = 1;
      stack.push(node);
      calls.push({ node, edge: 0 });
    };
    enter(root);
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const { node } = call;
      const next = before[node]![call.edge++];
      if (next === undefined) {
        calls.pop();
        const above = calls.at(-1);
        if (above !== undefined) low[above.node] = Math.min(low[above.node]!, low[node]!);
        if (low[node] === index[node]) components.push(popUntil(node));
      } else if (index[next] === unseen) {
        enter(next);
      } else if (onStack[next] === 1) {
        low[node] = Math.min(low[node]!, index[next]!);
      }
    }
  }
  return components;

  function popUntil(node: number): number[] {
    const component: number[] = [];
    for (;;) {
      const member = stack.pop()!;
      onStack[member] = 0;
      component.push(member);
      if (member === node) return component;
    }
  }
}
