"""What people use today: a straight Python chain on the frames that a profile of Demeanor looks at.

    python python_chain.py --models DIR --profile standard|reference --threads N --out CSV CLIP...

OpenCV's cascade on each sampled frame, librosa's mel spectrogram, onnxruntime on the nets of the profile; the sound is
taken from the clip by the command ffmpeg. Writes the mean scores of face and voice of each clip.
"""

import argparse
import csv
import json
import os
import subprocess
from pathlib import Path

# Before it is loaded: ONNX Runtime from 1.29 on reports to its maker unless it is told not to.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import cv2
import librosa
import numpy as np
import onnxruntime

BATCH = 32
SILENCE = 1e-4


class Net:
    """A bundle: the net and what its json says."""

    def __init__(self, models, name, threads):
        self.description = json.loads((models / f"{name}.json").read_text(encoding="utf-8"))
        self.preprocessing = self.description["preprocessing"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(models / self.description["onnx"]["file"], options,
                                                    providers=["CPUExecutionProvider"])

    def score(self, items):
        shape = [len(items), *self.description["input"]["shape"][1:]]
        batch = np.asarray(items, dtype=np.float32).reshape(shape)
        logits = self.session.run(None, {self.description["input"]["name"]: batch})[0].astype(np.float64)
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)


def face_scores(path, nets, cascade, reference):
    video = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    crops, scores, count = [], [], -1
    while video.grab():
        count += 1
        if count % 3 != 0 or (reference and count <= 20):
            continue
        gray = cv2.cvtColor(video.retrieve()[1], cv2.COLOR_BGR2GRAY)
        faces = cascade.detectMultiScale(gray, 1.12, 9)
        if reference and len(faces) == 0:
            faces = cascade.detectMultiScale(gray, 1.02, 9)
        if reference and len(faces) != 1:
            continue
        for face in faces:
            crops.append([crop(net.preprocessing, gray, face) for net in nets])
        if len(crops) >= BATCH:
            scores.append(score(nets, crops))
            crops = []
    video.release()
    if crops:
        scores.append(score(nets, crops))
    return np.concatenate(scores).mean(axis=0) if scores else None


def crop(p, gray, face):
    x, y, width, height = face
    side, margin = p["resize"], p["margin"]
    resized = cv2.resize(gray[y:y + height, x:x + width], (side, side))
    return (resized[margin:side - margin, margin:side - margin].astype(np.float32) * p["scale"] - p["mean"]) / p["std"]


def score(nets, crops):
    return np.mean([net.score([item[i] for item in crops]) for i, net in enumerate(nets)], axis=0)


def voice_scores(path, nets, reference):
    p = nets[0].preprocessing
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-vn", "-ac", "1", "-ar", str(p["sample_rate"]),
                          "-f", "f32le", "-"], capture_output=True, check=False).stdout
    sound = np.frombuffer(raw, np.float32)
    if len(sound) == 0 or np.abs(sound).max() < SILENCE:
        return None
    length, offset = round(p["window_s"] * p["sample_rate"]), round(p["offset_s"] * p["sample_rate"])
    starts = [offset] if reference else range(0, max(1, len(sound) - length // 2), length // 2)
    return np.mean([[net.score([prepare(net.preprocessing, sound[start:start + length], length)])[0] for net in nets]
                    for start in starts], axis=(0, 1))


def prepare(p, window, length):
    window = np.pad(window, (0, length - len(window)))
    power = librosa.feature.melspectrogram(
        y=window, sr=p["sample_rate"], n_fft=p["n_fft"], hop_length=p["hop_length"], n_mels=p["n_mels"], fmin=p["fmin"],
        fmax=p["fmax"])
    image = librosa.power_to_db(power, ref=1.0, amin=p["amin"], top_db=p["top_db"])
    values = image if p["layout"] == "mel" else image.mean(axis=0)
    std = np.array(p["std"])
    return (values - np.array(p["mean"])) / np.where(std == 0, 1, std)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--profile", choices=["standard", "reference"], required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    cv2.setNumThreads(options.threads)
    lineup = json.loads((options.models / "profiles.json").read_text(encoding="utf-8"))[options.profile]
    face, voice = ([Net(options.models, name, options.threads) for name in lineup[stream]]
                   for stream in ("face", "voice"))
    cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_default.xml")
    reference = options.profile == "reference"
    with options.out.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        for clip in options.clips:
            for stream, scores in (("face", face_scores(clip, face, cascade, reference)),
                                   ("voice", voice_scores(clip, voice, reference))):
                table.writerow([clip.stem, stream, *([] if scores is None else scores)])


if __name__ == "__main__":
    main()
