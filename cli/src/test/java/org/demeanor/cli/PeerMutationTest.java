package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.demeanor.StageException;
import org.demeanor.report.peer.FaceFormat;
import org.demeanor.report.table.ScoreTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged tables of other programs are refused in one line, or read to scores up to 1. */
class PeerMutationTest {

	private static final int COUNT = Integer.getInteger("mutations", 300);
	private static final long SEED = Long.getLong("mutations.seed", 1);

	private static final Map<FaceFormat, String> ORIGINALS = Map.of(FaceFormat.OPENFACE,
			"frame, face_id, timestamp, confidence, success, AU01_r, AU02_r, AU04_r, AU05_r, AU06_r, AU07_r, AU09_r, AU12_r, AU15_r,"
					+ " AU20_r, AU23_r, AU26_r\n1, 0, 0.000, 0.9, 1, 0.1, 0.2, 0, 0, 2.5, 0, 0, 3.75, 0, 0, 0, 0\n"
					+ "2, 0, 0.033, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0\n",
			FaceFormat.PYFEAT, "frame,Neutral,Happy,Sad,Surprise,Fear,Disgust,Anger,input\n0,0.1,0.4,0.1,0.1,0.1,0.1,0.1,a.mp4\n"
					+ "1,,,,,,,,a.mp4\n2,0.1,0.1,0.1,0.1,0.1,0.1,0.4,b.mp4\n",
			FaceFormat.IMOTIONS, "#Study : trial\n\nFrameNo\tJoy Evidence\tAnger Evidence\tSurprise Evidence\tFear Evidence\t"
					+ "Disgust Evidence\tSadness Evidence\tNeutral Evidence\n\t\t\t\t\t\t\t\n0\t1.5\t-2.5\t-1\t-1\t-4e-1\t-3\t0\n");

	@TempDir
	private Path folder;

	@Test
	void everyDamagedTableIsOneLineOrRead() throws IOException {
		List<FaceFormat> formats = ORIGINALS.keySet().stream().sorted().toList();
		Random random = new Random(SEED);
		int refused = 0;
		for (int i = 0; i < COUNT; i++) {
			FaceFormat format = formats.get(random.nextInt(formats.size()));
			byte[] damaged = Mutation.values()[i % Mutation.values().length].of(bytes(format),
					bytes(formats.get(random.nextInt(formats.size()))), random);
			Path file = Files.write(folder.resolve("film.csv"), damaged);
			if (isRefused(format, file, i + " of " + format))
				refused++;
		}
		assertThat(refused).isBetween(1, COUNT - 1);
	}

	private static byte[] bytes(FaceFormat format) {
		return ORIGINALS.get(format).getBytes(StandardCharsets.UTF_8);
	}

	private static boolean isRefused(FaceFormat format, Path file, String what) {
		try {
			for (ScoreTable.Row row : format.read(file).values())
				assertThat(row.scores().confidence()).as(what).isBetween(0., 1.01);
			return false;
		}
		catch (StageException refused) {
			assertThat(refused.getMessage()).as(what).hasLineCount(1).contains(": report: ").doesNotContain("Exception");
			return true;
		}
	}
}
