package org.demeanor.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.av_demuxer_iterate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** The containers that FFmpeg may open: those that hold media themselves, and none that only point to other files. */
final class Containers {

	/** Playlists, descriptions and scripts refer to other files; the rest draw any text or bytes as a picture. */
	private static final Set<String> REFUSED = Set.of("concat", "concatf", "hls", "dash", "imf", "sdp", "rtp", "rtsp", "sap",
			"vobsub", "lavfi", "tty", "bin", "xbin", "adf", "idf");

	/** FFmpeg's {@code format_whitelist}: names, separated by commas. */
	static final String ALLOWED = allowed();

	private Containers() {}

	private static String allowed() {
		List<String> names = new ArrayList<>();
		try (PointerPointer<Pointer> position = new PointerPointer<>(1)) {
			position.put(0, (Pointer) null);
			AVInputFormat format = av_demuxer_iterate(position);
			while (format != null) {
				String name = format.name().getString();
				if (Arrays.stream(name.split(",")).noneMatch(REFUSED::contains))
					names.add(name);
				format = av_demuxer_iterate(position);
			}
		}
		return String.join(",", names);
	}
}
