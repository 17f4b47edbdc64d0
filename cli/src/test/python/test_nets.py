"""Nets of the shapes that people have, with fixed weights: `models add` takes them, and `models check` finds the scores that
the family's own preprocessing gives, written down here from its public source: each function names it.

    python -m pytest cli/src/test/python/test_nets.py

Needs the built command line.
"""
import csv
import json
import os
import subprocess
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime as ort
import pytest
import scipy.ndimage
import scipy.signal
import soundfile
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

ROOT = Path(__file__).resolve().parents[4]
DEMEANOR = os.environ.get("DEMEANOR", str(ROOT / "cli" / "demeanor")).split()
PARITY = 1e-5


def demeanor(*arguments, code=0):
    run = subprocess.run([*DEMEANOR, *map(str, arguments)], capture_output=True, text=True)
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout + run.stderr


def save(path, nodes, inputs, outputs, weights, opset=17, ir_version=9):
    """Opset 17, IR 9: what exporters of the last years write, and ONNX Runtime takes. Up to IR 3, weights are inputs as well."""
    if ir_version <= 3:
        inputs = inputs + [helper.make_tensor_value_info(name, TensorProto.FLOAT, value.shape) for name, value in weights.items()]
    graph = helper.make_graph(nodes, "net", inputs, outputs, [numpy_helper.from_array(value.astype(np.float32) if value.dtype.kind == "f" else value, name)
                                                             for name, value in weights.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=ir_version)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def face_net(path, size, channels, classes, last, softmax, spread, fixed_batch=False, names=("input", "out"), free=False, **version):
    """A convolution in steps of 8 pixels, then all of its values with weights of their own."""
    given, out = names
    random = np.random.default_rng(7)
    cells = size // 8
    shape = [size, size, channels] if last else [channels, size, size]
    weights = {"conv": random.normal(0, spread, (4, channels, 8, 8)), "w": random.normal(0, .3, (4 * cells * cells, classes)),
               "b": random.normal(0, .5, classes)}
    nodes = [helper.make_node("Transpose", [given], ["x"], perm=[0, 3, 1, 2])] if last else [helper.make_node("Identity", [given], ["x"])]
    nodes += [helper.make_node("Conv", ["x", "conv"], ["c"], strides=[8, 8], kernel_shape=[8, 8]), helper.make_node("Tanh", ["c"], ["t"]),
              helper.make_node("Flatten", ["t"], ["f"]), helper.make_node("Gemm", ["f", "w", "b"], ["g"])]
    nodes.append(helper.make_node("Softmax" if softmax else "Identity", ["g"], [out]))
    batch = 1 if fixed_batch else "batch"
    save(path, nodes, [helper.make_tensor_value_info(given, TensorProto.FLOAT, ["batch", "channels", "height", "width"] if free else [batch, *shape])],
         [helper.make_tensor_value_info(out, TensorProto.FLOAT, [batch, classes])], weights, **version)


@pytest.fixture(scope="module")
def crops(tmp_path_factory):
    """Pictures with edges and noise, larger and smaller than the nets' inputs, not all square."""
    folder = tmp_path_factory.mktemp("crops")
    random = np.random.default_rng(3)
    for name, (height, width) in {"large.png": (301, 287), "small.png": (41, 44), "double.png": (128, 128), "wide.png": (97, 160)}.items():
        rgb = random.integers(0, 256, (height, width, 3))
        y, x = np.mgrid[:height, :width]
        rgb[..., 0] = (rgb[..., 0] + 200 * (x > width // 3)) // 2
        rgb[..., 1] = (rgb[..., 1] + 255 * (y / height)) // 2
        Image.fromarray(rgb.astype(np.uint8)).save(folder / name)
    return folder


def rgb(file):
    return cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2RGB)


def hsemotion(size):
    """PyPI emotiefflib 1.1.1, facial_analysis.py: EmotiEffLibRecognizerOnnx._preprocess. hsemotion-onnx 0.3.1 does the same."""
    means, stds = ([.5] * 3, [.5] * 3) if size == 112 else ([.485, .456, .406], [.229, .224, .225])

    def preprocess(file):
        x = cv2.resize(rgb(file), (size, size)) / 255
        for i, (mean, std) in enumerate(zip(means, stds)):
            x[..., i] = (x[..., i] - mean) / std
        return x.transpose(2, 0, 1).astype("float32")[np.newaxis, ...]
    return preprocess


def ferplus(file):
    """github.com/onnx/models, validated/vision/body_analysis/emotion_ferplus/README.md; ANTIALIAS is LANCZOS by its present name."""
    image = Image.open(file).convert("RGB")
    # Gray as OpenCV makes it, as everywhere here; Pillow's differs by a level in places.
    gray = Image.fromarray(cv2.cvtColor(np.array(image), cv2.COLOR_RGB2GRAY))
    return np.resize(np.array(gray.resize((64, 64), Image.LANCZOS)), (1, 1, 64, 64)).astype(np.float32)


def mini_xception(size):
    """PyPI fer 25.10.3, fer.py: detect_emotions; github.com/oarriaga/face_classification, src/utils/preprocessor.py: preprocess_input."""
    def preprocess(file):
        gray = cv2.resize(cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2GRAY), (size, size))
        return ((np.array([gray], dtype="float32") / 255.0 - 0.5) * 2.0)[..., np.newaxis]
    return preprocess


def deepface(file):
    """PyPI deepface 0.0.103, modules/detection.py: extract_faces divides by 255; then modules/preprocessing.py: resize_image, for
    square crops, which it does not pad; then models/demography/onnx/Emotion.py."""
    image = cv2.resize(cv2.imread(str(file)) / 255, (224, 224)).astype(np.float32)
    gray = cv2.resize(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (48, 48))
    return gray[np.newaxis, ..., np.newaxis]


def facex(file):
    """PyPI facex 1.1.0, core.py and utils.py: skimage.transform.resize(gray, (200, 200, 3)). That function, scikit-image 0.26.0:
    a Gaussian where it shrinks, then scipy.ndimage.zoom."""
    gray = cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2GRAY) / 255
    factors = np.divide(gray.shape, (200, 200))
    smooth = scipy.ndimage.gaussian_filter(gray, np.maximum(0, (factors - 1) / 2), mode="mirror")
    zoomed = scipy.ndimage.zoom(smooth, 1 / factors, order=1, mode="mirror", grid_mode=True)
    return np.repeat(zoomed[np.newaxis, ..., np.newaxis], 3, axis=3).astype(np.float32)


def vit(file):
    """PyPI transformers 5.24.0, models/vit/image_processing_pil_vit.py: ViTImageProcessorPil; resample 2 is Pillow's BILINEAR."""
    x = np.array(Image.open(file).convert("RGB").resize((224, 224), Image.BILINEAR)) / 255
    return ((x - .5) / .5).transpose(2, 0, 1)[np.newaxis].astype(np.float32)


SEVEN = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
EIGHT = ["Anger", "Contempt", "Disgust", "Fear", "Happiness", "Neutral", "Sadness", "Surprise"]
FERPLUS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"]

FACES = {
    "hsemotion-224": ("hsemotion", hsemotion(224), dict(size=224, channels=3, classes=8, last=False, softmax=False, spread=.05), EIGHT),
    "hsemotion-260-mtl": ("hsemotion", hsemotion(260), dict(size=260, channels=3, classes=10, last=False, softmax=False, spread=.05),
                          EIGHT + ["valence", "arousal"]),
    "mbf-mtl": ("hsemotion-mbf", hsemotion(112), dict(size=112, channels=3, classes=10, last=False, softmax=False, spread=.05),
                EIGHT + ["valence", "arousal"]),
    # The zoo's file: one picture a call, opset 8, IR 3, its weights among the inputs.
    "ferplus": ("ferplus", ferplus, dict(size=64, channels=1, classes=8, last=False, softmax=False, spread=.001, fixed_batch=True,
                                         names=("Input3", "Plus692_Output_0"), opset=8, ir_version=3), FERPLUS),
    "mini-xception-48": ("mini-xception", mini_xception(48), dict(size=48, channels=1, classes=7, last=True, softmax=True, spread=.1), SEVEN),
    "mini-xception-64": ("mini-xception", mini_xception(64), dict(size=64, channels=1, classes=7, last=True, softmax=True, spread=.1), SEVEN),
    "deepface": ("deepface", deepface, dict(size=48, channels=1, classes=7, last=True, softmax=True, spread=.1), SEVEN),
    "facex": ("facex", facex, dict(size=200, channels=3, classes=7, last=True, softmax=True, spread=.1, fixed_batch=True,
                                   names=("image_input", "predictis/Softmax")),
              ["anger", "disgust", "fear", "happy", "neutral", "sadness", "surprised"]),
}


def write_scores(path, columns, rows):
    with open(path, "w", newline="") as table:
        csv.writer(table).writerows([["file", *columns], *rows])


def scores_of(net, preprocess, files, output=None):
    """Rows of a net's scores; default: of its only output."""
    session = ort.InferenceSession(net, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return [[file.name, *map(float, session.run(output and [output], {name: preprocess(file)})[0][0])] for file in files]


@pytest.mark.parametrize("family", FACES)
def test_a_face_net_gets_what_its_own_code_gives(family, crops, tmp_path):
    preset, preprocess, shape, columns = FACES[family]
    face_net(tmp_path / "net.onnx", **shape)
    said = demeanor("models", "add", tmp_path / "net.onnx", "--as", "face", "--preset", preset, "--to", tmp_path / "bundles")
    assert "a batch of 4 against one by one" in said
    # DeepFace pads what is not square; the detector's crops are.
    files = [file for file in sorted(crops.iterdir()) if family != "deepface" or file.name == "double.png"]
    write_scores(tmp_path / "scores.csv", columns, scores_of(tmp_path / "net.onnx", preprocess, files))
    print(demeanor("models", "check", tmp_path / "bundles", "--name", "net", "--crops", crops, "--scores", tmp_path / "scores.csv",
                   "--within", PARITY))


def test_an_export_of_transformers_is_told_by_the_files_beside_it(crops, tmp_path):
    export = tmp_path / "vit" / "onnx"
    export.mkdir(parents=True)
    face_net(export / "model.onnx", size=224, channels=3, classes=7, last=False, softmax=False, spread=.05, names=("pixel_values", "logits"), free=True)
    labels = ["sad", "disgust", "angry", "neutral", "fear", "surprise", "happy"]
    (tmp_path / "vit" / "config.json").write_text(json.dumps({"model_type": "vit", "id2label": {str(i): label for i, label in enumerate(labels)}}))
    (tmp_path / "vit" / "preprocessor_config.json").write_text(json.dumps({
        "do_normalize": True, "do_rescale": True, "do_resize": True, "image_mean": [.5] * 3, "image_processor_type": "ViTImageProcessor",
        "image_std": [.5] * 3, "resample": 2, "rescale_factor": .00392156862745098, "size": {"height": 224, "width": 224}}))
    demeanor("models", "add", export / "model.onnx", "--as", "face", "--name", "vit", "--to", tmp_path / "bundles")
    write_scores(tmp_path / "scores.csv", labels, scores_of(export / "model.onnx", vit, sorted(crops.iterdir())))
    print(demeanor("models", "check", tmp_path / "bundles", "--name", "vit", "--crops", crops, "--scores", tmp_path / "scores.csv", "--within", PARITY))


def test_wrong_colours_are_found(crops, tmp_path):
    face_net(tmp_path / "net.onnx", size=224, channels=3, classes=8, last=False, softmax=False, spread=.05)
    demeanor("models", "add", tmp_path / "net.onnx", "--as", "face", "--preset", "hsemotion", "--set", "color=bgr", "--to", tmp_path / "bundles")
    write_scores(tmp_path / "scores.csv", EIGHT, scores_of(tmp_path / "net.onnx", hsemotion(224), sorted(crops.iterdir())))
    assert "not the same" in demeanor("models", "check", tmp_path / "bundles", "--name", "net", "--crops", crops, "--scores",
                                      tmp_path / "scores.csv", code=3)


# -- Voices --

def at_16_khz(sound):
    """The resampler as its description says: a sinc under a Kaiser window that keeps what is below 7.3 kHz."""
    nyquist, up, down = .5 / 3, 1, 3
    transition, cutoff = nyquist * (1 - .9125), nyquist * (1 + .9125) / 2
    half = int(np.ceil((120 - 7.95) / (2.285 * 2 * np.pi * transition) / 2))
    t = np.arange(-half, half + 1)
    taps = 2 * cutoff * np.sinc(2 * cutoff * t) * np.kaiser(2 * half + 1, .1102 * (120 - 8.7))
    return scipy.signal.upfirdn(taps, sound.astype(np.float64), up, down)[half // down + (half % down > 0):][:round(len(sound) / 3)] \
        if half % down == 0 else np.convolve(sound.astype(np.float64), taps)[half::down][:round(len(sound) / 3)]


def wav2vec2(sound):
    """PyPI transformers 5.24.0, models/wav2vec2/feature_extraction_wav2vec2.py: zero_mean_unit_var_norm, one sound at a time."""
    x = at_16_khz(sound).astype(np.float32)
    return ((x - x.mean(dtype=np.float64)) / np.sqrt(x.var(dtype=np.float64) + 1e-7)).astype(np.float32)[np.newaxis]


def plain(sound):
    """github.com/audeering/w2v2-how-to, notebook.ipynb: "transform: None"; microsoft/unilm, wavlm/README.md: if not cfg.normalize."""
    return at_16_khz(sound).astype(np.float32)[np.newaxis]


def voice_net(path, outputs, given="input_values", batch="batch"):
    random = np.random.default_rng(5)
    weights = {"conv": random.normal(0, .2, (6, 1, 400)), "axis": np.array([1])}
    nodes = [helper.make_node("Unsqueeze", [given, "axis"], ["x"]),
             helper.make_node("Conv", ["x", "conv"], ["c"], strides=[160], kernel_shape=[400]), helper.make_node("Tanh", ["c"], ["t"]),
             helper.make_node("Abs", ["t"], ["a"]), helper.make_node("ReduceMean", ["a"], ["m"], axes=[2], keepdims=0)]
    infos = []
    for name, columns in outputs.items():
        weights["w" + name] = random.normal(0, 3, (6, columns))
        nodes.append(helper.make_node("MatMul", ["m", "w" + name], [name]))
        infos.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [batch, columns]))
    save(path, nodes, [helper.make_tensor_value_info(given, TensorProto.FLOAT, [batch, "time"])], infos, weights)


@pytest.fixture(scope="module")
def sounds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sounds")
    random = np.random.default_rng(11)
    for name, seconds, level in (("whole.wav", 3, .2), ("short.wav", 1.25, .05), ("quiet.wav", 2, 1e-3), ("long.wav", 4.5, .1)):
        t = np.arange(int(48000 * seconds)) / 48000
        sound = level * (np.sin(2 * np.pi * 220 * t) * np.sin(2 * np.pi * 3 * t) + .3 * random.normal(0, 1, t.size))
        soundfile.write(folder / name, np.clip(sound, -1, 1).astype(np.float32), 48000, subtype="FLOAT")
    return folder


def scores_of_sounds(net, preprocess, sounds, output, most=60):
    """Rows of the sounds that last at most that many seconds."""
    def heard(file):
        sound, rate = soundfile.read(file, dtype="float32")
        assert rate == 48000
        return preprocess(sound)
    return scores_of(net, heard, [file for file in sorted(sounds.iterdir()) if soundfile.info(file).duration <= most], output)


@pytest.mark.parametrize("preset, normalised", [("wav2vec2", None), ("hubert", None), ("wavlm", True), ("wavlm", False)])
def test_a_head_on_a_transformer_gets_the_waveform_as_its_extractor_says(preset, normalised, sounds, tmp_path):
    voice_net(tmp_path / "net.onnx", {"logits": 4})
    if normalised is not None:
        (tmp_path / "preprocessor_config.json").write_text(json.dumps({
            "do_normalize": normalised, "feature_extractor_type": "Wav2Vec2FeatureExtractor", "feature_size": 1, "sampling_rate": 16000}))
    demeanor("models", "add", tmp_path / "net.onnx", "--as", "voice", "--preset", preset, "--labels", "neu,hap,ang,sad", "--to", tmp_path / "bundles")
    preprocess = plain if normalised is False else wav2vec2
    write_scores(tmp_path / "scores.csv", ["neu", "hap", "ang", "sad"], scores_of_sounds(tmp_path / "net.onnx", preprocess, sounds, "logits"))
    print(demeanor("models", "check", tmp_path / "bundles", "--name", "net", "--sounds", sounds, "--scores", tmp_path / "scores.csv",
                   "--within", PARITY))


def test_the_dimensional_model_stands_beside_a_net_with_classes(sounds, tmp_path):
    # As audonnx prints the published file: 'signal' of 1 x any, hidden states, then arousal, dominance, valence.
    voice_net(tmp_path / "dim.onnx", {"hidden_states": 1024, "logits": 3}, given="signal", batch=1)
    said = demeanor("models", "add", tmp_path / "dim.onnx", "--as", "voice", "--preset", "audeering", "--to", tmp_path / "bundles")
    assert "further columns: arousal, dominance, valence" in said
    names = ["arousal", "dominance", "valence"]
    write_scores(tmp_path / "scores.csv", names, scores_of_sounds(tmp_path / "dim.onnx", plain, sounds, "logits"))
    print(demeanor("models", "check", tmp_path / "bundles", "--name", "dim", "--sounds", sounds, "--scores", tmp_path / "scores.csv",
                   "--within", PARITY))
    assert '"voice" : [ "voice-compact", "dim" ]' in (tmp_path / "bundles" / "profiles.json").read_text()


@pytest.mark.parametrize("kind", ["slaney-db", "htk-ln"])
def test_mel_nets_get_librosas_spectrogram(kind, sounds, tmp_path):
    import librosa
    random = np.random.default_rng(9)
    save(tmp_path / "net.onnx", [helper.make_node("ReduceMean", ["mel"], ["m"], axes=[1 if kind == "htk-ln" else 2], keepdims=0),
                                 helper.make_node("MatMul", ["m", "w"], ["out"])],
         [helper.make_tensor_value_info("mel", TensorProto.FLOAT, ["batch", "time", 40] if kind == "htk-ln" else ["batch", 40, "time"])],
         [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["batch", 3])], {"w": random.normal(0, .05, (40, 3))})
    common = ["--set", "sample_rate=16000", "--set", "n_mels=40", "--set", "window_s=3", "--labels", "happy,sad,angry", "--gives", "logits"]
    if kind == "htk-ln":
        options = ["n_fft=512", "win_length=400", "hop_length=160", "scale=htk", "norm=none", "log=ln", "floor=1e-5", "window=hamming",
                   "beyond=mirror", "of=magnitude", "fmin=20", "fmax=7600", "layout=time-first"]
    else:
        options = ["n_fft=1024", "hop_length=256", "scale=slaney", "norm=slaney", "log=db", "reference=max", "top_db=80", "mean=-40", "std=20"]
    demeanor("models", "add", tmp_path / "net.onnx", "--as", "voice", *common, *(part for option in options for part in ("--set", option)),
             "--to", tmp_path / "bundles")

    def preprocess(sound):
        # A net of spectrograms sees a short sound with zeros on both sides, as our own do.
        lead = (3 * 48000 - sound.size) // 2
        y = at_16_khz(np.pad(sound, (lead, 3 * 48000 - sound.size - lead))).astype(np.float32)
        if kind == "htk-ln":
            mel = librosa.feature.melspectrogram(y=y, sr=16000, n_fft=512, win_length=400, hop_length=160, n_mels=40, htk=True, norm=None,
                                                 window="hamming", pad_mode="reflect", power=1, fmin=20, fmax=7600)
            return np.log(np.maximum(mel, 1e-5)).T[np.newaxis].astype(np.float32)
        mel = librosa.feature.melspectrogram(y=y, sr=16000, n_fft=1024, hop_length=256, n_mels=40, fmax=8000)
        return ((librosa.power_to_db(mel, ref=np.max) + 40) / 20)[np.newaxis].astype(np.float32)

    scores = scores_of_sounds(tmp_path / "net.onnx", preprocess, sounds, "out", most=3)
    write_scores(tmp_path / "scores.csv", ["happy", "sad", "angry"], scores)
    print(demeanor("models", "check", tmp_path / "bundles", "--name", "net", "--sounds", sounds, "--scores", tmp_path / "scores.csv",
                   "--within", PARITY))


def test_the_resampler_is_as_steep_as_soxr():
    import soxr
    t = np.arange(3 * 48000) / 48000
    for hertz, least, most in ((6000, -.01, .01), (7200, -.05, .05), (8700, -200, -100)):
        level = 10 * np.log10(np.mean(at_16_khz(np.sin(2 * np.pi * hertz * t))[4000:-4000] ** 2) / .5)
        assert least <= level <= most
    tone = np.sin(2 * np.pi * 3000 * t)
    assert np.abs(at_16_khz(tone) - soxr.resample(tone, 48000, 16000))[2000:-2000].max() < 1e-4


# -- Files --

def test_half_precision_and_quantized_nets_are_taken(crops, tmp_path):
    from onnxruntime.quantization import CalibrationDataReader, QuantFormat, quantize_static
    face_net(tmp_path / "net.onnx", size=64, channels=1, classes=8, last=False, softmax=False, spread=.001)

    class Reader(CalibrationDataReader):
        def __init__(self):
            self.data = iter({"input": ferplus(file)} for file in sorted(crops.iterdir()))

        def get_next(self):
            return next(self.data, None)

    quantize_static(tmp_path / "net.onnx", tmp_path / "qdq.onnx", Reader(), quant_format=QuantFormat.QDQ)
    demeanor("models", "add", tmp_path / "qdq.onnx", "--as", "face", "--preset", "ferplus", "--to", tmp_path / "bundles")
    write_scores(tmp_path / "scores.csv", FERPLUS, scores_of(tmp_path / "qdq.onnx", ferplus, sorted(crops.iterdir())))
    # The runtimes here and there may be of different versions, and a quantized net's steps with them.
    demeanor("models", "check", tmp_path / "bundles", "--name", "qdq", "--crops", crops, "--scores", tmp_path / "scores.csv", "--within", .02)


def test_external_data_comes_along(tmp_path):
    face_net(tmp_path / "whole.onnx", size=64, channels=1, classes=8, last=False, softmax=False, spread=.001)
    model = onnx.load(tmp_path / "whole.onnx")
    (tmp_path / "parts").mkdir()
    onnx.save(model, tmp_path / "parts" / "net.onnx", save_as_external_data=True, location="net.data", size_threshold=0)
    said = demeanor("models", "add", tmp_path / "parts" / "net.onnx", "--as", "face", "--preset", "ferplus", "--to", tmp_path / "bundles")
    assert "tensors in net.data" in said and (tmp_path / "bundles" / "net.data").exists()
    (tmp_path / "parts" / "net.data").unlink()
    assert "keeps tensors in 'net.data', which is not beside it" in demeanor(
        "models", "add", tmp_path / "parts" / "net.onnx", "--as", "face", "--preset", "ferplus", "--to", tmp_path / "others", code=2)


def test_what_the_file_does_not_tell_is_named_in_one_line(tmp_path):
    face_net(tmp_path / "net.onnx", size=64, channels=3, classes=5, last=False, softmax=False, spread=.01)
    said = demeanor("models", "add", tmp_path / "net.onnx", "--as", "face", "--to", tmp_path / "bundles", code=2)
    assert len(said.strip().splitlines()) == 1
    for option in ("--set color=rgb|bgr", "--set range=", "--set resize=", "--labels"):
        assert option in said
    assert not (tmp_path / "bundles").exists()


# -- In use --

def test_added_nets_are_used_and_their_further_numbers_are_columns(tmp_path):
    face_net(tmp_path / "face.onnx", size=224, channels=3, classes=10, last=False, softmax=False, spread=.05)
    voice_net(tmp_path / "dim.onnx", {"logits": 3})
    bundles = tmp_path / "bundles"
    demeanor("models", "add", tmp_path / "face.onnx", "--as", "face", "--preset", "hsemotion", "--licence", "ours alone", "--to", bundles)
    demeanor("models", "add", tmp_path / "dim.onnx", "--as", "voice", "--preset", "audeering", "--to", bundles)
    assert "licence: ours alone" in demeanor("models", "--models", bundles)
    sample = ROOT / "models" / "sample" / "sample.mp4"
    refused = demeanor("analyze", sample, "--out", tmp_path / "no", "--models", bundles, code=2)
    assert "is a net that is not listed" in refused and len(refused.strip().splitlines()) == 1
    out = tmp_path / "out"
    demeanor("analyze", sample, "--out", out, "--models", bundles, "--trust-models", "--parquet")
    with open(out / "clips.csv", newline="") as table:
        clip = next(csv.DictReader(table))
    with open(out / "sample.frames.csv", newline="") as table:
        frames = list(csv.DictReader(table))
    with open(out / "sample.timeline.csv", newline="") as table:
        steps = list(csv.DictReader(table))
    assert list(frames[0])[-4:] == ["label", "contempt", "valence", "arousal"]
    valence = [float(frame["valence"]) for frame in frames]
    assert abs(float(clip["face_valence_mean"]) - np.mean(valence)) < 1e-5
    assert abs(float(clip["face_valence_peak"])) == pytest.approx(max(map(abs, valence)), abs=1e-6)
    assert {"voice_arousal_mean", "voice_dominance_peak", "voice_valence_mean"} <= set(clip)
    assert {"face_contempt", "face_valence", "voice_arousal"} <= set(steps[0]) and any(step["face_valence"] for step in steps)
    run = json.loads((out / "run.json").read_text())
    assert {"face", "voice-compact", "dim"} <= set(run["models"]) and {"face.json", "dim.json"} <= set(run["descriptions"])
