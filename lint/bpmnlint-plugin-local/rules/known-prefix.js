const { is } = require('bpmnlint-utils');

/** What an id begins with, by kind; the first line that fits wins. An id is a promise: history and tests rely on it. */
const PREFIXES = [
  ['bpmn:StartEvent', () => 'start_'],
  ['bpmn:EndEvent', () => 'end_'],
  ['bpmn:Event', prefixOfEvent],
  ['bpmn:CallActivity', () => 'call_'],
  ['bpmn:SubProcess', () => 'sub_'],
  ['bpmn:Task', () => 'task_'],
  ['bpmn:Gateway', () => 'gw_'],
  ['bpmn:SequenceFlow', () => 'flow_'],
  ['bpmn:Lane', () => 'lane_'],
  ['bpmn:TextAnnotation', () => 'note_'],
];

function prefixOfEvent(event) {
  const [definition] = event.eventDefinitions ?? [];
  const kind = /^bpmn:(\w+)EventDefinition$/.exec(definition?.$type ?? '')?.[1];
  return kind === undefined ? 'event_' : `${kind.toLowerCase()}_`;
}

/** An id is its kind, an underscore, and in English what it is: `task_setHold`, `timer_holdExpired`. */
module.exports = () => ({
  check(node, reporter) {
    const entry = PREFIXES.find(([type]) => is(node, type));
    if (entry === undefined) return;
    const prefix = entry[1](node);
    if (!new RegExp(`^${prefix}[a-z][A-Za-z0-9]*$`).test(node.id)) {
      reporter.report(node.id, `The id should be ${prefix} and what it is, in camelCase`);
    }
  },
});
