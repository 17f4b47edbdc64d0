"""What happens when: the moods of the face and the voice, the syllables, the head's motion.

Everything that a person would want to change about the clip is in the tables of this file.
"""

from dataclasses import dataclass, fields
from math import pi, sin

DURATION_S = 8.0
FRAME_RATE = 25
FRAMES = round(DURATION_S * FRAME_RATE)


@dataclass(frozen=True)
class Mood:
    """Strengths, 0 to 1, of what the face does (with its action units) and of how the voice sounds."""

    brow_raise: float = 0.0  # AU 1 + 2
    brow_lower: float = 0.0  # AU 4, draws the brows together too
    lid_raise: float = 0.0  # AU 5
    squint: float = 0.0  # AU 6 + 7, the lower lid comes up
    wrinkle: float = 0.0  # AU 9
    smile: float = 0.0  # AU 12
    press: float = 0.0  # AU 24
    jaw: float = 0.0  # AU 26
    tension: float = 0.2  # bright, pressed source against a soft one
    breath: float = 0.3  # noise in the voice
    vibrato: float = 0.2

    def towards(self, other, share):
        """The mood that lies this share, 0 to 1, of the way from this one to the other."""
        return Mood(*(a + (b - a) * share for a, b in zip(self._values(), other._values())))

    def _values(self):
        return [getattr(self, field.name) for field in fields(self)]


CALM = Mood(smile=0.22)
HAPPY = Mood(squint=0.6, smile=1.0, jaw=0.16, brow_raise=0.15, tension=0.4, breath=0.2, vibrato=0.8)
SURPRISE = Mood(brow_raise=1.0, lid_raise=1.0, jaw=0.62, tension=0.5, breath=0.6, vibrato=0.3)
ANGRY = Mood(brow_lower=1.0, lid_raise=0.25, squint=0.45, wrinkle=0.7, press=0.9, tension=1.0, breath=0.1, vibrato=0.1)

# (second, mood): held between two equal neighbours, blended smoothly between two different ones
MOODS = (
    (0.0, CALM), (1.75, CALM),
    (2.25, HAPPY), (3.95, HAPPY),
    (4.25, SURPRISE), (5.65, SURPRISE),
    (6.1, ANGRY), (DURATION_S, ANGRY),
)

BLINKS_S = (0.85, 1.85, 3.3, 5.8, 7.55)
BLINK_HALF_S = 0.11


@dataclass(frozen=True)
class Syllable:
    """One onset consonant and one vowel, e.g. "ma", with its pitch going from one frequency to another."""

    start_s: float
    length_s: float
    sound: str
    from_hz: float
    to_hz: float
    loudness: float


SYLLABLES = (
    # calm: slow, low, even
    Syllable(0.25, 0.34, "ma", 158, 152, 0.42), Syllable(0.62, 0.32, "no", 152, 146, 0.40),
    Syllable(0.97, 0.32, "le", 150, 143, 0.40), Syllable(1.32, 0.40, "ma", 145, 132, 0.36),
    # happy: quick, high, bouncing
    Syllable(2.12, 0.19, "ha", 210, 262, 0.62), Syllable(2.34, 0.20, "le", 235, 285, 0.66),
    Syllable(2.57, 0.20, "ma", 225, 300, 0.72), Syllable(2.80, 0.21, "li", 250, 310, 0.68),
    Syllable(3.05, 0.20, "na", 235, 285, 0.66), Syllable(3.28, 0.38, "me", 240, 330, 0.66),
    # surprise: a gasp, then one long rising sweep
    Syllable(4.20, 0.17, "ha", 230, 270, 0.55), Syllable(4.50, 0.85, "ho", 205, 420, 0.80),
    # angry: loud, hard onsets, falling
    Syllable(6.05, 0.24, "da", 235, 215, 0.95), Syllable(6.34, 0.23, "ne", 225, 205, 0.95),
    Syllable(6.62, 0.22, "da", 245, 220, 1.00), Syllable(6.90, 0.24, "mo", 220, 195, 0.95),
    Syllable(7.20, 0.40, "da", 240, 165, 1.00),
)

# the speaker breathes in before each phrase: (second, length in seconds)
BREATHS = ((1.80, 0.26), (3.92, 0.24), (5.66, 0.32))


@dataclass(frozen=True)
class Pose:
    """Where the head is: the centre and the size of its unit in pixels, tilt and turns in radians."""

    x: float
    y: float
    scale: float
    tilt: float
    yaw: float
    pitch: float
    gaze_x: float
    gaze_y: float


def mood_at(time_s):
    """The mood at a time, blended between the two neighbouring keys."""
    for (start, before), (end, after) in zip(MOODS, MOODS[1:]):
        if time_s <= end:
            share = min(max((time_s - start) / (end - start), 0.0), 1.0)
            return before.towards(after, share * share * (3 - 2 * share))
    return MOODS[-1][1]


def blink_at(time_s):
    """How far the lids are closed by a blink, 0 to 1."""
    nearest = min(abs(time_s - blink) for blink in BLINKS_S)
    share = max(0.0, 1 - nearest / BLINK_HALF_S)
    return share * share * (3 - 2 * share)


def pose_at(time_s, mood, width, height):
    """The head sways on slow sines that never fall in step; surprise draws it back, anger brings it forward."""
    def sway(hertz, phase):
        return sin(2 * pi * (hertz * time_s + phase))

    lively = 1 + 0.8 * mood.smile
    return Pose(
        x=width / 2 + 16 * sway(0.13, 0.0) + 5 * lively * sway(0.41, 0.3),
        y=height * 0.455 + 4 * lively * sway(0.37, 0.1) - 7 * mood.brow_raise + 5 * mood.brow_lower,
        scale=height * 0.196 * (1 + 0.02 * sway(0.17, 0.6) - 0.03 * mood.brow_raise + 0.05 * mood.brow_lower),
        tilt=0.035 * lively * sway(0.21, 0.2) + 0.012 * sway(0.53, 0.7),
        yaw=0.09 * sway(0.19, 0.55) + 0.025 * sway(0.61, 0.0),
        pitch=0.03 * sway(0.29, 0.4) - 0.05 * mood.brow_raise + 0.05 * mood.brow_lower,
        gaze_x=0.016 * sway(0.23, 0.25),
        gaze_y=0.008 * sway(0.31, 0.5),
    )
