package org.demeanor.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

	@ParameterizedTest
	@CsvSource({ "clip.MP4, clip, mp4", "a.b.wav, a.b, wav", "noise, noise, ''", ".hidden, .hidden, hidden", "end., end, ''" })
	void aNameHasTwoParts(String name, String stem, String extension) {
		assertThat(FileNames.stem(name)).isEqualTo(stem);
		assertThat(FileNames.extension(name)).isEqualTo(extension);
	}

	@ParameterizedTest
	@ValueSource(strings = { "clip.mp4", "/data/clip.mp4", "C:\\data\\clip.mp4", "C:\\data/clip.mp4", "C:/data\\clip.mp4" })
	void aPathOfAnySystemEndsInAName(String path) {
		assertThat(FileNames.last(path)).isEqualTo("clip.mp4");
	}
}
