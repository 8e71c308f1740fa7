// Height of a slab in degrees of latitude. Edges are cut into slabs so that a point meets only the edges at its own height.
// 0.01 degree (about 1.1 km) leaves a few edges a slab for shapes of 1,000 to 30,000 vertices.
const SLABS_PER_DEGREE = 100;

const slab = (latitude) => `cast(floor(${latitude} * ${SLABS_PER_DEGREE}) as int64)`;

module.exports = { slab };
