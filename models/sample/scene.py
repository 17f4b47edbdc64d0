"""One whole picture: the soft room behind, shoulders and neck, and the head on them."""

import numpy as np

from face import SKIN, Look, draw_hair_behind, draw_head
from paint import Patch, light, ramp, smooth
from timeline import blink_at, mood_at, pose_at

WIDTH, HEIGHT = 640, 480
# drawn at twice the size and averaged down: smooth edges
OVERSAMPLE = 2
WOOL = ((0.0, (0.07, 0.13, 0.17)), (0.6, (0.17, 0.33, 0.39)), (1.1, (0.34, 0.53, 0.58)))
# out-of-focus spots of light: x, y, radius in picture heights, brightness
SPOTS = ((0.16, 0.20, 0.085, 0.050), (0.30, 0.42, 0.060, 0.030), (1.20, 0.16, 0.100, 0.045),
         (1.10, 0.46, 0.070, 0.030), (0.08, 0.62, 0.110, 0.025), (1.27, 0.70, 0.080, 0.025))


def draw_frame(time_s, voice):
    """The picture at a time: HEIGHT x WIDTH x 3 bytes, RGB."""
    mood = mood_at(time_s)
    pose = pose_at(time_s, mood, WIDTH, HEIGHT)
    look = Look(mood, blink_at(time_s), voice.mouth_at(time_s), voice.rounding_at(time_s),
                (pose.gaze_x, pose.gaze_y))
    picture = background()
    body = grid(picture, pose.x * 0.45 + WIDTH * 0.275, pose.y * 0.6 + HEIGHT * 0.182, pose.scale, 0)
    head = grid(picture, pose.x, pose.y, pose.scale, pose.tilt).around(0, -0.1, 1.5, 1.95)
    draw_hair_behind(head)
    draw_body(body, look.jaw)
    draw_head(head, look, pose.yaw, pose.pitch)
    small = picture.reshape(HEIGHT, OVERSAMPLE, WIDTH, OVERSAMPLE, 3).mean((1, 3))
    return np.round(np.clip(small, 0, 1) * 255).astype(np.uint8)


def grid(picture, centre_x, centre_y, scale, tilt):
    """The whole picture as a patch whose unit is `scale` pixels, turned by `tilt` radians about its origin."""
    rows, columns = np.mgrid[:HEIGHT * OVERSAMPLE, :WIDTH * OVERSAMPLE].astype(np.float32)
    x = ((columns + 0.5) / OVERSAMPLE - centre_x) / scale
    y = ((rows + 0.5) / OVERSAMPLE - centre_y) / scale
    cosine, sine = np.float32(np.cos(tilt)), np.float32(np.sin(tilt))
    return Patch(picture, x * cosine + y * sine, y * cosine - x * sine, 1 / (scale * OVERSAMPLE))


def background():
    patch = grid(np.zeros((HEIGHT * OVERSAMPLE, WIDTH * OVERSAMPLE, 3), np.float32), 0, 0, HEIGHT, 0)
    glow = patch.bump(0.45, 0.30, 0.55, 0.50)
    patch.image[:] = ramp(0.15 + 0.75 * glow, ((0, (0.36, 0.40, 0.44)), (1, (0.74, 0.75, 0.72))))
    for x, y, radius, brightness in SPOTS:
        distance = np.hypot(patch.x - x, patch.y - y) - radius
        patch.image[:] += (brightness * smooth(0.012, -0.012, distance))[..., None] * np.float32((1.0, 0.95, 0.85))
    return patch.image


def draw_body(body, jaw):
    """Neck and shoulders in the unit of the head, whose chin is at y = 1.42."""
    x, y = body.x, body.y
    half_neck = 0.52 + 0.16 * smooth(1.30, 1.90, y)
    neck = np.sqrt(np.clip(1 - (x / half_neck) ** 2, 0, 1)) * 0.6
    shade = light(neck, body.pixel, 0.20, 0.66)
    # the jaw's shadow falls on the neck
    shade -= 0.26 * smooth(0.42, -0.02, y - 1.42 - 0.14 * jaw + 0.25 * x ** 2)
    body.lay(ramp(shade, SKIN), body.cover(np.maximum(np.abs(x) - half_neck, 0.5 - y)))

    outline = np.abs(x / 2.15) ** 2.2 + np.abs((y - 3.75) / 2.02) ** 2.2
    neckline = np.hypot(x / 0.64, (y - 1.72) / 0.28)
    jumper = np.maximum((outline - 1) * 0.8, (1 - neckline) * 0.3)
    dome = np.sqrt(np.clip(1 - outline, 0, 1)) * 0.9
    folds = 0.02 * np.sin(9 * x + 2.5 * y) * smooth(0.5, 1.6, np.abs(x))
    cloth = light(dome + folds, body.pixel, 0.10, 0.78)
    cloth -= 0.16 * smooth(1.50, 1.20, neckline)
    body.lay(ramp(cloth, WOOL), body.cover(jumper, 2))
    collar = np.abs(neckline - 1.08) - 0.12 * smooth(1.66, 1.84, y)
    ribs = 0.06 * np.sin(60 * np.arctan2(y - 1.72, x))
    body.lay(ramp(cloth + 0.16 + ribs, WOOL), body.cover(np.maximum(collar * 0.3, 1.66 - y), 2))
