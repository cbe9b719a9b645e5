/**
 * The `plimsoll` program.
 *
 * @packageDocumentation
 */
import './main';
