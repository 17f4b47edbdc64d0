package org.demeanor.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.demeanor.StageException;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

	@TempDir
	private Path folder;

	@Test
	void ravdessNamesTellEmotionAndActor() throws IOException {
		touch("Actor_05/03-01-03-01-01-02-05.flac", "Actor_05/03-01-06-02-01-02-05.WAV", "Actor_24/03-01-08-01-01-01-24.mp4",
				"Actor_05/03-01-01-01-01-01-05.flac", "Actor_05/03-02-03-01-01-02-05.flac", "notes.wav", "notes.txt");
		DataSet data = Layout.RAVDESS.read(folder, selection(false, true, false));
		assertThat(data.items()).extracting(LabelledFile::name).containsExactly("03-01-03-01-01-02-05", "03-01-06-02-01-02-05",
				"03-01-08-01-01-01-24");
		assertThat(data.items()).extracting(LabelledFile::truth).containsExactly(Emotion.HAPPY, Emotion.FEAR, Emotion.SURPRISE);
		assertThat(data.items()).extracting(item -> item.actor().orElseThrow()).containsExactly(5, 5, 24);
		assertThat(data.leftOut()).containsOnlyKeys("neutral", "song", "not named as RAVDESS names its files");
		assertThat(data.hasActors()).isTrue();
	}

	@Test
	void neutralCountsAsCalmWhereAsked() throws IOException {
		touch("03-01-01-01-01-01-05.flac", "03-01-02-01-01-01-05.flac");
		DataSet data = Layout.RAVDESS.read(folder, selection(true, true, false));
		assertThat(data.items()).extracting(LabelledFile::truth).containsExactly(Emotion.CALM, Emotion.CALM);
	}

	@Test
	void ofSeveralRenditionsOneIsTaken() throws IOException {
		touch("02-01-03-01-01-02-05.mp4", "03-01-03-01-01-02-05.wav");
		assertThat(Layout.RAVDESS.read(folder, selection(false, true, false)).items()).extracting(LabelledFile::name)
				.containsExactly("03-01-03-01-01-02-05");
		assertThat(Layout.RAVDESS.read(folder, selection(false, false, false)).items()).extracting(LabelledFile::name)
				.containsExactly("02-01-03-01-01-02-05");
		touch("01-01-03-01-01-02-05.mp4");
		assertThat(Layout.RAVDESS.read(folder, selection(false, true, false)).items()).extracting(LabelledFile::name)
				.containsExactly("01-01-03-01-01-02-05");
	}

	@Test
	void picturesOfOneClipAreOneItem() throws IOException {
		touch("happy/01-01-03-01-01-02-05_01.jpg", "happy/01-01-03-01-01-02-05_00.jpg", "sad/01-01-04-01-01-02-05_00.jpg");
		List<LabelledFile> items = Layout.RAVDESS.read(folder, selection(false, false, true)).items();
		assertThat(items).extracting(LabelledFile::name).containsExactly("01-01-03-01-01-02-05", "01-01-04-01-01-02-05");
		assertThat(items.get(0).files()).extracting(file -> file.getFileName().toString())
				.containsExactly("01-01-03-01-01-02-05_00.jpg", "01-01-03-01-01-02-05_01.jpg");
	}

	@Test
	void actorsThatAreNotThereAreNamed() throws IOException {
		touch("03-01-03-01-01-02-05.wav", "03-01-03-01-01-02-06.wav");
		SortedSet<Integer> wanted = new TreeSet<>(List.of(5));
		assertThat(Layout.RAVDESS.read(folder, selection(wanted)).items()).hasSize(1);
		wanted.add(21);
		assertThatThrownBy(() -> Layout.RAVDESS.read(folder, selection(wanted)))
				.isInstanceOf(StageException.class).hasMessageContaining("no clip of actor 21");
	}

	@Test
	void whatWasLeftOutIsCountedIfNothingIsLeft() throws IOException {
		touch("stray.png", "contempt/a.png", "contempt/b.png");
		assertThatThrownBy(() -> Layout.FOLDERS.read(folder, selection(false, false, true))).isInstanceOf(StageException.class)
				.hasMessageContaining("angry, calm, disgust").hasMessageContaining("2 files: contempt")
				.hasMessageContaining("1 file: in no folder of a label");
	}

	@Test
	void foldersAreNamedAfterTheirLabels() throws IOException {
		touch("happy/a.png", "Sadness/deep/a.png", "neutral/a.png", "contempt/a.png", "stray.png", "happy/notes.txt");
		DataSet data = Layout.FOLDERS.read(folder, selection(false, false, true));
		assertThat(data.items()).extracting(LabelledFile::name).containsExactlyInAnyOrder("happy/a.png", "Sadness/deep/a.png");
		assertThat(data.leftOut()).containsOnlyKeys("neutral", "contempt", "in no folder of a label");
		assertThat(data.hasActors()).isFalse();
		assertThat(Layout.FOLDERS.read(folder, selection(true, false, true)).items()).extracting(LabelledFile::truth)
				.containsExactlyInAnyOrder(Emotion.HAPPY, Emotion.SAD, Emotion.CALM);
	}

	@Test
	void aFolderWithoutAnythingOfUseIsAMistake() throws IOException {
		touch("03-01-01-01-01-01-05.flac");
		for (Layout layout : Layout.values())
			assertThatThrownBy(() -> layout.read(folder, selection(false, true, false))).isInstanceOf(StageException.class)
					.hasMessageContaining(folder.toString());
		assertThatThrownBy(() -> Layout.FOLDERS.read(folder.resolve("none"), selection(false, true, false)))
				.hasMessageContaining("no such folder");
	}

	@Test
	void resultsAmongTheDataAreNoData() throws IOException {
		touch("happy/a.png", "happy/results/b.png", "results/happy/c.png");
		for (String out : List.of("happy/results", "results")) {
			DataSet data = Layout.FOLDERS.read(folder, new Selection(false, Optional.empty(), false, true, false,
					Optional.of(folder.resolve(out))));
			assertThat(data.items()).extracting(LabelledFile::name).as(out).contains("happy/a.png")
					.noneMatch(name -> name.startsWith(out));
			assertThat(data.leftOut()).as(out).doesNotContainKey("contempt");
		}
		assertThatThrownBy(() -> Layout.FOLDERS.read(folder, new Selection(false, Optional.empty(), false, true, false,
				Optional.of(folder.resolve("happy/..")))))
				.hasMessageContaining(": report: holds the data and cannot take the results too");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void linksAreFollowedOnlyIfAskedFor() throws IOException {
		touch("data/happy/a.png", "elsewhere/b.png");
		Path data = folder.resolve("data");
		Files.createSymbolicLink(data.resolve("happy/link"), folder.resolve("elsewhere"));
		Files.createSymbolicLink(data.resolve("happy/c.png"), folder.resolve("elsewhere/b.png"));
		Files.createSymbolicLink(data.resolve("happy/up"), data);
		DataSet found = Layout.FOLDERS.read(data, selection(false, false, true));
		assertThat(found.items()).extracting(LabelledFile::name).containsExactly("happy/a.png");
		assertThat(found.leftOut()).containsEntry("links, which are followed only with --follow-links", 3);
		assertThat(Layout.FOLDERS.read(data, new Selection(false, Optional.empty(), false, true, true, Optional.empty())).items())
				.extracting(LabelledFile::name).as("none twice by the circle")
				.containsExactly("happy/a.png", "happy/c.png", "happy/link/b.png");
	}

	private static Selection selection(boolean neutralAsCalm, boolean voice, boolean cropped) {
		return new Selection(neutralAsCalm, Optional.empty(), voice, cropped);
	}

	private static Selection selection(SortedSet<Integer> actors) {
		return new Selection(false, Optional.of(actors), true, false);
	}

	private void touch(String... files) throws IOException {
		for (String file : files) {
			Path path = folder.resolve(file);
			Files.createDirectories(path.getParent());
			Files.createFile(path);
		}
	}
}
