// The module "kawasan/ui": what a program's own scripts may use.
export { announce } from './announce.js';
export { element } from './element.js';
export { poll } from './poll.js';
export { rupiah } from './rupiah.js';
