/** What Cockpit's vendor wrote in English into its code, where none of its labels reach. */
const FRENCH: Readonly<Record<string, string>> = {
  'Toggle this section': 'Afficher ou masquer cette partie',
  'Decision name: ': 'Table : ',
  'Hit policy:': 'Règles retenues :',
  Unique: 'la seule',
  First: 'la première',
  Priority: 'la plus prioritaire',
  Any: "toutes d'accord",
  Collect: 'toutes',
  'Collect (Sum)': 'toutes, additionnées',
  'Collect (Min)': 'toutes, la plus petite valeur',
  'Collect (Max)': 'toutes, la plus grande valeur',
  'Collect (Count)': 'toutes, comptées',
  'Rule order': 'toutes, dans leur ordre',
  'Output order': 'toutes, par priorité',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched':
    'Une seule règle peut convenir.',
  'Rules may overlap. The first matching rule will be chosen':
    "Plusieurs règles peuvent convenir : la première l'emporte.",
  'Rules may overlap. The one with the highest priority will be chosen':
    "Plusieurs règles peuvent convenir : la plus prioritaire l'emporte.",
  'Rules may overlap. Their output have to match':
    'Plusieurs règles peuvent convenir, si elles disent la même chose.',
  'Collects the values of all matching rules': 'Les valeurs de toutes les règles qui conviennent.',
  'Collects the values of all matching rules and sums up to a single value':
    'La somme des valeurs de toutes les règles qui conviennent.',
  'Collects the values of all matching rules and uses the lowest value':
    'La plus petite valeur des règles qui conviennent.',
  'Collects the values of all matching rules and uses the highest value':
    'La plus grande valeur des règles qui conviennent.',
  'Collects the values of all matching rules and counts the number of them': 'Combien de règles conviennent.',
  'Collects the values of all matching rules in rule order':
    'Les valeurs des règles qui conviennent, dans leur ordre.',
  'Collects the values of all matching rules in decreasing output priority order':
    "Les valeurs des règles qui conviennent, la plus prioritaire d'abord.",
  When: 'Si',
  And: 'et',
  Then: 'Alors',
  'Input label: ': 'Question : ',
  'Input expression: ': 'Donnée : ',
  'Input type': 'Type de la réponse',
  'Input values': 'Réponses possibles',
  'Output label': 'Résultat',
  'Output label: ': 'Résultat : ',
  'Output name': 'Nom du résultat',
  'Output name: ': 'Nom du résultat : ',
  'Output type': 'Type du résultat',
  'Output values': 'Résultats possibles',
  'Expression language': 'Langage',
  'Expression language:': 'Langage :',
  'Variable name:': 'Nom du résultat :',
  'Variable type:': 'Type du résultat :',
  'View DRD': "Voir l'enchaînement des tables",
};

/** The French of such words; other words as they are. */
export function inFrench(english: string): string {
  return FRENCH[english] ?? english;
}

interface Directive {
  readonly link?: Link;
  compile?: (element: unknown, attributes: Attributes) => Link | undefined;
}
type Link = (this: unknown, scope: Scope, ...more: unknown[]) => void;
interface Attributes {
  readonly uibTooltip?: string;
  $set(name: string, value: string): void;
}
interface Scope {
  readonly control?: { getViewer?(): TableViewer };
}
/** dmn-js: makes what shows a table when there is a table to show, from these options. */
interface TableViewer {
  readonly _options?: Record<string, unknown>;
}

/** Decorates the directive of hints: `uib-tooltip="Toggle this section"`. */
export function hintsInFrench(directives: Directive[]): Directive[] {
  for (const directive of directives) {
    const compile = directive.compile;
    directive.compile = function (element, attributes) {
      if (attributes.uibTooltip !== undefined) attributes.$set('uibTooltip', inFrench(attributes.uibTooltip));
      return compile?.call(this, element, attributes);
    };
  }
  return directives;
}

/** Decorates the directive that shows a table: its viewer gets its words from us. */
export function tablesInFrench(directives: Directive[]): Directive[] {
  for (const directive of directives) {
    const { link } = directive;
    if (link === undefined) continue;
    directive.compile = () =>
      function (scope, ...more) {
        link.call(this, scope, ...more);
        const options = scope.control?.getViewer?.()._options;
        if (options === undefined) return;
        const words = { additionalModules: [{ translate: ['value', inFrench] }] };
        options['decisionTable'] = words;
        options['literalExpression'] = words;
      };
  }
  return directives;
}
