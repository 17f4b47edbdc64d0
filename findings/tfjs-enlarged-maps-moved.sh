#!/usr/bin/env bash
# A net of Keras that enlarges its maps finds faces and points further up and left in TensorFlow.js: after four such layers by 5 % of the picture.
#
# Versions: @tensorflow/tfjs 4.22.0 (its CPU backend), Node 20.20.2, Keras 3.15.1 with JAX 0.10.2, NumPy 2.4.6, Python 3.11.
#
# `UpSampling2D(2, interpolation="bilinear")` of Keras takes pixels as areas: the picture's edges stay where they are. The layer of the same name and
# settings in TensorFlow.js takes the middle of the first pixel for the corner, so that a place x becomes 2 x, where 2 x + 0.5 is right, and
# repeats the last row and column. Each layer adds its half pixel, and later layers double it. `tf.image.resizeBilinear` does so too unless its last argument
# `halfPixelCenters` is true, and Keras's own resizing has that. The layer has no such setting, and an import tells nothing. "nearest", the
# default of both, keeps the place in both.
#
# Hurt: nets that give maps of landmarks, gaze or skin, trained in Keras and shown in a web page: their points are off in one direction, in each frame.
#
# Seen on 2026-12-01 (a soft spot in the middle of a map of 9 x 9, enlarged to 144 x 144; its centre, x and y, and where it is as part of the width):
#   Keras, nearest     71.5  71.5   50.0 % 50.0 %
#   tfjs, nearest      71.5  71.5   50.0 % 50.0 %
#   Keras, bilinear    71.5  71.5   50.0 % 50.0 %
#   tfjs, bilinear     64.0  64.0   44.8 % 44.8 %
#   tfjs, half pixel   71.5  71.5   50.0 % 50.0 %
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Node and npm.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund @tensorflow/tfjs@4.22.0 >/dev/null
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q keras==3.15.1 jax==0.10.2 numpy==2.4.6
cat > "$work/maps.cjs" <<'JS'
const tf = require("@tensorflow/tfjs");
const spot = require("./spot.json");

tf.setBackend("cpu");
const size = spot.length;
const map = tf.tensor(spot).reshape([1, size, size, 1]);
const maps = {};
for (const interpolation of ["nearest", "bilinear"]) {
	const layers = [0, 1, 2, 3].map(n => tf.layers.upSampling2d({ size: [2, 2], interpolation, ...(n ? {} : { inputShape: [size, size, 1] }) }));
	maps[interpolation] = tf.sequential({ layers }).predict(map).squeeze().arraySync();
}
maps.halfPixelCenters = map.squeeze().arraySync();
for (let n = 0; n < 4; n++) {
	const grid = tf.tensor(maps.halfPixelCenters).expandDims(-1);
	maps.halfPixelCenters = tf.image.resizeBilinear(grid, [2 * grid.shape[0], 2 * grid.shape[1]], false, true).squeeze().arraySync();
}
console.log(JSON.stringify(maps));
JS
cd "$work"
cat > maps.py <<'PY'
import json
import subprocess
import sys

import keras
import numpy as np

SIZE, MIDDLE = 9, 4
rows, columns = np.mgrid[:SIZE, :SIZE]
spot = np.exp(-((columns - MIDDLE) ** 2 + (rows - MIDDLE) ** 2) / 2)
json.dump(spot.tolist(), open("spot.json", "w"))
output = subprocess.run(["node", "maps.cjs"], capture_output=True, text=True, check=True).stdout
tfjs = json.loads(output[output.index('{"'):])


def by_keras(interpolation):
    layers = [keras.layers.UpSampling2D(2, interpolation=interpolation) for _ in range(4)]
    return np.asarray(keras.Sequential([keras.Input((SIZE, SIZE, 1)), *layers])(spot[None, ..., None].astype("float32"))).squeeze()


def centre(values):
    values = np.asarray(values)
    rows, columns = np.indices(values.shape)
    return (columns * values).sum() / values.sum(), (rows * values).sum() / values.sum()


told = {"Keras, nearest": by_keras("nearest"), "tfjs, nearest": tfjs["nearest"], "Keras, bilinear": by_keras("bilinear"), "tfjs, bilinear": tfjs["bilinear"],
        "tfjs, half pixel": tfjs["halfPixelCenters"]}
so = True
for name, values in told.items():
    x, y = centre(values)
    width = len(values)
    print(f"{name:17} {x:5.1f} {y:5.1f}   {100 * (x + .5) / width:.1f} % {100 * (y + .5) / width:.1f} %")
    so &= max(abs(x - y), abs(x - (64 if name == "tfjs, bilinear" else 71.5))) < .2 and width == 16 * SIZE
sys.exit(0 if so and np.allclose(told["tfjs, half pixel"], told["Keras, bilinear"], atol=1e-5) else 1)
PY
KERAS_BACKEND=jax "$work/venv/bin/python" maps.py 2>log || { cat log; exit 1; }
