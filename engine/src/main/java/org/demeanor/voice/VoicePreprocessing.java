package org.demeanor.voice;

import java.util.List;

import org.demeanor.StageException;
import org.demeanor.media.SoundReader;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelBundle;
import org.demeanor.voice.mel.MelParameters;

/**
 * How a window of sound becomes the input of a voice net, from the net's json.
 *
 * @param length samples of a window
 * @param offset samples before a single window
 * @param mel how the mel image is made
 * @param input how the image is laid out and standardised
 */
record VoicePreprocessing(int length, int offset, MelParameters mel, VoiceInput input) {

	/** @throws StageException (stage model) if the json lacks a value or it does not fit the net's input */
	static VoicePreprocessing of(ModelBundle bundle) throws StageException {
		JsonSection json = bundle.preprocessing();
		int sampleRate = json.count("sample_rate");
		if (sampleRate != SoundReader.SAMPLE_RATE)
			throw json.wrong("sample_rate", String.valueOf(SoundReader.SAMPLE_RATE));
		int length = (int) Math.round(json.positive("window_s") * sampleRate);
		int offset = (int) Math.round(json.number("offset_s") * sampleRate);
		if (offset < 0 || offset > length)
			throw json.wrong("offset_s", "in 0..window_s");
		MelParameters mel = mel(json, sampleRate);
		VoiceInput input = input(json);
		if (input.frames() != mel.frames(length))
			throw json.wrong("mean", "a value for each of " + mel.frames(length) + " frames");
		VoiceInput.Layout layout = layout(json);
		List<Integer> shape = layout == VoiceInput.Layout.MEL ? List.of(1, mel.nMels(), input.frames())
				: List.of(1, input.frames());
		if (!bundle.input().shape().equals(shape))
			throw json.wrong("layout", "that of the net's input " + bundle.input().shape());
		return new VoicePreprocessing(length, offset, mel, input);
	}

	private static MelParameters mel(JsonSection json, int sampleRate) throws StageException {
		try {
			return new MelParameters(sampleRate, json.count("n_fft"), json.count("hop_length"), json.count("n_mels"),
					json.number("fmin"), json.number("fmax"), json.number("amin"), json.number("top_db"));
		}
		catch (IllegalArgumentException outOfRange) {
			throw json.wrong("n_fft .. top_db", "usable: " + outOfRange.getMessage());
		}
	}

	private static VoiceInput input(JsonSection json) throws StageException {
		try {
			return new VoiceInput(layout(json), json.numbers("mean"), json.numbers("std"));
		}
		catch (IllegalArgumentException outOfRange) {
			throw json.wrong("mean, std", "usable: " + outOfRange.getMessage());
		}
	}

	private static VoiceInput.Layout layout(JsonSection json) throws StageException {
		String mel = VoiceInput.Layout.MEL.label();
		return json.oneOf("layout", mel, VoiceInput.Layout.BAND_MEAN.label()).equals(mel) ? VoiceInput.Layout.MEL
				: VoiceInput.Layout.BAND_MEAN;
	}
}
