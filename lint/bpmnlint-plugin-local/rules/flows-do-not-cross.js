const { is, isAny } = require('bpmnlint-utils');

/**
 * No flow crosses another, runs along it, or passes through a shape that it neither leaves nor enters.
 * Two flows may touch only where both leave, or both enter, the same element.
 */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:Definitions')) return;
    for (const { plane } of node.diagrams ?? []) {
      const drawn = plane.planeElement ?? [];
      const flows = drawn.filter(({ bpmnElement }) => bpmnElement && isAny(bpmnElement, ['bpmn:SequenceFlow', 'bpmn:MessageFlow']));
      const shapes = drawn.filter(({ bpmnElement }) => bpmnElement && is(bpmnElement, 'bpmn:FlowNode'));
      flows.forEach((flow, index) => {
        for (const other of flows.slice(index + 1)) {
          if (crosses(flow, other)) reporter.report(flow.bpmnElement.id, `Flow crosses flow ${other.bpmnElement.id}`);
        }
        for (const shape of shapes) {
          if (passesThrough(flow, shape)) reporter.report(flow.bpmnElement.id, `Flow passes through ${shape.bpmnElement.id}`);
        }
      });
    }
  },
});

function crosses(flow, other) {
  return segments(flow).some((a) => segments(other).some((b) => meet(a, b) && !meetAtOneElement(a, b, flow, other)));
}

/** Both leave the same element (or both enter it) at this very point, and go their own ways from there. */
function meetAtOneElement(a, b, flow, other) {
  const { sourceRef, targetRef } = flow.bpmnElement;
  const leave = a.first && b.first && sourceRef === other.bpmnElement.sourceRef && same(a.from, b.from);
  const enter = a.last && b.last && targetRef === other.bpmnElement.targetRef && same(a.to, b.to);
  if (leave) return !runsAlong(a.from, a.to, b.to);
  if (enter) return !runsAlong(a.to, a.from, b.from);
  return false;
}

function passesThrough(flow, { bpmnElement, bounds }) {
  const ends = [flow.bpmnElement.sourceRef, flow.bpmnElement.targetRef];
  const around = ends.some((end) => isInside(end, bpmnElement) || end.attachedToRef === bpmnElement);
  if (ends.includes(bpmnElement) || around) return false;
  const { x, y, width, height } = bounds;
  const [a, b, c, d] = [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }];
  const sides = [[a, b], [b, c], [c, d], [d, a]].map(([from, to]) => ({ from, to }));
  return segments(flow).some((segment) => sides.some((side) => meet(segment, side)));
}

function isInside(element, container) {
  for (let parent = element.$parent; parent; parent = parent.$parent) if (parent === container) return true;
  return false;
}

function segments({ waypoint }) {
  return waypoint.slice(1).map((to, i) => ({ from: waypoint[i], to, first: i === 0, last: i === waypoint.length - 2 }));
}

/** Whether two segments have a point in common. */
function meet(a, b) {
  const [p, q, r, s] = [turn(a.from, a.to, b.from), turn(a.from, a.to, b.to), turn(b.from, b.to, a.from), turn(b.from, b.to, a.to)];
  if (p * q < 0 && r * s < 0) return true;
  return (p === 0 && within(a, b.from)) || (q === 0 && within(a, b.to)) || (r === 0 && within(b, a.from)) || (s === 0 && within(b, a.to));
}

/** Positive: left of the line; negative: right of it; 0: on it. */
function turn(from, to, point) {
  return Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
}

function within({ from, to }, { x, y }) {
  return (
    Math.min(from.x, to.x) <= x && x <= Math.max(from.x, to.x) && Math.min(from.y, to.y) <= y && y <= Math.max(from.y, to.y)
  );
}

function runsAlong(corner, a, b) {
  return turn(corner, a, b) === 0 && (a.x - corner.x) * (b.x - corner.x) + (a.y - corner.y) * (b.y - corner.y) > 0;
}

function same(a, b) {
  return a.x === b.x && a.y === b.y;
}
