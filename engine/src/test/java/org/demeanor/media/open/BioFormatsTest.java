package org.demeanor.media.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.media.bioformats.BioFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without Bio-Formats, as most installations of the command line are. */
class BioFormatsTest {

	@TempDir
	private Path folder;

	@Test
	void mayBeAbsent() throws IOException {
		assertThat(BioFormats.available()).isFalse();
		Path file = Files.writeString(folder.resolve("cells.czi"), "cells ".repeat(99));
		assertThatThrownBy(() -> Clips.open(file)).isInstanceOf(StageException.class)
				.hasMessageContaining("Bio-Formats on the class path might open it");
	}
}
