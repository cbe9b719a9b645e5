import { Theme } from '@material-ui/core/styles';
import { Severity } from '@plimsoll/backstage-plugin-container-scorecard-common';

interface Colors {
  /** At or above the line. */
  above: string;
  /** Below the line. */
  below: string;
  /** The same as areas, behind text. */
  waterAbove: string;
  waterBelow: string;
  severity: Record<Severity, string>;
  added: string;
  removed: string;
  /** Behind a marked place in a source file. */
  mark: string;
  /** Behind source code and other insets. */
  inset: string;
  /** Lines between parts. */
  rule: string;
  /** Borders of controls, which must be seen: 3:1. */
  control: string;
}

/**
 * Colours that stay apart for colour-blind readers and have 4.5:1 on the card's background;
 * none of them says anything that is not said by a word or a shape as well.
 */
const LIGHT: Colors = {
  above: '#0B6E69',
  below: '#B83A00',
  waterAbove: '#A6DAD4',
  waterBelow: '#F9CBAF',
  severity: {
    critical: '#9B0E1C',
    high: '#B83A00',
    medium: '#8A5A00',
    low: '#1B66A8',
    info: '#5F6368',
  },
  added: '#DDF3E4',
  removed: '#FDE3E0',
  mark: '#FFEFC2',
  inset: '#F6F7F8',
  rule: '#E1E3E6',
  control: '#85898F',
};

const DARK: Colors = {
  above: '#66D9CD',
  below: '#FFAB70',
  waterAbove: '#2C7872',
  waterBelow: '#8F4E22',
  severity: {
    critical: '#FF9C9C',
    high: '#FFAB70',
    medium: '#FFD166',
    low: '#90CAFF',
    info: '#CFD2D6',
  },
  added: '#1F4A31',
  removed: '#5A2A28',
  mark: '#5E4B12',
  inset: '#353535',
  rule: '#5C5C5C',
  control: '#A8A8A8',
};

/** The plugin's own colours for a theme. */
export function colorsOf(theme: Theme): Colors {
  return theme.palette.type === 'dark' ? DARK : LIGHT;
}
