#!/usr/bin/env bash
# TensorFlow.js takes the mean over time with the padding in it, where Keras leaves it out: in a browser short recordings get other emotions.
#
# Versions: @tensorflow/tfjs 4.22.0 (its CPU backend), Node 20.20.2, Keras 3.15.1 with JAX 0.10.2, NumPy 2.4.6, Python 3.11.
#
# A layer `Masking` marks the rows of a recording that are only padding. In Keras `GlobalAveragePooling1D` behind it takes the mean of
# the others. That of TensorFlow.js, of the same name and with the same settings, is given the mask and does not use it: zeros are averaged with the
# rest, and the longer the padding, the nearer the answer is to that of silence. Its LSTM and GRU do use the mask. Nothing is said when a net is built
# or brought over, and a net gives the right answer for a batch of equally long recordings.
#
# Hurt: whoever shows in a web page what a net, trained in Keras on padded speech or padded clips of faces, says: the same clip alone and beside a
# longer one gets two answers, and neither need be that of the paper.
#
# Seen on 2026-12-01 (one net, a recording of 5 rows; its three scores alone, with 5 and with 20 rows of padding behind it):
#   Keras, mean 0.22 0.50 0.27   0.22 0.50 0.27   0.22 0.50 0.27
#   tfjs, mean  0.22 0.50 0.27   0.46 0.23 0.31   0.60 0.12 0.28
#   Keras, GRU  0.59 0.20 0.22   0.59 0.20 0.22   0.59 0.20 0.22
#   tfjs, GRU   0.59 0.20 0.22   0.59 0.20 0.22   0.59 0.20 0.22
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs Node and npm.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund @tensorflow/tfjs@4.22.0 >/dev/null
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q keras==3.15.1 jax==0.10.2 numpy==2.4.6
cat > "$work/net.json" <<'JSON'
{
	"rows": [[0.9, 0.1], [0.7, 0.3], [0.8, 0.5], [0.6, 0.2], [0.5, 0.4]],
	"padding": [0, 5, 20],
	"kernel": [[-2, 4, 1], [3, -1, 0]],
	"bias": [1, -1.2, 0]
}
JSON
cat > "$work/net.cjs" <<'JS'
const tf = require("@tensorflow/tfjs");
const { rows, padding, kernel, bias } = require("./net.json");

tf.setBackend("cpu");
const scores = {};
for (const name of ["mean", "gru"]) {
	const pooling = name === "mean" ? tf.layers.globalAveragePooling1d({}) : tf.layers.gru({ units: 2, kernelInitializer: "ones", recurrentInitializer: "ones" });
	const net = tf.sequential({ layers: [tf.layers.masking({ maskValue: 0, inputShape: [null, 2] }), pooling, tf.layers.dense({ units: 3, activation: "softmax" })] });
	net.layers[2].setWeights([tf.tensor(kernel), tf.tensor(bias)]);
	scores[name] = padding.map(count => net.predict(tf.tensor([[...rows, ...Array(count).fill([0, 0])]])).arraySync()[0]);
}
console.log(JSON.stringify(scores));
JS
node "$work/net.cjs" 2>/dev/null | grep '^{' > "$work/tfjs.json"
cd "$work"
KERAS_BACKEND=jax "$work/venv/bin/python" - <<'PY' 2>log || { cat log; exit 1; }
import json
import sys

import keras
import numpy as np

net, tfjs = json.load(open("net.json")), json.load(open("tfjs.json"))


def by_keras(pooling):
    model = keras.Sequential([keras.Input((None, 2)), keras.layers.Masking(0.0), pooling, keras.layers.Dense(3, activation="softmax")])
    model.layers[2].set_weights([np.array(net["kernel"], "float32"), np.array(net["bias"], "float32")])
    return [np.asarray(model(np.array([net["rows"] + count * [[0, 0]]], "float32")))[0] for count in net["padding"]]


told = {"Keras, mean": by_keras(keras.layers.GlobalAveragePooling1D()), "tfjs, mean": tfjs["mean"],
        "Keras, GRU": by_keras(keras.layers.GRU(2, kernel_initializer="ones", recurrent_initializer="ones")), "tfjs, GRU": tfjs["gru"]}
for name, scores in told.items():
    print(f"{name:11} " + "   ".join(" ".join(f"{score:.2f}" for score in row) for row in scores))
logits = np.mean(net["rows"], axis=0) @ np.array(net["kernel"]) + net["bias"]
right = np.exp(logits) / np.exp(logits).sum()
so = np.allclose(told["tfjs, mean"][0], right, atol=1e-5) and np.allclose(told["Keras, mean"], right, atol=1e-5)
so &= [int(np.argmax(row)) for row in told["tfjs, mean"]] != [int(right.argmax())] * 3
so &= np.ptp(told["tfjs, mean"], axis=0).max() > .2
so &= all(np.allclose(told[name], told[name][0], atol=1e-5) for name in ("Keras, GRU", "tfjs, GRU"))
sys.exit(0 if so else 1)
PY
