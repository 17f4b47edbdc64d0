"""The drawn head: a height field lit by one lamp for the skin, with eyes, brows, mouth, ears and hair laid on it.

The unit is half the width of the face. The origin lies between the eyes and the nose; the eyes are at y = -0.13, the
mouth at 0.80 and the chin at 1.42.
"""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from paint import Patch, light, ramp, smooth, wave

SKIN = (
    (0.0, (0.20, 0.10, 0.09)), (0.35, (0.45, 0.26, 0.20)), (0.62, (0.72, 0.49, 0.38)),
    (0.85, (0.87, 0.66, 0.53)), (1.05, (0.97, 0.81, 0.69)), (1.3, (1.0, 0.93, 0.86)),
)
HAIR = ((0.0, (0.07, 0.05, 0.05)), (0.5, (0.21, 0.14, 0.11)), (0.9, (0.40, 0.28, 0.20)), (1.3, (0.62, 0.46, 0.34)))
SHADOW = (0.62, 0.46, 0.42)
LASH = (0.10, 0.07, 0.07)

EYE_X, EYE_Y, EYE_HALF = 0.43, -0.13, 0.235
MOUTH_Y = 0.80

HAIRLINE = PchipInterpolator(
    (-1.6, -1.02, -0.97, -0.90, -0.72, -0.40, -0.05, 0.30, 0.62, 0.86, 0.96, 1.02, 1.6),
    (0.10, 0.06, -0.20, -0.52, -0.80, -0.94, -1.00, -0.90, -0.74, -0.50, -0.20, 0.06, 0.10))
STRANDS, LOCKS, BRISTLES, IRIS_RAYS = wave(1), wave(2), wave(3), wave(4)


@dataclass(frozen=True)
class Look:
    """What the head shows at one moment.

    mood: the expression. blink: 0 open to 1 closed. speech: how far the sound opens the mouth, 0 to 1.
    rounding: of the lips, 0 to 1. gaze: where the irises are off the eyes' centres.
    """

    mood: object
    blink: float
    speech: float
    rounding: float
    gaze: tuple

    @property
    def jaw(self):
        """How far the jaw is down, 0 to 1; smiling and pressed lips let the sound open it less."""
        mood = self.mood
        room = 0.62 - 0.15 * mood.smile - 0.12 * mood.press
        return min(1.0, mood.jaw * (0.8 + 0.2 * self.speech) + room * self.speech * (1 - mood.jaw))

    @property
    def press(self):
        return self.mood.press * (1 - min(1.0, 1.6 * self.speech))


def draw_hair_behind(patch):
    """The hair that shows around the head; drawn before neck and face."""
    reach = hair_outline(patch)
    patch.lay(ramp(0.16 + 0.18 * smooth(0.2, -0.5, reach), HAIR), patch.cover(reach, 3))


def draw_head(patch, look, yaw, pitch):
    """Ears, skin, eyes, brows, mouth, front hair, from back to front.

    yaw, pitch: radians; what lies on the skin moves over the dome of the head, the outline stays.
    """
    draw_ears(patch, yaw)
    outline = face_outline(patch.x, patch.y, look.jaw)
    dome = np.sqrt(np.clip(1 - outline, 0.0, 1))
    # the surface's own coordinates: a turn moves what is near to the camera most
    skin = Patch(patch.image, patch.x - yaw * dome, patch.y - pitch * dome, patch.pixel)
    draw_skin(skin, outline, dome, look)
    for side in (-1, 1):
        half = Patch(skin.image, skin.x * side, skin.y, skin.pixel)
        draw_eye(half.around(EYE_X, EYE_Y, 0.40, 0.34), look, side)
        draw_brow(half.around(EYE_X, -0.48, 0.48, 0.36), look)
    draw_mouth(skin.around(0, MOUTH_Y + 0.08, 0.62, 0.52), look)
    draw_front_hair(skin, outline, patch)


def face_outline(x, y, jaw):
    """Below 1 inside the face, above 1 outside: an egg whose lower part is a little square and falls with the jaw."""
    reach = np.where(y > 0, 1.42 + 0.15 * jaw, 1.55)
    return np.abs(x) ** 2.2 + np.abs(y / reach) ** 2.2


def hair_outline(patch):
    """About the distance to the edge of the hair, negative inside, a little uneven."""
    angle = np.arctan2(patch.y + 0.45, patch.x)
    radius = np.hypot(patch.x / 1.13, (patch.y + 0.50) / 1.22)
    uneven = 0.020 * LOCKS(angle * 3 + 20) + 0.006 * STRANDS(angle * 13 + 60)
    flare = 0.05 * smooth(0.4, -0.9, patch.y) * smooth(0.2, 1.0, np.abs(patch.x))
    return np.maximum(radius - 1 - uneven - flare, (patch.y - 0.12) * 0.8)


def draw_ears(patch, yaw):
    for side in (-1, 1):
        ear = patch.around(side * 1.02, 0.06, 0.30, 0.42)
        x, y = (ear.x * side - 1.0 + 0.10 * side * yaw) / 0.145, (ear.y - 0.06 - 0.10 * (ear.x * side - 1.0)) / 0.30
        radius = np.hypot(x, y)
        shade = light(0.10 * np.sqrt(np.clip(1 - radius ** 2, 0, 1)), ear.pixel, 0.22, 0.68)
        hollow = np.exp(-((radius - 0.45) / 0.28) ** 2) * 0.22
        ear.lay(ramp(shade - hollow, SKIN) * (1.0, 0.94, 0.92), ear.cover((radius - 1) * 0.145))


def draw_skin(skin, outline, dome, look):
    """The height field, lit; then the colours and soft shadows that the lamp does not make."""
    shade = light(skin_height(skin, dome, look), skin.pixel, gloss=0.10)
    mood = look.mood
    sockets = skin.pair(EYE_X - 0.03, EYE_Y - 0.06, 0.22, 0.13)
    shade -= 0.17 * sockets
    shade -= 0.10 * skin.pair(0.20, EYE_Y, 0.09, 0.16)
    # the nose's shadow: under the tip and on the side away from the lamp
    shade -= 0.11 * skin.bump(0.03, 0.56, 0.16, 0.045) + 0.06 * skin.bump(0.18, 0.28, 0.06, 0.20)
    shade -= 0.10 * skin.bump(0, MOUTH_Y + 0.245 + 0.30 * look.jaw, 0.20, 0.05)
    # folds: between the brows, on the forehead, from the nose to the corners of the mouth
    shade -= 0.20 * mood.brow_lower * skin.pair(0.075, -0.40, 0.020, 0.10)
    shade -= 0.10 * mood.wrinkle * skin.bump(0, -0.16, 0.12, 0.022)
    for level in (-0.70, -0.79, -0.88):
        curve = skin.y - level - 0.05 * skin.x ** 2
        shade -= 0.055 * mood.brow_raise * np.exp(-(curve / 0.013) ** 2) * smooth(0.52, 0.30, np.abs(skin.x))
    shade -= (0.04 + 0.085 * mood.smile + 0.08 * mood.wrinkle) * nose_to_mouth_fold(skin, mood)
    colour = ramp(shade, SKIN)
    mask = skin.cover((outline - 1) * 0.45, 1.3)
    skin.lay(colour, mask)
    blush = skin.pair(0.56, 0.32 - 0.05 * mood.smile, 0.22, 0.17) * (0.30 + 0.25 * mood.smile + 0.2 * mood.brow_lower)
    blush += 0.28 * skin.bump(0, 0.42, 0.16, 0.13)
    skin.tint((1.0, 0.86, 0.84), np.clip(blush, 0, 1) * mask)
    draw_nostrils(skin.around(0, 0.47, 0.32, 0.16), mood)


def skin_height(skin, dome, look):
    """Hills and hollows on the dome of the head, in units of half the face's width."""
    mood, jaw_y = look.mood, 0.30 * look.jaw
    height = 0.86 * dome
    height -= 0.13 * skin.pair(EYE_X - 0.02, EYE_Y - 0.02, 0.22, 0.15)
    height += 0.055 * skin.pair(0.40, -0.40 - 0.08 * mood.brow_raise, 0.30, 0.10)
    # the eyeballs under the lids
    height += 0.055 * skin.pair(EYE_X, EYE_Y, 0.15, 0.10)
    # nose: bridge, tip, wings
    height += 0.115 * skin.bump(0, 0.12, 0.105, 0.25) + 0.165 * skin.bump(0, 0.40, 0.13, 0.115)
    height += 0.075 * skin.pair(0.16 + 0.02 * mood.wrinkle, 0.445 - 0.03 * mood.wrinkle, 0.065, 0.06)
    # cheeks: a smile lifts and rounds them
    lift = 0.07 * mood.smile
    height += (0.05 + 0.075 * mood.smile) * skin.pair(0.58, 0.32 - lift, 0.21, 0.15 - 0.02 * mood.smile)
    height -= 0.05 * skin.pair(0.66, 0.78, 0.18, 0.20) * (1 + 0.6 * look.jaw)
    # the mound of the mouth, the groove above it, the hollow below it, the chin
    height += 0.075 * skin.bump(0, MOUTH_Y + 0.4 * jaw_y, 0.30, 0.20 + 0.3 * jaw_y)
    height -= 0.022 * skin.bump(0, 0.625, 0.035, 0.06)
    height -= 0.05 * skin.bump(0, 1.05 + jaw_y, 0.22, 0.05)
    height += 0.075 * skin.bump(0, 1.23 + 0.6 * jaw_y, 0.22, 0.12)
    return height


def nose_to_mouth_fold(skin, mood):
    """A soft line on both sides, deepest beside the nose, that swings outwards when the face smiles."""
    share = np.clip((skin.y - 0.46) / 0.36, 0, 1)
    line = 0.23 + (0.17 + 0.14 * mood.smile) * share ** 1.1
    across = (np.abs(skin.x) - line) / 0.045
    return np.exp(-across ** 2) * smooth(0.40, 0.52, skin.y) * smooth(0.90, 0.70, skin.y)


def draw_nostrils(part, mood):
    for side in (-1, 1):
        x, y = part.x * side - 0.078 - 0.012 * mood.wrinkle, part.y - 0.492 + 0.02 * mood.wrinkle
        part.tint((0.30, 0.20, 0.19), part.cover(np.hypot(x / 1.7, y + 0.25 * x) - 0.020, 6) * 0.85)


def draw_eye(part, look, side):
    """One eye; part.x grows outwards, so that both eyes are drawn as if they were the same one."""
    mood = look.mood
    along = (part.x - EYE_X) / EYE_HALF
    arc = np.sqrt(np.clip(1 - along ** 2, 0, 1))
    middle = EYE_Y - 0.020 * along
    opened = 0.126 * (1 + 0.50 * mood.lid_raise - 0.20 * mood.squint - 0.25 * mood.brow_lower)
    lowest = 0.074 * (1 + 0.12 * mood.lid_raise - 0.75 * mood.squint)
    upper_reach = opened - (opened + 0.8 * lowest) * look.blink
    upper = middle - upper_reach * arc ** 1.25 * (1 - 0.12 * along)
    # anger's lowered brow presses on the inner part of the lid
    upper += 0.035 * mood.brow_lower * smooth(0.6, -0.9, along) * arc
    lower = middle + lowest * arc ** 1.5
    between = np.maximum(upper - part.y, part.y - lower)
    ends = (np.abs(along) - 1) * EYE_HALF
    inside = part.cover(np.maximum(between, ends), 1.6)

    draw_eyeball(part, look, side, inside, upper)
    within = smooth(1.10, 0.96, np.abs(along))
    # crease of the lid, fold under the eye
    crease = middle - (opened + 0.058 + 0.02 * mood.brow_raise) * np.clip(1 - (along / 1.15) ** 2, 0, 1) ** 0.55
    part.tint(SHADOW, 0.55 * np.exp(-((part.y - crease) / 0.013) ** 2) * smooth(1.05, 0.7, np.abs(along)))
    pouch = middle + 0.125 - 0.01 * mood.squint - 0.05 * along ** 2
    fold = (0.16 + 0.34 * mood.squint) * np.exp(-((part.y - pouch) / 0.018) ** 2)
    part.tint(SHADOW, fold * smooth(1, 0.5, np.abs(along)))
    # lashes, thicker outwards
    thick = (0.014 + 0.012 * smooth(-0.8, 0.9, along)) * within
    part.lay(LASH, part.cover(np.abs(part.y - upper + 0.4 * thick) - thick, 1.6) * 0.92 * within)
    part.lay((0.34, 0.20, 0.17), part.cover(np.abs(part.y - lower) - 0.006 * within, 2) * 0.55 * within)


def draw_eyeball(part, look, side, inside, upper):
    along = (part.x - EYE_X) / EYE_HALF
    under_lid = smooth(0.085, 0.0, part.y - upper)
    white = ramp(0.95 - 0.30 * under_lid - 0.24 * along ** 2, ((0, (0.30, 0.25, 0.26)), (1, (0.95, 0.94, 0.92))))
    part.lay(white, inside)

    gaze_x, gaze_y = look.gaze
    x, y = part.x - EYE_X - gaze_x * side, part.y - EYE_Y - gaze_y + 0.022
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    rays = 0.10 * IRIS_RAYS(angle * 7 + 40) + 0.10 * smooth(0.02, 0.09, y)
    tone = 0.62 + rays - 0.45 * smooth(0.080, 0.112, radius) + 0.12 * smooth(0.075, 0.05, radius)
    iris = ramp(tone - 0.28 * under_lid, ((0, (0.06, 0.06, 0.06)), (0.6, (0.27, 0.33, 0.28)), (1, (0.55, 0.56, 0.40))))
    part.lay(iris, inside * part.cover(radius - 0.112, 2))
    part.lay((0.03, 0.03, 0.035), inside * part.cover(radius - 0.049, 2))
    # the lamp, mirrored: above and to the left in both eyes
    part.lay((1, 1, 1), inside * part.cover(np.hypot(x + 0.036 * side, y + 0.034) - 0.021, 2) * 0.95)
    part.lay((1, 1, 1), inside * part.cover(np.hypot(x - 0.034 * side, y - 0.040) - 0.012, 3) * 0.30)


def draw_brow(part, look):
    mood = look.mood
    inner, outer = 0.165 - 0.045 * mood.brow_lower, 0.76
    share = (part.x - inner) / (outer - inner)
    inside = np.clip(share, 0, 1)
    arch = -0.085 * np.sin(np.pi * inside ** 0.85) - 0.015 * inside
    centre = -0.435 + arch - 0.145 * mood.brow_raise * (0.85 + 0.35 * np.sin(np.pi * inside))
    centre += mood.brow_lower * (0.135 * (1 - inside) ** 1.3 + 0.015) + 0.045 * inside ** 3
    thick = 0.046 * (1 - 0.72 * inside ** 1.6) * smooth(-0.02, 0.16, share) * smooth(1.02, 0.9, share)
    # bristles lean outwards: the noise runs along a slanted coordinate
    lean = part.x + 0.55 * (part.y - centre)
    thick = thick * (1 + 0.12 * BRISTLES(lean * 45 + 200))
    mask = part.cover(np.abs(part.y - centre) - thick, 5) * (thick > 0.004)
    tone = 0.22 + 0.10 * BRISTLES(lean * 70 + 300)
    part.lay(ramp(tone, HAIR), 0.90 * mask)


def draw_mouth(part, look):
    mood, jaw, press = look.mood, look.jaw, look.press
    rounding = look.rounding * (1 - mood.smile)
    half = 0.335 * (1 + 0.27 * mood.smile - 0.30 * rounding - 0.14 * mood.jaw - 0.03 * press)
    along = part.x / half
    arc = np.clip(1 - along ** 2, 0, 1)
    corner = -0.105 * mood.smile + 0.05 * mood.brow_lower + 0.03 * jaw
    line = MOUTH_Y + 0.02 * mood.smile + corner * along ** 2 + 0.012 * np.cos(3.2 * along) * (1 - mood.smile)
    upper_in = line - (0.055 + 0.07 * rounding) * jaw * arc ** (0.8 - 0.3 * rounding)
    lower_in = line + 0.36 * jaw * arc ** (0.62 + 0.2 * mood.smile - 0.14 * rounding)
    upper_lip = (0.088 - 0.030 * mood.smile - 0.050 * press) * arc ** 0.65
    upper_lip = upper_lip * (1 - 0.22 * np.exp(-(along / 0.13) ** 2) * (1 - 0.5 * mood.smile))
    lower_lip = (0.108 - 0.020 * mood.smile - 0.058 * press) * arc ** 0.75
    upper_out, lower_out = upper_in - upper_lip, lower_in + lower_lip

    part.tint(SHADOW, 0.55 * np.exp(-((part.x ** 2) ** 0.5 - half - 0.01) ** 2 / 0.0009
                                     - ((part.y - line) / 0.035) ** 2))
    draw_inside_of_mouth(part, along, upper_in, lower_in)
    draw_lips(part, (upper_out, upper_in), (lower_in, lower_out), along, press)
    # where the lips meet
    closed = smooth(0.10, 0.02, jaw)
    seam = part.cover(np.abs(part.y - line) - 0.010, 2) * smooth(1.05, 0.9, np.abs(along))
    part.lay((0.27, 0.11, 0.11), 0.85 * closed * seam)


def draw_inside_of_mouth(part, along, upper, lower):
    inside = part.cover(np.maximum(np.maximum(upper - part.y, part.y - lower), np.abs(along) - 1), 1.6)
    depth = smooth(0.0, 0.22, part.y - upper)
    part.lay(ramp(depth, ((0, (0.26, 0.09, 0.09)), (1, (0.17, 0.05, 0.06)))), inside)
    tongue = np.hypot(part.x / 0.19, (part.y - lower.max() + 0.01) / 0.10)
    part.lay((0.66, 0.31, 0.31), inside * part.cover((tongue - 1) * 0.1, 12) * 0.85)
    edge = upper + 0.075 - 0.02 * along ** 2
    teeth = 0.94 - 0.34 * np.abs(along) ** 1.5 - 0.22 * smooth(0.035, 0, part.y - upper)
    part.lay(ramp(teeth, ((0, (0.25, 0.16, 0.15)), (1, (0.98, 0.96, 0.92)))), inside * part.cover(part.y - edge, 2.5))


def draw_lips(part, upper, lower, along, press):
    """Each lip is a (top, bottom) pair of curves; the lower one faces the lamp, the upper one does not."""
    ends = (np.abs(along) - 1) * 0.3
    for (top, bottom), tone, shine in ((upper, 0.46, 0.05), (lower, 0.62, 0.30)):
        across = np.clip((part.y - top) / np.maximum(bottom - top, 1e-3), 0, 1)
        shade = tone + 0.16 * np.sin(np.pi * across) - 0.10 * along ** 2
        shade += shine * np.exp(-((across - 0.42) / 0.20) ** 2 - ((along + 0.12) / 0.34) ** 2) * (1 - 0.6 * press)
        colour = ramp(shade, ((0.2, (0.42, 0.19, 0.18)), (0.6, (0.72, 0.38, 0.35)), (1.0, (0.92, 0.66, 0.60))))
        part.lay(colour, part.cover(np.maximum(np.maximum(top - part.y, part.y - bottom), ends), 3.5) * 0.92)


def draw_front_hair(skin, outline, patch):
    """The hair over the forehead and the temples; its edge lies on the skin, its outer edge does not."""
    reach = hair_outline(patch)
    uneven = 0.022 * STRANDS(skin.x * 17 + 100) + 0.030 * LOCKS(skin.x * 5 + 50)
    edge = skin.y - HAIRLINE(skin.x) - uneven
    mask = patch.cover(reach, 3) * np.maximum(skin.cover(edge, 9), smooth(1.0, 1.03, outline) * (patch.y < -0.2))
    # a shadow on the forehead, then the hair itself, combed from a parting high on the left
    skin.tint(SHADOW, 0.60 * smooth(0.16, 0.0, edge) * smooth(1.02, 0.98, outline) * smooth(0.05, -0.3, skin.y))
    angle = np.arctan2(patch.y + 0.35, patch.x + 0.10 + 0.45 * (patch.y + 1.2))
    radius = np.hypot(patch.x, patch.y + 0.45)
    strand = (STRANDS(angle * 31 + 5 * radius + 300) + BRISTLES(angle * 67 + 4 * radius + 500)) * 0.35
    strand += LOCKS(angle * 7 + 2 * radius + 100) * 0.4
    dome = np.sqrt(np.clip(1.05 - (patch.x / 1.2) ** 2 - ((patch.y + 0.45) / 1.3) ** 2, 0, 1))
    shade = light(0.8 * dome, patch.pixel, 0.05, 0.62)
    shine = np.exp(-((radius - 0.93 - 0.02 * strand) / 0.09) ** 2) * smooth(0.2, -0.8, patch.y)
    skin.lay(ramp(shade * (0.80 + 0.30 * strand) + 0.20 * shine * (0.6 + 0.5 * strand), HAIR), mask)
