package org.demeanor.cli.option;

import java.io.Serializable;
import java.util.Set;

import org.demeanor.Modality;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.face.sampling.FrameSampling;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.Device;
import org.demeanor.media.SoundChannel;
import org.demeanor.media.Tracks;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that decide the numbers of an analysis. */
public final class AnalysisOptions implements Serializable {

	private static final long serialVersionUID = 1;

	@Spec(Spec.Target.MIXEE)
	private transient CommandSpec spec;

	@Option(names = "--streams", paramLabel = "LIST", defaultValue = "face,voice",
			description = "face, voice or face,voice; default ${DEFAULT-VALUE}")
	private Streams streams;

	@Option(names = "--frame-rule", paramLabel = "RULE", defaultValue = "mean",
			description = "How to join the scores of frames: mean, median, mode or weighted; default ${DEFAULT-VALUE}")
	private FrameRule frameRule;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "auto",
			description = { "How to join face and voice: mean, median, weighted, product, or auto (the rule that the",
					"models name, else the mean); default ${DEFAULT-VALUE}" })
	private StreamRule streamRule;

	@Option(names = "--profile", paramLabel = "NAME", defaultValue = "standard",
			description = "standard, or reference for the published system; default ${DEFAULT-VALUE}")
	private Profile profile;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = "auto",
			description = "auto, cpu or cuda; default ${DEFAULT-VALUE}")
	private Device device;

	@Option(names = "--sample-every", paramLabel = "SECONDS", defaultValue = "0", converter = SecondsConverter.class,
			description = { "An overview of a long film: a frame every so many seconds, a key frame where there is one;",
					"0 takes all that the profile takes; default ${DEFAULT-VALUE}" })
	private double sampleEvery;

	@Option(names = "--key-frames",
			description = "With --sample-every: only key frames, so that nothing is decoded in between; times without one get none")
	private boolean keyFrames;

	@Option(names = "--video-track", paramLabel = "N", converter = TrackConverter.class,
			description = "The picture track to analyse, from 1; default the likeliest one that shows a face")
	private Integer videoTrack;

	@Option(names = "--audio-track", paramLabel = "N", converter = TrackConverter.class,
			description = "The sound track to analyse, from 1; default the likeliest one that is not silent")
	private Integer audioTrack;

	@Option(names = "--channel", paramLabel = "NAME", defaultValue = "auto", converter = ChannelConverter.class,
			description = { "The sound channel: mix (the mean of all), left, right, a number from 1, or auto: the mix, but",
					"without channels that are silent or cancel each other out; default ${DEFAULT-VALUE}" })
	private SoundChannel channel;

	/** @throws ParameterException if an option has no effect because of the others */
	public Settings settings() {
		if (keyFrames && sampleEvery == 0)
			throw new ParameterException(spec.commandLine(), "--key-frames needs --sample-every");
		Tracks tracks = new Tracks(videoTrack == null ? 0 : videoTrack, audioTrack == null ? 0 : audioTrack, channel);
		return new Settings(profile, streams.modalities(), frameRule, streamRule, device).withTracks(tracks)
				.withSampling(profile.sampling().every(sampleEvery, keyFrames));
	}

	/** The streams to analyse. */
	public Set<Modality> streams() {
		return streams.modalities();
	}

	/** Reads a distance in time. */
	static final class SecondsConverter implements ITypeConverter<Double> {

		@Override
		public Double convert(String text) {
			return SecondsText.parse(text, FrameSampling.STANDARD::every);
		}
	}

	/** Reads the number of a track. */
	static final class TrackConverter implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String text) {
			if (!text.matches("[1-9]\\d{0,3}"))
				throw new TypeConversionException("tracks are numbered from 1; '" + text + "' is no such number");
			return Integer.valueOf(text);
		}
	}

	/** Reads a channel's word. */
	static final class ChannelConverter implements ITypeConverter<SoundChannel> {

		@Override
		public SoundChannel convert(String text) {
			try {
				return SoundChannel.parse(text);
			}
			catch (IllegalArgumentException none) {
				throw new TypeConversionException(none.getMessage());
			}
		}
	}
}
