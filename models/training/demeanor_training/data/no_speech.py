"""Sounds without speech, made by rules: what a net must not take for a voice."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from scipy.signal import butter, sosfilt

from . import mel
from .long_images import SAMPLES, SECONDS

RATE = mel.SAMPLE_RATE
_MAJOR, _MINOR = np.array([0, 2, 4, 5, 7, 9, 11, 12, 14, 16]), np.array([0, 2, 3, 5, 7, 8, 10, 12, 14, 15])


def coloured(random: Generator, slope: float, length: int = SAMPLES) -> np.ndarray:
    """Noise whose power falls with the frequency to this slope: 0 white, 1 pink, 2 brown. Deviation 1."""
    frequencies = np.fft.rfftfreq(length, 1 / RATE)
    frequencies[0] = frequencies[1]
    spectrum = random.standard_normal(len(frequencies)) + 1j * random.standard_normal(len(frequencies))
    samples = np.fft.irfft(spectrum * frequencies ** (-slope / 2), length)
    return samples / samples.std()


def noise(random: Generator) -> np.ndarray:
    samples = coloured(random, random.uniform(-1, 2.2))
    if random.random() < .4:
        samples = _band(samples, random.uniform(20, 1500), random.uniform(2000, 20000))
    if random.random() < .4:
        samples = samples * (random.uniform(0, 1) + _slow(random, random.uniform(.3, 6)))
    return samples


def hum(random: Generator) -> np.ndarray:
    """Mains or a machine: harmonics of 50, 60, 100, 120 Hz and the like."""
    base, falls = random.choice([50, 60, 100, 120, 50, 60, 16.7, 400]), random.uniform(.3, 2)
    samples = sum(_sine(base * k, random) * random.uniform(.2, 1) / k ** falls for k in range(1, 1 + random.integers(1, 39)))
    return samples / samples.std() + coloured(random, random.uniform(0, 2)) * 10 ** (-random.uniform(5, 50) / 20)


def clicks(random: Generator) -> np.ndarray:
    samples = np.zeros(SAMPLES)
    for _ in range(random.integers(1, 30)):
        if random.random() < .3:
            samples[random.integers(SAMPLES)] += random.uniform(-1, 1)
        else:
            burst = _burst(random, .05, random.uniform(100, 3000), random.uniform(4000, 20000), random.uniform(.0005, .01))
            _put(samples, random.integers(SAMPLES), random.uniform(.2, 1) * burst)
    return samples + _faint(random)


def keyboard(random: Generator) -> np.ndarray:
    samples, time = np.zeros(SAMPLES), random.uniform(0, .5)
    low, high = random.uniform(300, 1500), random.uniform(5000, 15000)
    while time < SECONDS:
        for later in (0, random.uniform(.05, .13)):
            burst = _burst(random, .08, low * random.uniform(.7, 1.4), high, random.uniform(.002, .015))
            _put(samples, int((time + later) * RATE), random.uniform(.3, 1) * burst)
        time += random.uniform(.08, .3) if random.random() < .8 else random.uniform(.3, 1.5)
    return samples + _faint(random)


def breath(random: Generator) -> np.ndarray:
    samples, time = np.zeros(SAMPLES), random.uniform(0, 1)
    while time < SECONDS:
        lasts = random.uniform(.3, 1.8)
        length = int(lasts * RATE)
        air = coloured(random, random.uniform(.3, 1.2), length)
        for centre in random.uniform(400, 5000, 2):
            air = air + random.uniform(.5, 2) * _band(air, centre * .8, centre * 1.25)
        swell = np.sin(np.pi * np.arange(length) / length) ** random.uniform(.7, 2)
        _put(samples, int(time * RATE), air * swell * random.uniform(.3, 1))
        time += lasts + random.uniform(.1, 1.5)
    return samples + _faint(random)


def music(random: Generator) -> np.ndarray:
    """Melody, chords and drums, plucked or held."""
    samples = np.zeros(SAMPLES)
    root, scale = random.uniform(60, 250), _MAJOR if random.random() < .5 else _MINOR
    beat = random.uniform(.12, .7)
    if random.random() < .8:
        plucked, time = random.random() < .5, 0.0
        while time < SECONDS:
            lasts = beat * random.choice([1, 1, 2, .5])
            tone = _note(random, root * 2 * 2 ** (random.choice(scale) / 12), lasts * 1.3, plucked)
            _put(samples, int(time * RATE), tone * random.uniform(.4, 1))
            time += lasts
    if random.random() < .7:
        plucked, time = random.random() < .5, 0.0
        while time < SECONDS:
            base = random.choice(scale[:6])
            for step in (0, 4, 7):
                _put(samples, int(time * RATE), .5 * _note(random, root * 2 ** ((base + step) / 12), beat * 4, plucked))
            time += beat * 4
    if random.random() < .5:
        for time in np.arange(0, SECONDS, beat):
            drum = (30, 200) if random.random() < .5 else (1500, 12000)
            _put(samples, int(time * RATE), random.uniform(.5, 2) * _burst(random, .2, *drum, random.uniform(.02, .1)))
    return samples + _faint(random)


def tones(random: Generator) -> np.ndarray:
    """Steady, gliding and beeping tones, some of them square."""
    samples, time = np.zeros(SAMPLES), np.arange(SAMPLES) / RATE
    for _ in range(random.integers(1, 5)):
        first, last = np.exp(random.uniform(np.log(60), np.log(8000), 2))
        last = first if random.random() < .5 else last
        tone = np.sin(2 * np.pi * np.cumsum(np.linspace(first, last, SAMPLES)) / RATE)
        if random.random() < .5:
            beats = np.sin(2 * np.pi * random.uniform(.3, 6) * time + random.uniform(0, 6.3))
            tone = tone * (beats > random.uniform(-.7, .7))
        samples += (np.sign(tone) if random.random() < .2 else tone) * random.uniform(.2, 1)
    return samples + _faint(random)


def motor(random: Generator) -> np.ndarray:
    turns = 1 + .02 * np.interp(np.arange(SAMPLES), np.linspace(0, SAMPLES, 12), random.standard_normal(12))
    phase = 2 * np.pi * np.cumsum(turns) * random.uniform(12, 180) / RATE
    samples = sum(np.sin(k * phase + random.uniform(0, 6)) * random.uniform(0, 1) / k ** random.uniform(.2, 1)
                  for k in range(1, 30))
    return samples / samples.std() + coloured(random, random.uniform(.3, 1.8)) * random.uniform(.1, 2)


def thuds(random: Generator) -> np.ndarray:
    """Steps and knocks."""
    samples, time, every = np.zeros(SAMPLES), random.uniform(0, .6), random.uniform(.25, 1.2)
    while time < SECONDS:
        thud = _burst(random, .4, random.uniform(30, 200), random.uniform(300, 3000), random.uniform(.01, .12))
        _put(samples, int(time * RATE), random.uniform(.4, 1) * thud)
        time += every * random.uniform(.7, 1.3)
    return samples + _faint(random)


def rain(random: Generator) -> np.ndarray:
    samples = np.zeros(SAMPLES)
    drops = random.integers(0, SAMPLES, int(10 ** random.uniform(2, 4.3)))
    samples[drops] = random.exponential(1, len(drops)) * random.choice([-1, 1], len(drops))
    return _band(samples, random.uniform(100, 1500), random.uniform(4000, 20000)) + _faint(random)


def rustle(random: Generator) -> np.ndarray:
    air = _band(random.standard_normal(SAMPLES), random.uniform(500, 2500), random.uniform(6000, 18000))
    return air * np.maximum(0, _slow(random, random.uniform(3, 25)) - random.uniform(.2, .7)) ** 2 + _faint(random)


def room(random: Generator) -> np.ndarray:
    return (coloured(random, random.uniform(.8, 2)) + .3 * random.random() * hum(random)
            + .2 * random.random() * clicks(random))


def silence(random: Generator) -> np.ndarray:
    """Digital silence, or what a converter of 16 bits makes of it."""
    if random.random() < .4:
        return np.zeros(SAMPLES)
    return np.round(coloured(random, random.uniform(0, 1)) * random.uniform(.2, 1.5)) / 32768


def bells(random: Generator) -> np.ndarray:
    samples, time = np.zeros(SAMPLES), np.arange(3 * RATE) / RATE
    for _ in range(random.integers(1, 8)):
        base = np.exp(random.uniform(np.log(150), np.log(2500)))
        partials = (.5, 1, 1.19, 1.56, 2, 2.51, 2.66, 3.01, 4.1)
        bell = sum(random.uniform(.2, 1) * np.sin(2 * np.pi * base * part * time)
                   * np.exp(-time * random.uniform(1, 6) * part ** .5) for part in partials)
        _put(samples, random.integers(SAMPLES - RATE // 2), bell)
    return samples + _faint(random)


def birds(random: Generator) -> np.ndarray:
    samples, time = np.zeros(SAMPLES), random.uniform(0, .6)
    while time < SECONDS:
        lasts = random.uniform(.04, .25)
        along = np.arange(int(lasts * RATE)) / int(lasts * RATE)
        pitch = random.uniform(1500, 6000) * (1 + random.uniform(-.4, .4) * along
                                              + random.uniform(0, .1) * np.sin(2 * np.pi * random.uniform(1, 8) * along))
        chirp = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.sin(np.pi * along)
        _put(samples, int(time * RATE), chirp * random.uniform(.3, 1))
        time += lasts + random.choice([.03, .1, .5, 1.2]) * random.uniform(.5, 1.5)
    return samples + _faint(random)


def helicopter(random: Generator) -> np.ndarray:
    phase = np.cumsum(np.full(SAMPLES, random.uniform(8, 22))) / RATE
    return coloured(random, random.uniform(.5, 1.5)) * (.15 + np.exp(-8 * (phase % 1)))


def organ(random: Generator) -> np.ndarray:
    samples = np.zeros(SAMPLES)
    for bar in range(4):
        base = random.uniform(55, 220)
        for part in (1, 1.26, 1.5, 2, 3, 4):
            _put(samples, int(bar * 1.25 * RATE), _note(random, base * part, 1.3, False))
    return samples


def scrape(random: Generator) -> np.ndarray:
    phase = 2 * np.pi * np.cumsum(random.uniform(300, 900) * (1 + .3 * _slow(random, 3))) / RATE
    return np.sign(np.sin(phase)) * _slow(random, 4) * .5 + coloured(random, .5) * .3 * _slow(random, 8)


Kind = Callable[[Generator], np.ndarray]
#: What nets learn from, and how often.
LEARNT: dict[Kind, float] = {noise: 3, hum: 2, clicks: 1.5, keyboard: 1.5, breath: 2, music: 4, tones: 2, motor: 1, thuds: 1,
                             rain: 1, rustle: 1, room: 1.5, birds: 1.5, silence: .7}
#: Kinds that no net learns from: detection is judged by them too.
HELD_OUT: tuple[Kind, ...] = (bells, helicopter, organ, scrape)


def sound(kind: Kind, seed: list[int]) -> np.ndarray:
    """5 s of a kind, float32, peak at .5 unless it is silence."""
    samples = kind(np.random.default_rng(seed))
    peak = np.abs(samples).max()
    return (samples / peak * .5 if peak > 1e-3 else samples).astype(np.float32)


def drawn(count: int, seed: int) -> list[tuple[Kind, list[int]]]:
    """Kinds and seeds of so many sounds to learn from."""
    shares = np.array(list(LEARNT.values()))
    chosen = np.random.default_rng(seed).choice(len(shares), count, p=shares / shares.sum())
    return [(list(LEARNT)[kind], [seed, number]) for number, kind in enumerate(chosen)]


def _sine(frequency: float, random: Generator) -> np.ndarray:
    return np.sin(2 * np.pi * frequency * np.arange(SAMPLES) / RATE + random.uniform(0, 2 * np.pi))


def _band(samples: np.ndarray, low: float, high: float) -> np.ndarray:
    return sosfilt(butter(2, [max(low, 20) / (RATE / 2), min(high, 23000) / (RATE / 2)], "band", output="sos"), samples)


def _slow(random: Generator, rate: float) -> np.ndarray:
    """A random curve in 0..1 with so many turns a second."""
    knots = max(4, int(rate * SECONDS) + 3)
    return np.interp(np.arange(SAMPLES), np.linspace(0, SAMPLES, knots), random.uniform(0, 1, knots))


def _burst(random: Generator, seconds: float, low: float, high: float, decay: float) -> np.ndarray:
    length = int(seconds * RATE)
    return _band(random.standard_normal(length), low, high) * np.exp(-np.arange(length) / (decay * RATE))


def _note(random: Generator, frequency: float, seconds: float, plucked: bool) -> np.ndarray:
    time = np.arange(int(seconds * RATE)) / RATE
    trill = .006 * np.sin(2 * np.pi * random.uniform(4, 7) * time) * (not plucked and random.random() < .6)
    phase, falls = 2 * np.pi * frequency * np.cumsum(1 + trill) / RATE, random.uniform(.5, 2.2)
    tone = np.zeros(len(time))
    for k in range(1, min(25, int(20000 / frequency) + 1)):
        fades = np.exp(-time * k * random.uniform(.3, 2)) if plucked else 1
        tone += random.uniform(.3, 1) / k ** falls * np.sin(k * phase + random.uniform(0, 6.3)) * fades
    if plucked:
        return tone * np.exp(-time / random.uniform(.15, 1.5))
    return tone * np.minimum(1, time / random.uniform(.01, .2)) * np.minimum(1, (seconds - time) / .05)


def _faint(random: Generator) -> np.ndarray:
    """What is behind most recordings."""
    return coloured(random, random.uniform(0, 2)) * 10 ** (-random.uniform(40, 90) / 20) * (random.random() < .8)


def _put(samples: np.ndarray, start: int, part: np.ndarray) -> None:
    room_left = min(len(part), len(samples) - start)
    if room_left > 0:
        samples[start:start + room_left] += part[:room_left]
