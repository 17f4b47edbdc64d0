"""The synthetic voice: a glottal pulse train and breath noise through moving formant resonators.

The source is Rosenberg's pulse (1971, "Effect of glottal pulse shape on the quality of natural vowels"), the
filter a cascade of second-order resonators after Klatt (1980, "Software for a cascade/parallel formant synthesizer").
"""

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.signal import butter, fftconvolve, lfilter, sosfilt

from timeline import BREATHS, DURATION_S, FRAME_RATE, SYLLABLES, mood_at

SAMPLE_RATE = 48000
PEAK = 10 ** (-6 / 20)
ONSET_S = 0.065
# the mouth starts to move a little before the sound is heard
LEAD_S = 0.02

# the first three formants in Hz; the speaker's tract lies between the usual tables for women and for men
FORMANTS = {
    "a": (790, 1290, 2640), "e": (500, 2020, 2700), "i": (330, 2380, 3020), "o": (500, 900, 2560),
    "m": (270, 1050, 2300), "n": (280, 1550, 2550), "l": (370, 1250, 2800), "d": (300, 1750, 2700),
    "h": (600, 1500, 2600),
}
UPPER_FORMANTS = (3750, 4700)
BANDWIDTHS = (75, 95, 140, 220, 300)
# how loud each onset's voicing is beside its vowel's, and how much of it is noise
ONSET_VOICING = {"m": 0.42, "n": 0.42, "l": 0.55, "d": 0.0, "h": 0.04}
ONSET_NOISE = {"d": 1.4, "h": 0.8}


class Voice:
    """The voice of the whole clip.

    samples: float32 in -1..1, 48 kHz mono.
    """

    def __init__(self):
        self._time = np.arange(round(DURATION_S * SAMPLE_RATE)) / SAMPLE_RATE
        self._noise = np.random.default_rng(20)
        self._loudness = self._loudness_track()
        self._formants = self._formant_tracks()
        self.samples = self._mix()

    def mouth_at(self, time_s):
        """How far the sound opens the mouth, 0 to 1: loud open vowels most, nasals not at all."""
        at = min(round((time_s + LEAD_S) * SAMPLE_RATE), len(self._time) - 1)
        openness = np.clip((self._formants[0][at] - 260) / 480, 0, 1)
        return float(np.clip(1.25 * self._loudness[at], 0, 1) * (0.25 + 0.75 * openness))

    def rounding_at(self, time_s):
        """How far the lips are rounded, 0 to 1: "o" has a low second formant."""
        at = min(round((time_s + LEAD_S) * SAMPLE_RATE), len(self._time) - 1)
        return float(np.clip((1250 - self._formants[1][at]) / 350, 0, 1) * min(1.0, 3 * self._loudness[at]))

    # -- Control tracks, one value a sample --

    def _span(self, start_s, end_s):
        return slice(round(start_s * SAMPLE_RATE), round(end_s * SAMPLE_RATE))

    def _smooth(self, track, seconds):
        return gaussian_filter1d(track, seconds * SAMPLE_RATE, truncate=3)

    def _loudness_track(self):
        """The voicing's strength, 0 to 1: a rounded hump a syllable, weaker in its onset."""
        track = np.zeros_like(self._time)
        for syllable in SYLLABLES:
            vowel_s = syllable.start_s + ONSET_S
            end_s = syllable.start_s + syllable.length_s
            track[self._span(syllable.start_s, vowel_s)] = syllable.loudness * ONSET_VOICING[syllable.sound[0]]
            fade = np.linspace(1, 0.62, len(track[self._span(vowel_s, end_s)]))
            track[self._span(vowel_s, end_s)] = syllable.loudness * fade
        return self._smooth(track, 0.013)

    def _noise_track(self):
        """The strength of noise that the tract makes on its own: onsets and the breaths between phrases."""
        track = np.zeros_like(self._time)
        for syllable in SYLLABLES:
            strength = ONSET_NOISE.get(syllable.sound[0], 0) * syllable.loudness
            length_s = 0.014 if syllable.sound[0] == "d" else ONSET_S
            end_s = syllable.start_s + ONSET_S
            track[self._span(end_s - length_s, end_s)] = strength
        track = self._smooth(track, 0.004)
        for start_s, length_s in BREATHS:
            span = self._span(start_s, start_s + length_s)
            track[span] += 0.22 * np.sin(np.linspace(0, np.pi, len(track[span]))) ** 2
        return track

    def _formant_tracks(self):
        """Three rows of formant frequencies in Hz that glide from sound to sound."""
        times, targets = [0.0], [FORMANTS["h"]]
        for syllable in SYLLABLES:
            onset, vowel = (FORMANTS[letter] for letter in syllable.sound)
            end_s = syllable.start_s + syllable.length_s
            times += [syllable.start_s, syllable.start_s + 0.7 * ONSET_S, syllable.start_s + 1.3 * ONSET_S, end_s]
            targets += [onset, onset, vowel, vowel]
        return [self._smooth(np.interp(self._time, times, row), 0.012) for row in np.array(targets, float).T]

    def _pitch_track(self, vibrato):
        """The fundamental in Hz: each syllable's glide, vibrato, and the jitter of a living larynx."""
        times, pitches = [], []
        for syllable in SYLLABLES:
            times += [syllable.start_s, syllable.start_s + syllable.length_s]
            pitches += [syllable.from_hz, syllable.to_hz]
        track = self._smooth(np.interp(self._time, times, pitches), 0.02)
        jitter = self._smooth(self._noise.standard_normal(len(track)), 0.004)
        jitter *= 0.006 / jitter.std()
        drift = 0.006 * (np.sin(2 * np.pi * 1.3 * self._time) + np.sin(2 * np.pi * 2.1 * self._time + 1))
        return track * (1 + 0.018 * vibrato * np.sin(2 * np.pi * 5.4 * self._time) + jitter + drift)

    def _mood_track(self, name):
        frames = np.arange(round(DURATION_S * FRAME_RATE) + 1) / FRAME_RATE
        return np.interp(self._time, frames, [getattr(mood_at(time_s), name) for time_s in frames])

    # -- Sound --

    def _glottal_flow(self, pitch, tension):
        """Rosenberg's pulse, a period a cycle, 0 to 1; a tense voice opens for less of the period."""
        cycle = np.mod(np.cumsum(pitch) / SAMPLE_RATE, 1.0)
        opened = 0.68 - 0.2 * tension
        peak, end = opened * 0.68, opened
        rising = 0.5 * (1 - np.cos(np.pi * cycle / peak))
        falling = np.cos(0.5 * np.pi * (cycle - peak) / (end - peak))
        return np.where(cycle < peak, rising, np.where(cycle < end, falling, 0.0))

    def _source(self):
        tension, breath = self._mood_track("tension"), self._mood_track("breath")
        pitch = self._pitch_track(self._mood_track("vibrato"))
        flow = self._glottal_flow(pitch, tension)
        # the lips radiate the flow's slope; over the pitch, so that high notes are not louder for being high
        pulses = np.diff(flow, prepend=flow[0]) * SAMPLE_RATE / pitch / 12
        dull = lfilter([0.12], [1, -0.88], pulses)
        pulses = dull + (pulses - dull) * (0.18 + 0.6 * tension)
        shimmer = self._smooth(self._noise.standard_normal(len(flow)), 0.005)
        pulses *= 1 + 0.04 * shimmer / shimmer.std()
        hiss = self._noise.standard_normal(len(flow)) * 0.1
        voiced = pulses + hiss * breath * (0.15 + 0.5 * flow)
        return self._loudness ** 1.2 * voiced + self._noise_track() * hiss

    def _mix(self):
        sound = self._source()
        for row in self._all_formants():
            sound = resonate(sound, *row)
        sound = sosfilt(butter(2, 70, "highpass", fs=SAMPLE_RATE, output="sos"), sound)
        sound = sosfilt(butter(2, 11000, "lowpass", fs=SAMPLE_RATE, output="sos"), sound)
        sound = sound + 0.10 * fftconvolve(sound, self._small_room())[:len(sound)]
        sound *= PEAK / np.abs(sound).max()
        # no recording is silent between words
        sound += 10 ** (-66 / 20) * self._noise.standard_normal(len(sound))
        edge = np.minimum(1, np.minimum(self._time, self._time[::-1]) / 0.03)
        return (np.clip(sound, -PEAK, PEAK) * edge).astype(np.float32)

    def _all_formants(self):
        upper = [np.full_like(self._time, hertz) for hertz in UPPER_FORMANTS]
        return zip(self._formants + upper, BANDWIDTHS)

    def _small_room(self):
        """Half a second's echo of a furnished room, of unit energy, with nothing in its first 6 ms."""
        length = SAMPLE_RATE // 4
        echo = self._noise.standard_normal(length) * np.exp(-np.arange(length) / (0.045 * SAMPLE_RATE))
        echo[:SAMPLE_RATE * 6 // 1000] = 0
        return echo / np.sqrt(np.sum(echo ** 2))


def resonate(sound, frequency, bandwidth, block=96):
    """A resonator of gain 1 at 0 Hz whose frequency moves; its coefficients are set anew every 2 ms."""
    out = np.empty_like(sound)
    state = np.zeros(2)
    radius = np.exp(-np.pi * bandwidth / SAMPLE_RATE)
    for start in range(0, len(sound), block):
        turn = 2 * np.pi * frequency[start] / SAMPLE_RATE
        poles = [1.0, -2 * radius * np.cos(turn), radius * radius]
        part = slice(start, start + block)
        out[part], state = lfilter([sum(poles)], poles, sound[part], zi=state)
    return out
