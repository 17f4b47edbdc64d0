package org.demeanor.inference;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;

import org.demeanor.Modality;
import org.demeanor.StageBenchmark;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.model.ModelStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** All nets of profile standard. */
public class NetsBenchmark extends StageBenchmark {

	private static final int BATCH = 8;

	private Classifiers classifiers;
	private float[] input;

	@Setup
	public void setUp() throws StageException {
		classifiers = Classifiers.load(ModelStore.bundled(), "standard", EnumSet.allOf(Modality.class), Device.CPU, 1,
				BatchingMode.APART, new StageClock());
		input = new float[BATCH * Math.max(length(classifiers.face()), length(classifiers.voice()))];
		Random random = new Random(1);
		for (int i = 0; i < input.length; i++)
			input[i] = (float) random.nextGaussian();
	}

	@TearDown
	public void tearDown() {
		classifiers.close();
	}

	/** One face of a batch of {@value #BATCH}. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public int face() throws StageException {
		return scored(classifiers.face(), BATCH);
	}

	/** One window of 3 s. */
	@Benchmark
	public int voice() throws StageException {
		return scored(classifiers.voice(), 1);
	}

	private int scored(List<EmotionClassifier> some, int items) throws StageException {
		int count = 0;
		for (EmotionClassifier classifier : some)
			count += classifier.score(input, items).size();
		return count;
	}

	private static int length(List<EmotionClassifier> some) {
		return some.stream().mapToInt(classifier -> classifier.bundle().input().length()).max().orElseThrow();
	}
}
