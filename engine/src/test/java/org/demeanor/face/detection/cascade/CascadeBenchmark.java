package org.demeanor.face.detection.cascade;

import java.util.List;

import org.demeanor.StageBenchmark;
import org.demeanor.StageException;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.BenchmarkClip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Setup;

public class CascadeBenchmark extends StageBenchmark {

	private List<GrayImage> frames;
	private StandardDetector standard;
	private ReferenceDetector reference;
	private int next;

	@Setup
	public void setUp() throws StageException {
		frames = BenchmarkClip.frames().stream().map(GrayConverter::of).toList();
		standard = new StandardDetector(CascadeSettings.DEFAULT);
		reference = new ReferenceDetector(CascadeSettings.DEFAULT);
	}

	/** The mean over frames that are searched whole and frames that are searched around the last faces. */
	@Benchmark
	public List<FaceBox> standard() {
		return standard.detect(nextFrame());
	}

	@Benchmark
	public List<FaceBox> reference() {
		return reference.detect(nextFrame());
	}

	/** As a worker searches, which has Java's vectors. */
	@Benchmark
	@Fork(value = 1, jvmArgsAppend = { "--add-modules", "jdk.incubator.vector" })
	public List<FaceBox> referenceByVectors() {
		return reference.detect(nextFrame());
	}

	private GrayImage nextFrame() {
		next = (next + 1) % frames.size();
		return frames.get(next);
	}
}
