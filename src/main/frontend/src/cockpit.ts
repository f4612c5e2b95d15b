import { bottlenecks } from './bottlenecks';
import { heatMap, type Given, type Viewer } from './heat-map';

/** What Cockpit gets from us besides the frame: a map of heat on its diagrams and a page of its own. */
export default [
  {
    id: 'parcours-heat-map',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    render: (viewer: Viewer, given: Given) => void heatMap(viewer, given),
  },
  {
    id: 'parcours-goulots-page',
    pluginPoint: 'cockpit.route',
    properties: { path: '/goulots' },
    render: (host: HTMLElement) => void bottlenecks(host),
  },
  {
    id: 'goulots',
    pluginPoint: 'cockpit.navigation',
    properties: { label: 'Goulots', pagePath: '#/goulots', priority: 5 },
  },
];
