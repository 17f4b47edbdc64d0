"""The reference profile in straight Python: OpenCV, librosa and onnxruntime, no line of it shared with the Java code.

    python golden_scores.py --models DIR [--data DIR] [--out FILE] [CLIP ...]

Analyses each clip (paths within the data folder) with the nets that DIR/profiles.json names for the profile
`reference` and writes their scores, for the test that compares the Java engine with them. Every number of the
preprocessing comes from the nets' json. Deterministic: run it again when the weights change.
"""

import argparse
import hashlib
import json
import os
import time
from pathlib import Path

# Before it is loaded: ONNX Runtime from 1.29 on reports to its maker unless it is told not to.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import av
import cv2
import librosa
import numpy as np
import onnxruntime

OUT = Path(__file__).parent.parent / "resources" / "org" / "demeanor" / "analysis" / "reference_scores.json"
LABELS = ["angry", "calm", "disgust", "fear", "happy", "sad", "surprise"]
SILENCE = 1e-4
BATCH = 32
CLIPS = [
    "ravdess-video/Actor_05/01-01-03-01-01-02-05.mp4",
    "ravdess-video/Actor_05/01-01-04-02-02-01-05.mp4",
    "ravdess-video/Actor_05/01-01-06-02-02-02-05.mp4",
    "ravdess-video/Actor_05/01-01-08-01-02-01-05.mp4",
    "clips/no_face.mp4",
    "clips/d13.mp4",  # no sound stream
    "clips/single_face.mp4",  # MP3, 2.4 s, faint
    "clips/face_noface.mov",  # HEVC; the sound starts later than the picture
    "clips/d18.mp4",  # digital silence
    "clips/d9.mp4",  # faint
    "clips/d20.mp4",
    "clips/s13.mp4",
]


class Net:
    """A bundle: the net and what its json says."""

    def __init__(self, models, name):
        self.description = json.loads((models / f"{name}.json").read_text(encoding="utf-8"))
        self.preprocessing = self.description["preprocessing"]
        onnx = (models / self.description["onnx"]["file"]).read_bytes()
        self.sha256 = hashlib.sha256(onnx).hexdigest()
        if self.sha256 != self.description["onnx"]["sha256"]:
            raise SystemExit(f"{name}: the onnx file is not the one that the json describes")
        self.session = onnxruntime.InferenceSession(onnx, providers=["CPUExecutionProvider"])
        self.order = [self.description["labels"].index(label) for label in LABELS]

    def score(self, items):
        """Softmax scores, one row an item, in the order of LABELS."""
        output = self.description["output"]
        shape = [len(items), *self.description["input"]["shape"][1:]]
        batch = np.asarray(items, dtype=np.float32).reshape(shape)
        logits = self.session.run([output["name"]], {self.description["input"]["name"]: batch})[0]
        scaled = logits.astype(np.float64) / output["temperature"]
        powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        return (powers / powers.sum(axis=1, keepdims=True))[:, self.order]


class FaceStream:
    """Frames of a video to scores of the frames with exactly one face. Keeps crops for one batch, no frames."""

    def __init__(self, nets):
        self.nets = nets
        self.cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_default.xml")

    def read(self, path):
        video = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        frames, sampled, boxes, crops = 0, 0, [], []
        scores = [np.empty((0, len(LABELS)))]
        while video.grab():
            count = frames
            frames += 1
            if not (count % 3 == 0 and count > 20):
                continue
            readable, frame = video.retrieve()
            if not readable:
                raise SystemExit(f"{path}: frame {count} cannot be decoded")
            sampled += 1
            gray = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
            faces = self.detect(gray)
            if len(faces) != 1:
                continue
            boxes.append([count, *map(int, faces[0])])
            crops.append([self.crop(net, gray, faces[0]) for net in self.nets])
            if len(crops) == BATCH:
                scores.append(self.score(crops))
                crops = []
        video.release()
        if crops:
            scores.append(self.score(crops))
        return frames, sampled, boxes, np.concatenate(scores)

    def detect(self, gray):
        faces = self.cascade.detectMultiScale(gray, 1.12, 9)
        return faces if len(faces) > 0 else self.cascade.detectMultiScale(gray, 1.02, 9)

    def score(self, crops):
        return np.mean([net.score([crop[i] for crop in crops]) for i, net in enumerate(self.nets)], axis=0)

    @staticmethod
    def crop(net, gray, face):
        p = net.preprocessing
        x, y, width, height = face
        side, margin = p["resize"], p["margin"]
        resized = cv2.resize(gray[y:y + height, x:x + width], (side, side), interpolation=cv2.INTER_LINEAR)
        inner = resized[margin:side - margin, margin:side - margin]
        assert inner.shape == (p["size"], p["size"])
        return (inner.astype(np.float32) * p["scale"] - p["mean"]) / p["std"]


def combine(scores):
    """The four frame rules; None without frames."""
    if len(scores) == 0:
        return None
    votes = np.bincount(scores.argmax(axis=1), minlength=len(LABELS))
    return {"mean": scores.mean(axis=0), "median": np.median(scores, axis=0), "mode": votes / len(scores),
            "weighted": np.average(scores, axis=0, weights=scores.max(axis=1))}


def decode_sound(path, rate):
    """Mono samples at a rate, the mean of the channels after resampling; None without a sound stream."""
    pieces = []
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return None
        resampler = None
        for frame in container.decode(container.streams.audio[0]):
            if resampler is None:
                resampler = av.AudioResampler(format="fltp", layout=frame.layout, rate=rate)
            pieces += [piece.to_ndarray().mean(axis=0) for piece in resampler.resample(frame)]
        if resampler is not None:
            pieces += [piece.to_ndarray().mean(axis=0) for piece in resampler.resample(None)]
    return np.concatenate(pieces).astype(np.float32) if pieces else np.empty(0, np.float32)


class VoiceStream:
    """The sound of a clip to the mean of the voice nets' scores."""

    def __init__(self, nets):
        self.nets = nets
        self.rate = nets[0].preprocessing["sample_rate"]

    def read(self, path):
        """Peak of the sound (None without a stream), and each net's scores (empty if there is nothing to hear)."""
        sound = decode_sound(path, self.rate)
        if sound is None or len(sound) == 0:
            return None, []
        peak = float(np.abs(sound).max())
        return peak, [net.score([self.prepare(net, sound)])[0] for net in self.nets] if peak >= SILENCE else []

    def prepare(self, net, sound):
        p = net.preprocessing
        length, offset = round(p["window_s"] * self.rate), round(p["offset_s"] * self.rate)
        window = sound[offset:offset + length]
        if len(window) == 0:  # shorter than the offset: heard whole
            window = sound
        missing = length - len(window)
        window = np.pad(window, (missing // 2, missing - missing // 2))
        power = librosa.feature.melspectrogram(
            y=window, sr=self.rate, n_fft=p["n_fft"], hop_length=p["hop_length"], n_mels=p["n_mels"],
            fmin=p["fmin"], fmax=p["fmax"])
        image = librosa.power_to_db(power, ref=1.0, amin=p["amin"], top_db=p["top_db"])
        values = {"mel": lambda: image, "band_mean": lambda: image.mean(axis=0)}[p["layout"]]()
        std = np.array(p["std"])
        return (values - np.array(p["mean"])) / np.where(std == 0, 1, std)


def analyze(clip, path, face_stream, voice_stream):
    began = time.perf_counter()
    frames, sampled, boxes, frame_scores = face_stream.read(path)
    face = combine(frame_scores)
    peak, net_scores = voice_stream.read(path)
    voice = np.mean(net_scores, axis=0) if net_scores else None
    present = [scores for scores in (face and face["mean"], voice) if scores is not None]
    status = {(True, True): "ok", (False, True): "no_face", (True, False): "no_audio", (False, False): "nothing"}
    result = {
        "clip": clip,
        "status": status[face is not None, voice is not None],
        "frames": frames,
        "frames_sampled": sampled,
        "frames_with_one_face": len(boxes),
        "peak": peak,
        "face": face and {rule: rounded(scores) for rule, scores in face.items()},
        "voice_nets": {net.description["name"]: rounded(scores) for net, scores in zip(voice_stream.nets, net_scores)},
        "voice": None if voice is None else rounded(voice),
        "fused": rounded(np.mean(present, axis=0)) if present else None,
        "boxes": boxes,
    }
    label = LABELS[int(np.argmax(result["fused"]))] if present else "-"
    print(f"{clip}: {result['status']}, {sampled} of {frames} frames, {len(boxes)} with one face, {label}, "
          f"{time.perf_counter() - began:.1f} s", flush=True)
    return result


def rounded(scores):
    return [round(float(score), 7) for score in scores]


def write(path, report):
    """One line a clip, so that a change of a clip shows as a change of a line."""
    clips = ",\n".join(json.dumps(clip) for clip in report.pop("clips"))
    head = json.dumps(report, indent=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{head[:-2]},\n "clips": [\n{clips}\n ]\n}}\n', encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clips", nargs="*", default=CLIPS, metavar="CLIP", help="path within the data folder")
    parser.add_argument("--models", type=Path, required=True, help="folder with profiles.json and the bundles")
    parser.add_argument("--data", type=Path, default=os.environ.get("DEMEANOR_DATA"),
                        help="folder with clips/ and ravdess-video/ (default: $DEMEANOR_DATA)")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if options.data is None:
        parser.error("name the data folder with --data or DEMEANOR_DATA")

    began = time.perf_counter()
    lineup = json.loads((options.models / "profiles.json").read_text(encoding="utf-8"))["reference"]
    face_stream = FaceStream([Net(options.models, name) for name in lineup["face"]])
    voice_stream = VoiceStream([Net(options.models, name) for name in lineup["voice"]])
    clips = [analyze(clip, Path(options.data) / clip, face_stream, voice_stream) for clip in options.clips]
    write(options.out, {
        "profile": "reference",
        "labels": LABELS,
        "nets": {net.description["name"]: net.sha256 for net in face_stream.nets + voice_stream.nets},
        "tools": {"opencv": cv2.__version__, "librosa": librosa.__version__, "av": av.__version__,
                  "onnxruntime": onnxruntime.__version__, "numpy": np.__version__},
        "clips": clips,
    })
    print(f"{len(clips)} clips in {time.perf_counter() - began:.1f} s -> {options.out}")


if __name__ == "__main__":
    main()
