"""What OpenCV's FaceDetectorYN finds on frames of the clips of the data folder, for the test of our YuNet detector.

    pip install -r requirements.txt
    python golden_yunet.py DATA_FOLDER > ../resources/org/demeanor/face/detection/yunet/golden_yunet.csv

A row for each of the frames 0, 40, 80, 120 of a clip: its faces in pixels of the frame, the surest first, as
"x y width height score", one behind the other with a semicolon between. Threshold, overlap and number of faces are
OpenCV's defaults. Frames are brought to 640 pixels along the longer side and, where no face is found, to 1280, as our
detector does. OpenCV cannot import the file with its open picture size; the size of each picture is written into a
copy in memory.
"""

import functools
import sys
from pathlib import Path

import cv2
import numpy as np
import onnx

STEP = 40
FRAMES = 4
SIZES = (640, 1280)


@functools.lru_cache(None)
def detector(file, width, height):
    model = onnx.load(file)
    dimensions = model.graph.input[0].type.tensor_type.shape.dim
    for axis, length in ((0, 1), (2, -(-height // 32) * 32), (3, -(-width // 32) * 32)):
        dimensions[axis].dim_value = length
    onnx_bytes = np.frombuffer(model.SerializeToString(), np.uint8)
    return cv2.FaceDetectorYN.create("onnx", onnx_bytes, np.zeros(0, np.uint8), (width, height))


def faces_at(file, frame, most):
    height, width = frame.shape[:2]
    scale = max(1, max(width, height) / most)
    size = (int(width / scale + .5), int(height / scale + .5))
    if scale > 1:
        frame = cv2.resize(frame, size, interpolation=cv2.INTER_LINEAR_EXACT)
    found = detector(file, *size).detect(frame)[1]
    factors = np.array([width / size[0], height / size[1]] * 2)
    return [[*(face[:4] * factors), face[14]] for face in (found if found is not None else [])]


def faces(file, frame):
    return faces_at(file, frame, SIZES[0]) or faces_at(file, frame, SIZES[1])


def main(data):
    file = data / "yunet" / "yunet_n_dynamic.onnx"
    print("clip,frame,faces")
    for path in sorted([*data.glob("clips/*.m*"), *data.glob("ravdess-video/Actor_05/*.mp4")]):
        if path.name == "d9.mp4":
            continue  # Its pixels are not square: OpenCV gives them as stored, our reader squares them.
        video = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        index = 0
        while index <= STEP * (FRAMES - 1) and video.grab():
            if index % STEP == 0:
                found = [" ".join(f"{value:.4f}" for value in face) for face in faces(file, video.retrieve()[1])]
                print(path.relative_to(data).as_posix(), index, ";".join(found), sep=",")
            index += 1


main(Path(sys.argv[1]))
