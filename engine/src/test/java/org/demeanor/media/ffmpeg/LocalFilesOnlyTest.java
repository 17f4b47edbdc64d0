package org.demeanor.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.demeanor.Samples;
import org.demeanor.StageException;
import org.demeanor.media.Reading;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an input refers to is not opened: neither over the network nor elsewhere on the disk. */
class LocalFilesOnlyTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "list.m3u8", "list.mp4", "list.ffconcat", "list.sdp", "list.mpd" })
	void nothingElseIsOpened(String name) throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String url = "http://127.0.0.1:" + server.getLocalPort() + "/clip.mp4";
			String secret = Samples.DRAWN.toAbsolutePath().toString();
			for (String target : new String[] { url, "file:" + secret, "concat:" + secret, "data:video/mp4;base64,AAAA" }) {
				Path file = Files.writeString(folder.resolve(name), text(name, target));
				assertThat(catchThrowableOfType(StageException.class, () -> Clips.open(file))).as(target).isNotNull();
			}
			server.setSoTimeout(1);
			assertThat(catchThrowableOfType(SocketTimeoutException.class, server::accept)).as("a connection").isNotNull();
		}
	}

	/** Subtitles that come in pairs: FFmpeg would open the other file. A pipe that nobody writes keeps whoever opens it. */
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aNeighbourOfTheFileIsNotOpened() throws IOException, InterruptedException {
		Path index = Files.writeString(folder.resolve("pair.idx"), "# VobSub index file, v7 (do not modify this line!)\n"
				+ "size: 720x576\nid: en, index: 0\ntimestamp: 00:00:01:000, filepos: 000000000\n");
		assertThat(new ProcessBuilder("mkfifo", folder.resolve("pair.sub").toString()).start().waitFor()).isZero();
		Path luma = Files.write(folder.resolve("film.Y"), new byte[352 * 288]);
		for (String chroma : new String[] { "film.U", "film.V" })
			assertThat(new ProcessBuilder("mkfifo", folder.resolve(chroma).toString()).start().waitFor()).isZero();
		for (Path file : new Path[] { index, luma })
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(catchThrowableOfType(StageException.class, () -> {
				Reading.frames(Clips.open(file));
			})).as(file.toString()).isNotNull());
	}

	/** Whatever these hold, it is neither pictures nor sound of their own. */
	@ParameterizedTest
	@ValueSource(strings = { "1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n",
			"[Script Info]\nScriptType: v4.00+\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,a,b,0,0,0,,Hello.\n",
			"{1}{25}Hello.\n{26}{50}Good bye.\n{51}{75}End.\n", "<SAMI><BODY><SYNC Start=1000>Hello.</SYNC></BODY></SAMI>",
			";FFMETADATA1\ntitle=Hello\n" })
	void subtitlesAndDescriptionsAreNoClips(String content) throws IOException {
		for (String ending : new String[] { "srt", "sub", "txt", "mp4" }) {
			Path file = Files.writeString(folder.resolve("words." + ending), content);
			assertThat(catchThrowableOfType(StageException.class, () -> Clips.open(file))).as(ending)
					.hasMessageStartingWith(file + ": media: FFmpeg cannot read it as media");
		}
	}

	/** What a later FFmpeg learns to open is not opened before somebody has looked at it. */
	@Test
	void onlyFormatsThatAreNamedAreOpened() {
		assertThat(Containers.ALLOWED.split(",")).doesNotHaveDuplicates().contains("mov", "matroska", "wav", "png_pipe", "image2")
				.doesNotContain("concat", "dash", "hls", "imf", "rtsp", "sdp", "vobsub", "srt", "tty", "svg_pipe", "rawvideo", "lavfi",
						"webm_dash_manifest", "data", "");
	}

	private static String text(String name, String target) {
		return switch (name) {
			case "list.ffconcat" -> "ffconcat version 1.0\nfile '" + target + "'\n";
			case "list.sdp" -> "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
					+ "a=rtpmap:96 H264/90000\na=control:" + target + "\n";
			case "list.mpd" -> "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
					+ " mediaPresentationDuration=\"PT8S\"><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\""
					+ " bandwidth=\"1\"><BaseURL>" + target + "</BaseURL></Representation></AdaptationSet></Period></MPD>";
			default -> "#EXTM3U\n#EXT-X-TARGETDURATION:8\n#EXTINF:8,\n" + target + "\n#EXT-X-ENDLIST\n";
		};
	}
}
