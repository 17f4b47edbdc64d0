package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.media.Clip;
import org.demeanor.media.ClipReader;
import org.demeanor.media.Limits;
import org.demeanor.media.ffmpeg.FfmpegReader;
import org.demeanor.report.DrawnClip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader takes one class and one line. */
class ReadersInTurnTest {

	private static final ClipReader NOT_FOR_IT = (name, limits) -> Optional.empty();

	@TempDir
	private Path folder;
	private Path file;

	@BeforeEach
	void file() throws IOException {
		file = Files.writeString(folder.resolve("drawing.flip"), "a format of our own");
	}

	@Test
	void theFirstThatCanOpensIt() throws StageException {
		Clip own = DrawnClip.silent(8, 8, 0);
		ClipReader never = (name, limits) -> {
			throw new AssertionError("asked after one has opened it");
		};
		assertThat(open(new FfmpegReader(), NOT_FOR_IT, (name, limits) -> Optional.of(own), never)).isSameAs(own);
	}

	@Test
	void ifNoneCanTheReasonOfEachIsGiven() {
		ClipReader other = (name, limits) -> {
			throw new StageException(Stage.MEDIA, name.toString(), "the first page is torn");
		};
		assertThatThrownBy(() -> open(NOT_FOR_IT, other)).hasMessage(file + ": media: the first page is torn");
		assertThatThrownBy(() -> open(other, NOT_FOR_IT, other))
				.hasMessage(file + ": media: the first page is torn; the first page is torn");
		assertThatThrownBy(() -> open(NOT_FOR_IT)).hasMessage(file + ": media: there is no reader for it");
	}

	private Clip open(ClipReader... readers) throws StageException {
		return Clips.open(file, Limits.DEFAULT, List.of(readers));
	}
}
