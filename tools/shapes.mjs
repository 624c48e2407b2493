// Draws the countries of Latin America and the Caribbean for the map of the site; make shapes runs it.
// The borders are those of Natural Earth, 1:50 million, as the npm package world-atlas has them.

import { readFileSync } from "node:fs";
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoDistance, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

// ISO 3166 codes: two letters, and the number by which Natural Earth knows a country.
const CODES = `
  AG 028, AI 660, AR 032, AW 533, BB 052, BL 652, BO 068, BR 076, BS 044, BZ 084, CL 152, CO 170,
  CR 188, CU 192, CW 531, DM 212, DO 214, EC 218, FK 238, GD 308, GT 320, GY 328, HN 340, HT 332,
  JM 388, KN 659, KY 136, LC 662, MF 663, MS 500, MX 484, NI 558, PA 591, PE 604, PR 630, PY 600,
  SR 740, SV 222, SX 534, TC 796, TT 780, UY 858, VC 670, VE 862, VG 092, VI 850`;
// What Natural Earth has as a part of France, by a place in it.
const FRANCE = "250";
const OF_FRANCE = { GF: [-53, 4], GP: [-61.5, 16.2], MQ: [-61, 14.6] };
const NEAR = 0.02; // radians

// Units of the map: its width is that of the text on a phone of 360 pixels.
const WIDTH = 328;
const HEIGHT = 384;
const MARGIN = 3;
const CENTRE = [-74, -12];
// What is left out: triangles, in square degrees, and islands beside the main land, in steradians.
const LEAST_TRIANGLE = 0.04;
const LEAST_ISLAND = 4e-5;
// Names without room on their countries stand in the ocean: at a place, or in a column west or
// east of all land.
const PLACES = { CL: [142, 282], CU: [146, 22], JM: [154, 81], UY: [276, 296], VE: [208, 80] };
const WEST = "BZ, CR, EC, GT, HN, NI, PA, SV".split(", ");
const INSIDE = "AR, BO, BR, CO, MX, PE, PY".split(", ");

const atlasFile = (name) => readFileSync(new URL(import.meta.resolve(`world-atlas/${name}`)));
const { version, license } = JSON.parse(atlasFile("package.json"));
const atlas = JSON.parse(atlasFile("countries-50m.json"));

// The pieces of a country, the largest first.
function piecesOf(topology, number) {
  const geometry = topology.objects.countries.geometries.find(({ id }) => id === number);
  const { type, coordinates } = feature(topology, geometry).geometry;
  const pieces = type === "Polygon" ? [coordinates] : coordinates;
  return pieces.map((rings) => ({ type: "Polygon", coordinates: rings }))
    .sort((a, b) => geoArea(b) - geoArea(a));
}

function landsOf(topology) {
  const french = piecesOf(topology, FRANCE);
  const near = (place) => french.filter((piece) => geoDistance(geoCentroid(piece), place) < NEAR);
  return Object.fromEntries([
    ...CODES.split(",").map((pair) => pair.trim().split(" "))
      .map(([code, number]) => [code, piecesOf(topology, number)]),
    ...Object.entries(OF_FRANCE).map(([code, place]) => [code, near(place)]),
  ].sort());
}

function labelOf(code, centre) {
  if (INSIDE.includes(code)) return centre;
  return PLACES[code] ?? (WEST.includes(code) ? "west" : "east");
}

const whole = landsOf(atlas);
const simple = landsOf(simplify(presimplify(atlas), LEAST_TRIANGLE));
const seen = (pieces) => ({
  type: "GeometryCollection",
  geometries: pieces.filter((piece, place) => place === 0 || geoArea(piece) > LEAST_ISLAND),
});
const region = seen(Object.values(simple).flatMap((pieces) => seen(pieces).geometries));
const projection = geoAzimuthalEqualArea().rotate(CENTRE.map((degrees) => -degrees))
  .fitExtent([[MARGIN, MARGIN], [WIDTH - MARGIN, HEIGHT]], region);
const [[left, top]] = geoPath(projection).bounds(region);
const [x, y] = projection.translate();
projection.translate([x - left + MARGIN, y - top + MARGIN]);
const draw = geoPath(projection).digits(1);
const rounded = (point) => point.map((value) => Number(value.toFixed(1)));

const shapes = Object.entries(whole).map(([code, [main]]) => {
  const centre = rounded(projection(geoCentroid(main)));
  return [code, { centre, label: labelOf(code, centre), path: draw(seen(simple[code])) ?? "" }];
});
const source = `Natural Earth 1:50m (public domain), by way of world-atlas ${version} (${license})`;
const rows = shapes.map((shape) => shape.map((part) => JSON.stringify(part)).join(": "));
console.log(`{"source": ${JSON.stringify(source)},
"width": ${WIDTH}, "height": ${HEIGHT},
"shapes": {
${rows.join(",\n")}
}}`);
