package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.demeanor.StageException;
import org.demeanor.analysis.FusionModels;
import org.demeanor.analysis.Profile;
import org.demeanor.model.ModelStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged descriptions of models: each can be used or is one line. No net is loaded. */
class BundleMutationTest {

	private static final Path SHIPPED = Path.of("..", "models", "src", "main", "resources", "org", "demeanor", "models");
	private static final int COUNT = Integer.getInteger("mutations", 300);
	private static final long SEED = Long.getLong("mutations.seed", 1);

	@TempDir
	private Path folder;

	@Test
	void everyDamagedDescriptionIsOneLineOrWhole() throws IOException {
		List<Path> originals;
		try (Stream<Path> files = Files.list(SHIPPED)) {
			originals = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
		}
		for (Path file : originals)
			Files.copy(file, folder.resolve(file.getFileName()));
		Random random = new Random(SEED);
		int refused = 0;
		for (int i = 0; i < COUNT; i++) {
			Path original = originals.get(random.nextInt(originals.size()));
			byte[] other = Files.readAllBytes(originals.get(random.nextInt(originals.size())));
			byte[] damaged = Mutation.values()[i % Mutation.values().length].of(Files.readAllBytes(original), other, random);
			Path file = Files.write(folder.resolve(original.getFileName()), damaged);
			for (Profile profile : Profile.values())
				refused += isRefused(profile, i + " " + file) ? 1 : 0;
			Files.copy(original, file, StandardCopyOption.REPLACE_EXISTING);
		}
		assertThat(refused).as("of " + COUNT).isPositive();
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).hasSameSizeAs(originals);
		}
	}

	private boolean isRefused(Profile profile, String what) {
		try {
			FusionModels.of(ModelStore.of(folder), profile, Optional.empty());
			return false;
		}
		catch (StageException refused) {
			assertThat(refused.getMessage()).as(what).hasLineCount(1).contains(": model: ").doesNotContain("Exception");
			return true;
		}
	}
}
