package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.media.Frame;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.Reading;
import org.demeanor.media.TaggedPicture;
import org.demeanor.media.Tracks;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are stored turned or mirrored, and files that say so. */
class UprightFramesTest {

	@TempDir
	private Path folder;

	/** Where the corner goes that is white in the coded picture, by the matrix x' = a x + c y, y' = b x + d y. */
	@ParameterizedTest
	@CsvSource({ "1,0,0,1,false,left,top", "-1,0,0,1,false,right,top", "1,0,0,-1,false,left,bottom",
			"-1,0,0,-1,false,right,bottom", "0,1,1,0,true,left,top", "0,-1,-1,0,true,right,bottom",
			"0,1,-1,0,true,right,top", "0,-1,1,0,true,left,bottom" })
	void areSeenAsTheDisplayMatrixOfTheVideoSays(int a, int b, int c, int d, boolean lying, String side, String edge)
			throws IOException {
		Path file = MadeVideo.plain(folder.resolve("plain.mp4"));
		setMatrix(file, a, b, c, d);
		for (Frame frame : Reading.frames(Clips.open(file))) {
			assertThat(frame.width()).isEqualTo(lying ? 48 : 64);
			cornerIsWhite(frame, side.equals("left"), edge.equals("top"));
		}
	}

	/** By the figure 0th row, 0th column of the EXIF standard. */
	@ParameterizedTest
	@CsvSource({ "1,left,top", "2,right,top", "3,right,bottom", "4,left,bottom", "5,left,top", "6,right,top",
			"7,right,bottom", "8,left,bottom" })
	void areSeenAsTheirExifDataSay(int orientation, String side, String edge) throws IOException {
		for (String format : new String[] { "jpg", "png", "webp", "tiff" })
			for (ByteOrder order : new ByteOrder[] { ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN }) {
				Path file = TaggedPicture.write(folder.resolve(order + "." + format), format, whiteCorner(), orientation, order);
				Frame frame = Reading.frames(Clips.open(file)).get(0);
				assertThat(frame.width()).as(format).isEqualTo(orientation > 4 ? 48 : 64);
				cornerIsWhite(frame, side.equals("left"), edge.equals("top"));
			}
	}

	/** Damage in EXIF data, which begin at byte 41, is no reason not to show the picture. */
	@ParameterizedTest
	@ValueSource(ints = { 41, 45, 49 })
	void areSeenAsStoredWhereTheExifDataAreDamaged(int at) throws IOException {
		byte[] png = Files.readAllBytes(TaggedPicture.write(folder.resolve("whole.png"), "png", whiteCorner(), 6,
				ByteOrder.BIG_ENDIAN));
		ByteBuffer.wrap(png).putShort(at, (short) 0x7FFF).putShort(at + 2, (short) 0x7FFF);
		Frame frame = Reading.frames(Clips.open(Files.write(folder.resolve("damaged.png"), png))).get(0);
		assertThat(frame.width()).isEqualTo(64);
	}

	/** 64 x 48 pixels that are twice as wide as high, or half as wide, or nearly square, or absurd. */
	@ParameterizedTest
	@CsvSource({ "2,0,128,48", "0.5,0,64,96", "1.005,0,64,48", "100,0,64,48", "2,90,48,128" })
	void haveSquarePixels(double aspect, int degrees, int width, int height) throws IOException {
		Path file = MadeVideo.make(folder.resolve("wide.mp4"), 64, 48, "mpeg4", avutil.AV_PIX_FMT_YUV420P, Map.of(),
				recorder -> {
					recorder.setAspectRatio(aspect);
					recorder.setDisplayRotation(degrees);
				}, frame -> frame * 100_000L);
		Frame frame = Reading.frames(Clips.open(file)).get(0);
		assertThat(frame.width()).isEqualTo(width);
		assertThat(frame.height()).isEqualTo(height);
		try (VideoFrames stored = VideoFrames.open(file, Tracks.AUTO)) {
			assertThat(stored.get(0).width()).isEqualTo(degrees == 0 ? 64 : 48);
			assertThat(stored.pixelAspect()).isEqualTo(frame.pixelAspect());
		}
	}

	// -- Helper methods --

	private static BufferedImage whiteCorner() {
		BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
		for (int x = 0; x < 64; x++)
			for (int y = 0; y < 48; y++)
				image.setRGB(x, y, x < 16 && y < 12 ? 0xFFFFFF : 0x404040);
		return image;
	}

	private static void cornerIsWhite(Frame frame, boolean left, boolean top) {
		for (boolean atLeft : new boolean[] { true, false })
			for (boolean atTop : new boolean[] { true, false }) {
				int x = atLeft ? 3 : frame.width() - 4;
				int y = atTop ? 3 : frame.height() - 4;
				assertThat((frame.bgr()[3 * (y * frame.width() + x)] & 0xff) > 220).as(x + ", " + y)
						.isEqualTo(atLeft == left && atTop == top);
			}
	}

	/** In the header of the only track, as 16.16 numbers; players ignore how far it moves the picture. */
	private static void setMatrix(Path file, int a, int b, int c, int d) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
		int matrix = header + 4 + 4 + (bytes[header + 4] == 1 ? 32 : 20) + 8 + 2 + 2 + 2 + 2;
		ByteBuffer values = ByteBuffer.wrap(bytes);
		values.putInt(matrix, a << 16).putInt(matrix + 4, b << 16).putInt(matrix + 12, c << 16).putInt(matrix + 16, d << 16);
		Files.write(file, bytes);
	}
}
