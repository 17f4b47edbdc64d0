package org.demeanor.film;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.SoundReader;

/** A film composed of real clips side by side and one after another, so that everybody in it and every speaker are known. */
final class ComposedFilm implements Clip {

	private static final double RATE = 30;
	private static final int GRAY = 90;

	private final List<Scene> scenes;
	private final int columns;

	ComposedFilm(Scene... scenes) {
		this.scenes = List.of(scenes);
		columns = this.scenes.stream().mapToInt(scene -> scene.tiles().size()).max().orElseThrow();
	}

	/** Who is seen at a place of a frame. */
	Optional<String> person(double time, double x) {
		Scene scene = scene(time);
		int column = (int) x / Footage.SIZE - (columns - scene.tiles().size()) / 2;
		return column < 0 || column >= scene.tiles().size() ? Optional.empty() : Optional.of(scene.tiles().get(column).person());
	}

	/** Whose sound is heard. */
	Optional<Footage> heard(double time) {
		return Optional.ofNullable(scene(time).sound());
	}

	/** Whether somebody is seen. */
	boolean shows(String person, double time) {
		return scene(time).tiles().stream().anyMatch(footage -> footage.person().equals(person));
	}

	@Override
	public String name() {
		return "composed";
	}

	@Override
	public boolean hasFrames() {
		return true;
	}

	@Override
	public boolean hasSound() {
		return scenes.stream().anyMatch(scene -> scene.sound() != null);
	}

	@Override
	public OptionalDouble durationSeconds() {
		return OptionalDouble.of(scenes.stream().mapToDouble(Scene::seconds).sum());
	}

	@Override
	public OptionalDouble framesPerSecond() {
		return OptionalDouble.of(RATE);
	}

	@Override
	public FrameReader openFrames() {
		return new FrameReader() {

			private int next;

			@Override
			public Frame read() {
				if (next / RATE >= durationSeconds().getAsDouble())
					return null;
				return new Frame(next, next / RATE, columns * Footage.SIZE, Footage.SIZE, picture(next++ / RATE));
			}

			@Override
			public boolean skip() {
				return next++ / RATE < durationSeconds().getAsDouble();
			}

			@Override
			public void close() {}
		};
	}

	@Override
	public SoundReader openSound() {
		float[] samples = new float[(int) (durationSeconds().getAsDouble() * SoundReader.SAMPLE_RATE)];
		double start = 0;
		for (Scene scene : scenes) {
			int to = (int) (start * SoundReader.SAMPLE_RATE);
			if (scene.sound() != null) {
				int from = (int) (scene.from() * SoundReader.SAMPLE_RATE);
				int length = Math.min((int) (scene.seconds() * SoundReader.SAMPLE_RATE), scene.sound().samples().length - from);
				System.arraycopy(scene.sound().samples(), from, samples, to, Math.min(length, samples.length - to));
			}
			start += scene.seconds();
		}
		return new SoundReader() {

			private int next;

			@Override
			public double startSeconds() {
				return 0;
			}

			@Override
			public int read(float[] into, int offset, int length) {
				int read = Math.min(length, samples.length - next);
				System.arraycopy(samples, next, into, offset, read);
				next += read;
				return read == 0 ? -1 : read;
			}

			@Override
			public void close() {}
		};
	}

	// -- Helper methods --

	private Scene scene(double time) {
		double start = 0;
		for (Scene scene : scenes) {
			if (time < start + scene.seconds())
				return scene;
			start += scene.seconds();
		}
		return scenes.get(scenes.size() - 1);
	}

	private double start(Scene wanted) {
		double start = 0;
		for (Scene scene : scenes) {
			if (scene == wanted)
				return start;
			start += scene.seconds();
		}
		throw new IllegalArgumentException("no scene of this film");
	}

	private byte[] picture(double time) {
		Scene scene = scene(time);
		byte[] picture = new byte[3 * columns * Footage.SIZE * Footage.SIZE];
		Arrays.fill(picture, (byte) GRAY);
		int first = (columns - scene.tiles().size()) / 2;
		for (int column = 0; column < scene.tiles().size(); column++) {
			byte[] tile = scene.tiles().get(column).tile(scene.from() + time - start(scene));
			for (int row = 0; row < Footage.SIZE; row++)
				System.arraycopy(tile, 3 * row * Footage.SIZE, picture, 3 * (row * columns + first + column) * Footage.SIZE,
						3 * Footage.SIZE);
		}
		return picture;
	}
}
