package org.demeanor.face.image;

import java.util.List;

import org.demeanor.StageBenchmark;
import org.demeanor.StageException;
import org.demeanor.media.BenchmarkClip;
import org.demeanor.media.Frame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

public class FaceImageBenchmark extends StageBenchmark {

	private final FaceCropper cropper = new FaceCropper(122, 5);
	private List<Frame> frames;
	private GrayImage gray;
	private FaceBox box;
	private int next;

	@Setup
	public void setUp() throws StageException {
		frames = BenchmarkClip.frames();
		gray = GrayConverter.of(frames.get(0));
		int side = Math.min(gray.width(), gray.height()) / 2;
		box = new FaceBox(side / 2, side / 2, side, side);
	}

	@Benchmark
	public byte[] gray() {
		next = (next + 1) % frames.size();
		return GrayConverter.of(frames.get(next)).pixels();
	}

	/** A face half as high as the frame. */
	@Benchmark
	public byte[] crop() {
		return cropper.crop(gray, box);
	}
}
