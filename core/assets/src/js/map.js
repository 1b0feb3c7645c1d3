// Leaflet as the module "leaflet"; also as the global L, which map shells written as classic scripts expect.
import * as leaflet from 'leaflet/dist/leaflet-src.esm.js';

globalThis.L = { ...leaflet };

export * from 'leaflet/dist/leaflet-src.esm.js';
export default globalThis.L;
