package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.bytedeco.ffmpeg.global.avutil;
import org.demeanor.media.MadeVideo;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo that is stored in tiles, as phones do it: its first tile is not the photo. */
class TileGridTest {

	@TempDir
	private Path folder;

	@Test
	void isRefusedInWords() throws IOException {
		Path file = grid(folder.resolve("photo.avif"));
		assertThatThrownBy(() -> Clips.open(file)).hasMessageContaining("photo.avif: media: ").hasMessageContaining("tiles");
	}

	// -- Helper methods --

	/** Four times the same coded tile of 64 x 48, as one picture of 128 x 96. */
	private Path grid(Path file) throws IOException {
		byte[] single = Files.readAllBytes(MadeVideo.make(folder.resolve("tile.avif"), 64, 48, "libaom-av1",
				avutil.AV_PIX_FMT_YUV420P, Map.of("still-picture", "1", "cpu-used", "8"), recorder -> {}, frame -> frame * 100_000L));
		byte[] config = boxNamed(single, "av1C");
		byte[] data = content(single, "mdat");
		byte[] layout = bytes(0, 0, 1, 1, 0, 128, 0, 96);
		byte[] properties = box("ipco", box("ispe", bytes(0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 48)), config,
				box("ispe", bytes(0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 96)));
		byte[] uses = box("ipma", bytes(0, 0, 0, 0, 0, 0, 0, 5, 0, 1, 1, 3, 0, 2, 2, 1, 0x82, 0, 3, 2, 1, 0x82, 0, 4, 2, 1, 0x82,
				0, 5, 2, 1, 0x82));
		ByteArrayOutputStream items = new ByteArrayOutputStream();
		items.write(bytes(0, 0, 0, 0, 0, 5));
		for (int item = 1; item <= 5; item++)
			items.write(box("infe", bytes(2, 0, 0, 0, 0, item, 0, 0), (item == 1 ? "grid" : "av01").getBytes(StandardCharsets.US_ASCII),
					bytes(0)));
		byte[] head = box("ftyp", "avif\0\0\0\0mif1avifmiaf".getBytes(StandardCharsets.US_ASCII));
		byte[] draft = meta(items.toByteArray(), properties, uses, layout, 0, data.length);
		byte[] meta = meta(items.toByteArray(), properties, uses, layout, head.length + draft.length + 8, data.length);
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.write(head);
		all.write(meta);
		all.write(box("mdat", data));
		return Files.write(file, all.toByteArray());
	}

	private static byte[] meta(byte[] items, byte[] properties, byte[] uses, byte[] layout, int at, int length)
			throws IOException {
		ByteBuffer places = ByteBuffer.allocate(8 + 5 * 16);
		places.putInt(1 << 24).put((byte) 0x44).put((byte) 0).putShort((short) 5);
		for (int item = 1; item <= 5; item++)
			places.putShort((short) item).putShort((short) (item == 1 ? 1 : 0)).putShort((short) 0).putShort((short) 1)
					.putInt(item == 1 ? 0 : at).putInt(item == 1 ? layout.length : length);
		return box("meta", bytes(0, 0, 0, 0), box("hdlr", bytes(0, 0, 0, 0, 0, 0, 0, 0), "pict".getBytes(StandardCharsets.US_ASCII),
				new byte[13]), box("pitm", bytes(0, 0, 0, 0, 0, 1)), box("iloc", places.array()), box("iinf", items),
				box("iref", bytes(0, 0, 0, 0), box("dimg", bytes(0, 1, 0, 4, 0, 2, 0, 3, 0, 4, 0, 5))),
				box("iprp", properties, uses), box("idat", layout));
	}

	private static byte[] box(String name, byte[]... content) throws IOException {
		ByteArrayOutputStream inside = new ByteArrayOutputStream();
		for (byte[] part : content)
			inside.write(part);
		return ByteBuffer.allocate(8 + inside.size()).putInt(8 + inside.size()).put(name.getBytes(StandardCharsets.US_ASCII))
				.put(inside.toByteArray()).array();
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++)
			bytes[i] = (byte) values[i];
		return bytes;
	}

	private static byte[] boxNamed(byte[] file, String name) {
		int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(name) - 4;
		byte[] box = new byte[ByteBuffer.wrap(file).getInt(at)];
		System.arraycopy(file, at, box, 0, box.length);
		return box;
	}

	private static byte[] content(byte[] file, String name) {
		byte[] box = boxNamed(file, name);
		byte[] inside = new byte[box.length - 8];
		System.arraycopy(box, 8, inside, 0, inside.length);
		return inside;
	}
}
