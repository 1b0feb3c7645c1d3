// Point clustering as the module "supercluster".
export { default } from 'supercluster';
