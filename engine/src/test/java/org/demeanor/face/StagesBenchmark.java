package org.demeanor.face;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.demeanor.Modality;
import org.demeanor.Samples;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.face.detection.GrayFaceDetector;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.cascade.ReferenceDetector;
import org.demeanor.face.detection.cascade.StandardDetector;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FaceCropper;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.fusion.FrameRule;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Classifiers;
import org.demeanor.inference.Device;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Scores;
import org.demeanor.voice.mel.MelParameters;
import org.demeanor.voice.mel.MelSpectrogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds that each stage takes on one thread: {@code mvn test -pl engine -am -Pbench}. Pictures come from
 * {@code clips/d10.mp4} (512 x 512) if there is {@code DEMEANOR_DATA}, else from the sample (640 x 360).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StagesBenchmark {

	private static final int FRAMES = 30;
	private static final int STEP = 3;
	private static final int BATCH = 8;
	private static final int THREE_SECONDS = 3 * 48_000;

	private final List<Frame> frames = new ArrayList<>();
	private final List<GrayImage> grays = new ArrayList<>();
	private final FaceCropper cropper = new FaceCropper(122, 5);
	private final MelSpectrogram mel = new MelSpectrogram(new MelParameters(48_000, 1024, 512, 128, 50, 24_000, 1e-10, 80));
	private final float[] sound = new float[THREE_SECONDS];
	private final List<Scores> scores = new ArrayList<>();
	private Clip clip;
	private Classifiers nets;
	private FaceBox box;
	private GrayFaceDetector standard;
	private GrayFaceDetector reference;
	private float[] input;
	private int next;

	@Setup
	public void setUp() throws StageException {
		clip = Clips.open(System.getenv("DEMEANOR_DATA") == null ? Samples.DRAWN : Samples.real("clips", "d10.mp4"));
		try (FrameReader reader = clip.openFrames()) {
			for (int i = 0; frames.size() < FRAMES; i++)
				if (i % STEP == 0)
					frames.add(reader.read());
				else
					reader.skip();
		}
		frames.forEach(frame -> grays.add(GrayConverter.of(frame)));
		standard = new StandardDetector(CascadeSettings.DEFAULT);
		reference = new ReferenceDetector(CascadeSettings.DEFAULT);
		box = reference.detect(grays.get(0)).get(0);
		nets = Classifiers.load(ModelStore.bundled(), "standard", EnumSet.allOf(Modality.class), Device.CPU, 1, BatchingMode.APART, new StageClock());
		Random random = new Random(1);
		for (int i = 0; i < sound.length; i++)
			sound[i] = (float) random.nextGaussian() * .1f;
		input = new float[BATCH * Math.max(length(nets.face()), length(nets.voice()))];
		for (int i = 0; i < input.length; i++)
			input[i] = (float) random.nextGaussian();
		for (int i = 0; i < FRAMES; i++)
			scores.add(nets.face().get(0).score(input, 1).get(0));
	}

	@TearDown
	public void tearDown() {
		nets.close();
	}

	/** All frames of the clip, without conversion. */
	@Benchmark
	public int decodeClip() throws StageException {
		int count = 0;
		try (FrameReader reader = clip.openFrames()) {
			while (reader.skip())
				count++;
		}
		return count;
	}

	@Benchmark
	public byte[] gray() {
		return GrayConverter.of(frames.get(nextFrame())).pixels();
	}

	/** The mean over frames with a search of the whole picture and frames with a search around the last faces. */
	@Benchmark
	public List<FaceBox> detectStandard() {
		return standard.detect(grays.get(nextFrame()));
	}

	@Benchmark
	public List<FaceBox> detectReference() {
		return reference.detect(grays.get(nextFrame()));
	}

	@Benchmark
	public byte[] crop() {
		return cropper.crop(grays.get(0), box);
	}

	/** The spectrogram of 3 s of sound. */
	@Benchmark
	public float[][] mel() {
		return mel.decibels(sound);
	}

	/** One face of a batch of {@value #BATCH}; by all face nets of profile standard. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public int faceNets() throws StageException {
		int count = 0;
		for (EmotionClassifier net : nets.face())
			count += net.score(input, BATCH).size();
		return count;
	}

	/** One window of 3 s; by all voice nets of profile standard. */
	@Benchmark
	public int voiceNets() throws StageException {
		int count = 0;
		for (EmotionClassifier net : nets.voice())
			count += net.score(input, 1).size();
		return count;
	}

	@Benchmark
	public Scores fuseFrames() {
		return FrameRule.MEAN.combine(scores);
	}

	private int nextFrame() {
		next = (next + 1) % FRAMES;
		return next;
	}

	private static int length(List<EmotionClassifier> nets) {
		return nets.stream().mapToInt(net -> net.bundle().inputLength()).max().orElseThrow();
	}
}
