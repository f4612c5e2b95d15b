const { is, isAny } = require('bpmnlint-utils');

const INFINITIVE = /^(?:S['’]|Se )?\p{L}+(?:er|ir|re)(?= |$)/u;
const NOUN = /^(?:\p{L}*(?:ture|taire|toire)|courrier|dossier|lettre|registre|titre)(?= |$)/iu;
const SYSTEM_WORDS = /(?<!\p{L})(?:API|REST|JSON|SQL|DMN|BPMN|Java|delegate|appeler le service|the|and|or|check|request|task)(?!\p{L})/iu;

/** A name speaks to a jurist: a task is an infinitive and its object, a split asks a question. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, ['bpmn:FlowNode', 'bpmn:SequenceFlow', 'bpmn:Lane', 'bpmn:Participant', 'bpmn:Process'])) return;
    const name = node.name ?? '';
    const splits = is(node, 'bpmn:Gateway') && (node.outgoing ?? []).length > 1;
    const complain = (message) => reporter.report(node.id, `« ${name} »: ${message}`, ['name']);

    if (name === '') {
      if (is(node, 'bpmn:SubProcess')) complain('a sub-process needs a name');
      return; // label-required knows who else needs one
    }
    if (!/^[\p{Lu}\d]/u.test(name)) complain('a name begins with a capital or a number');
    if (/[.\s]$/.test(name)) complain('a name ends without full stop or space');
    if (/\S[?!:;]/.test(name)) complain('French puts a space before ? ! : ;');
    if (SYSTEM_WORDS.test(name)) complain('no system word, no English');
    const isWork = isAny(node, ['bpmn:Task', 'bpmn:CallActivity']);
    if (isWork && (!INFINITIVE.test(name) || NOUN.test(name))) complain('a task begins with an infinitive');
    if (splits && !name.endsWith(' ?')) complain('a gateway that splits asks a question');
    if (is(node, 'bpmn:Gateway') && !splits) complain('a gateway that joins bears no name');
  },
});
