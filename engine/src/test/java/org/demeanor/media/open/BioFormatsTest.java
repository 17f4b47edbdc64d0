package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.ToolProvider;

import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.Frame;
import org.demeanor.media.Reading;
import org.demeanor.media.bioformats.BioFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stand-in for Bio-Formats that is compiled here, so that its absence can be tested too. */
class BioFormatsTest {

	/** Two frames of 2 x 1 pixels of 16 bits, 0.2 s apart; counts the readers that are open. */
	private static final String STAND_IN = """
			package loci.formats;

			public class ImageReader {
				public static int open;

				public void setId(String file) {
					if (file.endsWith("bad.czi"))
						throw new IllegalStateException("broken header");
					open++;
				}

				public int getImageCount() { return 2; }
				public int getSizeX() { return 2; }
				public int getSizeY() { return 1; }
				public int getRGBChannelCount() { return 1; }
				public int getPixelType() { return 3; }
				public boolean isInterleaved() { return false; }
				public boolean isLittleEndian() { return true; }
				public byte[] openBytes(int plane) { return new byte[] { 9, (byte) (plane + 1), 9, (byte) 200 }; }
				public java.util.Map<String, Object> getGlobalMetadata() {
					return java.util.Map.of("Microseconds per frame", "200000");
				}
				public void close() { open = Math.max(0, open - 1); }
			}
			""";

	@TempDir
	private Path folder;

	@Test
	void mayBeAbsent() throws IOException {
		assertThat(BioFormats.available()).isFalse();
		Path file = Files.writeString(folder.resolve("cells.czi"), "cells ".repeat(99));
		assertThatThrownBy(() -> Clips.open(file)).isInstanceOf(StageException.class)
				.hasMessageContaining("Bio-Formats on the class path might open it");
	}

	@Test
	void readsWhatFfmpegRefuses() throws Exception {
		Path file = Files.writeString(folder.resolve("cells.czi"), "cells ".repeat(99));
		Path bad = Files.writeString(folder.resolve("bad.czi"), "cells ".repeat(99));
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { compiled().toUri().toURL() }, before)) {
			Thread.currentThread().setContextClassLoader(loader);
			assertThat(BioFormats.available()).isTrue();
			Clip clip = Clips.open(file);
			assertThat(clip.hasFrames()).isTrue();
			assertThat(clip.hasSound()).isFalse();
			assertThat(clip.durationSeconds().orElseThrow()).isCloseTo(0.4, within(1e-9));
			assertThatThrownBy(clip::openSound).isInstanceOf(StageException.class);
			List<Frame> frames = Reading.frames(clip);
			assertThat(frames).extracting(Frame::timeSeconds).containsExactly(0.0, 0.2);
			assertThat(frames.get(1).bgr()).containsExactly(2, 2, 2, 200, 200, 200);
			assertThatThrownBy(() -> Clips.open(bad)).isInstanceOf(StageException.class)
					.hasMessageContaining("Invalid data").hasMessageContaining("broken header");
			assertThat(loader.loadClass(BioFormats.READER_CLASS).getField("open").getInt(null)).as("open readers").isZero();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private Path compiled() throws IOException {
		Path source = Files.writeString(folder.resolve("ImageReader.java"), STAND_IN);
		Path classes = Files.createDirectory(folder.resolve("classes"));
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString()))
				.isZero();
		return classes;
	}
}
